"""A part and its whole, as the finders of parts hand them on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Part:
    """`part` belongs to `whole`, as the rule `rule` tells."""

    part: Figure
    whole: Figure
    rule: str
