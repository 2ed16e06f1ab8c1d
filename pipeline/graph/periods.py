"""The days that an EDTF value covers, so that dates of different precision can be compared."""

from __future__ import annotations

import math
from functools import lru_cache

import edtf

from pipeline.errors import UsageError

#: (year, month, day) bounds wide enough for an interval without end
_FIRST, _LAST = (0, 1, 1), (9999, 12, 31)
Day = tuple[int, int, int]


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[Day, Day] | None:
    """First and last day: « 2023-03 » gives ((2023, 3, 1), (2023, 3, 31)).

    An open side is year 0 or 9999. None when the year is unknown (`XXXX-03`) or the text is no EDTF.
    """
    if value.startswith("XXXX"):
        return None
    if "/" in value:
        first, last = value.split("/", 1)
        lower = _FIRST if first in ("..", "") else _side(first, 0)
        upper = _LAST if last in ("..", "") else _side(last, 1)
        return (lower, upper) if lower and upper else None
    lower, upper = _side(value, 0), _side(value, 1)
    return (lower, upper) if lower and upper else None


def overlaps(value: str | None, since: Day | None, until: Day | None) -> bool:
    """Whether the period shares a day with [since, until]; a period without known year does not."""
    found = bounds(value) if value else None
    if found is None:
        return False
    return (since is None or found[1] >= since) and (until is None or found[0] <= until)


def day_of(value: str, last: bool = False) -> Day:
    """First (or last) day of a date that a user gave. Raises UsageError when it is no EDTF date."""
    found = bounds(value)
    if found is None:
        raise UsageError(f"« {value} » is not a date; write 2020, 2020-05, 2020-05-31 or another EDTF value")
    return found[1] if last else found[0]


def _side(text: str, which: int) -> Day | None:
    try:
        date = edtf.parse_edtf(text)
        struct = date.upper_strict() if which else date.lower_strict()
    except (edtf.EDTFParseException, TypeError, AttributeError, ValueError):
        return None
    if isinstance(struct, float) and math.isinf(struct):
        return None
    year, month, day = struct[:3]
    return year, month, day
