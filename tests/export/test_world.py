"""Outlines of countries are closed rings where the countries are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.export.world import country_rings


def test_every_ring_is_closed_and_on_the_globe() -> None:
    rings = country_rings()
    assert len(rings) > 170
    for code, outline in rings.items():
        for ring in outline:
            assert ring[0] == ring[-1], code
            assert all(-192 <= x <= 192 and -90.01 <= y <= 90.01 for x, y in ring), code


def test_no_outline_crosses_the_map() -> None:
    rings = [ring for outline in country_rings().values() for ring in outline]
    assert max(abs(a[0] - b[0]) for ring in rings for a, b in pairwise(ring)) < 60


@pytest.mark.parametrize(
    ("code", "west", "south", "east", "north"),
    [("SN", -18, 12, -11, 17), ("LB", 35, 33, 37, 35), ("CH", 5, 45, 11, 48), ("NE", 0, 11, 16, 24)],
)
def test_a_country_lies_where_it_is(code: str, west: float, south: float, east: float, north: float) -> None:
    points = [point for ring in country_rings()[code] for point in ring]
    assert all(west <= x <= east and south <= y <= north for x, y in points)
