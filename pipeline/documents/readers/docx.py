"""Word files: paragraphs, lists and tables in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.documents.encoding import read_bytes
from pipeline.documents.raw import RawDocument
from pipeline.errors import DocumentError

#: The first bytes of an old Word file, and of one locked with a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read(path: Path) -> Iterator[RawDocument]:
    """The file as one document; a table row is a line, its cells joined by « | »."""
    data = read_bytes(path)
    if not data:
        raise DocumentError("the file is empty (0 bytes); copy it again from its source")
    if data.startswith(_OLD_OFFICE):
        raise DocumentError("an old .doc file or one with a password; save it as .docx without password")
    document = _open(path)
    lines = list(_read_lines(document))
    title = (document.core_properties.title or "").strip()
    text = "\n".join(lines).strip()
    headings = (
        p.text.strip() for p in document.paragraphs if p.style and p.style.name in ("Title", "Heading 1")
    )
    title = title if title and title in text[:2000] else next(filter(None, headings), "")
    yield RawDocument(text + "\n" if text.strip() else "", title=title or None)


def _open(path: Path) -> Any:
    import docx

    try:
        return docx.Document(str(path))
    except Exception as error:  # python-docx lets zip, XML and key errors through as they are
        problem = "the Word file is broken or cut off"
        raise DocumentError(
            f"{problem} ({type(error).__name__}); open it in Word and save it again"
        ) from None


def _read_lines(container: Any) -> Iterator[str]:
    """Lines of a document or cell; headings and paragraphs with a blank line between them."""
    from docx.table import Table

    in_list = False
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield ""
            yield from filter(None, map(_read_row, block.rows))
            yield ""
            continue
        text = block.text.strip()
        if not text:
            continue
        style = (block.style.name if block.style else "") or ""
        properties = block._p.pPr
        is_item = style.startswith("List") or (properties is not None and properties.numPr is not None)
        if not is_item or not in_list:
            yield ""
        yield f"- {text}" if is_item and text[0].isalnum() else text
        in_list = is_item


def _read_row(row: Any) -> str:
    cells: list[str] = []
    before = None
    for cell in row.cells:
        if cell._tc is before:  # a merged cell is given once for each column that it covers
            continue
        before = cell._tc
        cells.append(" ".join(" ".join(line for line in _read_lines(cell) if line).split()))
    return " | ".join(cells) if any(cells) else ""
