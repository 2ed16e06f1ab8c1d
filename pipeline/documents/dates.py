"""The date of a document itself, where it shows one: dateline, « Publié le … », a line of its own.

Only these few clear places are read; the dates in the text are the work of `passerelle_dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from pipeline.rules.documents import DocumentWords
from pipeline.rules.folding import fold

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_MONTH_NAMES = "|".join(_MONTHS)
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?"
#: On folded text (no accents, lower case).
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:er)? ?(?P<month>{_MONTH_NAMES}),? (?P<year>(?:19|20)\d\d)"
    r"|(?P<dd>\d{1,2}) ?[/.-] ?(?P<mm>\d{1,2}) ?[/.-] ?(?P<yyyy>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))"
)
_MONTH_YEAR = rf"(?P<only_month>{_MONTH_NAMES}) (?P<only_year>(?:19|20)\d\d)"
#: « Niamey, 04 juillet 2024 – », « (Lomé, mardi 16 septembre 2025) », « Fait à Bangui, le 3 mai 2021 »
_PLACE = r"[a-z][a-z'-]*(?:[ /-][a-z'-]+){0,4}(?:, [a-z' -]{2,30}| \([a-z' -]{2,30}\))?"
_DATELINE = re.compile(
    rf"[(\[]?(?:{_PLACE}(?:, ?(?:le )?| ?\((?:le )?)|[a-z'-]+(?: [a-z'-]+)? ?[-–—] ?(?:le )?)"
    rf"{_WEEKDAY}{_DATE}"
    r"(?= ?(?:[-–—.:)\]]|$))"
)
#: The line is the date: « Le 12 mars 2021 », « Juillet 2022 ».
_ALONE = re.compile(rf"[(\[]?(?:le )?{_WEEKDAY}(?:{_DATE}|{_MONTH_YEAR})[)\]]?\.?")
_WHOLE_LINE = (_DATELINE.fullmatch, _ALONE.fullmatch)
_ISO = re.compile(r"(?P<iso>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?=$|[T ])")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?([0-2]\d|3[01])(?!\d)")
_HEAD_LINES, _FOOT_LINES, _LINE_CHARS = 14, 4, 160


def find_date(text: str, words: DocumentWords, path: str = "") -> str | None:
    """EDTF of the document's own date: « Niamey, 04 juillet 2024 – L'OMS… » gives `2024-07-04`.

    `text` is a view. None when the document shows no date clearly; the file name
    (`note-2024-07-04.txt`) is the last resort.
    """
    lines = [fold(line[:_LINE_CHARS]).strip() for line in text.split("\n") if line.strip()]
    head, foot = lines[:_HEAD_LINES], lines[max(_HEAD_LINES, len(lines) - _FOOT_LINES) :]
    labelled, periodical = _labelled(words), _periodical(words)
    places = [
        *((line, labelled.match) for line in head),
        *((line, _DATELINE.match) for line in head),
        *((line, _ALONE.fullmatch) for line in head[:8]),
        *((line, periodical.fullmatch) for line in head[:4]),
        *((line, find) for line in reversed(foot) for find in (labelled.match, *_WHOLE_LINE)),
    ]
    for line, find in places:
        if (match := find(line)) and (date := _to_edtf(match)):
            return date
    return _date_in_name(path)


def read_date(value: str | None) -> str | None:
    """EDTF of a date as metadata writes it: « 4 juillet 2024 » and `2024-07-04T10:00Z` give `2024-07-04`."""
    if not value:
        return None
    folded = fold(value).strip()
    match = _ISO.match(value.strip()) or _ALONE.fullmatch(folded)
    return _to_edtf(match) if match else None


@lru_cache(maxsize=4)
def _labelled(words: DocumentWords) -> re.Pattern[str]:
    labels = "|".join(sorted((re.escape(fold(label)) for label in words.date_labels), key=len, reverse=True))
    hour = r"(?:a \d{1,2} ?[h:] ?\d{0,2} )?"
    return re.compile(
        rf"(?:{labels})(?: n[°o] ?\d+)?(?: (?:par|a) [^,:\d]{{1,40}})?[ ,:-–—]{{0,3}}{hour}"
        rf"(?:(?:le|du|en|au) )?[ :–-]{{0,3}}{_WEEKDAY}(?:{_DATE}|{_MONTH_YEAR})"
    )


@lru_cache(maxsize=4)
def _periodical(words: DocumentWords) -> re.Pattern[str]:
    """« La lettre d'information – mai 2025 », « N° 4 (juin 2023) »"""
    kinds = "|".join(re.escape(fold(kind)) for kind in words.periodicals)
    return re.compile(
        rf"(?:l[ae]s? |l')?(?:{kinds}|n ?[°o] ?\d+)\b[^.]{{0,60}}[-–—,|:(] ?{_MONTH_YEAR}\)?\.?"
    )


def _date_in_name(path: str) -> str | None:
    found = _IN_NAME.search(path.rsplit("/", 1)[-1])
    return _valid(*map(int, found.groups())) if found else None


def _to_edtf(match: re.Match[str]) -> str | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    if "iso" in found:
        return _valid(*map(int, found["iso"].split("-")))
    if "only_month" in found:
        return _valid(int(found["only_year"]), _MONTHS.index(found["only_month"]) + 1)
    if "month" in found:
        return _valid(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    return _valid(int(found["yyyy"]), int(found["mm"]), int(found["dd"]))


def _valid(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
