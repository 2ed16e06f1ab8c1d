"""Numbers whose noun stands in a label or list: « Bénéficiaires : 46 000 », « le total des dons est 9 »."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.language.quantities.candidates import Candidate
from pipeline.language.quantities.quantity import Kind, Quantity
from pipeline.language.quantities.reader import Found, QuantityReader
from pipeline.language.quantities.tokens import TokenIndex

#: « Bénéficiaires directs : [46 000] », at the end of its line.
_LABEL = re.compile(
    r"(?:^|\n)[^\S\n]*(?:[-•*–]\s*)?(?P<label>(?:[^\n:\d|;.]|\b(?:19|20)\d\d\b){3,80}?)\s{0,2}(?::|\||=|\s[–—-])[^\S\n]{1,4}\Z"
)
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z|[|;.(])")
_MONEY_LABEL = re.compile(
    r"\b(?:budget|montant|coût|financement|subvention|enveloppe|contribution|don)\b", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"\b(?:ann[ée]e|date|code|t[ée]l|r[ée]f|num[ée]ro|identifiant|page|version|référence)\w*", re.IGNORECASE
)
#: « le nombre de réfugiés a atteint », « le total des visites s'élève à ».
_TALLY = re.compile(
    r"\b(?:nombre|total|effectif)\s(?:total\s)?(?:de\s|des\s|d['’])(?P<noun>[^,.;:()\d]{3,50}?)\s"
    r"(?:(?:a|avait|aura|ont|est|était)\s)?(?:attei|dépass|s['’](?:est\s)?él[èe]v|avoisin|frôl|est\s|était\s|franchi)"
    r"\w{0,8}\s?(?:(?:alors|déjà|ainsi|à|de|près|les|passé|estimé)\s){0,3}\Z",
    re.IGNORECASE,
)
#: « les consultations se répartissaient ainsi : », and each entry of such a list.
_SHARED_OUT = re.compile(
    r"(?P<noun>[^\W\d_]{3,20}s)\s(?:se\s)?(?:sont\s)?(?:répart|ventil|décompos)\w{1,9}\s(?:ainsi|comme\s(?:suit|ceci))\s?:[^.!?]{0,300}\Z"
)
#: « 300 élèves … Provenance : Mali, [120] ; Niger, 80 »: the list shares out what was counted before.
_ORIGINS = re.compile(r"\b(?:provenance|origine|répartition|ventilation)s?\s?:[^.!?]{0,300}\Z", re.IGNORECASE)
_ENTRY = re.compile(r"[:;]\s{1,2}[^;:.!?\d]{2,60}[,(:]\s?\Z")
_ENTRY_END = re.compile(r"\)?\s?[;.]")
_LONG_LIST = 400
#: A number in a budget is a sum from here on; tokens between two lines of one.
_SUM, _BUDGET_LINE = 1000, 40
_LOOK_BACK = 110


class LabelReader:
    """Gives a number the noun of its label, of the tally before it or of the list that it is an entry of."""

    def __init__(self, reader: QuantityReader) -> None:
        self.reader = reader

    def read(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, before: list[Found]) -> Found | None:
        """The candidate as a count of what a label, tally or list names; None if there is none."""
        return (
            self._label(doc, tokens, candidate, before)
            or self._tally(doc, tokens, candidate)
            or self._listed(doc, tokens, candidate, before)
        )

    def _label(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, before: list[Found]) -> Found | None:
        """« Bénéficiaires – 46 000 »: the label of the line says what is counted."""
        text = tokens.text
        match = _LABEL.search(text, max(0, candidate.start - _LOOK_BACK), candidate.start)
        if match is None or not _LINE_END.match(text, candidate.end) or _DATE_LABEL.search(match["label"]):
            return None
        start, end = tokens.at(candidate.start), tokens.end(candidate.end)
        label = match["label"]
        if _MONEY_LABEL.search(label):
            if candidate.value < 1000:
                return None
            return Found(start, end, make_quantity(candidate, Kind.MONEY, None, None), "elided")
        if self.reader._is_year(f"en {text[candidate.number_start : candidate.end]}", candidate):
            return None
        head = self._label_head(doc, tokens.at(match.start("label")), tokens.end(match.end("label")))
        if text[candidate.number_start : candidate.end].startswith("0"):
            return None
        if (budget := self._budget(doc, start, head, before)) is not None and candidate.value >= _SUM:
            return lent(tokens, candidate, budget)
        if head is None:
            return None
        people = self.reader.words.people_outcome(doc[head]) is not None
        counted = " ".join(doc[head : tokens.end(match.end("label"))].text.split())
        unit = "person" if people else self.reader.words.singular(doc[head].text).lower()
        kind = Kind.PEOPLE if people else Kind.COUNT
        return Found(start, end, make_quantity(candidate, kind, unit, counted), "elided", head)

    def _budget(self, doc: Doc, start: int, head: int | None, before: list[Found]) -> Found | None:
        """« Budget : 4 200 000 EUR / - AICS : [800 000] »: the sum above a line named after a giver."""
        if head is not None and not self.reader.words.is_acronym(doc[head]):
            return None
        above = (one for one in reversed(before[-3:]) if one.quantity.kind is not Kind.PERCENT)
        last = next(above, None)
        near = last is not None and start - last.end < _BUDGET_LINE
        return last if last is not None and near and last.quantity.kind is Kind.MONEY else None

    def _tally(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        """« le total des inscrits atteignait [41 000] »."""
        match = _TALLY.search(tokens.text, max(0, candidate.start - _LOOK_BACK), candidate.start)
        after = tokens.text[candidate.end : candidate.end + 2].lstrip()[:1]
        if match is None or not (after in ("", ".", ",", ";", ")") or after.islower()):
            return None
        return self.read_named(doc, tokens, candidate, match.span("noun"))

    def _listed(
        self, doc: Doc, tokens: TokenIndex, candidate: Candidate, before: list[Found]
    ) -> Found | None:
        """« Ces visites se répartissent ainsi : Dakar, [120] ; Thiès, 80 »."""
        text = tokens.text
        if not _ENTRY.search(text, max(0, candidate.start - 80), candidate.start):
            return None
        if not _ENTRY_END.match(text, candidate.end):
            return None
        since = max(0, candidate.start - _LONG_LIST)
        if (match := _SHARED_OUT.search(text, since, candidate.start)) is not None:
            return self.read_named(doc, tokens, candidate, match.span("noun"))
        if _ORIGINS.search(text, since, candidate.start):
            return lent(tokens, candidate, next(filter(counts, reversed(before[-9:])), None))
        return None

    def read_named(
        self, doc: Doc, tokens: TokenIndex, candidate: Candidate, noun: tuple[int, int]
    ) -> Found | None:
        """The number as a count of the noun phrase at these character offsets."""
        head = self._label_head(doc, tokens.at(noun[0]), tokens.end(noun[1]))
        written = tokens.text[candidate.number_start : candidate.end]
        if head is None or re.fullmatch(r"(?:19|20)\d\d", written):
            return None
        people = self.reader.words.people_outcome(doc[head]) is not None
        unit = "person" if people else self.reader.words.singular(doc[head].text).lower()
        kind = Kind.PEOPLE if people else Kind.COUNT
        counted = " ".join(doc[head : max(head + 1, tokens.end(noun[1]))].text.split())
        start, end = tokens.at(candidate.start), tokens.end(candidate.end)
        return Found(start, end, make_quantity(candidate, kind, unit, counted), "elided", head)

    def _label_head(self, doc: Doc, start: int, end: int) -> int | None:
        """The plural noun that a label counts: « Nombre de [villages] couverts »."""
        words = self.reader.words
        for i in range(start, end):
            token = doc[i]
            if words.is_noun(token) and words.is_plural(token) and token.lower_ not in words.before_noun:
                return i
        return None


def lent(tokens: TokenIndex, candidate: Candidate, lender: Found | None) -> Found | None:
    """The number as a count of what `lender` counts."""
    if lender is None:
        return None
    counted = lender.quantity
    quantity = make_quantity(candidate, counted.kind, counted.unit, counted.counted)
    return Found(tokens.at(candidate.start), tokens.end(candidate.end), quantity, "elided", lender.head)


def counts(one: Found) -> bool:
    return one.quantity.kind in (Kind.PEOPLE, Kind.COUNT)


def make_quantity(candidate: Candidate, kind: Kind, unit: str | None, counted: str | None) -> Quantity:
    return Quantity(candidate.value, kind, unit, counted, candidate.modifier, candidate.max)
