"""Write the tables to a folder and read them back: Parquet for programs, CSV beside it for people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.tables.columns import TABLES
from pipeline.tables.spreadsheet import to_csv
from pipeline.tables.tables import Tables, schema_of, to_frame

#: Kept as Parquet only: no one reads whole texts in a spreadsheet.
_NO_CSV = frozenset({"texts"})


def write_tables(tables: Tables, folder: Path) -> None:
    """Write every table to `folder` (made if missing) as `<table>.parquet` and `<table>.csv`.

    The same tables give the same bytes. All files are complete before the first old one is replaced, so an
    interrupted run leaves what was there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    for name in TABLES:
        frame: pd.DataFrame = getattr(tables, name)
        files[f"{name}.parquet"] = _to_parquet(name, frame)
        if name not in _NO_CSV:
            files[f"{name}.csv"] = to_csv(frame).encode("utf-8-sig")
    write_files(folder, files)


def read_tables(folder: Path) -> Tables:
    """The tables that `write_tables` left in `folder`. Raises UsageError when one is missing or damaged."""
    return Tables(**{name: _read_table(folder / f"{name}.parquet", name) for name in TABLES})


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` to `folder` under temporary names, then move them all into place."""
    temporary = {name: folder / f".{name}.{os.getpid()}.tmp" for name in files}
    try:
        for name, content in files.items():
            temporary[name].write_bytes(content)
        for name, path in temporary.items():
            path.replace(folder / name)
    finally:
        for path in temporary.values():
            path.unlink(missing_ok=True)


@contextmanager
def move_into_place(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`, for a file or folder, that takes its place when all went well."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        if temporary.is_dir() and path.is_dir():
            shutil.rmtree(path)
        temporary.replace(path)
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary)
        elif temporary.exists():
            temporary.unlink()


def _to_parquet(name: str, frame: pd.DataFrame) -> bytes:
    table = pa.Table.from_pandas(frame, schema=schema_of(name), preserve_index=False)
    sink = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata(None), sink, compression="zstd", store_schema=False)
    return bytes(sink.getvalue())


def _read_table(path: Path, name: str) -> pd.DataFrame:
    mend = "run « passerelle extract » first, or name the folder that it wrote to"
    try:
        table = pq.read_table(path)
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such table; {mend}") from None
    except (OSError, pa.ArrowInvalid) as error:
        raise UsageError(f"{path}: not a readable Parquet file ({error}); {mend}") from None
    if tuple(table.column_names) != TABLES[name]:
        raise UsageError(f"{path}: its columns are not those of this version of Passerelle; {mend}")
    # one chunk a column: picking rows from many is 50 times slower
    return to_frame(table.cast(schema_of(name)).combine_chunks())
