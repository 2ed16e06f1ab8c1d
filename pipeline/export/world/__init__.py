"""Outlines of the countries, for maps: Natural Earth 1:110m (public domain).

`countries-110m.json` is that of the npm package world-atlas 2.0.2 (licence: LICENSE beside it), in TopoJSON:
borders are stored once, as arcs of steps, and countries are lists of arcs.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

Point = tuple[float, float]
Ring = list[Point]


@cache
def country_rings() -> dict[str, list[Ring]]:
    """Outer and inner rings of each country by alpha-2 code, as (longitude, latitude) in degrees.

    Longitudes go from -180 to 180, and a little beyond where a country crosses the date line.

    The smallest states (Comoros, Cabo Verde, Malta, …) have no outline at this scale.
    """
    import pycountry

    world = json.loads((files(__package__) / "countries-110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(steps, world["transform"]) for steps in world["arcs"]]
    rings: dict[str, list[Ring]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=str(shape.get("id", "")))
        if country:
            rings[country.alpha_2] = [_ring(ring, arcs) for ring in _lists_of_arcs(shape)]
    return dict(sorted(rings.items()))


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """The points of an arc: each stored pair is a step from the one before, in units of the grid."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    xs = accumulate(x for x, _ in steps)
    ys = accumulate(y for _, y in steps)
    return [
        (round(left + scale_x * x, 3), round(bottom + scale_y * y, 3)) for x, y in zip(xs, ys, strict=True)
    ]


def _lists_of_arcs(shape: dict[str, Any]) -> list[list[int]]:
    """The arcs of each ring, of a Polygon or of every part of a MultiPolygon."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for part in parts for ring in part]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs joined end to end; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += points[1:] if ring else points
    return _unbroken(ring)


def _unbroken(ring: Ring) -> Ring:
    """A ring that crosses the date line, as Fiji's does, goes on past 180° instead of jumping to -180°."""
    jumps = any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring))
    around_a_pole = any(abs(y) > 85 for _, y in ring)
    return [(x + 360 if x < 0 else x, y) for x, y in ring] if jumps and not around_a_pole else ring
