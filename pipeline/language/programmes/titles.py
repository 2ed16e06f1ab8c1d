"""Programmes by their type noun: as a name, as a title in quotes, or by a topic and what is done with it."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym
from pipeline.language.titles import (
    Surroundings,
    TitleReader,
    is_capitalised,
    opens_sentence,
    quoted_after,
)
from pipeline.rules.folding import fold
from pipeline.rules.programmes import Heads, ProgrammeRules

_ACTORS = frozenset(("ORGANISATION", "COUNTRY", "LOCATION"))
_BODIES = frozenset(("ORGANISATION",))
#: how far the quotes may stand after the type noun: « programme conjoint OIM-PNUD sur « … » »
_QUOTE_REACH = 9
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")


class ProgrammeFinder:
    def __init__(self, rules: ProgrammeRules, patterns: Path | None = None) -> None:
        self._heads = rules.heads
        self._reader = TitleReader("programme", patterns)
        self._words = self._reader.words
        self._small = self._words.prepositions | self._reader.determiners
        relations = "|".join(re.escape(stem) for stem in self._words.relations)
        self._relation = re.compile(rf"(?<!\w)(?:{relations})")

    def find(self, around: Surroundings) -> list[Candidate]:
        """Programmes of the document, at most one for each type noun."""
        doc = around.doc
        found: list[Candidate] = []
        for token in doc:
            for words, heads in self._heads.get(fold(token.text), ()):
                last = token.i + len(words)
                if len(words) > 1 and tuple(fold(t.text) for t in doc[token.i : last]) != words:
                    continue
                extent = self._read(around, token, last, heads)
                if extent:
                    found.append(Candidate(*extent, "PROGRAMME", heads.rule.id, "grammar"))
                    break
        return found

    def _read(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        doc = around.doc
        if around.at(token.i, _BODIES) or after >= len(doc) or self._follows(doc, after, heads.never):
            return None
        if tuple(fold(word.text) for word in doc[max(0, token.i - 2) : token.i]) in heads.idioms:
            return None
        quoted = self._quoted(doc, after)
        if quoted:
            return quoted
        if is_capitalised(token) or (opens_sentence(token) and _is_titled(doc, token.i)):
            return self._named(around, token, after, heads)
        if "name" in heads.rule.lowercase and _is_proper(around, after):
            start = token.i if heads.rule.keeps else after
            return start, self._name_end(around, token.i, after, heads.rule.keeps)
        if "topic" in heads.rule.lowercase and self._is_singular(token):
            return self._topic(around, token, after, heads)
        return None

    @staticmethod
    def _follows(doc: Doc, after: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
        words = tuple(fold(token.text) for token in doc[after : after + 4])
        return any(words[: len(phrase)] == phrase for phrase in phrases)

    def _quoted(self, doc: Doc, after: int) -> tuple[int, int] | None:
        """« projet régional « Promotion de la santé » » gives what is inside the quotes."""
        for i in range(after, min(len(doc), after + _QUOTE_REACH)):
            quoted = quoted_after(doc, i)
            if quoted:
                first = doc[quoted[0]]
                near = (
                    i - after <= 2
                    or fold(doc[i - 1].text) in self._words.named_as
                    or "sur" in doc[i - 1].lower_
                )
                return quoted if first.text[0].isupper() and near else None
            token = doc[i]
            if token.text in ".;:!?()" or "\n" in token.text or token.pos_ in ("PRON", "SCONJ"):
                return None
        return None

    def _named(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        doc, start = around.doc, token.i
        if heads.rule.capital == "number":
            return (start, after + 1) if re.fullmatch(r"20[2-9]\d", doc[after].text) else None
        if heads.rule.capital == "never":
            return None
        end = max(after, self._reader.find_end(around, after - 1, named=True))
        words = [fold(t.text) for t in doc[after:end] if t.text[0].isalnum()]
        if heads.rule.capital == "name" and not (words and doc[after].text[0].isupper()):
            return None
        if not words or tuple(words) in heads.concepts or not self._tells_which(doc, after, end):
            return None
        if heads.adjectives and not heads.adjectives.intersection(words[:3]) and heads.rule.lowercase == ():
            return None
        return None if self._only_owner(around, after, end) else (start, end)

    def _only_owner(self, around: Surroundings, after: int, end: int) -> bool:
        """« Programme de l'OIM »: the complement says whose it is, not which."""
        i = after
        while i < end and fold(around.doc[i].text) in self._small:
            i += 1
        owner = around.at(i, _BODIES)
        return i > after and owner is not None and owner.end >= end

    def _without_owner(self, around: Surroundings, after: int, end: int) -> int:
        """End of « programme de santé » in « programme de santé de l'OIM »."""
        for span in around.within(after, end, _BODIES):
            if span.end == end:
                before = span.start
                while before > after and fold(around.doc[before - 1].text) in self._small:
                    before -= 1
                return before
        return end

    def _name_end(self, around: Surroundings, head: int, after: int, keeps: bool) -> int:
        doc = around.doc
        if keeps:
            return max(after + 1, self._reader.find_end(around, head, named=False))
        end = after + 1
        while end < len(doc) and (is_acronym(doc[end].text) or doc[end].text in ("+", "II", "III")):
            end += 1
        return end

    def _topic(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        """« une campagne de vaccination contre la rougeole » of which the sentence states something."""
        doc = around.doc
        end = self._reader.find_end(around, after - 1, named=False)
        i, adjectives = after, []
        while i < end and fold(doc[i].text) not in self._words.prepositions:
            adjectives.append(fold(doc[i].text))
            i += 1
        if i >= end or (heads.adjectives and not heads.adjectives.intersection(adjectives)):
            return None
        preposition, i = fold(doc[i].text), i + 1
        while i < end and fold(doc[i].text) in self._reader.determiners:
            i += 1
        if i >= end:
            return None
        topic = fold(doc[i].text)
        if heads.topics and not {preposition, topic} & heads.topics:
            return None
        content = [t for t in doc[after:end] if len(t) > 2 and fold(t.text) not in self._small]
        unowned = self._without_owner(around, after, end)
        concept = tuple(fold(t.text) for t in doc[after:unowned]) in heads.concepts
        if concept or len(content) < 2 or self._only_owner(around, after, end):
            return None
        return (token.i, end) if self._is_stated(around, token.i, end) else None

    def _tells_which(self, doc: Doc, after: int, end: int) -> bool:
        """Says more than « le Plan », « le Plan national »: a complement, a name, years."""
        rest = doc[after:end]
        if len(rest) >= 2 and any(fold(token.text) in self._words.prepositions for token in rest):
            return True
        return any(token.text[0].isupper() or _YEARS.fullmatch(token.text) is not None for token in rest)

    def _is_singular(self, token: Token) -> bool:
        return token.i > 0 and fold(token.nbor(-1).text) in self._words.singular

    def _is_stated(self, around: Surroundings, start: int, end: int) -> bool:
        """The sentence says who does what with it, or where."""
        first, last = around.sentence(start)
        if not around.beside(start, end, _ACTORS):
            return False
        return self._relation.search(fold(around.doc[first:last].text)) is not None


def _is_titled(doc: Doc, i: int) -> bool:
    """One of the words after a sentence-initial type noun has a capital too: « Plan National Santé »."""
    return any(t.text[0].isupper() and not is_acronym(t.text) for t in doc[i + 1 : i + 3])


def _is_proper(around: Surroundings, i: int) -> bool:
    """A name that is not one of a body or place starts at token `i`: « TB REACH », « Hirondelle »."""
    token = around.doc[i]
    proper = token.text[0].isupper() and (token.is_alpha or is_acronym(token.text)) and len(token) > 2
    return proper and not around.at(i, _ACTORS)
