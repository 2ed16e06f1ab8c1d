"""The value of a quantity: how many, of what, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Any

from pipeline.language.numbers import Number


class Kind(StrEnum):
    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    COUNT = "count"


class Modifier(StrEnum):
    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">="
    AT_MOST = "<="


class Outcome(StrEnum):
    """What a text says happened to people; the guidelines define each."""

    ENROLLED = "enrolled"
    REINTEGRATED = "reintegrated"
    ASSISTED = "assisted"
    TRAINED = "trained"
    VACCINATED = "vaccinated"
    SCREENED = "screened"
    TREATED = "treated"
    RETURNED = "returned"
    RELOCATED = "relocated"
    HOSTED = "hosted"
    ATTENDED = "attended"
    DISPLACED = "displaced"
    RESCUED = "rescued"
    INFECTED = "infected"
    DIED = "died"
    EMPLOYED = "employed"
    OTHER = "other"


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class Quantity:
    """« environ 70 acteurs » is about 70, of kind people, unit person, counted « acteurs ».

    `max` is the upper end of a range, else None. `unit` is an ISO 4217 code for money, None where the text
    does not decide it; the singular head noun for a count. `counted` is None where nothing counted is named.
    Quantities of one kind and unit compare by value; others raise TypeError.
    """

    value: Number
    kind: Kind
    unit: str | None = None
    counted: str | None = None
    modifier: Modifier = Modifier.EXACT
    max: Number | None = None
    outcome: Outcome | None = None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Quantity) or (self.kind, self.unit) != (other.kind, other.unit):
            return NotImplemented
        return (self.value, self.max or self.value) < (other.value, other.max or other.value)

    def __str__(self) -> str:
        """Short and readable: « ~70 acteurs », « 10–15 jours », « 3500000 EUR », « 46 % des ménages »."""
        sign = "" if self.modifier is Modifier.EXACT else self.modifier.value
        number = f"{self.value}" if self.max is None else f"{self.value}–{self.max}"
        if self.kind is Kind.PERCENT:
            of = f" ({self.counted})" if self.counted not in (None, "%") else ""
            return f"{sign}{number} %{of}"
        thing = (self.unit if self.kind is Kind.MONEY else None) or self.counted or self.unit or ""
        return f"{sign}{number} {thing}".rstrip()

    @classmethod
    def from_dict(cls, norm: Mapping[str, Any]) -> Quantity:
        """The quantity that `to_dict` wrote. Raises ValueError for an unknown kind, modifier or outcome."""
        outcome = norm.get("outcome")
        return cls(
            value=norm["value"],
            kind=Kind(norm["kind"]),
            unit=norm.get("unit"),
            counted=norm.get("counted"),
            modifier=Modifier(norm["modifier"]),
            max=norm.get("max"),
            outcome=Outcome(outcome) if outcome else None,
        )

    def to_dict(self) -> dict[str, Any]:
        """The `norm` of the JSON-lines form; `outcome` only for people."""
        norm: dict[str, Any] = {
            "value": self.value,
            "max": self.max,
            "modifier": self.modifier.value,
            "kind": self.kind.value,
            "unit": self.unit,
            "counted": self.counted,
        }
        if self.kind is Kind.PEOPLE:
            norm["outcome"] = (self.outcome or Outcome.OTHER).value
        return norm
