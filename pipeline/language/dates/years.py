"""The year that a text leaves out: « le 5 août » in a document of 2021-08-06 is 2021-08-05.

Asked in this order: words that name it (« de cette année »), a date it hangs on (« en mai 2019, puis en
août »), the date that opens its line or sentence, the year that a report is about, the document's own date
(given, or its byline) with weekday and tense, the same month with its year elsewhere. When nothing decides it
stays `XXXX`: better no year than a wrong one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.language.dates.clues import (
    Layout,
    find_byline,
    find_subject_year,
    find_tense,
    named_year,
    names_year,
)
from pipeline.language.dates.expressions import Expression
from pipeline.language.dates.values import DateValue, Moment

#: How far from the document's date a day or month without year is expected: two months.
_NEAR_DAYS = 62
#: A report may be dated the day before what it tells as past.
_SLACK = timedelta(days=2)
#: Characters between two dates of which the second hangs on the first.
_ADJACENT = 40
#: Characters after which a date of the same sentence or line no longer says which year is meant.
_REACH = 200
_OPENINGS = frozenset(
    {"", "en", "au cours de", "pour", "dès", "le", "au", "du", "en date du", "fin", "début"}
)
_POINTS = ("dates.year", "dates.month", "dates.day")


def resolve_years(text: str, expressions: list[Expression], reference: date | None) -> list[Expression]:
    """The expressions with their years filled in where they are known."""
    if not any(expression.lacks_year for expression in expressions):
        return expressions
    resolver = _Resolver(text, expressions, reference or find_byline(text, expressions))
    resolved: list[Expression] = []
    for expression in expressions:
        resolved.append(resolver.resolve(expression, resolved) if expression.lacks_year else expression)
    return [expression for expression in resolved if _has_month(expression)]


def read_reference(edtf: str | None) -> date | None:
    """The day that stands for the document's date: the last one of « 2024-07 »."""
    value = DateValue.parse(edtf) if edtf else None
    return (value.upper or value.lower) if value else None


def _has_month(expression: Expression) -> bool:
    """« le samedi 13 » whose month nobody knows is nothing to go by."""
    return all(moment.month is not None or moment.day is None for moment in expression.moments)


class _Resolver:
    def __init__(self, text: str, expressions: list[Expression], reference: date | None) -> None:
        self.text, self.expressions, self.reference = text, expressions, reference
        self.layout = Layout(text)
        self.subject_year = find_subject_year(text)
        self.month_years = _month_years(expressions)

    def resolve(self, expression: Expression, before: list[Expression]) -> Expression:
        anchor = next(moment for moment in reversed(expression.moments) if moment.year is None)
        if anchor.month is None:
            return _on_weekday(expression, self.reference)
        year = self._year(expression, anchor, before)
        if year is None or not replace(anchor, year=year).is_valid:
            return expression
        return _with_year(expression, anchor, year)

    def _year(self, expression: Expression, anchor: Moment, before: list[Expression]) -> int | None:
        if names_year(self.text, expression):
            return named_year(self.text, expression, self.reference)
        if expression.shift:
            return _shifted(anchor, expression.shift, self.reference) if self.reference else None
        tense = find_tense(self.layout, expression)
        previous = self._previous(expression, before, tense)
        if previous and expression.start - previous.end <= _ADJACENT:
            return self._fitting(expression, anchor, _continued(previous, anchor))
        opening = self._opening(expression, before, tense)
        if opening:
            return self._fitting(expression, anchor, _continued(opening, anchor))
        if self.subject_year and tense <= 0:
            return self._fitting(expression, anchor, self.subject_year)
        same_month = self.month_years.get(anchor.month)
        if self.reference:
            year = self._from_reference(expression, anchor, self.reference, tense)
            if year is not None and _days(anchor, year, self.reference) <= _NEAR_DAYS:
                return year
            told = _continued(previous, anchor) if previous else same_month
            return told or year
        if same_month is not None:
            return self._fitting(expression, anchor, same_month)
        return self._fitting(expression, anchor, _continued(previous, anchor)) if previous else None

    def _previous(self, expression: Expression, before: list[Expression], tense: int) -> Expression | None:
        """The date with a year just before, in the same sentence."""
        start = max(self.layout.sentence(expression.start)[0], expression.start - _REACH)
        for other in reversed(before[-3:]):
            if other.start < start:
                return None
            if self._may_tell(other, tense):
                return other
        return None

    def _opening(self, expression: Expression, before: list[Expression], tense: int) -> Expression | None:
        """The date that opens the line: « 2024 – MSF revient. En juin, … », « En 2019, … En juin, … »."""
        line = self.layout.line(expression.start)[0]
        for other in reversed(before[-6:]):
            if other.start < line:
                return None
            first = self.layout.sentence(other.start)[0]
            words = self.text[first : other.start].strip(" \t•–-*(").lower()
            if words in _OPENINGS and other.rule in _POINTS and self._may_tell(other, tense):
                heads_line = first == line
                return other if heads_line or expression.start - other.end <= _REACH else None
        return None

    def _may_tell(self, other: Expression, tense: int) -> bool:
        """It has a year, and not a past one in a sentence about what is to come."""
        moment = _dated(other)
        if moment is None or moment.year is None:
            return False
        return not (tense > 0 and self.reference and moment.year < self.reference.year)

    def _fitting(self, expression: Expression, anchor: Moment, year: int | None) -> int | None:
        """The year, unless the weekday that the text gives says otherwise."""
        if year is None or expression.weekday is None or not anchor.day:
            return year
        day = replace(anchor, year=year).lower()
        return year if day and day.isoweekday() == expression.weekday else None

    def _from_reference(self, expression: Expression, anchor: Moment, today: date, tense: int) -> int | None:
        """The year next to the document's date: before it for the past, after it for the future."""
        spans = []
        for year in (today.year - 1, today.year, today.year + 1):
            moment = replace(anchor, year=year)
            if not moment.is_valid:
                continue
            lower, upper = moment.lower(), moment.upper()
            if lower is not None and upper is not None:
                spans.append((year, lower, upper))
        if expression.weekday is not None and anchor.day:
            spans = [span for span in spans if span[1].isoweekday() == expression.weekday] or spans
        if tense > 0:
            return next((year for year, _, upper in spans if upper >= today - _SLACK), today.year)
        if tense < 0:
            return next((year for year, lower, _ in reversed(spans) if lower <= today + _SLACK), today.year)
        return min((year for year, _, _ in spans), key=lambda year: _days(anchor, year, today), default=None)


def _month_years(expressions: list[Expression]) -> dict[int | None, int | None]:
    """Each month that the document names with a year, and that year; None for months with several."""
    years: dict[int | None, int | None] = {}
    for expression in expressions:
        for moment in expression.moments:
            if moment.year is not None and moment.month is not None:
                known = years.setdefault(moment.month, moment.year)
                years[moment.month] = moment.year if known == moment.year else None
    return years


def _dated(expression: Expression) -> Moment | None:
    """The last moment of an expression that has a year."""
    return next((m for m in reversed(expression.moments) if m.year is not None and not m.unspecified), None)


def _continued(other: Expression, anchor: Moment) -> int | None:
    """The year of a date before; the next one when « en janvier » follows « en novembre 2019 »."""
    moment = _dated(other)
    if moment is None or moment.year is None:
        return None
    turns = moment.month in (11, 12) and anchor.month is not None and anchor.month <= 2
    return moment.year + turns


def _shifted(anchor: Moment, shift: int, reference: date) -> int:
    """« mars dernier » lies before the document's date, « mars prochain » after it."""
    place = (anchor.month or 0, anchor.day or 0)
    today = (reference.month, reference.day if anchor.day else 0)
    if shift < 0:
        return reference.year if place < today else reference.year - 1
    return reference.year if place > today else reference.year + 1


def _days(anchor: Moment, year: int, today: date) -> int:
    """How many days lie between the day or month, in that year, and today."""
    moment = replace(anchor, year=year)
    if not moment.is_valid:
        return 366
    lower, upper = moment.lower() or today, moment.upper() or today
    return max((lower - today).days, (today - upper).days, 0)


def _with_year(expression: Expression, anchor: Moment, year: int) -> Expression:
    """Every moment without year gets the anchor's, or the one before where it would come after the anchor."""
    place = (anchor.month or 0, anchor.day or 0)

    def dated(moment: Moment | None) -> Moment | None:
        if moment is None or moment.year is not None:
            return moment
        later = moment.month is not None and (moment.month, moment.day or 0) > place and moment is not anchor
        return replace(moment, year=year - later)

    value = expression.value
    start, end = dated(value.start), dated(value.end)
    if not value.ranged and expression.rule in ("dates.since", "dates.after"):
        return replace(expression, value=DateValue(start, None, True))
    if not value.ranged and expression.rule == "dates.until":
        return replace(expression, value=DateValue(None, start, True))
    return replace(expression, value=DateValue(start, end, value.ranged))


def _on_weekday(expression: Expression, reference: date | None) -> Expression:
    """« samedi 13 »: the nearest day to the document's date that is both."""
    day = expression.value.start.day if expression.value.start else None
    if reference is None or day is None:
        return expression
    for distance in range(40):
        for candidate in (reference - timedelta(distance), reference + timedelta(distance)):
            if candidate.day == day and candidate.isoweekday() == expression.weekday:
                return replace(expression, value=DateValue(Moment(candidate.year, candidate.month, day)))
    return expression
