"""Programmes by their type noun: as a name, as a title in quotes, or by a topic and what is done with it."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.programmes.names import PERIOD, NameReader, hyphenated_end
from pipeline.language.titles import (
    Surroundings,
    TitleReader,
    ends_line,
    english_extent,
    is_capitalised,
    is_single,
    opens_line,
    opens_sentence,
    quoted_after,
    quoted_before,
)
from pipeline.rules.folding import fold
from pipeline.rules.programmes import Heads, ProgrammeRules

_ACTORS = frozenset(("ORGANISATION", "COUNTRY", "LOCATION"))
_BODIES = frozenset(("ORGANISATION",))
_DATES = frozenset(("DATE",))
_MEASURES = frozenset(("DATE", "QUANTITY"))
_STOPS = frozenset(".;:!?)»”")
#: what a thing, person or place may be called too, not only a programme
_CALLED = frozenset(("appelé", "appelée", "dit", "dite", "baptisé", "baptisée", "dénommé", "dénommée"))
#: what leads from the type noun to another thing: « l'appel du mouvement « … » »
_OTHERS = frozenset(("pour", "par", "avec", "contre"))
#: how far the quotes may stand after the type noun: « programme conjoint OIM-PNUD sur « … » »
_QUOTE_REACH = 9
#: and after a noun that has many other uses: « appel d'urgence « … » »
_SHORT_REACH = 4
_PLACES = frozenset(("COUNTRY", "LOCATION"))
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")


class ProgrammeFinder:
    def __init__(self, rules: ProgrammeRules, patterns: Path | None = None) -> None:
        self._heads = rules.heads
        self._event_nouns = rules.event_nouns
        self._titled = rules.titled
        self._works, self._kinds = rules.context.works, rules.context.kinds
        self._reader = TitleReader("programme", patterns)
        self._words = self._reader.words
        self.names = NameReader(self._reader, rules.not_acronyms)
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
                if extent and all(extent != (one.start, one.end) for one in found[-2:]):
                    found.append(Candidate(*extent, "PROGRAMME", heads.rule.id, "grammar"))
                    break
        return found

    def explain(self, doc: Doc, acronyms: list[Candidate]) -> list[Candidate]:
        """Long forms that follow: « PHAME (Migration et santé) », « PHAMESA – Partenariat sur la santé »."""
        extents = {(one.start, one.end): one.rule for one in acronyms}
        return [
            Candidate(*explained, "PROGRAMME", rule, "grammar")
            for extent, rule in extents.items()
            if (explained := _explained(doc, extent))
        ]

    def find_titled(self, doc: Doc) -> list[Candidate]:
        """« un autre, intitulé « Femmes et santé en exil » »: a title without a type noun beside it."""
        found: list[Candidate] = []
        for token in doc[2:]:
            if fold(token.nbor(-1).text) not in self._words.named_as:
                continue
            quoted = quoted_after(doc, token.i)
            if quoted is None or not doc[quoted[0]].text[0].isupper() or quoted[1] - quoted[0] < 3:
                continue
            before = {fold(word.text) for word in doc[max(0, token.i - 7) : token.i - 1]}
            if before & self._works or (doc[token.i - 1].lower_ in _CALLED and not before & self._kinds):
                continue  # « un livre intitulé « … » », « elle est appelée « Sa Majesté » »
            if not before & (self._event_nouns | self._heads.keys()):
                found.append(Candidate(*quoted, "PROGRAMME", self._titled, "grammar"))
        return found

    def _read(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        doc = around.doc
        if heads.rule.english:
            return english_extent(doc, token.i) if token.text[0].isupper() else None
        if around.is_listed(token.i) or after >= len(doc) or self._follows(doc, after, heads.never):
            return None
        if (token.pos_ == "VERB" and token.text[0].islower()) or (
            token.i and doc[token.i - 1].text in ("ONG", "d'accord")
        ):
            return None  # « elle a traité Awa », « l'ONG Initiative pour tous »
        idiom = tuple(fold(word.text) for word in doc[max(0, token.i - 2) : token.i]) in heads.idioms
        if token.text[0].islower() and (idiom or self._is_complement(doc, token.i)):
            return None
        if heads.rule.capital == "number":
            return self._named(around, token, after, heads) if is_capitalised(token) else None
        reach = _SHORT_REACH if heads.rule.lowercase == () else _QUOTE_REACH
        quoted = self._quoted(doc, token.i, after, reach)
        if quoted:
            return quoted
        if is_capitalised(token) or _is_titled(token):
            return self._named(around, token, after, heads)
        heading = self._heading(around, token, after, heads)
        if heading:
            return heading
        if token.text.isupper() and shouts(doc, token.i):
            return None
        if heads.rule.alone and _is_number(doc[after].text):
            return token.i, after + 1
        if "name" in heads.rule.lowercase:
            name = self._proper_name(around, token, after, heads.rule.keeps)
            if name:
                return name
        if "topic" in heads.rule.lowercase and is_single(token, self._words):
            return self._topic(around, token, after, heads)
        if "acronym" in heads.rule.lowercase and is_single(token, self._words):
            return self._abbreviated(around, token, after)
        return None

    def _abbreviated(self, around: Surroundings, token: Token, after: int) -> tuple[int, int] | None:
        """« permis spécial de séjour (PSS) »: what has an acronym of its own is a name."""
        doc, end = around.doc, self._reader.find_end(around, after - 1, named=False)
        if not _has_acronym(doc, end) or fold(doc[end + 1].text)[0] != fold(token.text)[0]:
            return None
        return None if around.is_listed(end + 1) or end - after < 1 else (token.i, end)

    @staticmethod
    def _follows(doc: Doc, after: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
        words = tuple(fold(token.text) for token in doc[after : after + 4])
        return any(words[: len(phrase)] == phrase for phrase in phrases)

    def _quoted(self, doc: Doc, start: int, after: int, reach: int) -> tuple[int, int] | None:
        """« projet régional « Promotion de la santé » » gives what is inside the quotes."""
        before = quoted_before(doc, start)
        if before and doc[before[0]].text[0].isupper():
            return before
        for i in range(after, min(len(doc), after + reach)):
            quoted = quoted_after(doc, i)
            if quoted and _names_another(doc, i, after):
                return None
            if quoted:
                return quoted if doc[quoted[0]].text[0].isupper() else None
            token = doc[i]
            named = fold(token.text) in self._words.named_as
            stops = (token.pos_ in ("PRON", "SCONJ", "AUX", "VERB") and not named) or token.lower_ in _OTHERS
            if stops or token.text in _STOPS or "\n" in token.text:
                return None
            if token.text == "," and not quoted_after(doc, i + 1):
                return None
        return None

    def _named(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        doc, start = around.doc, token.i
        if heads.rule.capital == "number":
            return (start, after + 1) if re.fullmatch(r"20[2-9]\d", doc[after].text) else None
        if heads.rule.capital == "never":
            return None
        end = self._named_end(around, start, after, heads)
        words = [fold(t.text) for t in doc[after:end] if t.text[0].isalnum()]
        if heads.rule.capital == "name" and not (words and self._is_scheme(doc, after, end)):
            return None
        if heads.rule.strict and not heads.topics.intersection(words):
            return None
        told = heads.rule.capital in ("name", "words") or self._tells_which(doc, after, end)
        if not told or not words or tuple(words) in heads.concepts:
            return None
        if heads.adjectives and not heads.adjectives.intersection(words[:3]) and heads.rule.lowercase == ():
            return None
        return None if self._only_owner(around, after, end) else (start, end)

    @staticmethod
    def _is_scheme(doc: Doc, after: int, end: int) -> bool:
        """« Couverture Maladie », « Couverture sanitaire universelle (CSU) »."""
        return doc[after].text[0].isupper() or _has_acronym(doc, end)

    def _named_end(self, around: Surroundings, start: int, after: int, heads: Heads) -> int:
        """End of a capitalised title, its second type noun, years and « en Tunisie » included.

        « Stratégie et feuille de route sur l'eau », « Programme santé et migrations », « Plan (2017-2021) ».
        """
        doc = around.doc
        head = after - 1
        if after + 1 < len(doc) and doc[after].lower_ == "et" and fold(doc[after + 1].text) in self._heads:
            head = after + 1
        elif doc[after].pos_ == "NOUN" and doc[after].text.islower():
            head = after
        end = max(after, self._reader.find_end(around, head, named=True))
        if head == after and end + 1 < len(doc) and doc[end].lower_ == "et" and doc[end + 1].pos_ == "NOUN":
            end += 2
        place = around.at(end + 1, _PLACES) if doc[end : end + 1].text == "en" else None
        if place is not None and end - start > 2:
            return place.end
        return self._with_years(around, end) if heads.rule.keeps else end

    @staticmethod
    def _with_years(around: Surroundings, end: int) -> int:
        """« Plan national, 2019-2023 », « Plan national (2017-2021) »."""
        doc = around.doc
        date = around.at(end + 1, _DATES)
        if date is None or not PERIOD.fullmatch(date.text):
            return end
        if doc[end].text == "(" and doc[date.end : date.end + 1].text == ")":
            return date.end + 1
        return date.end if doc[end].text == "," else end

    def _is_complement(self, doc: Doc, i: int) -> bool:
        """« action » of « plan d'action », « étude » of « journée d'étude »: the noun before is the type."""
        if i < 2 or fold(doc[i - 1].text) not in ("de", "d'"):
            return False
        before = doc[i - 2] if doc[i - 2].pos_ != "ADJ" or i < 3 else doc[i - 3]
        return fold(before.text) in self._heads or fold(before.text) in self._event_nouns

    def _heading(
        self, around: Surroundings, token: Token, after: int, heads: Heads
    ) -> tuple[int, int] | None:
        """« Plan d'urgence sanitaire pour les retournés » on a line of its own, or before a dash or colon."""
        doc = around.doc
        if token.text.isupper() or not token.text[0].isupper() or not opens_line(token):
            return None
        extent = self._named(around, token, after, heads)
        if extent is None or not ends_line(doc, extent[1]) or "\n" in doc[after : extent[1]].text:
            return None
        words = {fold(word.text) for word in doc[after : extent[1]] if len(word) > 2} - self._small
        return extent if len(words) > 1 and not words & self._event_nouns else None

    def _only_owner(self, around: Surroundings, after: int, end: int) -> bool:
        """« Programme de l'OIM », « programme national du FAMI »: whose or of what it is, not which."""
        i = after
        while i < end and (fold(around.doc[i].text) in self._small or around.doc[i].pos_ == "ADJ"):
            i += 1
        if i == end - 1 and i > after + 1 and is_acronym(around.doc[i].text):
            return True
        owner = around.at(i, _BODIES)
        return i > after and owner is not None and owner.end >= end

    def _proper_name(
        self, around: Surroundings, token: Token, after: int, keeps: bool
    ) -> tuple[int, int] | None:
        """« TB REACH » in « programme TB REACH », « PROMIS » in « projet régional PROMIS »."""
        doc, start = around.doc, after
        if start + 2 < len(doc) and doc[start].text == ",":
            start += 1
        if fold(doc[start].text) in self._words.named_as and self.names.is_proper(around, start + 1):
            return start + 1, self.names.find_end(around, start + 1)
        if start > after:
            return None
        while start < min(after + 2, len(doc) - 1) and doc[start].pos_ == "ADJ" and doc[start].text.islower():
            start += 1
        if not keeps and fold(doc[start].text) in ("de", "d'"):
            name = self._after_complement(doc, start)
            if name is None or not self.names.is_proper(around, name):
                return None
            end = self.names.find_end(around, name)
            owns = end < len(doc) and fold(doc[end].text) in self._small
            return None if owns else (name, end)
        if start > after and not is_acronym(doc[start].text):
            return None
        if not self.names.is_proper(around, start):
            return None
        if keeps:
            return token.i, max(start + 1, self._reader.find_end(around, token.i, named=False))
        return start, self.names.find_end(around, start)

    @staticmethod
    def _after_complement(doc: Doc, i: int) -> int | None:
        """« Tamounte » in « projet de bateau-clinique Tamounte »: after a complement without article."""
        i += 1
        if i >= len(doc) or not doc[i].text[0].islower() or doc[i].pos_ not in ("NOUN", ""):
            return None
        i = hyphenated_end(doc, i)
        while i < len(doc) and doc[i].pos_ == "ADJ" and doc[i].text.islower():
            i += 1
        return i

    def _topic(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        """« une campagne de dépistage du diabète » of which the sentence states something."""
        doc = around.doc
        end = self._reader.find_end(around, after - 1, named=False)
        i, adjectives = after, []
        while i < end and fold(doc[i].text) not in self._words.prepositions:
            adjectives.append(fold(doc[i].text))
            i += 1
        if i >= end or (heads.adjectives and not heads.adjectives.intersection(adjectives)):
            return None
        if fold(doc[end - 1].text) in self._heads and quoted_after(doc, end):
            return None  # « évaluation finale du projet « … » »
        preposition, i = fold(doc[i].text), i + 1
        while i < end and fold(doc[i].text) in self._reader.determiners:
            i += 1
        if i >= end:
            return None
        if i == after + 1 and around.at(i, _MEASURES) and token.lower_ in self._words.take_dates:
            return token.i, end
        topic = fold(doc[i].text)
        if heads.topics and not {preposition, topic, *adjectives} & heads.topics:
            return None
        content = [t for t in doc[after:end] if len(t) > 2 and fold(t.text) not in self._small]
        unowned = self.names.without_owner(around, after, end)
        concept = tuple(fold(t.text) for t in doc[after:unowned]) in heads.concepts
        if concept or len(content) < 2 or self._only_owner(around, after, end):
            return None
        named = heads.rule.alone or self._is_named_within(around, after, end) or _has_acronym(doc, end)
        return (token.i, end) if named or self._is_stated(around, token.i, end) else None

    @staticmethod
    def _is_named_within(around: Surroundings, after: int, end: int) -> bool:
        """« plan d'action Santé et Mobilité 2024-2026 »: capitals or years of its own make it a name."""
        own = [
            token
            for token in around.doc[after:end]
            if token.text[0].isupper() and not token.text.isupper() and not is_acronym(token.text)
        ]
        others = around.within(after, end, _ACTORS)
        own = [token for token in own if not any(span.start <= token.i < span.end for span in others)]
        return len(own) > 1 or _YEARS.fullmatch(around.doc[end - 1].text) is not None

    def _tells_which(self, doc: Doc, after: int, end: int) -> bool:
        """Says more than « le Plan », « le Plan national »: a complement, a name, years."""
        rest = doc[after:end]
        if len(rest) >= 2 and any(fold(token.text) in self._words.prepositions for token in rest):
            return True
        return any(token.text[0].isupper() or _YEARS.fullmatch(token.text) is not None for token in rest)

    def _is_stated(self, around: Surroundings, start: int, end: int) -> bool:
        """The sentence says who does something with it, what is done, or when."""
        first, last = around.sentence(start)
        related = self._relation.search(fold(around.doc[first:last].text)) is not None
        acted = bool(around.beside(start, end, _ACTORS))
        measured = bool(around.beside(start, end, _MEASURES))
        return related or acted or measured


def _names_another(doc: Doc, i: int, after: int) -> bool:
    """« l'appel du mouvement « … » »: the quote at `i` names the common noun right before it."""
    if i - 2 < after or doc[i - 1].pos_ != "NOUN" or not doc[i - 1].is_lower:
        return False
    return doc[i - 2].lower_ in ("du", "des", "l'", "l’", "la")


def _is_titled(token: Token) -> bool:
    """First word of a sentence, with a capital on one of the words after it too: « Plan National Santé »."""
    if not token.text[0].isupper() or token.text.isupper() or not opens_sentence(token):
        return False
    following = token.doc[token.i + 1 : token.i + 3]
    return any(word.text[0].isupper() and not is_acronym(word.text) for word in following)


def _explained(doc: Doc, extent: tuple[int, int]) -> tuple[int, int] | None:
    """Extent of the long form in brackets, or from a dash to the end of the line."""
    start, end = extent
    if end - start > 3 or not is_acronym(doc[start].text) or end + 4 >= len(doc):
        return None
    sign, first = doc[end].text, doc[end + 1]
    if sign not in "(–—" or not first.text[0].isupper() or is_acronym(first.text):
        return None
    for close in range(end + 4, min(len(doc), end + 24)):
        if doc[close].text == ")" if sign == "(" else doc[close].is_space:
            return end + 1, close
        if doc[close].text in ".;" or doc[close].is_space:
            return None
    return None


def _is_number(text: str) -> bool:
    """« 83 » of « loi 83 », « WHA70.15 » of a resolution; not « n° », which the title goes on with."""
    return any(char.isdigit() for char in text) and (text[0].isdigit() or text[0].isupper())


def _has_acronym(doc: Doc, end: int) -> bool:
    """« … (AVR) »: what has an acronym is a name."""
    return end + 1 < len(doc) and doc[end].text == "(" and is_acronym(doc[end + 1].text)
