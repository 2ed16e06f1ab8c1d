"""CSV tables: a document a row, its text in the column that is named so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pipeline.documents.encoding import read_text
from pipeline.documents.raw import RawDocument
from pipeline.errors import DocumentError
from pipeline.rules.folding import fold

#: Names of columns, without accents and capitals, the likelier first.
_TEXT = (
    "text",
    "texte",
    "contenu",
    "content",
    "body",
    "corps",
    "article",
    "message",
    "full_text",
    "description",
)
_ID = ("id", "doc_id", "identifiant", "ref", "reference", "numero")
_TITLE = ("title", "titre", "headline", "objet")
_DATE = ("date", "published", "date_publication", "publication_date", "date de publication")
_DELIMITERS = ",;\t|"
_MAX_CELL = 10_000_000


def read(path: Path) -> Iterator[RawDocument]:
    """One document a row, in file order; the other columns are its meta.

    Raises DocumentError when no column holds the text.
    """
    content, _ = read_text(path)
    csv.field_size_limit(_MAX_CELL)
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content))
    header = next(rows, None)
    if header is None:
        return
    names = [fold(name).strip() for name in header]
    columns = {kind: _column(names, wanted) for kind, wanted in _KINDS.items()}
    if columns["text"] is None:
        found = ", ".join(name for name in header if name)[:200] or "none"
        raise DocumentError(
            f"no column holds the text; name it « text » or « texte » (columns found: {found})"
        )
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _read_row(row, header, columns, rows.line_num)
    except csv.Error as error:
        yield RawDocument(key=f"L{rows.line_num}", error=f"line {rows.line_num}: {error}; check its quotes")


_KINDS = {"text": _TEXT, "id": _ID, "title": _TITLE, "date": _DATE}


def _read_row(row: list[str], header: list[str], columns: dict[str, int | None], line: int) -> RawDocument:
    def cell(kind: str) -> str | None:
        index = columns[kind]
        return row[index] if index is not None and index < len(row) and row[index].strip() else None

    key = cell("id") or f"L{line}"
    if len(row) > len(header):
        problem = f"{len(row)} cells, the header has {len(header)}; quote a cell that holds a separator"
        return RawDocument(key=key, error=f"line {line}: {problem}")
    used = set(columns.values())
    meta: dict[str, object] = {
        name: value
        for i, (name, value) in enumerate(zip(header, row, strict=False))
        if i not in used and value.strip()
    }
    return RawDocument(cell("text") or "", title=cell("title"), date=cell("date"), key=key.strip(), meta=meta)


def _column(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _delimiter(content: str) -> str:
    """The separator that the header line has most of."""
    header = content.split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)
