"""Percentages and what they are of: « 70 % du coût des soins », « 58 % d'entre eux »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.language.quantities.candidates import Candidate
from pipeline.language.quantities.phrases import PhraseReader, next_word
from pipeline.language.quantities.tokens import TokenIndex

_SIGN = re.compile(r"\s{0,2}(?:%|p\.\s?(?:100|cent)\b|pour[\s-]?cents?\b|pourcentages?\b)", re.IGNORECASE)
_OF_THEM = re.compile(r"\s{1,3}(?:d['’]entre\s(?:eux|elles)|parmi\s(?:eux|elles))\b", re.IGNORECASE)
_ON = re.compile(r"\s{1,3}sur\s(?:les|le|la|l['’])\s?")
_BARE_OF = ("de", "d'", "d’")
_OF = (*_BARE_OF, "du", "des")
_DETERMINERS = (
    "la", "le", "l'", "l’", "les", "ces", "cette", "ce", "cet", "ses", "leurs", "leur", "nos", "notre",
    "tous", "toutes", "son", "sa",
)  # fmt: skip
_SINGULAR = ("du", "la", "le", "l'", "l’")
_REACH = 12


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percent sign that ends at the character `sign_end`, its mention at the token `end`.

    `counted` is what it is of, None when that was said before; `share`: it names a part (« 41 % d'enfants »).
    """

    sign_end: int
    end: int
    counted: str | None = None
    head: int | None = None
    share: bool = False


class PercentReader:
    """Reads the percent sign behind a number and its complement."""

    def __init__(self, phrases: PhraseReader) -> None:
        self._phrases = phrases
        self._relational = phrases.words.rules.words["relational"]

    def read(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Percentage | None:
        """The percentage that `candidate` states, None when no sign follows it."""
        sign = _SIGN.match(tokens.text, candidate.end)
        if sign is None:
            return None
        at, end = sign.end(), tokens.end(sign.end())
        if (them := _OF_THEM.match(tokens.text, at)) is not None:
            return Percentage(at, tokens.end(them.end()))
        if (of := self._complement(doc, end)) is not None:
            start, head, last = of
            return Percentage(at, last, _text(doc, start, last), head, doc[start - 1].lower_ in _BARE_OF)
        if (over := _ON.match(tokens.text, at)) is not None:
            phrase = self._phrases.read(doc, tokens.at(over.end()), plural=False)
            return Percentage(at, end, _text(doc, phrase.start, phrase.end) if phrase else None)
        return Percentage(at, end)

    def _complement(self, doc: Doc, at: int) -> tuple[int, int, int] | None:
        """(first token, head, end) of « coût des soins » in « 70 % du coût des soins »."""
        limit = min(len(doc), at + _REACH)
        i = next_word(doc, at, limit)
        if i is None or doc[i].lower_ not in _OF:
            return None
        i = next_word(doc, i + 1, limit)
        while i is not None and doc[i].lower_ in _DETERMINERS:
            i = next_word(doc, i + 1, limit)
        if i is None or (phrase := self._phrases.read(doc, i, plural=False)) is None:
            return None
        head = doc[phrase.head]
        if head.text[0].isupper() and doc[i - 1].lower_ in _SINGULAR:
            return None  # « 37 % de la RDC »: where they are from
        inner = self._complement(doc, phrase.end) if head.lower_ in self._relational else None
        return phrase.start, phrase.head, inner[2] if inner else phrase.end


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())
