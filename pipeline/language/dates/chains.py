"""Dates that follow each other: what they share, and which of them are one range.

« 28 février au 3 mars 2021 » is a chain of two members; the year of the second is passed on to the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from pipeline.language.dates.points import Level, Point
from pipeline.language.dates.values import DateValue, Moment

#: Years that one range may span; more is a chance meeting of numbers.
_LONGEST_RANGE = 200


class Joint(StrEnum):
    """What stands between two members of a chain."""

    NONE = ""
    TO = "à"
    UNTIL = "jusqu'à"
    DASH = "-"
    SLASH = "/"
    AND = "et"
    COMMA = ","

    @property
    def makes_range(self) -> bool:
        return self not in (Joint.AND, Joint.COMMA, Joint.NONE)


@dataclass(slots=True)
class Member:
    """A point in a chain; `first` is the lexeme of « fin », « mi- » when there is one."""

    first: int
    point: Point
    approximate: bool = False
    #: « de 2015 à nos jours »: no date, but the open end of a range
    is_now: bool = False

    @property
    def last(self) -> int:
        return self.point.last

    @property
    def is_bare(self) -> bool:
        return self.point.level is Level.BARE


@dataclass(slots=True)
class Group:
    """Members of a chain that are one expression."""

    members: list[Member]
    rule: str

    @property
    def points(self) -> tuple[Point, Point]:
        return self.members[0].point, self.members[-1].point

    def value(self) -> DateValue | None:
        """The value, years still missing; None for days that do not exist."""
        first, last = self.points
        if self.members[-1].is_now:
            return DateValue(first.start, None, True)
        if len(self.members) == 1:
            lost = first.level is Level.BARE and first.weekday is None
            return None if lost else DateValue(first.start, first.end, first.end is not None)
        start, end = first.start, last.end or last.start
        return DateValue(start, end, True) if start.is_valid and end.is_valid else None


@dataclass(slots=True)
class Chain:
    """Members in text order, `joints[i]` between members i and i + 1."""

    members: list[Member]
    joints: list[Joint]

    @property
    def last(self) -> int:
        return self.members[-1].last

    def share(self) -> None:
        """Pass on what is said once: the month of « 3 et 4 mars », the year of « mars à juin 2021 »."""
        for before, after in reversed([*pairwise(self.members)]):
            if not after.is_now:
                before.point = _shared_backwards(before.point, after.point)
        for joint, (before, after) in zip(self.joints, pairwise(self.members), strict=True):
            if joint.makes_range and not after.is_now:
                after.point = _shared_forwards(before.point, after.point)

    def groups(self) -> list[Group]:
        """Ranges and single dates; a list of days or months without a gap is one range."""
        groups = [Group([self.members[0]], _rule(self.members[0]))]
        for joint, member in zip(self.joints, self.members[1:], strict=True):
            if joint.makes_range and len(groups[-1].members) == 1:
                groups[-1] = Group([groups[-1].members[0], member], "dates.range")
            else:
                groups.append(Group([member], _rule(member)))
        if len(groups) > 1 and len(groups) == len(self.members) and self._has_no_gap():
            return [Group(self.members, "dates.list")]
        if self.joints == [Joint.DASH, Joint.TO, Joint.DASH]:  # « 2021-2022 à 2023-2024 »
            return [Group(self.members, "dates.range")]
        return groups

    def _has_no_gap(self) -> bool:
        points = [member.point for member in self.members]
        plain = self.joints[-1] is Joint.AND and not any(member.approximate for member in self.members)
        return plain and all(before.start.next() == after.start for before, after in pairwise(points))


def _rule(member: Member) -> str:
    return "dates.approximate" if member.approximate else member.point.rule or "dates.list"


def go_together(before: Point, joint: Joint, after: Point) -> bool:
    """Whether two dates around a joint are parts of one expression."""
    levels = (before.level, after.level)
    if before.level is Level.BARE:
        if after.level is Level.BARE:
            return (before.start.day or 0) < (after.start.day or 0) and joint is not Joint.UNTIL
        return after.level is Level.DAY
    if after.level is Level.BARE:  # « 28 février, 1er et 2 mars »
        return not joint.makes_range and before.start.year is None and before.level is Level.DAY
    if not joint.makes_range:
        if levels == (Level.YEAR, Level.YEAR):
            return before.start.next() == after.start
        alike = levels in ((Level.DAY, Level.DAY), (Level.MONTH, Level.MONTH))
        return alike and not before.complete and not before.shift
    if joint is Joint.SLASH and levels != (Level.YEAR, Level.YEAR):
        return levels == (Level.MONTH, Level.MONTH) and not before.complete
    if before.complete and after.complete:
        return _ascending(before.start, after.start)
    return before.level is after.level and before.level is not Level.YEAR


def _ascending(before: Moment, after: Moment) -> bool:
    if before.year is None or after.year is None or after.year - before.year > _LONGEST_RANGE:
        return False
    lower, upper = before.lower(), after.upper()
    return (
        before.year < after.year
        or before == after
        or (lower is not None and upper is not None and lower < upper)
    )


def _shared_backwards(before: Point, after: Point) -> Point:
    """`before` with the month and year that `after` has and it lacks."""
    start, level = before.start, before.level
    if level is Level.BARE and after.level is Level.DAY:
        if (start.day or 0) > (after.start.day or 0):
            return before
        start, level = replace(start, month=after.start.month, year=after.start.year), Level.DAY
    elif start.year is None and after.start.year is not None and start.month and after.start.month:
        later = _month_day(start) > _month_day(after.start)
        start = replace(start, year=after.start.year - later)
    else:
        return before
    end = before.end and replace(before.end, year=start.year)
    return replace(before, start=start, end=end, level=level)


def _shared_forwards(before: Point, after: Point) -> Point:
    """« décembre 2019 à février »: the year of the start, or the next one."""
    if after.start.year is not None or before.start.year is None or not after.start.month:
        return after
    year = before.start.year + (_month_day(after.start) < _month_day(before.start))
    end = after.end and replace(after.end, year=year)
    return replace(after, start=replace(after.start, year=year), end=end)


def _month_day(moment: Moment) -> tuple[int, int]:
    return moment.month or 0, moment.day or 0
