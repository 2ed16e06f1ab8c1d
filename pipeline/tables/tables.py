"""`Tables`: the tables of a run in memory, typed the same whether they were just made or read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.tables.columns import FLOATS, INTEGERS, TABLES

_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Tables:
    """One DataFrame a table, with the columns of columns.py; a cell without a value is missing (NaN)."""

    documents: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    triples: pd.DataFrame
    figures: pd.DataFrame
    merges: pd.DataFrame
    texts: pd.DataFrame

    @classmethod
    def from_rows(cls, **rows: Iterable[Mapping[str, Any]]) -> Tables:
        """Tables of the rows given by table name; a table without rows is empty.

        Raises KeyError for a table, or a column of a row, that columns.py does not name.
        """
        unknown = sorted(set(rows) - set(TABLES))
        if unknown:
            raise KeyError(f"no table « {unknown[0]} »; tables: {', '.join(TABLES)}")
        return cls(**{name: to_frame(to_arrow(name, rows.get(name, ()))) for name in TABLES})


def schema_of(table: str) -> pa.Schema:
    """Column types of a table: text, whole number (int64) or number (float64)."""
    floats = FLOATS.get(table, frozenset())
    fields = []
    for column in TABLES[table]:
        if column in INTEGERS:
            fields.append(pa.field(column, pa.int64(), nullable=False))
        else:
            fields.append(pa.field(column, pa.float64() if column in floats else pa.string()))
    return pa.schema(fields)


def to_arrow(table: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as an Arrow table, without any metadata that would differ between two machines."""
    rows = list(rows)
    known = set(TABLES[table])
    for row in rows:
        if row.keys() - known:
            raise KeyError(f"table « {table} » has no column « {sorted(row.keys() - known)[0]} »")
    schema = schema_of(table)
    columns = [_to_array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _to_array(values: list[Any], type: pa.DataType) -> pa.Array:
    """A column; half a surrogate pair, which JSON can hold and UTF-8 cannot, becomes one U+FFFD."""
    try:
        return pa.array(values, type)
    except UnicodeEncodeError:
        return pa.array([_HALF_PAIR.sub("\ufffd", value) if value else value for value in values], type)


def to_frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas()
    return frame
