"""Owners of the figures of a table: the names in the other cells of their row."""

from __future__ import annotations

from pipeline.language.figures.figure import Figure
from pipeline.language.figures.scenery import OWNERS, Scenery
from pipeline.language.relations.scene import Node

_BARS = frozenset(("|", "/"))
#: Between the cells of a row that leads with dots.
_DOTS = "...."
_LONGEST = 60
_PLANNED = ("cible", "prévu", "objectif", "attendu", "planifi", "besoin")
#: Most rows of a table that are read up to its head.
_ROWS = 40


def is_cell(scenery: Scenery, figure: Figure) -> bool:
    """Whether a figure stands alone between bars, or behind a row of dots."""
    doc = scenery.doc
    before = doc[figure.start - 1] if figure.start else None
    if before is None:
        return False
    if before.text.startswith(_DOTS):
        return True
    after = doc[figure.end] if figure.end < len(doc) else None
    ends = after is None or "\n" in after.text or after.text in _BARS
    return before.text in _BARS and ends


def row_names(scenery: Scenery, figure: Figure) -> list[Node]:
    """The names of places, bodies and undertakings in the row of a figure, in order."""
    doc, start, end = scenery.doc, scenery.lines.start(figure.start), figure.end
    while end < len(doc) and "\n" not in doc[end].text and end - figure.end < _LONGEST:
        end += 1
    return [node for node in scenery.scene.inside(start, end) if node.type in OWNERS]


def column_head(scenery: Scenery, figure: Figure) -> str | None:
    """What the first line of the table says above a cell, None where it says nothing."""
    doc, column = scenery.doc, column_of(scenery, figure)
    start = scenery.lines.start(figure.start)
    for _ in range(_ROWS):
        if start == 0:
            break
        above = scenery.lines.start(start - 1)
        if not any(token.text in _BARS for token in doc[above:start]):
            break
        start = above
    words: list[str] = []
    for token in doc[start : start + _LONGEST]:
        if "\n" in token.text:
            break
        if token.text in _BARS:
            column -= 1
        elif column == 0:
            words.append(token.text)
    return " ".join(words) or None


def is_planned(scenery: Scenery, figure: Figure) -> bool:
    """Stands in the column of what is planned: « Réalisé / Cible »."""
    return (column_head(scenery, figure) or "").lower().startswith(_PLANNED)


def column_of(scenery: Scenery, figure: Figure) -> int:
    """How many bars stand before a cell on its line."""
    return sum(token.text in _BARS for token in scenery.doc[scenery.lines.start(figure.start) : figure.start])
