"""JSON lines: a document a line, `{"id": "note-1", "text": "…", "meta": {"date": "2024-07-04"}}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.documents.encoding import decode
from pipeline.documents.raw import RawDocument
from pipeline.errors import DocumentError

_SHOWN_KEYS = 6


def read(path: Path) -> Iterator[RawDocument]:
    """One document a line, in file order; a bad line is a document with an error that names the line."""
    with path.open("rb") as lines:
        first = lines.read(4)
        if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
            lines.seek(0)
            rows: Any = decode(lines.read())[0].encode().split(b"\n")
        else:
            lines.seek(3 if first.startswith(b"\xef\xbb\xbf") else 0)
            rows = lines
        for number, row in enumerate(rows, start=1):
            if row.strip():
                yield _read_row(row, number)


def _read_row(row: bytes, number: int) -> RawDocument:
    try:
        data = json.loads(decode(row)[0])
    except json.JSONDecodeError as error:
        problem = f"not valid JSON ({error.msg}, column {error.colno}); write one complete object on the line"
        return RawDocument(key=f"L{number}", error=f"line {number}: {problem}")
    except (DocumentError, RecursionError, ValueError) as error:
        return RawDocument(key=f"L{number}", error=f"line {number}: {error or 'nested too deeply'}")
    if not isinstance(data, dict):
        problem = f'expected an object such as {{"id": "…", "text": "…"}}, found {type(data).__name__}'
        return RawDocument(key=f"L{number}", error=f"line {number}: {problem}")
    text = data.get("text")
    key = str(data["id"]) if data.get("id") not in (None, "") else f"L{number}"
    if not isinstance(text, str):
        keys = ", ".join(list(map(str, data))[:_SHOWN_KEYS]) or "none"
        problem = f"the key « text » is missing or not a string (keys found: {keys}); name the text « text »"
        return RawDocument(key=key, error=f"line {number}: {problem}")
    found = data.get("meta")
    meta = found if isinstance(found, dict) else {}
    title = meta.get("title") or data.get("title")
    date = meta.get("date") or data.get("date")
    return RawDocument(
        text,
        title=title if isinstance(title, str) else None,
        date=date if isinstance(date, str) else None,
        key=key,
        meta=meta,
    )
