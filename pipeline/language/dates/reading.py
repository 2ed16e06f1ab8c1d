"""Dates of plain strings: `read_date` for one expression, `find_date_expressions` for a text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.dates.expressions import Expression, ExpressionReader
from pipeline.language.dates.lexemes import full_year, read_numeric
from pipeline.language.dates.values import DateValue, Moment
from pipeline.language.dates.wordings import wordings
from pipeline.language.dates.years import read_reference, resolve_years
from pipeline.rules.dates import DateRules, load_dates

#: What may stand before the one expression that `read_date` is given, and after it (an hour).
_LEADING = re.compile(
    r"(?:(?:en|le|la|les|l['’]|du|de|des|d['’]|au|aux|à|dans|pour|pendant|durant|cours|courant|ce|mois|date|année|an|exercice)\s*)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]*(?:à|vers|T)?\s*\d{1,2}\s?(?:h|:|heures?)\s?\d{0,2}(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?[\s.,;:)]*",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
#: Longer strings are no single date.
_LONGEST = 120
#: A date alone is given a word that introduces it in a text, so that « 2019 » or « 12/03 » is read.
_FRAMES = ("en ", "le ")


class DateMatch(NamedTuple):
    """`text[start:end]`, its value, and the id of the rule that found it."""

    start: int
    end: int
    value: DateValue
    rule: str


def find_date_expressions(
    text: str, reference: str | None = None, rules: DateRules | None = None
) -> list[DateMatch]:
    """Every calendar expression of `text`, in order, without overlap.

    `reference` is the document's date as EDTF; it gives the years that the text leaves out.
    """
    expressions = ExpressionReader(text, rules or load_dates()).read()
    resolved = resolve_years(text, expressions, read_reference(reference))
    return [DateMatch(x.start, x.end, x.value, x.rule) for x in resolved]


def read_date(text: str, reference: str | None = None) -> DateValue | None:
    """The value of one expression, « du 3 au 5 mars 2021 »; None when the whole string is not a date.

    `reference` (EDTF) is the day from which a missing year is counted: read_date("5 août", "2021-08-06").
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    numeric = _read_bare_numeric(text)
    if numeric is not None:
        return numeric
    for said in wordings(text, reference):
        for frame in _FRAMES:
            framed = frame + said
            whole = _whole(framed, ExpressionReader(framed, load_dates()).read())
            if whole is not None:
                resolved = resolve_years(framed, [whole], read_reference(reference))
                return resolved[0].value if resolved else None
    return None


def _read_bare_numeric(text: str) -> DateValue | None:
    """« 20 02 2014 », « 20140220 »: read only where nothing else can be meant, in a string of its own."""
    digits = _LEADING.sub("", text, count=1)
    if match := _COMPACT.fullmatch(digits):
        moment = read_numeric("-".join(match.groups()))
    elif match := _SPACED.fullmatch(digits):
        day, month, year = match.groups()
        moment = Moment(full_year(int(year)) if len(year) == 2 else int(year), int(month), int(day))
        moment = moment if 1 <= int(month) <= 12 and moment.is_valid and moment.day else None
    else:
        return None
    return DateValue(moment) if moment else None


def _whole(text: str, expressions: list[Expression]) -> Expression | None:
    """The one expression that is all of the text; a list of several gives the range from first to last."""
    if not expressions:
        return None
    first, last = expressions[0], expressions[-1]
    if not _LEADING.fullmatch(text[: first.start]) or not _TRAILING.fullmatch(text[last.end :]):
        return None
    if len(expressions) == 1:
        return first
    if first.lacks_year and not last.lacks_year and not last.moments[-1].month:
        return None  # « 12/08, 2015 » is one day
    gaps = [text[a.end : b.start].strip(" ,") for a, b in pairwise(expressions)]
    if any(gap not in ("", "et", "et le", "et en", "et du", "le", "et la", "ou") for gap in gaps):
        return None
    end = last.value.end or last.value.start
    return replace(first, value=DateValue(first.value.start, end, True))
