"""Gold and predictions as files: one JSON object a line, by id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

_KEYS = ("id", "text", "entities", "relations")


def read_lines(path: Path) -> dict[str, dict[str, Any]]:
    """The documents of a JSON-lines file by id, in file order. Raises UsageError that names the line."""
    documents: dict[str, dict[str, Any]] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path}:{number}: not JSON ({error})") from None
        missing = [key for key in _KEYS if not isinstance(document, dict) or key not in document]
        if missing:
            raise UsageError(f"{path}:{number}: the key « {missing[0]} » is missing")
        if document["id"] in documents:
            raise UsageError(f"{path}:{number}: document « {document['id']} » stands twice")
        documents[document["id"]] = document
    if not documents:
        raise UsageError(f"{path}: there are no documents in it")
    return documents
