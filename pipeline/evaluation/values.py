"""When two values of a mention are the same."""

from __future__ import annotations

from typing import Any

from pipeline.annotation import EntityType

#: Types whose mentions have a value.
VALUED = (EntityType.COUNTRY.value, EntityType.DATE.value, EntityType.QUANTITY.value)


def same_value(type: str, gold: Any, predicted: Any) -> bool:
    """Codes and dates as text; quantities by value, max, modifier, kind, and unit (unless kind is count)."""
    if type != EntityType.QUANTITY.value:
        return bool(gold == predicted)
    if not isinstance(gold, dict) or not isinstance(predicted, dict):
        return False
    keys = ("modifier", "kind") if gold.get("kind") == "count" else ("modifier", "kind", "unit")
    same_numbers = all(_number(gold.get(key)) == _number(predicted.get(key)) for key in ("value", "max"))
    return same_numbers and all(gold.get(key) == predicted.get(key) for key in keys)


def same_counted(gold: Any, predicted: Any) -> bool:
    """Whether the counted phrases start with the same word."""
    first, second = _words(gold), _words(predicted)
    return bool(first and second and first[0] == second[0])


def outcome(value: Any) -> str | None:
    found = (value or {}).get("outcome") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _words(value: Any) -> list[str]:
    counted = value.get("counted") if isinstance(value, dict) else None
    return (counted or "").lower().replace("’", "'").split()
