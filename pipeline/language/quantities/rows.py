"""Numbers alone in a cell: « Anjouan | [6 903] | [99] » under « Île | Cas | Décès », « lits ..... [12] »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.language.quantities.candidates import Candidate
from pipeline.language.quantities.reader import Found
from pipeline.language.quantities.tokens import TokenIndex

#: Reads a number with the noun phrase at these character offsets, None when that counts nothing.
NamedReader = Callable[[Doc, TokenIndex, Candidate, tuple[int, int]], Found | None]
_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"[^\S\n]*\|[^\S\n]*|[^\S\n]+/[^\S\n]+|[^\S\n]*\t[^\S\n]*|[^\S\n]*\.{4,}[^\S\n]*")
_LETTER = re.compile(r"[^\W\d_]")
#: A row has as many cells as its table, but for cells that are left out at its end.
_LEAST_CELLS, _MOST_MISSING = 2, 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a line, by character offsets, and of the head of its table (None for dots)."""

    cells: list[tuple[int, int]]
    head: list[tuple[int, int]] | None

    def cell_of(self, start: int, end: int) -> int | None:
        """Which cell is this stretch and nothing else."""
        for index, (first, last) in enumerate(self.cells):
            if first <= start and end <= last:
                return index
        return None


def read_cells(doc: Doc, rest: list[Candidate], read: NamedReader) -> tuple[list[Found], list[Candidate]]:
    """The numbers of `rest` that fill cells, counted as their column or row says, and those left over."""
    tokens = TokenIndex(doc)
    rows = _find_rows(tokens.text)
    if not rows:
        return [], rest
    starts = [row.cells[0][0] for row in rows]
    found: list[Found] = []
    left: list[Candidate] = []
    above: dict[int, tuple[Row, Found]] = {}
    for candidate in rest:
        at = bisect_right(starts, candidate.start) - 1
        index = rows[at].cell_of(candidate.start, candidate.end) if at >= 0 else None
        if not index or _LETTER.search(tokens.text[slice(*rows[at].cells[index])]):
            left.append(candidate)
            continue
        one = _read(doc, tokens, candidate, rows[at], index, read)
        if one is None and index in above and above[index][0].head is rows[at].head:
            one = _same_as(above[index][1], tokens, candidate)
        if one is None:
            left.append(candidate)
        else:
            found.append(one)
            above[index] = (rows[at], one)
    return found, left


def _read(
    doc: Doc, tokens: TokenIndex, candidate: Candidate, row: Row, index: int, read: NamedReader
) -> Found | None:
    """The number as a count of what heads its column, else of what its row starts with."""
    labels = [cell for cell in row.cells[:index] if _LETTER.search(tokens.text[slice(*cell)])]
    if row.head is not None and index < len(row.head):
        labels.insert(0, row.head[index])
    for label in labels:
        if (one := read(doc, tokens, candidate, label)) is not None:
            return one
    return None


def _same_as(above: Found, tokens: TokenIndex, candidate: Candidate) -> Found:
    """« dont à Gao | [20] »: counted as the cell above it."""
    quantity = replace(above.quantity, value=candidate.value, max=None, modifier=candidate.modifier)
    return replace(above, start=tokens.at(candidate.start), end=tokens.end(candidate.end), quantity=quantity)


def _find_rows(text: str) -> list[Row]:
    """The rows of tables, without their heads, in text order."""
    rows: list[Row] = []
    head: list[tuple[int, int]] | None = None
    for line in _LINE.finditer(text):
        cells = _cells(text, *line.span())
        if len(cells) < _LEAST_CELLS:
            head = None
        elif "...." in line[0]:
            rows.append(Row(cells, None))
        elif head is None or len(cells) > len(head) or len(head) - len(cells) > _MOST_MISSING:
            head = cells if len(cells) > _LEAST_CELLS or "|" in line[0] else None
        else:
            rows.append(Row(cells, head))
    return rows


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        if separator.start() > at or cells:
            cells.append((at, separator.start()))
        at = separator.end()
    if at < end:
        cells.append((at, end))
    return cells
