"""A text as date words: numbers, months, connectives, with everything else marked as foreign.

One pass of one regular expression, then one that joins words into phrases (« à partir de », « vingt-deux »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA

from pipeline.language.dates.values import Moment
from pipeline.rules.dates import CODES, DateRules, Kind
from pipeline.rules.folding import fold

_DASHES = "-‐‑–—"
_TOKEN = re.compile(
    r"""
    (?P<url>https?://\S+|www\.\S+)
  | (?P<phone>(?:\+\d{1,3}|\(\+?\d{1,4}\)|(?<![\d/.\-])0\d|00\d{2,3})(?:[ \u00a0\u202f.\-]\d{2,4}){3,6}(?!\d))
  | (?P<grouped>(?<![\d.,])\d{1,3}(?:(?:[ \u00a0\u202f\u2009]\d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?![\d]))
  | (?P<date>(?:(?<![\w/.\-])|(?<=[\s(:]\d-)|(?<=[\s(:]\d\d-)(?=[0-3]\d/))
      \d{1,4}(?P<sep>[/.\-‑])\d{1,2}(?P=sep)\d{1,4}(?![\d]|[/\-]\d|(?P=sep)\w))
  | (?P<spaced>(?<![\w/.\-])[0-3]?\d[ ]/[ ][01]?\d[ ]/[ ](?:19|20)\d\d(?!\d))
  | (?P<month_year>(?<![\w/.\-])(?:(?:0?[1-9]|1[0-2])[/\-](?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2]))
      (?![\d]|[/\-.]\w))
  | (?P<day_month>(?<![\w/.\-])\d{1,2}/\d{1,2}(?![\w/]))
  | (?P<decimal>\d+[.,]\d+(?:[.,]\d+)*)
  | (?P<ordinal>\d{1,2}(?i:[ ]?er|i?[eè]mes?|[eè](?:re|s)?|nde?)(?![^\W_])|1[°º])
  | (?P<digits>\d+)
  | (?P<code>(?<![^\W_])[TSQ][1-4](?![^\W_]))
  | (?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*)
  | (?P<dots>\.\.\.)
  | (?P<sign>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_SIGNS = {
    ",": Kind.COMMA, "/": Kind.SLASH, "'": Kind.APOSTROPHE, "’": Kind.APOSTROPHE, "(": Kind.OPEN,
    ")": Kind.CLOSE,
    "[": Kind.OPEN, "]": Kind.CLOSE, "&": Kind.AND, "…": Kind.NOW, **dict.fromkeys(_DASHES, Kind.DASH),
}  # fmt: skip
#: A year is no year when it is glued to a code, a path or a number.
_GLUED_AFTER = re.compile(
    r"[\w@=&]|/(?!(?:1\d|20|21)\d\d(?![\w/])|\d\d(?![\w/])|\s|$)|[-‑](?!(?:1\d|20|21)\d\d(?![\w/-])|\d\d(?![\w/-])|[^\W\d])\w"
    r"|\.[\da-z]|[-‑](?![TSQ][1-4]\b)[^\W\d]+\d|,\d|%"
)
_ROMAN = re.compile(r"(?P<number>[IVX]{1,6})(?:er|[eè]me|i[eè]me|[eè])?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_DAYS = (Kind.SMALL, Kind.TEEN, Kind.WORDED, Kind.FIRST)
#: Words of the longest number in words that can be a year.
_LONGEST_NUMBER = 10


@dataclass(slots=True)
class Lexeme:
    """`text[start:end]`, what it is, what it is worth, and its folded spelling."""

    start: int
    end: int
    kind: Kind
    value: Any = None
    norm: str = ""


def read_lexemes(text: str, rules: DateRules) -> list[Lexeme]:
    """Every word, number and sign of `text`, phrases joined."""
    lexemes: list[Lexeme] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < end:  # the stop of an abbreviation, read with it
            continue
        if start > end and text.count("\n", end, start) > 1:
            lexemes.append(Lexeme(end, start, Kind.BREAK))
        end = match.end()
        lexeme = _read(match, lexemes, rules)
        if lexeme is not None:
            lexemes.append(lexeme)
            end = lexeme.end
    return _join_phrases(text, lexemes, rules)


def encode(lexemes: list[Lexeme]) -> str:
    """One character a lexeme, as the forms of the rules are written in."""
    return "".join([CODES[lexeme.kind] for lexeme in lexemes])


def _read(match: re.Match[str], before: list[Lexeme], rules: DateRules) -> Lexeme | None:
    group, token = match.lastgroup, match.group()
    start, end = match.span()
    if group == "word":
        return _read_word(match, rules)
    if group == "sign":
        kind = _SIGNS.get(token, Kind.OTHER)
        if kind is Kind.APOSTROPHE and before and before[-1].end == start and before[-1].norm.isalpha():
            return None  # elision: « d’août »
        return Lexeme(start, end, kind, norm=token)
    if group == "digits":
        return _read_digits(match, before)
    if group == "ordinal":
        number = int(re.match(r"\d+", token).group())  # type: ignore[union-attr]
        is_first = number == 1 and token[1:].strip().lower() in ("er", "°", "º")
        glued = start > 0 and (match.string[start - 1].isalnum())
        return Lexeme(start, end, Kind.NUMBER if glued else Kind.FIRST if is_first else Kind.ORDINAL, number)
    if group in ("date", "spaced"):
        moment = read_numeric(token)
        return Lexeme(start, end, Kind.DATE if moment else Kind.NUMBER, moment)
    if group == "month_year":
        first, second = map(int, re.split(r"[/-]", token))
        year, month = (first, second) if first > 12 else (second, first)
        return Lexeme(start, end, Kind.MONTH_YEAR, Moment(year, month))
    if group == "day_month":
        day, month = map(int, token.split("/"))
        moment = Moment(None, month, day) if 1 <= month <= 12 and day else None
        return Lexeme(
            start, end, Kind.DAY_MONTH if moment and moment.is_valid else Kind.NUMBER, moment, token
        )
    if group == "code":
        return Lexeme(start, end, Kind.PART_CODE, (6 if token[0] == "S" else 3, int(token[1])), token.lower())
    if group == "dots":
        return Lexeme(start, end, Kind.NOW)
    return Lexeme(start, end, Kind.OTHER if group == "url" else Kind.NUMBER)


def _read_word(match: re.Match[str], rules: DateRules) -> Lexeme:
    start, end = match.span()
    lower = match.group().lower()
    meaning = rules.words.get(lower)
    norm = lower
    if not lower.isascii():
        norm = fold(lower)
        meaning = meaning or (rules.words.get(norm) if lower != "où" else None)
    kind, value = meaning or (Kind.WORD, None)
    short = kind in (Kind.MONTH, Kind.WEEKDAY) and norm not in rules.full_names
    if short and match.string[end : end + 1] == "." and match.string[end : end + 2] != "..":
        end += 1  # « janv. »: the stop belongs to the abbreviation
    return Lexeme(start, end, kind, value, norm)


def _read_digits(match: re.Match[str], before: list[Lexeme]) -> Lexeme:
    token, text = match.group(), match.string
    start, end = match.span()
    number = int(token) if len(token) <= 4 else None
    if number is None or len(token) == 3:
        return Lexeme(start, end, Kind.NUMBER, number)
    glued_before = (
        start > 0
        and (text[start - 1].isalnum() or text[start - 1] in "_@#=")
        and not _ends_month(before, start)
    )
    if len(token) == 4:
        glued = glued_before or _glued_year(text, start, before) or _GLUED_AFTER.match(text, end) is not None
        year = 1000 <= number <= 2199 and not glued
        return Lexeme(start, end, Kind.YEAR if year else Kind.NUMBER, number)
    if glued_before or _glued_unit(text, end):
        return Lexeme(start, end, Kind.NUMBER, number)
    kind = Kind.SMALL if 1 <= number <= 12 else Kind.TEEN if 13 <= number <= 31 else Kind.TWO
    if number == 0 and len(token) == 1:
        kind = Kind.NUMBER
    return Lexeme(start, end, kind, number, token)


def _ends_month(before: list[Lexeme], start: int) -> bool:
    return bool(before) and before[-1].end == start and before[-1].kind in (Kind.MONTH, Kind.SINCE, Kind.IN)


def _glued_year(text: str, start: int, before: list[Lexeme]) -> bool:
    """« COVID-2019 », « who.int/2019 »; not « mi-2020 », « mars-2020 », « 2019-2020 »."""
    sign = text[start - 1] if start else " "
    if sign not in "/.-‑+&,$" or start < 2 or text[start - 2].isspace():
        return sign in "$+"
    if sign in "-‑/" and len(before) > 1 and before[-1].end == start:
        return before[-2].kind in (Kind.WORD, Kind.NUMBER, Kind.OTHER, Kind.TWO)
    return not (sign == "." and text[start - 2].isalpha() and before and before[-1].kind is Kind.MONTH)


def _glued_unit(text: str, end: int) -> bool:
    """« 20h30 », « 12kg », « 3% »; not « 4juillet », which a month follows."""
    following = text[end : end + 1]
    if following in ("%", "€", "$", "°"):
        return True
    return following.isalpha() and text[end : end + 4].lower().rstrip("0123456789") not in _MONTH_STARTS


_MONTH_STARTS = {
    "janv", "févr", "fevr", "mars", "avri", "mai ", "juin", "juil", "août", "aout",
    "sept", "octo", "nove", "déce", "dece",
}  # fmt: skip


def read_numeric(token: str) -> Moment | None:
    """« 12/03/2021 », « 2021-03-12 », « 12.03.21 »; the month first only where nothing else is possible."""
    first, second, third = (part.strip() for part in re.split(r"[/.\-‑]", token))
    if len(first) == 4:
        candidates = [(int(first), int(second), int(third))] if len(third) <= 2 else []
    elif len(first) > 2 or len(third) not in (2, 4):
        return None
    else:
        year = full_year(int(third)) if len(third) == 2 else int(third)
        candidates = [(year, int(second), int(first)), (year, int(first), int(second))]
    for year, month, day in candidates:
        moment = Moment(year, month, day)
        if 1 <= month <= 12 and day and 1000 <= year <= 2199 and moment.is_valid:
            return moment
    return None


def full_year(two_digits: int) -> int:
    """« 21 » is 2021, « 68 » is 1968: the century that puts the year before 2050."""
    return two_digits + (2000 if two_digits < 50 else 1900)


# --- phrases


def _join_phrases(text: str, lexemes: list[Lexeme], rules: DateRules) -> list[Lexeme]:
    joined: list[Lexeme] = []
    i = 0
    while i < len(lexemes):
        lexeme = lexemes[i]
        found = None
        if lexeme.norm:
            if lexeme.norm in rules.number_words and lexeme.kind is Kind.WORD:
                found = _number_in_words(text, lexemes, i, rules)
            else:
                counted = (
                    lexeme.kind is Kind.ORDINAL
                    and bool(joined)
                    and joined[-1].kind in (Kind.SMALL, Kind.WORDED)
                )
                found = (
                    None if counted else _phrase(lexemes, i, rules)
                )  # « six premiers mois » is no rough date
        if found:
            lexeme, i = found
        else:
            i += 1
        if lexeme.kind is Kind.CENTURY and joined:
            _read_roman(text, joined[-1])
        elif lexeme.kind is Kind.YEAR:
            _repair_month(joined, rules)
        joined.append(lexeme)
    return joined


def _phrase(lexemes: list[Lexeme], i: int, rules: DateRules) -> tuple[Lexeme, int] | None:
    for rest, meaning in rules.phrases.get(_plain(lexemes[i].norm), ()):
        j = i + 1
        for word in rest:
            while (j < len(lexemes) and lexemes[j].kind in (Kind.DASH, Kind.APOSTROPHE)) or _is_dot(
                lexemes, j
            ):
                j += 1
            if j >= len(lexemes) or _plain(lexemes[j].norm) != word:
                break
            j += 1
        else:
            end = lexemes[j - 1].end
            return Lexeme(lexemes[i].start, end, *meaning, norm=" ".join((lexemes[i].norm, *rest))), j
    return None


def _plain(norm: str) -> str:
    if norm in ("du", "des", "d"):
        return "de"
    return "a" if norm in ("à", "au", "aux") else norm


def _is_dot(lexemes: list[Lexeme], j: int) -> bool:
    return j < len(lexemes) and lexemes[j].norm == "." and lexemes[j - 1].norm in ("av", "j", "c")


def _number_in_words(text: str, lexemes: list[Lexeme], i: int, rules: DateRules) -> tuple[Lexeme, int] | None:
    """« vingt-trois », « deux mille vingt et un », « dix-neuvième » from its first word."""
    words, j = [lexemes[i].norm], i + 1
    ordinal = None
    while j < len(lexemes) and len(words) <= _LONGEST_NUMBER:
        k = j + 1 if lexemes[j].kind is Kind.DASH else j
        if k < len(lexemes) and lexemes[k].norm == "et" and k + 1 < len(lexemes):
            k += 1 if lexemes[k + 1].kind is not Kind.DASH else 2
            if k >= len(lexemes) or lexemes[k].norm not in ("un", "une", "onze", "unieme"):
                break
        if k < len(lexemes) and lexemes[k].kind is Kind.ORDINAL and lexemes[k].norm.endswith("ieme"):
            ordinal, j = lexemes[k], k + 1
            break
        if k >= len(lexemes) or lexemes[k].norm not in rules.number_words:
            break
        words += ["et", lexemes[k].norm] if lexemes[k - 1].norm == "et" else [lexemes[k].norm]
        j = k + 1
    if words in (["un"], ["une"]) and ordinal is None:
        return None
    number = _spelled_number(" ".join(words))
    if number is None:
        return None
    start, end = lexemes[i].start, lexemes[j - 1].end
    if ordinal is not None:
        return Lexeme(start, end, Kind.ORDINAL, number + ordinal.value), j
    if 1 <= number <= 99:
        return Lexeme(start, end, Kind.WORDED if number <= 31 else Kind.TENS, number), j
    return Lexeme(start, end, Kind.YEAR if 1000 < number <= 2199 else Kind.NUMBER, number), j


def _spelled_number(words: str) -> int | None:
    from text_to_num import text2num  # a text without numbers in words does not need it

    words = words.replace("mil ", "mille ")
    try:
        return int(text2num(words, "fr"))
    except ValueError:
        pass
    hundreds, cent, rest = words.partition(" cent")  # « dix-neuf cent quatre-vingts »
    try:
        return (
            int(text2num(hundreds, "fr")) * 100
            + (int(text2num(rest.lstrip("s ").strip(), "fr")) if rest.strip("s ") else 0)
            if cent
            else None
        )
    except ValueError:
        return None


def _read_roman(text: str, lexeme: Lexeme) -> None:
    """Before « siècle », « XIXe » is an ordinal."""
    match = _ROMAN.fullmatch(text[lexeme.start : lexeme.end])
    if lexeme.kind is not Kind.WORD or match is None:
        return
    digits = [_ROMAN_VALUES[char] for char in match["number"]]
    total = sum(-digit if digit < max(digits[i:]) else digit for i, digit in enumerate(digits))
    lexeme.kind, lexeme.value = Kind.ORDINAL, total


def _repair_month(joined: list[Lexeme], rules: DateRules) -> None:
    """Between a day and a year, a word one letter away from a month is that month: « 3 septmbre 2020 »."""
    if (
        len(joined) < 2
        or joined[-1].kind is not Kind.WORD
        or joined[-2].kind not in _DAYS
        or len(joined[-1].norm) < 4
    ):
        return
    for name, number in rules.month_names.items():
        if OSA.distance(joined[-1].norm, name, score_cutoff=1) <= 1:
            joined[-1].kind, joined[-1].value = Kind.MONTH, number
            return
