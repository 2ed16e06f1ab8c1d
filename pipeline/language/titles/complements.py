"""Complements that titles go on with where other names end: « au brossage », « basées sur le genre »."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from pipeline.language.phrases import PhraseReader
from pipeline.language.titles.surroundings import Surroundings
from pipeline.rules.folding import fold
from pipeline.rules.titles import TitleWords

_NAMED_PLACES = frozenset(("COUNTRY", "LOCATION"))
_NOT_NOUNS = frozenset(("COUNTRY", "LOCATION", "DATE", "QUANTITY"))
_A = frozenset(("a", "au", "aux"))
_DE = frozenset(("de", "d'", "du", "des"))
_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: fields of medicine and work: « pédiatrie », « obstétrique », « informatique »
_FIELD = re.compile(r".{3,}(?:ie|tique|trique|logique)")
_NOMINAL = frozenset(("NOUN", "ADJ", ""))


class ComplementReader:
    """Reads one complement after a title; the title's own reader decides what comes before and after it."""

    def __init__(self, phrases: PhraseReader, words: TitleWords) -> None:
        self._phrases = phrases
        self._words = words
        self._readers: tuple[Callable[[Surroundings, int, int], int | None], ...] = (
            self._governed,
            self._field,
            self._bound,
            self._ruled,
            self._aimed,
        )

    def find_end(self, around: Surroundings, head: int, end: int) -> int | None:
        """Token after the complement at `end` of the title whose type noun is at `head`, None if none."""
        if end + 1 >= len(around.doc):
            return None
        for read in self._readers:
            noun = read(around, head, end)
            if noun is not None:
                return self._noun_phrase(around.doc, noun)
        return None

    def _noun_phrase(self, doc: Doc, start: int) -> int | None:
        end = self._phrases.noun_phrase_end(doc, start)
        return None if end is None else max(end, self._phrases.find_end(doc, end - 1))

    def _governed(self, around: Surroundings, head: int, end: int) -> int | None:
        """« brossage » in « journée d'initiation au brossage »: « à » and a common noun, no venue or time."""
        doc = around.doc
        if doc[end].text == "a" or fold(doc[end].text) not in _A:
            return None
        i = end + 2 if fold(doc[end + 1].text) in _ARTICLES else end + 1
        if i >= len(doc) or around.at(i, _NOT_NOUNS) or around.at(end + 1, _NOT_NOUNS):
            return None
        return (
            i if self._is_common_noun(doc[i]) and fold(doc[i].text) not in self._words.not_governed else None
        )

    def _field(self, around: Surroundings, head: int, end: int) -> int | None:
        """« pédiatrie » in « conférence sur l'interprétariat en pédiatrie »."""
        doc, i = around.doc, end + 1
        if fold(doc[end].text) != "en" or around.at(i, _NOT_NOUNS) or not self._is_common_noun(doc[i]):
            return None
        key = fold(doc[i].text)
        return i if key in self._words.fields or _FIELD.fullmatch(key) else None

    def _bound(self, around: Surroundings, head: int, end: int) -> int | None:
        """« revenu » in « atelier sur les aides fondées sur le revenu »."""
        doc = around.doc
        words = tuple(fold(token.text) for token in doc[end : end + 2])
        if len(words) < 2 or (words not in self._words.bound and not self._contracts(words)):
            return None
        i = end + 2
        if i < len(doc) and fold(doc[i].text) in _ARTICLES:
            i += 1
        if i >= len(doc) or around.at(i, _NAMED_PLACES):
            return None
        return i if self._is_common_noun(doc[i]) else None

    def _contracts(self, words: tuple[str, ...]) -> bool:
        """« issus des », « exposés aux »."""
        full = {"du": "de", "des": "de", "au": "a", "aux": "a"}.get(words[1])
        return full is not None and (words[0], full) in self._words.bound

    def _ruled(self, around: Surroundings, head: int, end: int) -> int | None:
        """« création » in « loi du 3 mars 2010 portant création d'un fonds »."""
        doc = around.doc
        if (
            fold(doc[end].text) not in self._words.ruling
            or fold(doc[head].text) not in self._words.take_dates
        ):
            return None
        i = end + 1
        while i < len(doc) and fold(doc[i].text) in _A | _ARTICLES:
            i += 1
        return i if i < len(doc) and self._is_common_noun(doc[i]) else None

    def _aimed(self, around: Surroundings, head: int, end: int) -> int | None:
        """« soins » in « Modèle de coopération pour des soins réguliers »: in a name, not of a project."""
        doc = around.doc
        if tuple(token.lower_ for token in doc[end : end + 2]) != ("pour", "des") or end + 2 >= len(doc):
            return None
        return end + 2 if doc[head].text[0].isupper() and self._is_common_noun(doc[end + 2]) else None

    @staticmethod
    def _is_common_noun(token: Token) -> bool:
        return token.text[0].isalpha() and token.text[0].islower() and token.pos_ in _NOMINAL
