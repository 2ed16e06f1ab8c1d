"""Where the numbers of a text stand: « 1 200 », « 50.000 », « 3,5 millions », « 1,2 Md », « une centaine ».

What is counted is not seen here: that a number stands in a date, a phone number or a name is for the callers.
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
SPACE = " \u00a0\u202f\u2009\u2007"
_SPLIT_LATE = rf"\d{{5,6}}[{SPACE}]\d{{3}}(?!\d)"  # « 541202 208 »
_GROUPED = rf"{_SPLIT_LATE}|\d{{1,3}}(?:(?:[{SPACE}]\d{{3}})+|(?:\.\d{{3}})+|(?:['’]\d{{3}})+)(?!\d)(?:,\d+)?"
_ENGLISH = r"\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d{1,2}(?!\d)"
_PLAIN = r"\d+(?:[.,]\d+)?"
DIGITS = rf"(?:{_ENGLISH}|{_GROUPED}|{_PLAIN})"

#: Cardinal words; « un » and « une » count only beside another of them (« vingt et un », « un million »).
_UNITS = (
    "zéro", "zero", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "vingts?", "trente", "quarante", "cinquante", "soixante",
    "septante", "huitante", "octante", "nonante", "cents?", "mil", "mille", "millions?", "milliards?",
)  # fmt: skip
_WORD = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))}|une?)"
_AND = rf"(?:[{SPACE}\n]et[{SPACE}\n]|-et-)(?=une?\b|onze\b)"
_JOINT = rf"(?:{_AND}|[{SPACE}]{{0,2}}-[{SPACE}]?|[{SPACE}\n]{{1,2}})"
#: Words of the longest cardinal below 10^12, with room to spare; also what keeps the search linear.
_LONGEST_RUN = 32
_WORDS = rf"{_WORD}(?:{_JOINT}{_WORD}){{0,{_LONGEST_RUN}}}\b"

#: « deux virgule cinq ».
_COMMA = rf"[{SPACE}\n]virgule[{SPACE}\n]"

#: What multiplies a number in digits, with or without a space: « 3,5 millions », « 40 k », « 1,2 Md ».
SCALES = {
    "mille": 1000, "millier": 1000, "milliers": 1000, "k": 1000, "K": 1000,
    "million": 10**6, "millions": 10**6, "mio": 10**6, "Mio": 10**6, "M": 10**6,
    "milliard": 10**9, "milliards": 10**9, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9, "mds": 10**9, "md": 10**9,
    "billion": 10**12, "billions": 10**12,
}  # fmt: skip
_LONG_SCALE = (
    r"mille|milliers?|[Mm]illions?|MILLIONS?|[Mm]illiards?|MILLIARDS?|billions?|[Mm]io|Mds?|mds?|Mrd"
)
#: A single letter multiplies only before a currency (« 40 k€ », « 3 M USD ») or alone after the number.
_MONEY_AHEAD = rf"[{SPACE}]?(?:€|\$|£|[A-Z]{{3}}\b|F\b|FCFA|d['’]euros?)"
_SCALE = rf"[{SPACE}\n]?(?:{_LONG_SCALE}|[kKM](?={_MONEY_AHEAD}))(?![^\W\d_])"
#: What goes on with « 2 milliards »: « 350 millions », then « 600 mille ».
_PART = rf"[{SPACE}]\d{{1,3}}[{SPACE}](?:mille|millions?|milliards?)(?![^\W\d_])"

#: Words for a rounded number: « une centaine de », « deux douzaines d' ».
ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
#: How many of them « deux », « trois » say; more is not said in French.
A_FEW = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_ROUND_WORD = (
    rf"(?P<few>{'|'.join(A_FEW)}|\d)[{SPACE}\n](?P<demi>demi[e]?-)?(?P<round>{'|'.join(ROUND)})s?"
    rf"(?P<scaled>[{SPACE}]de[{SPACE}](?:milliers|millions|milliards))?(?=[{SPACE}\n]+(?:de\b|d['’]))"
)
_HALF_SCALE = rf"une?[{SPACE}\n]demi-(?P<half>million|milliard|millier|douzaine|centaine)"

#: A currency's code may touch the number: « USD250 ».
_GLUED = r"(?-i:(?<=\b(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|CNY|XOF|XAF|MAD|TND|DZD|NGN)))(?=\d)"

NUMBER = re.compile(
    rf"(?:(?<![^\W_])|{_GLUED})(?<!\d[.,'’:])(?<![^\W\d_]-)(?:"
    rf"(?P<halved>{_HALF_SCALE})|(?P<rounded>{_ROUND_WORD})"
    rf"|(?P<digits>(?:(?<![\w)-])(?:[-+–]|−[{SPACE}]?)(?={_PLAIN}[{SPACE}]?%))?{DIGITS})"
    rf"(?:[{SPACE}][x×][{SPACE}](?P<times>{DIGITS})(?![\d.,]\d))?"
    rf"(?:(?P<scale>{_SCALE})(?P<parts>(?:{_PART}){{1,3}})?)?(?P<half_more>[{SPACE}]et[{SPACE}]demi\b)?"
    rf"|(?P<words>{_WORDS})(?:{_COMMA}(?P<decimals>{_WORDS}))?(?P<half_words>[{SPACE}\n]et[{SPACE}\n]demie?\b)?)",
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
    while match := NUMBER.search(text, at):
        found = read_match(match)
        if found is None:
            first = _FIRST_PART.match(text, match.start())
            at = first.end() if first else match.start() + 1
            continue
        yield found
        at = found.end


def read_match(match: re.Match[str]) -> NumberSpan | None:
    if match["halved"]:
        name = match["half"].lower()
        value = (SCALES.get(name) or ROUND[name]) // 2
        return NumberSpan(match.start(), match.end(), value, rounded=name in ROUND, in_words=True)
    if match["rounded"]:
        value, scale = read_rounded(match)
        start = match.start() if match["few"].lower() not in ("un", "une") else match.start("round")
        return NumberSpan(start, match.end(), value, rounded=True, in_words=True, scale=scale)
    if match["digits"]:
        return _read_digits_match(match)
    return _read_words_match(match)


def read_rounded(match: re.Match[str]) -> tuple[int, int]:
    few = (match["few"] or "un").lower()
    scale = scale_of(match["scaled"].split()[-1]) if match["scaled"] else 1
    times = A_FEW[few] if few in A_FEW else int(few)
    value = times * ROUND[match["round"].lower()] * scale
    return (value // 2 if match["demi"] else value), scale


def _read_digits_match(match: re.Match[str]) -> NumberSpan | None:
    digits = match["digits"]
    if len(digits) > 2 * _MOST_DIGITS or sum(map(str.isdigit, digits)) > _MOST_DIGITS:
        return None
    negative = digits[0] in "-−–"
    value = read_digits(digits.lstrip(f"-−–+{SPACE}"))
    if match["times"]:
        value *= read_digits(match["times"])
    scale = scale_of(match["scale"].strip()) if match["scale"] else 1
    if match["half_more"]:
        value += 0.5
    value = scaled(value, scale)
    if match["parts"]:
        more = _read_parts(match["parts"], scale)
        if more is None:
            return NumberSpan(match.start(), match.end("scale"), value, scale=scale)
        value += more
    return NumberSpan(match.start(), match.end(), -value if negative else value, scale=scale)


def _read_parts(parts: str, scale: int) -> int | None:
    """« 350 millions 600 mille » behind « 2 milliards »; None unless each scale is below the one before."""
    words = parts.split()
    total = 0
    for count, name in zip(words[::2], words[1::2], strict=True):
        if SCALES[name.lower()] >= scale:
            return None
        scale = SCALES[name.lower()]
        total += int(count) * scale
    return total


def _read_words_match(match: re.Match[str]) -> NumberSpan | None:
    """The longest run of words, from the left, that is a number (« deux mille » but not « deux trois »)."""
    if match["decimals"] and (found := _read_spoken_decimals(match)) is not None:
        return found
    start, end = match.span("words")
    text = match.string[start:end]
    words = [(word.group().lower(), word.end()) for word in _SPLIT_WORDS.finditer(text)][:_LONGEST_RUN]
    for length in range(len(words), 0, -1):
        said = " ".join(word for word, _ in words[:length])
        if said in ("un", "une") or said.endswith((" et", " une")) or words[0][0] in _NEVER_FIRST:
            continue
        value = read_cardinal(said)
        if value is not None:
            stop = start + words[length - 1][1]
            scale = next((SCALES[w] for w, _ in words[length - 1 : length] if w in SCALES), 1)
            if match["half_words"] and stop == end:
                return NumberSpan(
                    start, match.end(), exact(value + Decimal(scale) / 2), in_words=True, scale=scale
                )
            return NumberSpan(start, stop, value, in_words=True, scale=scale)
    return None


def _read_spoken_decimals(match: re.Match[str]) -> NumberSpan | None:
    """« zéro virgule cinq », « deux virgule zéro cinq millions »: zeros after the comma count."""
    words = _SPLIT_WORDS.findall(match["decimals"].lower())
    scale = SCALES[words.pop()] if len(words) > 1 and words[-1] in _SPOKEN_SCALES else 1
    whole = read_cardinal(" ".join(_SPLIT_WORDS.findall(match["words"].lower())), alone=True)
    zeros = next((i for i, word in enumerate(words) if word not in ("zéro", "zero")), len(words))
    rest = read_cardinal(" ".join(words[zeros:]), alone=True) if words[zeros:] else None
    if whole is None or (rest is None and words[zeros:]):
        return None
    value = Decimal(f"{whole}.{'0' * zeros}{'' if rest is None else rest}") * scale
    return NumberSpan(match.start(), match.end("decimals"), exact(value), in_words=True, scale=scale)


_SPOKEN_SCALES = ("million", "millions", "milliard", "milliards")
#: « des millions de » says no number.
_NEVER_FIRST = ("million", "millions", "milliard", "milliards", "cents", "vingts")


@lru_cache(maxsize=4096)
def read_cardinal(said: str, alone: bool = False) -> int | None:
    """Value of cardinal words joined by spaces, None when they do not make one number.

    `alone`: « un » counts, as it does where nothing else can be meant.
    """
    if said in ("un", "une"):
        return 1 if alone else None
    if said.startswith("un mille") and not said.startswith(("un million", "un milliard")):
        return None
    try:
        return int(text2num(said.replace("zero", "zéro"), "fr"))
    except ValueError:
        return None


def read_digits(digits: str) -> Number:
    """« 1 200,5 », « 1.200 » and « 1'200 » are thousands; « 1.5 », « 0.500 » and « 1,234 » are decimals."""
    if re.fullmatch(_ENGLISH, digits):
        return _decimal(digits.replace(",", ""))
    whole, comma, decimals = digits.partition(",")
    if comma or not re.fullmatch(r"\d+\.\d+", whole) or re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", whole):
        whole = re.sub(r"\D", "", whole)
    return _decimal(f"{whole}.{decimals}" if comma else whole)


def _decimal(digits: str) -> Number:
    return exact(Decimal(digits)) if "." in digits else int(digits)


def scaled(value: Number, scale: int) -> Number:
    """Product without the noise of floats: 128,2 Md is 128_200_000_000."""
    return exact(Decimal(str(value)) * scale)


def exact(value: Decimal) -> Number:
    """An int where the value is whole, else a float of six decimals at most."""
    return int(value) if value == int(value) else round(float(value), 6)


def scale_of(word: str) -> int:
    return SCALES.get(word) or SCALES.get(word.lower()) or SCALES[word.capitalize()]
