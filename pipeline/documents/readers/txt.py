"""Plain text: stored exactly as decoded, line ends included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.documents.encoding import read_text
from pipeline.documents.raw import RawDocument


def read(path: Path) -> Iterator[RawDocument]:
    """The file as one document."""
    text, note = read_text(path)
    yield RawDocument(text, note=note)
