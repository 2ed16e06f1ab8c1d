"""Calendar values: `DateValue` is what a date expression means, `str()` of it its EDTF (ISO 8601-2) form."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import total_ordering
from typing import Any

#: EDTF season codes and the months they cover; winter starts in December of its year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_MOMENT = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX)|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>~?)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a season (month 21 to 24), a year, a decade or a century; `year` is None when unknown.

    `unspecified` counts the last digits of the year left open: 1 for « années 1990 », 2 for « XIXe siècle ».
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    unspecified: int = 0

    def __str__(self) -> str:
        text = self._year() + "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return text + "~" if self.approximate and self.year is not None and not self.is_season else text

    def _year(self) -> str:
        if self.year is None:
            return "XXXX"
        digits = f"{abs(self.year):04d}"
        if self.unspecified:
            digits = digits[: -self.unspecified] + "X" * self.unspecified
        return "-" + digits if self.year < 0 else digits

    @property
    def is_season(self) -> bool:
        return self.month is not None and self.month > 12

    @property
    def is_valid(self) -> bool:
        """The day exists: not the 31st of April, nor the 29th of February of an ordinary year."""
        if self.day is None or self.month is None:
            return True
        return 1 <= self.day <= calendar.monthrange(self._common_year() or 2000, self.month)[1]

    def _common_year(self) -> int | None:
        """The year, where Python's calendar has it."""
        return self.year if self.year is not None and 1 <= self.year <= 9999 else None

    def lower(self) -> date | None:
        """First day; None when the year is not known or lies outside the common era."""
        year = self._common_year()
        if year is None:
            return None
        if self.is_season:
            return date(year, SEASON_MONTHS[self.month or 0][0], 1)
        return date(year, self.month or 1, self.day or 1)

    def upper(self) -> date | None:
        """Last day, on the same terms as `lower`."""
        year = self._common_year()
        if year is None:
            return None
        if self.day:
            return self.lower()
        if self.is_season:
            last = SEASON_MONTHS[self.month or 0][1]
            return _last_day(year + last // 13, last - 12 if last > 12 else last)
        return _last_day(year + 10**self.unspecified - 1, self.month or 12)

    def next(self) -> Moment | None:
        """The day, month or year that follows, where that is certain."""
        if self.day and self.month:
            after = date(self.year or 2001, self.month, min(self.day, 28)) + timedelta(
                self.day - min(self.day, 28) + 1
            )
            return replace(self, year=self.year and after.year, month=after.month, day=after.day)
        if self.month and not self.is_season:
            year = self.year and self.year + self.month // 12
            return replace(self, year=year, month=self.month % 12 + 1)
        if self.year is not None and not self.month and not self.unspecified:
            return replace(self, year=self.year + 1)
        return None


def _last_day(year: int, month: int) -> date:
    if not 1 <= year <= 9999:
        return date.max
    return date(year, month, calendar.monthrange(year, month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class DateValue:
    """A moment, or a range of which one side may be open: « depuis 2015 » is (2015, None), ranged.

    Values are ordered by their first day, then their last; an open or unknown side counts as the farthest.
    """

    start: Moment | None
    end: Moment | None = None
    ranged: bool = False

    @classmethod
    def parse(cls, edtf: str) -> DateValue | None:
        """The value that `str()` writes back as `edtf`; None for what Passerelle never writes."""
        start, slash, end = edtf.strip().partition("/")
        sides = [
            None if side == ".." else _parse_moment(side) for side in ((start, end) if slash else (start,))
        ]
        if any(side is None and raw != ".." for side, raw in zip(sides, (start, end), strict=False)):
            return None
        return cls(sides[0], sides[1], True) if slash else cls(sides[0])

    def __str__(self) -> str:
        if not self.ranged:
            return str(self.start)
        return "/".join(str(side) if side else ".." for side in (self.start, self.end))

    @property
    def lower(self) -> date | None:
        """First day that the expression covers; None when open or unknown."""
        return self.start.lower() if self.start else None

    @property
    def upper(self) -> date | None:
        """Last day that the expression covers; None when open or unknown."""
        last = self.end if self.ranged else self.start
        return last.upper() if last else None

    @property
    def approximate(self) -> bool:
        return any(side is not None and side.approximate for side in (self.start, self.end))

    def to_dict(self) -> dict[str, Any]:
        """`{"edtf", "lower", "upper", "approximate"}`, days in ISO form, for tables and JSON."""
        return {
            "edtf": str(self),
            "lower": self.lower.isoformat() if self.lower else None,
            "upper": self.upper.isoformat() if self.upper else None,
            "approximate": self.approximate,
        }

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DateValue):
            return NotImplemented
        return self._rank() < other._rank()

    def _rank(self) -> tuple[date, date, str]:
        return self.lower or date.min, self.upper or date.max, str(self)


def _parse_moment(text: str) -> Moment | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    digits = match["year"]
    unspecified = 0 if digits == "XXXX" else digits.count("X")
    year = None if digits == "XXXX" else int(digits.replace("X", "0"))
    month, day = (int(part) if part else None for part in (match["month"], match["day"]))
    if month is not None and not (1 <= month <= 12 or month in SEASON_MONTHS):
        return None
    moment = Moment(year, month, day, bool(match["mark"]), unspecified)
    return moment if moment.is_valid and not (day and moment.is_season) else None
