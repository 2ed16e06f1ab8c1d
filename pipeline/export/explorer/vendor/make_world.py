"""Makes world.json from the npm package world-atlas; run by hand when the outline is to be renewed.

usage: python make_world.py FOLDER_OF_WORLD_ATLAS > world.json

Outlines come from countries-110m.json, the middle of each country (small islands too) from
countries-50m.json. Coordinates are tenths of a degree; each ring is a flat list of longitude, latitude steps
from the point before.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

Ring = list[tuple[float, float]]


def main() -> None:
    folder = Path(sys.argv[1])
    coarse, fine = (json.loads((folder / f"countries-{scale}.json").read_text()) for scale in ("110m", "50m"))
    shapes = {code: [_steps(ring) for ring in rings] for code, rings in _countries(coarse)}
    largest: dict[str, Ring] = {}
    for code, rings in _countries(fine):  # some countries come in several parts
        largest[code] = max([*rings, largest.get(code, [])], key=_area)
    middles = {code: _middle(ring) for code, ring in largest.items()}
    world = {"shapes": dict(sorted(shapes.items())), "middles": dict(sorted(middles.items()))}
    print(json.dumps(world, separators=(",", ":")))


def _countries(topology: dict[str, Any]) -> Iterator[tuple[str, list[Ring]]]:
    """(alpha-2, outer rings in degrees) of every country with an ISO number."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=geometry.get("id") or "")
        if country and country.alpha_2 != "AQ" and geometry.get("arcs"):
            parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            yield country.alpha_2, [_join(arcs, part[0]) for part in parts]


def _decode(arc: list[list[int]], transform: dict[str, Any]) -> Ring:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _join(arcs: list[Ring], numbers: list[int]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return _unwrapped(ring)


def _unwrapped(ring: Ring) -> Ring:
    """The ring without jumps at the 180th meridian: it goes on past 180 degrees."""
    turn, found = 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((x - before < -180) - (x - before > 180))
        found.append((x + turn, y))
    return found


def _steps(ring: Ring) -> list[int]:
    steps: list[int] = []
    before = (0, 0)
    for point in ((round(10 * x), round(10 * y)) for x, y in ring):
        if not steps or point != before:
            steps += [point[0] - before[0], point[1] - before[1]]
        before = point
    return steps


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _middle(ring: Ring) -> list[int]:
    """Centroid of the ring, in tenths of a degree."""
    area = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        area, x, y = area + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return [round(10 * x / (3 * area)), round(10 * y / (3 * area))]


if __name__ == "__main__":
    main()
