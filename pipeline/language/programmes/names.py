"""Proper names of programmes: « TB REACH », « SAHHA-SUD 2 », « Hirondelle »."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.titles import Surroundings, TitleReader, continues_english
from pipeline.rules.folding import fold

_ACTORS = frozenset(("ORGANISATION", "COUNTRY", "LOCATION"))
_BODIES = frozenset(("ORGANISATION",))
PERIOD = re.compile(r"(?:19|20)\d\d[-–/](?:19|20)?\d\d")
#: longest title between its first word and its acronym
_LONGEST_TITLE = 16
_HYPHENS = frozenset("-‑–")


class NameReader:
    """Reads proper names; `not_acronyms` are capitals that name no programme: « VIH », « ONG »."""

    def __init__(self, reader: TitleReader, not_acronyms: frozenset[str]) -> None:
        self._reader = reader
        self._not_acronyms = not_acronyms
        self._small = reader.words.prepositions | reader.determiners

    def is_proper(self, around: Surroundings, i: int) -> bool:
        """A name that is not one of a body or place starts at token `i`: « TB REACH », « Hirondelle »."""
        doc = around.doc
        if i >= len(doc) or shouts(doc, i):
            return False
        token, end = doc[i], hyphenated_end(doc, i)
        if token.text in self._not_acronyms and end == i + 1:
            return False
        long_enough = token.is_alpha and (len(token) > 2 or end > i + 1)
        proper = token.text[0].isupper() and (long_enough or is_acronym(token.text))
        name = around.at(i, _ACTORS)
        return proper and (name is None or name.end < end or self._owns(around, name))

    @staticmethod
    def _owns(around: Surroundings, body: Span) -> bool:
        """« ANRS » in « étude ANRS Parcours »: a body's acronym as the first word of the name."""
        doc, end = around.doc, body.end
        if body.label_ != "ORGANISATION" or end >= len(doc) or not is_acronym(body.text):
            return False
        return doc[end].text[0].isupper() and doc[end].is_alpha and not around.at(end, _ACTORS)

    def is_coined(self, around: Surroundings, i: int) -> bool:
        """Mostly capitals, so no common word: « PROSMIG », « M-FUND », « EQUI-HEALTH »; no listed body."""
        doc = around.doc
        if not doc[i].text[0].isupper() or doc[i].text in self._not_acronyms:
            return False
        if i and (doc[i - 1].text in _HYPHENS and not doc[i - 1].whitespace_):
            return False
        return is_acronym(coined(doc, i)) and not around.is_listed(i) and not shouts(doc, i)

    def coined_end(self, doc: Doc, i: int) -> int:
        """End of a coined name, with the words in capitals and the number after it: « ANRS PARCOURS 2 »."""
        end = hyphenated_end(doc, i)
        while end < len(doc) and doc[end].is_alpha and doc[end].text.isupper() and len(doc[end]) > 1:
            end = hyphenated_end(doc, end)
        return _numbered(doc, end)

    def find_end(self, around: Surroundings, start: int) -> int:
        """End of a name that follows its type noun, in French or English."""
        doc, end = around.doc, hyphenated_end(around.doc, start)
        while end < len(doc) and continues_english(doc, end):
            end = hyphenated_end(doc, end)
        end = _numbered(doc, end)
        if not is_acronym(doc[start].text):
            end = max(end, self.without_owner(around, start, self._reader.read_name(around, start)))
        return end

    def acronym_start(self, around: Surroundings, start: int) -> int:
        """Where « (PASTOR) » stands behind a title without quotes: « Bergers et offre de soins (PASTOR) ».

        0 if a verb, a body or punctuation comes before it, or the name is an acronym itself.
        """
        doc = around.doc
        if is_acronym(doc[start].text):
            return 0
        for i in range(start + 1, min(len(doc) - 2, start + _LONGEST_TITLE)):
            if doc[i].text == "(":
                closes = is_acronym(doc[i + 1].text) and ")" in doc[i + 2 : i + 5].text
                return i if closes else 0
            if (doc[i].is_punct and doc[i].text not in "-'’,") or doc[i].is_space:
                return 0
            if doc[i].pos_ in ("AUX", "PRON", "SCONJ") or around.at(i, _BODIES):
                return 0
            noun = fold(doc[i].text) in self._reader.words.nouns
            if doc[i].pos_ == "VERB" and not noun and not doc[i].text.endswith(("é", "ée", "és", "ées")):
                return 0
        return 0

    def without_owner(self, around: Surroundings, after: int, end: int) -> int:
        """End of « programme de santé » in « programme de santé de l'OIM »."""
        for span in around.within(after, end, _BODIES):
            if span.end == end:
                before = span.start
                while before > after and fold(around.doc[before - 1].text) in self._small:
                    before -= 1
                return before
        return end


def hyphenated_end(doc: Doc, i: int) -> int:
    """Token index after « TB-Border », three tokens to spaCy, or after one word."""
    end = i + 1
    while end + 1 < len(doc) and doc[end].text in _HYPHENS and _is_glued(doc[end]):
        end += 2
    return end


def coined(doc: Doc, i: int) -> str:
    """Letters of the hyphenated word at token `i`: « M-FUND »."""
    return doc[i : hyphenated_end(doc, i)].text.replace("‑", "-").replace("–", "-")


def _is_glued(hyphen: Token) -> bool:
    before, after = hyphen.nbor(-1), hyphen.nbor(1)
    return not before.whitespace_ and not hyphen.whitespace_ and after.text[0].isalnum()


def _numbered(doc: Doc, end: int) -> int:
    """« SAHHA-SUD 2 »: a number of one digit that counts nothing."""
    if end >= len(doc) or not doc[end].text.isdigit() or len(doc[end]) > 1:
        return end
    following = doc[end + 1] if end + 1 < len(doc) else None
    if following is not None and following.text[0].islower() and following.pos_ in ("NOUN", "ADJ", ""):
        return end
    return end + 1
