"""Tables written and read back: types, bytes, spreadsheets, damage."""

from __future__ import annotations

import csv
import dataclasses

import pandas as pd
import pytest

from pipeline.errors import UsageError
from pipeline.tables import Tables, read_tables, write_tables
from pipeline.tables.columns import TABLES
from pipeline.tables.spreadsheet import to_csv

DOCUMENT = {"doc_id": "a.txt", "path": "a.txt", "n_chars": 4, "n_sentences": 1, "status": "ok"}
FIGURE = {
    "value": 117,
    "counted": "migrants",
    "doc_id": "a.txt",
    "sentence": "117 migrants.",
    "start": 0,
    "end": 13,
}


@pytest.fixture
def tables() -> Tables:
    return Tables.from_rows(
        documents=[DOCUMENT],
        figures=[FIGURE, FIGURE | {"value": 3.5, "max": 4}],
        texts=[{"doc_id": "a.txt", "text": "É\r\n🚑"}],
    )


def test_what_is_read_back_is_what_was_written(tables: Tables, tmp_path) -> None:
    write_tables(tables, tmp_path)
    again = read_tables(tmp_path)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(tables, name))


def test_columns_are_typed_even_without_rows(tmp_path) -> None:
    write_tables(Tables.from_rows(), tmp_path)
    empty = read_tables(tmp_path)
    for name, columns in TABLES.items():
        assert tuple(getattr(empty, name).columns) == columns
    assert empty.triples.dtypes[["start", "confidence"]].astype(str).tolist() == ["int64", "float64"]


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path) -> None:
    write_tables(tables, tmp_path / "one")
    write_tables(read_tables(tmp_path / "one"), tmp_path / "two")
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert one == two
    assert set(one) == {f"{name}.parquet" for name in TABLES} | {
        f"{name}.csv" for name in TABLES if name != "texts"
    }


def test_csv_opens_in_a_spreadsheet(tables: Tables, tmp_path) -> None:
    write_tables(tables, tmp_path)
    assert (tmp_path / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfvalue,max,")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["value"], row["max"], row["counted"]) for row in rows] == [
        ("117", "", "migrants"),
        ("3.5", "4", "migrants"),
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+33 1 40", "'+33 1 40"),
        ("-1", "'-1"),
        ("@SOMME(A1)", "'@SOMME(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("a=1", "a=1"),
        ("« =1 »", "« =1 »"),
    ],
)
def test_no_text_runs_as_a_formula(text: str, cell: str) -> None:
    content = to_csv(pd.DataFrame({"text": [text], "number": [-1.5]}))
    assert list(csv.reader(content.splitlines(keepends=True)))[1] == [cell, "-1.5"]


def test_an_interrupted_write_leaves_the_old_tables(tables: Tables, tmp_path, monkeypatch) -> None:
    write_tables(tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    fewer = dataclasses.replace(tables, figures=tables.figures.head(1))
    monkeypatch.setattr(
        "pathlib.Path.replace", lambda path, target: (_ for _ in ()).throw(OSError("disk full"))
    )
    with pytest.raises(OSError, match="disk full"):
        write_tables(fewer, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_missing_damaged_and_foreign_tables_are_named(tables: Tables, tmp_path) -> None:
    with pytest.raises(
        UsageError, match=r"documents\.parquet: there is no such table; run « passerelle extract »"
    ):
        read_tables(tmp_path)
    write_tables(tables, tmp_path)
    (tmp_path / "triples.parquet").write_bytes(b"PAR1 no longer")
    with pytest.raises(UsageError, match=r"triples\.parquet: not a readable Parquet file"):
        read_tables(tmp_path)
    tables.figures[["value"]].to_parquet(tmp_path / "triples.parquet")
    with pytest.raises(UsageError, match=r"triples\.parquet: its columns are not those"):
        read_tables(tmp_path)


def test_unknown_tables_and_columns_are_refused() -> None:
    with pytest.raises(KeyError, match="no table « mention »"):
        Tables.from_rows(mention=[])
    with pytest.raises(KeyError, match="has no column « valeur »"):
        Tables.from_rows(figures=[{"valeur": 1}])
