"""Outlines of the countries, for maps: those of the explorer (Natural Earth 1:110m, public domain)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]
Ring = list[Point]


@cache
def country_rings() -> dict[str, list[Ring]]:
    """Outer rings of each country by alpha-2 code, as (longitude, latitude) in degrees, to a tenth.

    The smallest states (Comoros, Cabo Verde, Malta, …) have no outline at this scale, nor has Antarctica.
    """
    path = files("pipeline.export.explorer") / "vendor" / "world.json"
    shapes = json.loads(path.read_text(encoding="utf-8"))["shapes"]
    return {code: [_ring(steps) for steps in rings] for code, rings in shapes.items()}


def _ring(steps: list[int]) -> Ring:
    """Points from a flat list of longitude and latitude steps, each from the point before."""
    xs, ys = accumulate(steps[0::2]), accumulate(steps[1::2])
    return [(x / 10, y / 10) for x, y in zip(xs, ys, strict=True)]
