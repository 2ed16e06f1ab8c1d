"""The value of a string that is one number: also fractions, ratios, signs, powers and mixed notation.

A text holds « deux tiers » and « un sur dix » beside much that only looks like them; a string that is given
as a number does not, so it is read with fewer doubts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from pipeline.language.numbers.finding import (
    A_FEW,
    DIGITS,
    NUMBER,
    ROUND,
    SPACE,
    Number,
    exact,
    read_cardinal,
    read_digits,
    read_match,
    read_rounded,
    scale_of,
    scaled,
)

_SIGN = re.compile(r"(?P<sign>[-−–+]|(?:moins|négati(?:f|ve)|plus)(?=\s))\s*", re.IGNORECASE)
_RATIO = re.compile(rf"(?P<part>.+)[{SPACE}]sur[{SPACE}](?P<whole>.+)", re.IGNORECASE)
_ROUND_ALONE = re.compile(
    rf"(?:(?P<few>{'|'.join(A_FEW)}|\d)[{SPACE}])?(?P<demi>demie?-)?(?P<round>{'|'.join(ROUND)})s?"
    r"(?P<scaled>(?!))?",
    re.IGNORECASE,
)
_SHORT_SCALE = re.compile(rf"(?P<number>{DIGITS}|,\d+)[{SPACE}]{{0,3}}(?P<scale>[kKMG])?")
_POWER = re.compile(
    rf"(?P<base>{DIGITS})(?P<kind>[eE]|[{SPACE}]?\^|[{SPACE}]?[x×][{SPACE}]?10\^)(?P<power>[-−+]?\d{{1,2}})"
)
_WRITTEN_FRACTION = re.compile(
    rf"(?:(?P<whole>\d+)[{SPACE}]+)?(?P<part>\d+)[{SPACE}]?[/⁄][{SPACE}]?(?P<of>\d+)"
)
_SIGN_FRACTION = re.compile(r"(?P<whole>\d+)?[ ]?(?P<sign>[¼½¾⅐-⅞])")
_MIXED = re.compile(r"(?P<whole>.+)\set\s(?P<fraction>\w.*)", re.IGNORECASE)
#: « quart de million », « deux tiers de million », « demi million ».
_OF_SCALE = re.compile(r"(?P<fraction>.+?)(?:\sde)?[\s-](?P<scale>millions?|milliards?)", re.IGNORECASE)
_BY_NAME = {"demi": 2, "demie": 2, "demis": 2, "moitié": 2, "tiers": 3, "quart": 4, "quarts": 4}
_ORDINAL_END = re.compile(r"i[èe]mes?")
#: Stems of ordinals that are no cardinal, with or without « e » behind.
_STEMS = {"cinqu": "cinq", "neuv": "neuf"}
_PARTS = (
    (10**12, ("billion", "billions")), (10**9, ("milliard", "milliards")), (10**6, ("million", "millions")),
    (1000, ("mille", "mil")), (100, ("cent", "cents")),
)  # fmt: skip
_TEN_AND_ONE = re.compile(r"(vingt|\w+nte) (un|onze)")
#: Longer strings are no number.
_LONGEST = 200


def read_number(text: str) -> Number | None:
    """Value of a string that is one number: « 1 200 » 1200, « 3,5 millions » 3_500_000, « un sur dix » 0.1.

    Fractions are read (« deux tiers », « 2 1/4 »), signs (« moins douze »), powers of ten (« 12e-3 ») and
    words between digits (« 4 mille 300 »). None when it is no number (« plusieurs », « 12e »).
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    sign = _SIGN.match(text)
    value = _read_unsigned(text[sign.end() :] if sign else text)
    if value is None or sign is None:
        return value
    return value if sign["sign"].lower() in ("+", "plus") else -value


def _read_unsigned(text: str) -> Number | None:
    for read in _READERS:
        value = read(text)
        if value is not None:
            return value
    return None


def _read_as_in_texts(text: str) -> Number | None:
    if text.lower() in ("un", "une"):
        return 1
    match = NUMBER.match(text)
    found = read_match(match) if match else None
    return found.value if found is not None and found.end == len(text) else None


def _read_rounded_alone(text: str) -> Number | None:
    """« une douzaine », « trois douzaines »."""
    match = _ROUND_ALONE.fullmatch(text)
    return read_rounded(match)[0] if match else None


def _read_short_scale(text: str) -> Number | None:
    """« 40 k », « 1,2M », « ,5 »."""
    match = _SHORT_SCALE.fullmatch(text)
    if match is None:
        return None
    digits = match["number"]
    value = read_digits(f"0{digits}" if digits[0] == "," else digits)
    return (
        scaled(value, 10**9 if match["scale"] == "G" else scale_of(match["scale"]))
        if match["scale"]
        else value
    )


def _read_power(text: str) -> Number | None:
    """« 1e10 », « 12,5e-3 », « 1,2 x 10^6 », « 2^10 »."""
    match = _POWER.fullmatch(text)
    if match is None:
        return None
    base, power = Decimal(str(read_digits(match["base"]))), int(match["power"].replace("−", "-"))
    ten = match["kind"].strip() != "^"
    value = base.scaleb(power) if ten else base**power if base else Decimal(0)
    return int(value) if value == int(value) else float(value)


def _read_ratio(text: str) -> Number | None:
    """« un sur trois », « 1 sur 20 »."""
    match = _RATIO.fullmatch(text)
    if match is None:
        return None
    part, whole = read_number(match["part"]), read_number(match["whole"])
    return part / whole if part is not None and whole else None


def _read_written_fraction(text: str) -> Number | None:
    """« 3/4 », « 2 1/4 », « 2½ »."""
    if match := _SIGN_FRACTION.fullmatch(text):
        return int(match["whole"] or 0) + unicodedata.numeric(match["sign"])
    match = _WRITTEN_FRACTION.fullmatch(text)
    if match is None or not int(match["of"]):
        return None
    return int(match["whole"] or 0) + int(match["part"]) / int(match["of"])


def _read_fraction(text: str) -> Number | None:
    """« deux tiers », « trois cinquièmes », « un vingt-cinquième », « la moitié », « quart de million »."""
    if (of := _OF_SCALE.fullmatch(text)) is not None:
        fraction = _read_fraction(of["fraction"])
        return None if fraction is None else _near(fraction * scale_of(of["scale"].lower()))
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word]
    if len(words) > 1 and words[0] in ("la", "le"):
        words = words[1:]
    if not words:
        return None
    if (of_name := _BY_NAME.get(words[-1])) is not None:
        part = _read_words(words[:-1]) if words[1:] else 1
        return None if part is None else part / of_name
    return _read_ordinal_fraction(words)


def _read_ordinal_fraction(words: list[str]) -> Number | None:
    """« trois cinquièmes » is 3/5; « vingt-cinquième » is an ordinal, « vingt cinquièmes » is 4."""
    last = _cardinal_of(words[-1])
    if last is None or len(words) < 2:
        return None
    if words[-1][-1] != "s" and _read_words([*words[:-1], last]) is not None:
        return None
    splits = range(1, len(words))
    for i in splits if words[0] in ("un", "une") else reversed(splits):
        part = _read_words(words[:i])
        whole = _read_parts(" ".join([*words[i:-1], last]))
        if part is not None and whole:
            return part / whole
    return None


def _read_words(words: list[str]) -> Number | None:
    """A cardinal whose « et » stands where French has one: « vingt et un », not « vingt et trois »."""
    if any(word == "et" and after not in ("un", "une", "onze") for word, after in pairwise(words)):
        return None
    return read_cardinal(" ".join(words), alone=True)


def _cardinal_of(ordinal: str) -> str | None:
    """« cinquième » cinq, « trentième » trente, « millième » mille."""
    end = _ORDINAL_END.search(ordinal)
    if end is None or end.end() != len(ordinal):
        return None
    stem = ordinal[: end.start()]
    stem = _STEMS.get(stem, stem)
    if stem in ("million", "milliard", "billion"):
        return f"un {stem}"
    return next((word for word in (stem, f"{stem}e") if _read_parts(word) is not None), None)


def _read_mixed(text: str) -> Number | None:
    """« cinq et un quart », « six millions et deux tiers », « un et demi »."""
    match = _MIXED.fullmatch(text)
    if match is None or re.match(r"une?\b.*ièmes", match["fraction"], re.IGNORECASE):
        return None  # « vingt et un cinquièmes » are 21/5
    whole, fraction = read_number(match["whole"]), _read_fraction(match["fraction"])
    if whole is None or fraction is None:
        return None
    word = match["whole"].split()[-1].lower()
    scale = scale_of(word) if word.startswith(("million", "milliard")) and fraction < 1 else 1
    return _near(whole + fraction * scale)


def _read_parts(text: str) -> Number | None:
    """Scale words between words or digits: « 4 mille 3 cents et 21 », « vingt et un billions »."""
    return _parts([word for word in re.split(r"[\s-]+", text.lower()) if word])


def _parts(words: list[str]) -> Number | None:
    for scale, names in _PARTS:
        at = next((i for i, word in enumerate(words) if word in names), None)
        if at is None:
            continue
        times = _parts(words[:at]) if at else (1 if scale <= 1000 else None)
        behind = words[at + 1 :]
        rest = _parts(behind[1:] if behind[0] == "et" else behind) if behind else 0
        if times is None or rest is None or not (0 < times < 1000 or scale > 10**6) or rest >= scale:
            return None
        return exact(Decimal(str(times)) * scale + Decimal(str(rest)))
    return _below_hundred(" ".join(words))


def _below_hundred(said: str) -> Number | None:
    if re.fullmatch(DIGITS, said):
        return read_digits(said)
    if match := re.fullmatch(r"(\w+nte|vingt) ([2-9])", said):
        tens = read_cardinal(match[1])
        return None if tens is None else tens + int(match[2])
    return read_cardinal(_TEN_AND_ONE.sub(r"\1 et \2", said), alone=True)


def _near(value: float) -> Number:
    """A sum of fractions: an int where only noise keeps it from one."""
    return round(value) if abs(value - round(value)) < 1e-9 else value


_READERS: tuple[Callable[[str], Number | None], ...] = (
    _read_as_in_texts,
    _read_rounded_alone,
    _read_short_scale,
    _read_power,
    _read_ratio,
    _read_written_fraction,
    _read_mixed,
    _read_fraction,
    _read_parts,
)
