"""One date at a time: the form that fits at a place, and the value of its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from pipeline.language.dates.lexemes import Lexeme, full_year
from pipeline.language.dates.values import Moment
from pipeline.rules.dates import DateRules, Kind, Reading

DAYS = (Kind.SMALL, Kind.TEEN, Kind.WORDED, Kind.FIRST, Kind.ORDINAL)


class Level(IntEnum):
    """How fine a point is; BARE is a day that waits for the month of its neighbour (« 14 et 15 mars »)."""

    BARE = 0
    DAY = 1
    MONTH = 2
    PERIOD = 3
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A date as it is written at lexemes [first, last): its year or month may still be missing.

    `end` is set for what covers several months or days. `shift` is -1 for « mars dernier »,
    +1 for « mars prochain ».
    """

    rule: str
    first: int
    last: int
    start: Moment
    end: Moment | None
    level: Level
    weekday: int | None = None
    shift: int = 0

    @property
    def complete(self) -> bool:
        return self.start.year is not None and self.level is not Level.BARE

    def approximated(self) -> Point:
        end = replace(self.end, approximate=True) if self.end else None
        return replace(self, start=replace(self.start, approximate=True), end=end)


def read_point(lexemes: list[Lexeme], codes: str, i: int, rules: DateRules) -> Point | None:
    """The date that starts at lexeme `i`, « lundi 20 mars 2023 »; None if none does."""
    match = rules.point.match(codes, i)
    if match is None:
        return None
    form = rules.forms[int(match.lastgroup[1:])]  # type: ignore[index]
    return _READERS[form.reads](form.id, i, match.end(), lexemes)


def read_bare_day(lexemes: list[Lexeme], i: int) -> Point | None:
    """« 14 » or « lundi 14 », as part of a list or range that names the month later."""
    j, weekday = i, None
    if j < len(lexemes) and lexemes[j].kind is Kind.WEEKDAY:
        weekday, j = lexemes[j].value, j + 1
    if j >= len(lexemes) or lexemes[j].kind not in DAYS:
        return None
    lexeme = lexemes[j]
    if lexeme.kind is Kind.ORDINAL and lexeme.value != 1:
        return None
    return Point("", i, j + 1, Moment(day=lexeme.value), None, Level.BARE, weekday)


def _calendar(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    year = month = day = weekday = None
    shift, end = 0, None
    for lexeme in lexemes[first:last]:
        kind, value = lexeme.kind, lexeme.value
        if kind in (Kind.DATE, Kind.DAY_MONTH, Kind.MONTH_YEAR):
            year, month, day = value.year, value.month, value.day
        elif kind is Kind.WEEKDAY:
            weekday = value
        elif kind is Kind.MONTH:
            month = value
        elif kind is Kind.SEASON:
            month, end = (value, None) if month is None else (month, value)
        elif kind is Kind.YEAR:
            year = value if year is None else year
        elif kind in (Kind.FINAL, Kind.COMING):
            shift = -1 if kind is Kind.FINAL else 1
        elif kind in DAYS and day is None and month is None:
            if kind is Kind.ORDINAL and value != 1:
                return None
            day = value
        elif kind in (Kind.SMALL, Kind.TEEN, Kind.TWO) and year is None and month:
            if _is_short_year(lexemes, last - 1):
                year = full_year(value)
            else:  # « le 15 mars 21 personnes »
                rule, last = "dates.day" if day else "dates.month", last - 1
    moment = Moment(year, month, day)
    if not moment.is_valid:
        return None
    if month is None:
        level = Level.YEAR if day is None else Level.BARE
    else:
        level = Level.DAY if day else Level.PERIOD if month > 12 else Level.MONTH
    return Point(rule, first, last, moment, end and Moment(year, end), level, weekday, shift)


def _is_short_year(lexemes: list[Lexeme], i: int) -> bool:
    """« mai 68 », « 15 mars 21 » at the end of a clause, « mars ’21 »."""
    if lexemes[i - 1].kind is Kind.APOSTROPHE or i + 1 == len(lexemes):
        return True
    following = lexemes[i + 1]
    if lexemes[i].kind is Kind.TWO:
        return following.kind not in (Kind.WORD, Kind.NUMBER, Kind.OF)
    return following.kind in (Kind.BREAK, Kind.CLOSE) or following.norm in (".", ";")


def _part(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    """« premier trimestre 2021 », « T1 2021 », « six premiers mois de 2021 »."""
    months, numbers, year, count, final = 0, list[int](), 0, None, False
    for lexeme in lexemes[first:last]:
        if lexeme.kind is Kind.PART:
            months = lexeme.value
        elif lexeme.kind is Kind.MONTH_WORD:
            months = 1
        elif lexeme.kind is Kind.PART_CODE:
            months, number = lexeme.value
            numbers.append(number)
        elif lexeme.kind in (Kind.ORDINAL, Kind.FIRST):
            numbers.append(lexeme.value)
        elif lexeme.kind in (Kind.SMALL, Kind.WORDED):
            count = lexeme.value
        elif lexeme.kind is Kind.FINAL:
            final = True
        elif lexeme.kind is Kind.YEAR:
            year = lexeme.value
    if final:
        numbers = [12 // months]
    if count is not None:  # « deux premiers trimestres » from the first on; « trimestre 2 » is the second
        numbers = [1, count] if numbers else [count]
    if not numbers or max(numbers) * months > 12:
        return None
    start = Moment(year, (numbers[0] - 1) * months + 1)
    return Point(rule, first, last, start, Moment(year, numbers[-1] * months), Level.PERIOD)


def _decade(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    """« années 1990 », « années 60 », « années 60 du XVIIe siècle »."""
    value, ordinal = lexemes[first + 1].value, lexemes[last - 2]
    if value % 10:
        return None
    if last - first > 2:
        return Point(
            rule, first, last, Moment(100 * (ordinal.value - 1) + value, unspecified=1), None, Level.PERIOD
        )
    return Point(rule, first, last, _decade_moment(value), None, Level.PERIOD)


def read_decade(lexemes: list[Lexeme], i: int) -> Point | None:
    """The second decade of « années 1980 et 1990 »."""
    lexeme = lexemes[i]
    if (
        lexeme.kind not in (Kind.YEAR, Kind.SMALL, Kind.TEEN, Kind.TWO, Kind.TENS, Kind.WORDED)
        or lexeme.value % 10
    ):
        return None
    return Point("dates.decade", i, i + 1, _decade_moment(lexeme.value), None, Level.PERIOD)


def _decade_moment(number: int) -> Moment:
    year = number if number >= 1000 else number + (2000 if number < 30 else 1900)
    return Moment(year, unspecified=1)


def _century(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    number = lexemes[first].value
    if not 1 <= number <= 22:
        return None
    if lexemes[last - 1].kind is Kind.BEFORE_CHRIST:
        year = -100 * (number - 1)
        if not year:
            return None
    else:
        year = 100 * (number - 1)
    return Point(rule, first, last, Moment(year, unspecified=2), None, Level.PERIOD)


def _before_christ(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    """Years are counted as astronomers do: 44 av. J.-C. is -0043."""
    value = lexemes[first].value
    return Point(rule, first, last, Moment(1 - value), None, Level.YEAR) if value else None


def _week(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    year, week = lexemes[last - 1].value, lexemes[first + 1].value
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Point(rule, first, last, _moment(monday), _moment(monday + timedelta(6)), Level.PERIOD)


def _holiday(rule: str, first: int, last: int, lexemes: list[Lexeme]) -> Point | None:
    year, when = lexemes[last - 1].value, lexemes[first].value
    if when.startswith("easter"):
        return Point(rule, first, last, _moment(easter(year) + timedelta(int(when[6:]))), None, Level.DAY)
    month, day = map(int, when.split("-"))
    return Point(rule, first, last, Moment(year, month, day), None, Level.DAY)


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_READERS = {
    Reading.CALENDAR: _calendar,
    Reading.PART: _part,
    Reading.DECADE: _decade,
    Reading.CENTURY: _century,
    Reading.BEFORE_CHRIST: _before_christ,
    Reading.WEEK: _week,
    Reading.HOLIDAY: _holiday,
}
