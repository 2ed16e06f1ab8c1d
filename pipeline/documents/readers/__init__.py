"""One module a format; each has `read(path) -> Iterator[RawDocument]` and raises DocumentError.

Modules are imported when a file of their format turns up: a folder of text files never loads pdfium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from pipeline.documents.raw import RawDocument

Reader = Callable[[Path], Iterator[RawDocument]]

#: File name ending -> module of this package that reads it.
FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}


def find_reader(path: Path) -> Reader | None:
    """The reader of the file's format, None when there is none."""
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        return None
    reader: Reader = import_module(f"{__name__}.{module}").read
    return reader
