"""Programmes by their type noun: as a name, as a title in quotes, or by a topic and what is done with it."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.programmes.names import PERIOD, NameReader, hyphenated_end
from pipeline.language.programmes.quotes import QuoteReader
from pipeline.language.programmes.topics import YEARS, TopicReader, has_acronym
from pipeline.language.titles import (
    Surroundings,
    TitleReader,
    ends_line,
    english_extent,
    is_capitalised,
    is_single,
    opens_line,
    opens_sentence,
)
from pipeline.rules.folding import fold
from pipeline.rules.programmes import Heads, ProgrammeRules

_DATES = frozenset(("DATE",))
_PLACES = frozenset(("COUNTRY", "LOCATION"))
_NUMBER_SIGNS = frozenset(("n°", "n", "no", "nº"))
#: how far the quotes may stand after the type noun: « programme conjoint OIM-PNUD sur « … » »
_QUOTE_REACH = 9
#: and after a noun that has many other uses: « appel d'urgence « … » »
_SHORT_REACH = 4


class ProgrammeFinder:
    """Finds the programmes that a type noun opens; quotes and topics have readers of their own."""

    def __init__(self, rules: ProgrammeRules, patterns: Path | None = None) -> None:
        self._heads = rules.heads
        self._event_nouns = rules.event_nouns
        self._reader = TitleReader("programme", patterns)
        self._words = self._reader.words
        self._small = self._words.prepositions | self._reader.determiners
        self.names = NameReader(self._reader, rules.not_acronyms)
        self.quotes = QuoteReader(rules, self._words)
        self._topics = TopicReader(self._reader, self.names, rules.heads)

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

    def _read(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        doc = around.doc
        if heads.rule.english:
            return english_extent(doc, token.i, heads.links) if token.text[0].isupper() else None
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
        quoted = self.quotes.read(doc, token.i, after, reach)
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
        if heads.rule.alone and fold(doc[after].text) in _NUMBER_SIGNS:
            end = self._reader.find_end(around, after - 1, named=False)
            return (token.i, end) if any(word.text[0].isdigit() for word in doc[after:end]) else None
        if "place" in heads.rule.lowercase:
            return self._topics.read_placed(around, token, after)
        if "name" in heads.rule.lowercase:
            name = self._proper_name(around, token, after, heads.rule.keeps)
            if name:
                return name
        if "topic" in heads.rule.lowercase and is_single(token, self._words):
            return self._topics.read(around, token, after, heads)
        if "acronym" in heads.rule.lowercase and is_single(token, self._words):
            return self._topics.read_abbreviated(around, token, after)
        return None

    @staticmethod
    def _follows(doc: Doc, after: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
        words = tuple(fold(token.text) for token in doc[after : after + 4])
        return any(words[: len(phrase)] == phrase for phrase in phrases)

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
        return None if self._topics.is_only_owner(around, after, end) else (start, end)

    @staticmethod
    def _is_scheme(doc: Doc, after: int, end: int) -> bool:
        """« Couverture Maladie », « Couverture sanitaire universelle (CSU) »."""
        return doc[after].text[0].isupper() or has_acronym(doc, end)

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
        unowned = self.names.without_owner(around, after, end)
        if len([word for word in doc[after:unowned] if fold(word.text) not in self._small]) > 2:
            end = unowned  # « Programme d'appui à l'élevage transfrontalier », not « de la CEDEAO »
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
        """« Plan d'accueil des rapatriés » on a line of its own, or before a dash or colon."""
        doc = around.doc
        if token.text.isupper() or not token.text[0].isupper() or not opens_line(token):
            return None
        extent = self._named(around, token, after, heads)
        if extent is None or not ends_line(doc, extent[1]) or "\n" in doc[after : extent[1]].text:
            return None
        words = {fold(word.text) for word in doc[after : extent[1]] if len(word) > 2} - self._small
        return extent if len(words) > 1 and not words & self._event_nouns else None

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
        if start > after and not (keeps or is_acronym(doc[start].text)):
            return None
        if not self.names.is_proper(around, start):
            return None
        if keeps:
            end = max(start + 1, self._reader.find_end(around, token.i, named=False))
            if start > after and not is_acronym(doc[start].text):
                end = max(end, self.names.find_end(around, start))
            while doc[end - 1].text[-1] in "'’":
                end -= 1
            return token.i, end
        end = self.names.find_end(around, start)
        return start, max(end, self.names.acronym_start(around, start))

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

    def _tells_which(self, doc: Doc, after: int, end: int) -> bool:
        """Says more than « le Plan », « le Plan national »: a complement, a name, years."""
        rest = doc[after:end]
        if len(rest) >= 2 and any(fold(token.text) in self._words.prepositions for token in rest):
            return True
        return any(token.text[0].isupper() or YEARS.fullmatch(token.text) is not None for token in rest)


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
