"""Owners of the figures of a table: the names in the other cells of their row."""

from __future__ import annotations

from pipeline.language.figures.scenery import OWNERS, Figure, Scenery
from pipeline.language.relations.scene import Node

_BARS = frozenset(("|", "/"))
#: Between the cells of a row that leads with dots.
_DOTS = "...."
_LONGEST = 60


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
    doc, start, end = scenery.doc, scenery.line_start(figure), figure.end
    while end < len(doc) and "\n" not in doc[end].text and end - figure.end < _LONGEST:
        end += 1
    return [node for node in scenery.scene.inside(start, end) if node.type in OWNERS]
