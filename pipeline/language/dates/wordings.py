"""Wordings of a date that a string of its own may have and a text would not: « mars 3, 2020 »."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _iso_month(match: re.Match[str]) -> str:
    """« 2016/11 » as 2016-11; « 2018/19 » and « 2011/12 » are two years."""
    year, month = int(match[1]), int(match[2])
    return match.group() if (year + 1) % 100 == month else f"{year}-{month:02}"


_MONTHS = "janv|févr?|fev|mars|avr|mai|jui[nl]|ao[uû]t|sept|oct|nov|déc|dec"
#: How a string that is a date may be written though a text would not: what is rewritten, and how.
_REWRITINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), new)
    for pattern, new in (
        (r"(?<=[^\W\d_])\.(?=[\s\d-]|$)", " "),  # « mars. 2015 », « nov.-2020 »
        (r"^(\d{1,2})[/.-]([^\W\d_]{3,9})[/.-](\d{2,4})$", r"\1 \2 \3"),  # « 01/août/2019 »
        (r"^(\d{4})[/.-]([^\W\d_]{3,9})[/.-](\d{1,2})$", r"\3 \2 \1"),  # « 2019-août-1 »
        (r"^(\d{1,2})/([^\W\d_]{3,9})$", r"\1 \2"),  # « 02/oct »
        (r"^(\d{4}),? ([^\W\d_]{3,9})$", r"\2 \1"),  # « 2016, nov »
        (r"^(\d{4}),? (?:au |le )?([^\W\d_]+ (?:tri|se)mestre)$", r"\2 \1"),  # « 2016, premier trimestre »
        (r"\b(\d{1,2})(?:er|ère|e|[eè]me) jour (?:de |d['’])", r"\1 "),  # « 4e jour de juillet »
        (rf"\b(\d{{1,2}})(?:e|[eè]me)(?= (?:au |{_MONTHS}))", r"\1"),  # « du 13e au 15e juillet »
        (r"^(?:les )?(\d{3}0)['’]?s$", r"années \1"),  # « 1990s »
        (r"(\d{4}) ?~ ?(\d{4})", r"\1-\2"),
        (r"(\d{1,2}[/.-]\d{1,2}), ?(\d{2}|\d{4})$", r"\1/\2"),  # « 12/08, 2015 »
        (r"^(?:du )?(\d{1,2}/\d{1,2}) ?- ?(\d{1,2}/\d{1,2}(?:/\d{2,4})?)$", r"du \1 au \2"),
        (r"^(\d{1,2}) ?[/.,-] ?(\d{4})$", r"\1/\2"),  # « 11 / 2016 »
        (r"^((?:19|20)\d\d) ?[/.-] ?(0?[1-9]|1[0-2])$", _iso_month),  # « 2016/11 »
        (r"^(?:le )?(\d{1,2})[ .-](\d{1,2})$", r"le \1/\2"),  # « 17.02 »
        (r"\b(20\d\d|19\d\d)[ -]?(?:trimestre ?|[TQ])([1-4])\b", r"T\2 \1"),  # « 2017 trimestre 1 »
        (r"\btrimestre ?([1-4])[ -]((?:19|20)\d\d)\b", r"T\1 \2"),
        (r"\b((?:19|20)\d\d)[ -]?[HS]([12])\b", r"S\2 \1"),  # « 2019-H2 »
        (r"\b[H]([12])[ -]((?:19|20)\d\d)\b", r"S\1 \2"),
    )
)
#: « octobre 2 », « mai vingt-neuf 2020 »: a day behind its month.
_DAY_BEHIND = re.compile(
    r"^(?P<weekday>(?:[a-z]+di|dimanche),? )?(?P<month>[^\W\d_]{3,9})[ /-]"
    r"(?P<day>(?:[0-3]?\d|[^\W\d_]{2,6}(?:[- ](?:et[- ])?[^\W\d_]{2,5})?)"
    r"(?: ?(?:-|au) ?[0-3]?\d)?)(?:(?:,? |-)(?:de )?(?P<year>\d{4}))?$",
    re.IGNORECASE,
)
#: Feasts, seasons and parts of a year, which lack a year alone: « Noël », « troisième trimestre ».
_YEARLESS = re.compile(
    r"\b(?:trimestre|semestre|été|printemps|automne|hiver|no[eë]l|p[aâ]ques|toussaint|ascension|pentec[oô]te|assomption"
    r"|nouvel an|jour de l['’]an|saint-sylvestre)$",
    re.IGNORECASE,
)


def wordings(text: str, reference: str | None) -> Iterator[str]:
    """The string as it is, in small letters, as a text would write it, and with the year of `reference`."""
    yield text
    yield text.lower()
    usual = text
    for pattern, new in _REWRITINGS:
        usual = " ".join(pattern.sub(new, usual).split())
    yield usual
    if match := _DAY_BEHIND.match(usual):
        parts = (match["weekday"], match["day"], match["month"].lower(), match["year"])
        yield " ".join(part.strip() for part in parts if part)
    if reference and _YEARLESS.search(text):
        yield f"{text} {reference[:4]}"
