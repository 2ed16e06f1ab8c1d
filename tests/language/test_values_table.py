"""Every form of bench/values.tsv, which the benchmark reads with other libraries too."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.dates import read_date
from pipeline.language.numbers import read_number
from pipeline.language.quantities import Kind, read_quantity

TABLE = Path(__file__).parents[2] / "bench" / "values.tsv"


def _rows(*classes: str) -> list[tuple[str, str]]:
    """(text, value) of the rows of some classes."""
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return [(text, value) for kind, text, value in lines if kind in classes]


def _written(number: float) -> str:
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


@pytest.mark.parametrize(("text", "value"), _rows("date", "period", "range"))
def test_dates(text: str, value: str):
    assert str(read_date(text)) == value


@pytest.mark.parametrize(("text", "value"), _rows("number", "number-words"))
def test_numbers(text: str, value: str):
    number = read_number(text)
    assert number is not None
    assert _written(number) == value


@pytest.mark.parametrize(("text", "value"), _rows("money"))
def test_money(text: str, value: str):
    sum_ = read_quantity(text)
    assert sum_ is not None
    assert (sum_.kind, f"{_written(sum_.value)} {sum_.unit}") == (Kind.MONEY, value)


@pytest.mark.parametrize(("text", "value"), _rows("duration", "percent"))
def test_durations_and_percentages(text: str, value: str):
    quantity = read_quantity(text)
    assert quantity is not None
    top = "" if quantity.max is None else f"-{_written(quantity.max)}"
    unit = "" if quantity.kind is Kind.PERCENT else f" {quantity.unit}"
    assert f"{_written(quantity.value)}{top}{unit}" == value
