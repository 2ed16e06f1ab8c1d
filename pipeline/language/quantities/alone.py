"""Strings that are nothing but one quantity, in forms that a text does not use as quantities.

« une heure », « un an et demi », « 2h30 », « 15 euros 50 »: in a text these may be an hour of the day or one
thing among others; given as a quantity they are read.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.language.numbers import read_number
from pipeline.language.numbers.finding import exact
from pipeline.language.quantities.money import Currencies
from pipeline.language.quantities.quantity import Kind, Quantity
from pipeline.rules.quantities import QuantityRules, Unit

_HOURS = re.compile(
    r"(?P<hours>\d{1,3})\s?(?:h|heures?)\s?(?:et\s)?(?P<minutes>\d{1,2})\s?(?:m|mn|min|minutes)?",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?P<number>.*?)[\s-]*(?:\bd['’]|\bde\s)?(?P<unit>[^\W\d_]+)(?P<half>\s+et\s+demie?)?", re.IGNORECASE
)
_ONE = re.compile(r"(?:(?<=^)|(?<=['’\s]))une?\s+(?=[^\W\d_]{2})", re.IGNORECASE)
_SUM = re.compile(r"(?P<whole>\d+)\s?(?P<form>[^\W\d_]+|[€$£])\s?(?:et\s)?(?P<coins>\d\d)", re.IGNORECASE)
_CODE = re.compile(r"(?<![^\W\d_])[a-z]{3}(?![^\W\d_])")
#: Longer strings are no single quantity.
_LONGEST = 80


def read_alone(text: str, rules: QuantityRules, currencies: Currencies) -> Quantity | None:
    """« une heure et demie » is 1.5 hours, « 15 euros 50 » 15.5 EUR; None for anything else."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    return _read_hours(text) or _read_duration(text, rules) or _read_sum(text, currencies)


def spell_out(text: str, currencies: Currencies) -> str:
    """The string with « un » as 1 and codes of currencies in capitals: « plus d'une heure », « 15 eur »."""

    def capital(match: re.Match[str]) -> str:
        code = match.group().upper()
        return code if code in currencies.forms else match.group()

    return _ONE.sub("1 ", _CODE.sub(capital, text), count=1)


def _read_hours(text: str) -> Quantity | None:
    match = _HOURS.fullmatch(text)
    if match is None or int(match["minutes"]) > 59:
        return None
    value = exact(int(match["hours"]) + Decimal(match["minutes"]) / 60)
    return Quantity(value, Kind.DURATION, "hour", text)


def _read_duration(text: str, rules: QuantityRules) -> Quantity | None:
    match = _UNIT.fullmatch(text)
    unit = _duration(match["unit"], rules) if match else None
    if match is None or unit is None or not match["number"]:
        return None
    value = read_number(match["number"])
    if value is None:
        return None
    value = exact((Decimal(str(value)) + (Decimal("0.5") if match["half"] else 0)) * unit.times)
    return Quantity(value, Kind.DURATION, unit.unit, match["unit"])


def _duration(form: str, rules: QuantityRules) -> Unit | None:
    unit = rules.units.get(form.lower())
    return unit if unit is not None and unit.kind == "duration" else None


def _read_sum(text: str, currencies: Currencies) -> Quantity | None:
    match = _SUM.fullmatch(text)
    if match is None or (code := currencies.code(match["form"], text)) is None:
        return None
    value = exact(Decimal(f"{match['whole']}.{match['coins']}"))
    return Quantity(value, Kind.MONEY, code, match["form"])
