"""CSV for people: tables that open in a spreadsheet, in which no text can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pandas as pd

#: A cell that starts like this is a formula to a spreadsheet, whatever the quotes around it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(frame: pd.DataFrame) -> str:
    """The table as CSV (RFC 4180), every cell of text made safe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows(_rows(frame))
    return buffer.getvalue()


def spreadsheet_safe(value: Any) -> Any:
    """Text that a spreadsheet shows instead of running: `=1+1` becomes `'=1+1`; numbers as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rows(frame: pd.DataFrame) -> Iterator[list[Any]]:
    columns = [frame[column].tolist() for column in frame.columns]
    for row in zip(*columns, strict=True):
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if value is None or value != value:  # NaN, the only value that differs from itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return spreadsheet_safe(value)
