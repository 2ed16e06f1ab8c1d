"""Figures that add up to one before them: its parts, whatever words join them."""

from __future__ import annotations

from pipeline.language.figures.cells import column_of, is_cell
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.relatedness import counts_same
from pipeline.language.figures.scenery import Scenery
from pipeline.language.figures.wholes import Part
from pipeline.language.numbers import Number
from pipeline.language.quantities import Kind
from pipeline.language.quantities.quantity import Modifier

#: Most parts, and tokens that they take.
_MOST, _REACH = 14, 140
#: So many figures may stand between a whole and the first of its parts.
_SKIPPED = 4
#: Small numbers add up by chance.
_LEAST = 20
_HUNDRED = 100
#: Before a total that follows what it adds up.
_TOTALS = frozenset(("soit", "total", "tout", "ensemble", "somme"))


def find_sums(scenery: Scenery, found: dict[int, Part]) -> None:
    """Add to `found` the figures behind a whole that add up to it exactly; by position in the document."""
    figures = scenery.figures
    covered = _covered(found)
    for j, whole in enumerate(figures):
        if not _is_exact(whole) or whole.quantity.value < _LEAST:
            continue
        for k in _added_before(scenery, figures, j):
            found.setdefault(k, Part(figures[k], whole, "amount_part_of.sum"))
        if covered.get(whole.start) == whole.quantity.value:
            continue
        for k in _adding_up(scenery, figures, j, found):
            if k not in found or found[k].whole is not whole:
                found[k] = Part(figures[k], whole, "amount_part_of.sum")
    _find_hundreds(scenery, found)


def _find_hundreds(scenery: Scenery, found: dict[int, Part]) -> None:
    """« 412 000 euros … : dons, 55 % ; ventes, 45 % »: shares that add up to a hundred."""
    figures = scenery.figures
    for j, whole in enumerate(figures):
        run: list[int] = []
        if whole.quantity.value < _LEAST and whole.quantity.kind is Kind.COUNT:
            continue
        small = j + 1 < len(figures) and figures[j + 1].quantity.value < _LEAST
        skipped = small and figures[j + 1].quantity.kind is Kind.COUNT
        for k in range(j + 1 + skipped, min(len(figures), j + 1 + _MOST)):
            if figures[k].quantity.kind is not Kind.PERCENT or figures[k].start - whole.end > _REACH:
                break
            run.append(k)
        shares = sum(figures[k].quantity.value for k in run)
        shared = whole.quantity.kind in (Kind.PEOPLE, Kind.COUNT, Kind.MONEY)
        if shared and len(run) > 1 and shares == _HUNDRED:
            for k in run:
                found.setdefault(k, Part(figures[k], whole, "amount_part_of.sum"))


def _adding_up(scenery: Scenery, figures: list[Figure], j: int, found: dict[int, Part]) -> list[int]:
    """Positions of figures in a row behind figure `j` that add up to it, [] when none do."""
    whole = figures[j]
    columns: dict[int | None, list[int]] = {}
    for k in range(j + 1, min(len(figures), j + 1 + 2 * _MOST)):
        if figures[k].start - whole.end > _REACH:
            break
        if _fits(whole, figures[k]) and (k not in found or found[k].whole is whole):
            cell = is_cell(scenery, figures[k])
            columns.setdefault(column_of(scenery, figures[k]) if cell else None, []).append(k)
    for row in columns.values():
        if parts := _sum_to(figures, row, whole):
            return parts
    return []


def _added_before(scenery: Scenery, figures: list[Figure], j: int) -> list[int]:
    """« 312 enfants et 88 adultes, soit [400 personnes] »: positions of what a total behind adds up."""
    whole, doc, row = figures[j], scenery.doc, []
    if not {t.lower_ for t in doc[max(0, whole.start - 3) : whole.start]} & _TOTALS:
        return []
    total: Number = 0
    for k in range(j - 1, max(-1, j - 1 - _MOST), -1):
        part = figures[k]
        if part.start < scenery.floor(whole) or not _fits(whole, part):
            return []
        row.append(k)
        total += part.quantity.value
        if total >= whole.quantity.value:
            return row if total == whole.quantity.value and len(row) > 1 else []
    return []


def _sum_to(figures: list[Figure], row: list[int], whole: Figure) -> list[int]:
    for first in range(min(_SKIPPED, len(row))):
        total: Number = 0
        for last, k in enumerate(row[first:], first):
            total += figures[k].quantity.value
            if total >= whole.quantity.value:
                if total == whole.quantity.value and last > first:
                    return row[first : last + 1]
                break
    return []


def _fits(whole: Figure, part: Figure) -> bool:
    a, b = whole.quantity, part.quantity
    if a.kind is not b.kind or a.kind in (Kind.PERCENT, Kind.DURATION) or not _is_exact(part):
        return False
    if a.kind is Kind.MONEY:
        return a.unit == b.unit or b.unit is None
    return a.kind is Kind.PEOPLE or part.elided or counts_same(whole, part)


def _is_exact(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.modifier is Modifier.EXACT and quantity.max is None


def _covered(found: dict[int, Part]) -> dict[int, Number]:
    """What the parts that are known add up to, by the first token of their whole; shares left out."""
    sums: dict[int, Number] = {}
    for one in found.values():
        if one.part.quantity.kind is one.whole.quantity.kind:
            sums[one.whole.start] = sums.get(one.whole.start, 0) + one.part.quantity.value
    return sums
