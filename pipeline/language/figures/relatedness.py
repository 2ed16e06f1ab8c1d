"""Whether one figure can be a part of another: kind, unit, size and the noun that both count."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.figures.figure import Figure
from pipeline.language.quantities import Kind

_SHARED_START = 5


def can_be_part(whole: Figure, part: Figure) -> bool:
    """Same kind or a share, no other currency, no larger part."""
    a, b = whole.quantity, part.quantity
    if b.kind is Kind.PERCENT:
        return a.kind in (Kind.PEOPLE, Kind.COUNT, Kind.MONEY)
    if a.kind is not b.kind and not (a.kind is Kind.PEOPLE and _is_people_by_name(part)):
        return False
    if a.kind in (Kind.MONEY, Kind.DURATION) and a.unit != b.unit and None not in (a.unit, b.unit):
        return False
    return b.value < (a.max or a.value) or (b.value == a.value and a.max is None and b.kind is Kind.PEOPLE)


def _is_people_by_name(figure: Figure) -> bool:
    """« 485 Ougandais »: a capital within the sentence, whatever kind was read."""
    counted = figure.quantity.counted or ""
    return figure.quantity.kind is Kind.COUNT and counted[:1].isupper() and not counted.isupper()


def counts_same(whole: Figure, part: Figure) -> bool:
    """Both count the same noun: « 37 000 réfugiés … 46 % des réfugiés »."""
    a, b = (whole.quantity.counted or "").lower().split(), (part.quantity.counted or "").lower().split()
    return bool(a and b) and a[0][:_SHARED_START] == b[0][:_SHARED_START]


def said(figure: Figure) -> list[str]:
    """The lower-case words of the mention."""
    return [token.lower_ for token in figure.node_doc[figure.start : figure.end]]


def joined(doc: Doc, start: int, end: int) -> str:
    """Lower-case letters of some tokens in one string, straight apostrophes."""
    return "".join(token.lower_ for token in doc[start:end] if not token.is_space).replace("’", "'")
