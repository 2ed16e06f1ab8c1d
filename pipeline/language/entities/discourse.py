"""What has been named where in a document: the memory that anaphors look into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.language.entities.acronyms import NAMED
from pipeline.language.entities.conflicts import is_acronym
from pipeline.language.entities.names import content_words
from pipeline.language.extensions import SPANS
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

_MASCULINE = frozenset(("le", "du", "au", "un", "ce"))
_FEMININE = frozenset(("la", "une", "cette"))
#: types that a pronoun or noun can stand for
_REFERENTS = frozenset((*NAMED, "COUNTRY"))
#: what is named inside a title is named as well: « mission de l'OMS et du ministère »
_TITLES = frozenset(("EVENT", "PROGRAMME", "QUANTITY"))
_CLOSING = frozenset((".", "!", "?", "…"))


@dataclass(frozen=True)
class Named:
    """A mention that does not lie inside another; `head` is the first noun of its entity's name if known."""

    id: str
    type: str
    start: int
    end: int
    sentence: int
    head: str | None


class Discourse:
    """The mentions of `doc` in the order and by the sentence in which they stand."""

    def __init__(self, doc: Doc, rules: EntityRules) -> None:
        self.doc = doc
        self._rules = rules
        self._starts = _sentence_starts(doc)
        self._heads = {entity.id: _head(entity.name, rules) for entity in doc._.entities}
        self._genders: dict[str, str | None] = {}
        self._subjects: dict[int, tuple[str, ...]] = {}
        self._dates = {span.start for span in doc.spans.get(SPANS, ()) if span.label_ == "DATE"}
        self.covered: set[int] = set()
        self._named: list[Named] = []
        self._by_sentence: dict[int, list[Named]] = {}
        self._spans: dict[str, list[Span]] = {}
        self._read_mentions()

    def _read_mentions(self) -> None:
        end = 0
        for span in self.doc.spans.get(SPANS, ()):
            self._spans.setdefault(span._.entity_id, []).append(span)
            nested = span.end <= end
            if span.label_ not in _TITLES:
                end = max(end, span.end)
            self.covered.update(range(span.start, span.end))
            if not nested and span.label_ in _REFERENTS:
                entity_id = span._.entity_id
                sentence = self._sentence_at(span.start)
                head = self._heads.get(entity_id)
                named = Named(entity_id, span.label_, span.start, span.end, sentence, head)
                self._named.append(named)
                self._by_sentence.setdefault(sentence, []).append(named)

    def sentence_of(self, token: Token) -> int:
        return self._sentence_at(token.i)

    def before(self, token: Token) -> list[Named]:
        """All that is named before `token`, in text order."""
        return self._named[: bisect_right(self._named, token.i, key=lambda named: named.start)]

    def sentences_back(self, token: Token, window: int, here: bool = True) -> Iterator[list[Named]]:
        """What is named in the sentence of `token` before it, then in each of `window` sentences before."""
        for _, named in self.numbered_sentences_back(token, window, here):
            yield named

    def numbered_sentences_back(
        self, token: Token, window: int, here: bool = True
    ) -> Iterator[tuple[int, list[Named]]]:
        sentence = self.sentence_of(token)
        if here:
            yield sentence, [n for n in self._by_sentence.get(sentence, ()) if n.end <= token.i]
        for back in range(sentence - 1, max(-1, sentence - 1 - window), -1):
            yield back, self._by_sentence.get(back, [])

    def has_stem(self, sentence: int, stems: tuple[str, ...]) -> bool:
        words = (fold(token.text) for token in self._tokens(sentence))
        return any(word.startswith(stems) for word in words)

    def is_subject(self, named: Named) -> bool:
        return named.id in self._sentence_subject(named.sentence)

    def subject_before(self, token: Token) -> tuple[str, ...]:
        """Ids of the subject of the clause before `token` in its sentence, else of the sentence before."""
        sentence = self.sentence_of(token)
        if token.i - self._starts[sentence] > 2:
            ids = self._sentence_subject(sentence, before=token.i)
            if ids or self._rival_subject(self._starts[sentence], token):
                last = max((n.end for n in self._by_sentence.get(sentence, ()) if n.id in ids), default=0)
                return ids if ids and not self._rival_subject(last, token) else ()
        return self._sentence_subject(sentence - 1) if sentence else ()

    def _rival_subject(self, start: int, token: Token) -> bool:
        """Another noun is the subject of a verb between token `start` and the pronoun."""
        return any(
            word.dep_.startswith("nsubj") and word.pos_ in ("NOUN", "PROPN")
            for word in self.doc[start : token.i]
        )

    def is_dated(self, token: Token) -> bool:
        """« le rendez-vous du 15 septembre »: a bare noun with a date that tells which."""
        return token.i + 2 in self._dates and fold(self.doc[token.i + 1].text) in ("du", "de", "d'")

    def note_subject(self, token: Token, ids: tuple[str, ...]) -> None:
        """An anaphor at the start of its sentence is the subject of it from now on."""
        sentence = self.sentence_of(token)
        if token.i - self._starts[sentence] <= 2 or (token.dep_ == "nsubj" and token.head.dep_ == "ROOT"):
            self._subjects.setdefault(sentence, ids)

    def gender(self, entity_id: str) -> str | None:
        """« m » or « f » by the first noun of the name or the articles before it, None if neither says."""
        if entity_id not in self._genders:
            self._genders[entity_id] = self._find_gender(entity_id)
        return self._genders[entity_id]

    def _find_gender(self, entity_id: str) -> str | None:
        head = self._heads.get(entity_id)
        if head in self._rules.masculine:
            return "m"
        if head in self._rules.feminine:
            return "f"
        for span in self._spans.get(entity_id, ()):
            article = fold(self.doc[span.start - 1].text) if span.start else ""
            if article in _MASCULINE or article in _FEMININE:
                return "m" if article in _MASCULINE else "f"
        return None

    def _sentence_subject(self, sentence: int, before: int | None = None) -> tuple[str, ...]:
        """Ids of the mentions that are the subject of the main verb, () if it is something else."""
        if sentence in self._subjects and before is None:
            return self._subjects[sentence]
        named = [n for n in self._by_sentence.get(sentence, ()) if before is None or n.end <= before]
        if not named:
            return ()
        if self.doc.has_annotation("DEP") and (ids := self._parsed_subject(named)):
            return ids
        return self._first_words(named[0], sentence)

    def _first_words(self, first: Named, sentence: int) -> tuple[str, ...]:
        """The name that its sentence starts with, an article before it at most."""
        before = self.doc[self._starts[sentence] : first.start]
        words = [fold(token.text) for token in before if token.text[0].isalnum()]
        return (first.id,) if words in ([], ["le"], ["la"], ["l'"]) else ()

    def _parsed_subject(self, named: list[Named]) -> tuple[str, ...]:
        """Subjects of the main verb; failing that, of the last clause joined to it."""
        for clauses in (("ROOT",), ("conj", "parataxis")):
            ids: list[str] = []
            subject: Token | None = None
            for mention in named:
                root = self.doc[mention.start : mention.end].root
                is_subject = root.dep_ in ("nsubj", "nsubj:pass") and root.head.dep_ in clauses
                if is_subject and root.head.dep_ != "ROOT":
                    ids, subject = [mention.id], root
                elif is_subject or (subject is not None and root.dep_ == "conj" and root.head == subject):
                    subject = subject or root
                    ids.append(mention.id)
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def _sentence_at(self, i: int) -> int:
        return max(0, bisect_right(self._starts, i) - 1)

    def _tokens(self, sentence: int) -> Span:
        following = self._starts[sentence + 1 : sentence + 2] or [len(self.doc)]
        return self.doc[self._starts[sentence] : following[0]]


def _sentence_starts(doc: Doc) -> list[int]:
    """Token index of each sentence start; by full stops where nothing has set them."""
    if doc.has_annotation("SENT_START"):
        return [sentence.start for sentence in doc.sents]
    return [0, *(token.i + 1 for token in doc[:-1] if token.text in _CLOSING)] if len(doc) else [0]


def _head(name: str, rules: EntityRules) -> str | None:
    words = content_words(name, rules)
    return None if is_acronym(name) or not words else words[0]
