"""Numbers as French writes them: « 1 200 », « 50.000 », « 3,5 millions », « 1,2 Md », « une centaine ».

`find_numbers` walks a text once; `read_number` reads a string that is nothing but a number. Neither knows
what is counted: that a number stands in a date, a phone number or a name is for the callers to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

Number = int | float

#: Spaces that group digits: plain, no-break, narrow no-break, thin, figure.
_SPACE = " \u00a0\u202f\u2009\u2007"
_GROUPED = rf"\d{{1,3}}(?:(?:[{_SPACE}]\d{{3}})+|(?:\.\d{{3}})+|(?:['’]\d{{3}})+)(?!\d)(?:,\d+)?"
_ENGLISH = r"\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d{1,2}(?!\d)"
_PLAIN = r"\d+(?:[.,]\d+)?"
_DIGITS = rf"(?:{_ENGLISH}|{_GROUPED}|{_PLAIN})"

#: Cardinal words; « un » and « une » count only beside another of them (« vingt et un », « un million »).
_UNITS = (
    "zéro", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "vingts?", "trente", "quarante", "cinquante", "soixante",
    "septante", "huitante", "octante", "nonante", "cents?", "mil", "mille", "millions?", "milliards?",
)  # fmt: skip
_WORD = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))}|une?)"
_AND = rf"(?:[{_SPACE}\n]et[{_SPACE}\n]|-et-)(?=une?\b|onze\b)"
_JOINT = rf"(?:{_AND}|[{_SPACE}]{{0,2}}-[{_SPACE}]?|[{_SPACE}\n]{{1,2}})"
#: Words of the longest cardinal below 10^12, with room to spare; also what keeps the search linear.
_LONGEST_RUN = 32
_WORDS = rf"{_WORD}(?:{_JOINT}{_WORD}){{0,{_LONGEST_RUN}}}\b"

#: What multiplies a number in digits, with or without a space: « 3,5 millions », « 40 k », « 1,2 Md ».
_SCALES = {
    "mille": 1000, "millier": 1000, "milliers": 1000, "k": 1000, "K": 1000,
    "million": 10**6, "millions": 10**6, "mio": 10**6, "Mio": 10**6, "M": 10**6,
    "milliard": 10**9, "milliards": 10**9, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9, "mds": 10**9, "md": 10**9,
    "billion": 10**12, "billions": 10**12,
}  # fmt: skip
_LONG_SCALE = (
    r"mille|milliers?|[Mm]illions?|MILLIONS?|[Mm]illiards?|MILLIARDS?|billions?|[Mm]io|Mds?|mds?|Mrd"
)
#: A single letter multiplies only before a currency (« 40 k€ », « 3 M USD ») or alone after the number.
_MONEY_AHEAD = rf"[{_SPACE}]?(?:€|\$|£|[A-Z]{{3}}\b|F\b|FCFA|d['’]euros?)"
_SCALE = rf"[{_SPACE}\n]?(?:{_LONG_SCALE}|[kKM](?={_MONEY_AHEAD}))(?![^\W\d_])"

#: Words for a rounded number: « une centaine de », « deux douzaines d' ».
_ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
#: How many of them « deux », « trois » say; more is not said in French.
_A_FEW = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_ROUND_WORD = (
    rf"(?P<few>{'|'.join(_A_FEW)}|\d)[{_SPACE}\n](?P<demi>demi[e]?-)?(?P<round>{'|'.join(_ROUND)})s?"
    rf"(?P<scaled>[{_SPACE}]de[{_SPACE}](?:milliers|millions|milliards))?(?=[{_SPACE}\n]+(?:de\b|d['’]))"
)
_HALF_SCALE = rf"une?[{_SPACE}\n]demi-(?P<half>million|milliard|millier|douzaine|centaine)"

_NUMBER = re.compile(
    rf"(?<![^\W_])(?<!\d[.,'’:])(?<![^\W\d_]-)(?:"
    rf"(?P<halved>{_HALF_SCALE})|(?P<rounded>{_ROUND_WORD})"
    rf"|(?P<digits>(?:(?<![\w)-])[-−+–](?={_PLAIN}[{_SPACE}]?%))?{_DIGITS})"
    rf"(?:[{_SPACE}][x×][{_SPACE}](?P<times>{_DIGITS})(?![\d.,]\d))?"
    rf"(?P<scale>{_SCALE})?(?P<half_more>[{_SPACE}]et[{_SPACE}]demi\b)?"
    rf"|(?P<words>{_WORDS})(?P<half_words>[{_SPACE}\n]et[{_SPACE}\n]demie?\b)?)",
    re.IGNORECASE,
)
_SPLIT_WORDS = re.compile(r"[^\W\d_]+")
_FIRST_PART = re.compile(r"[^\W\d_]+|[\d.,'’]+")
#: Longer runs of digits are codes, not numbers.
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number where it stands: `text[start:end]` says `value`.

    `rounded`: a word that rounds (« centaine »); its span leaves out the article. `in_words`: no digit in it.
    `scale` is the factor already in `value` (« 3,5 millions »: 1_000_000).
    """

    start: int
    end: int
    value: Number
    rounded: bool = False
    in_words: bool = False
    scale: int = 1


def find_numbers(text: str) -> Iterator[NumberSpan]:
    """Every cardinal number of `text`, in order, without overlap; « un » and « une » alone are none."""
    at = 0
    while match := _NUMBER.search(text, at):
        found = _read_match(match)
        if found is None:
            first = _FIRST_PART.match(text, match.start())
            at = first.end() if first else match.start() + 1
            continue
        yield found
        at = found.end


def read_number(text: str) -> Number | None:
    """Value of a string that is one number: « 1 200 » 1200, « 3,5 millions » 3_500_000, « un sur dix » 0.1.

    None when it is not (« plusieurs », « 12e »), and for fractions (« deux tiers »).
    """
    text = text.strip()
    if (ratio := _RATIO.fullmatch(text)) is not None:
        part, whole = read_number(ratio["part"]), read_number(ratio["whole"])
        return None if part is None or not whole else part / whole
    if text.lower() in ("un", "une"):
        return 1
    if re.fullmatch(rf"[-−+]\s?{_DIGITS}", text):
        value = _read_digits(text[1:].strip())
        return -value if text[0] in "-−" else value
    if (rounded := _ROUND_ALONE.fullmatch(text)) is not None:
        return _read_rounded(rounded)[0]
    if (short := _SHORT_SCALE.fullmatch(text)) is not None:
        return _scaled(_read_digits(short["number"]), _scale(short["scale"]))
    match = _NUMBER.match(text)
    if match is None or (found := _read_match(match)) is None or found.end != len(text):
        return None
    return found.value


_RATIO = re.compile(rf"(?P<part>[^\W_]+)[{_SPACE}]sur[{_SPACE}](?P<whole>[^\W_]+)", re.IGNORECASE)
_ROUND_ALONE = re.compile(
    rf"(?:(?P<few>{'|'.join(_A_FEW)}|\d)[{_SPACE}])?(?P<demi>demie?-)?(?P<round>{'|'.join(_ROUND)})s?"
    r"(?P<scaled>zzz)?",
    re.IGNORECASE,
)
_SHORT_SCALE = re.compile(rf"(?P<number>{_DIGITS})[{_SPACE}]?(?P<scale>[kKM])")


def _read_match(match: re.Match[str]) -> NumberSpan | None:
    if match["halved"]:
        name = match["half"].lower()
        value = (_SCALES.get(name) or _ROUND[name]) // 2
        return NumberSpan(match.start(), match.end(), value, rounded=name in _ROUND, in_words=True)
    if match["rounded"]:
        value, scale = _read_rounded(match)
        start = match.start() if match["few"].lower() not in ("un", "une") else match.start("round")
        return NumberSpan(start, match.end(), value, rounded=True, in_words=True, scale=scale)
    if match["digits"]:
        return _read_digits_match(match)
    return _read_words_match(match)


def _read_rounded(match: re.Match[str]) -> tuple[int, int]:
    few = (match["few"] or "un").lower()
    scale = _scale(match["scaled"].split()[-1]) if match["scaled"] else 1
    times = _A_FEW[few] if few in _A_FEW else int(few)
    value = times * _ROUND[match["round"].lower()] * scale
    return (value // 2 if match["demi"] else value), scale


def _read_digits_match(match: re.Match[str]) -> NumberSpan | None:
    digits = match["digits"]
    if len(digits) > 2 * _MOST_DIGITS or sum(map(str.isdigit, digits)) > _MOST_DIGITS:
        return None
    negative = digits[0] in "-−–"
    value = _read_digits(digits.lstrip("-−–+"))
    if match["times"]:
        value *= _read_digits(match["times"])
    scale = _scale(match["scale"].strip()) if match["scale"] else 1
    if match["half_more"]:
        value += 0.5
    value = _scaled(value, scale)
    return NumberSpan(match.start(), match.end(), -value if negative else value, scale=scale)


def _read_words_match(match: re.Match[str]) -> NumberSpan | None:
    """The longest run of words, from the left, that is a number (« deux mille » but not « deux trois »)."""
    start, end = match.span("words")
    text = match.string[start:end]
    words = [(word.group().lower(), word.end()) for word in _SPLIT_WORDS.finditer(text)][:_LONGEST_RUN]
    for length in range(len(words), 0, -1):
        said = " ".join(word for word, _ in words[:length])
        if said in ("un", "une") or said.endswith((" et", " une")) or words[0][0] in _NEVER_FIRST:
            continue
        value = _read_words(said)
        if value is not None:
            stop = start + words[length - 1][1]
            scale = next((_SCALES[w] for w, _ in words[length - 1 : length] if w in _SCALES), 1)
            if match["half_words"] and stop == end:
                return NumberSpan(
                    start, match.end(), _exact(value + Decimal(scale) / 2), in_words=True, scale=scale
                )
            return NumberSpan(start, stop, value, in_words=True, scale=scale)
    return None


#: « des millions de » says no number.
_NEVER_FIRST = ("million", "millions", "milliard", "milliards", "cents", "vingts")


@lru_cache(maxsize=4096)
def _read_words(said: str) -> int | None:
    """Value of cardinal words joined by spaces, None when they do not make one number."""
    if said.startswith("un mille") and not said.startswith(("un million", "un milliard")):
        return None
    try:
        return int(text2num(said, "fr"))
    except ValueError:
        return None


def _read_digits(digits: str) -> Number:
    """« 1 200,5 », « 1.200 » and « 1'200 » are thousands; « 1.5 », « 0.500 » and « 1,234 » are decimals."""
    if re.fullmatch(_ENGLISH, digits):
        return _decimal(digits.replace(",", ""))
    whole, comma, decimals = digits.partition(",")
    if comma or not re.fullmatch(r"\d+\.\d+", whole) or re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", whole):
        whole = re.sub(r"\D", "", whole)
    return _decimal(f"{whole}.{decimals}" if comma else whole)


def _decimal(digits: str) -> Number:
    return _exact(Decimal(digits)) if "." in digits else int(digits)


def _scaled(value: Number, scale: int) -> Number:
    """Product without the noise of floats: 128,2 Md is 128_200_000_000."""
    return _exact(Decimal(str(value)) * scale)


def _exact(value: Decimal) -> Number:
    """An int where the value is whole, else a float of six decimals at most."""
    return int(value) if value == int(value) else round(float(value), 6)


def _scale(word: str) -> int:
    return _SCALES.get(word) or _SCALES.get(word.lower()) or _SCALES[word.capitalize()]
