"""PDF files: the text layer, page after page, without running heads and page numbers.

A word divided at a line end keeps its hyphen in the stored text; the view makes it whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.documents.raw import RawDocument
from pipeline.errors import DocumentError

#: pdfium writes a hyphen and the line end after it as one of these.
_LINE_END_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
_DIGITS = re.compile(r"\d+")
#: How often a first or last line must return on the pages to be a running head.
_RUNNING_SHARE, _FEWEST_PAGES = 0.6, 3
_SCANNED = (
    "there is no text in its pages: it looks scanned; run OCR on it (ocrmypdf --language fra) and try again"
)


def read(path: Path) -> Iterator[RawDocument]:
    """The file as one document; raises DocumentError for locked, broken and scanned files."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(_explain(path, str(error))) from None
    pages: list[str] = []
    try:
        for number in range(len(pdf)):
            pages.append(_read_page(pdf, number))
        title = str(pdf.get_metadata_dict().get("Title", "")).strip()
    except pypdfium2.PdfiumError as error:
        problem = f"page {len(pages) + 1} is broken ({error}); open it in a PDF viewer and save it again"
        raise DocumentError(problem) from None
    finally:
        pdf.close()
    if not any(page.strip() for page in pages):
        raise DocumentError(_SCANNED)
    text = join_pages([page.splitlines() for page in pages])
    yield RawDocument(text, title=title if _is_title(title, text) else None)


def join_pages(pages: list[list[str]]) -> str:
    """The text of all pages; a blank line between them, unless the sentence goes on over the page break."""
    text = ""
    for lines in without_running_lines(pages):
        page = "\n".join(lines).strip()
        if not page:
            continue
        goes_on = page[0].islower() and not text.rstrip().endswith((".", "!", "?", ":"))
        text = f"{text}{'' if not text else chr(10) if goes_on else chr(10) * 2}{page}"
    return text + "\n"


def without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The lines of each page without those that return at its top or foot (page numbers may differ)."""
    pages = [[line for line in lines if line.strip()] or [] for lines in pages]
    if len(pages) < _FEWEST_PAGES:
        return pages
    heads = Counter(_masked(lines[0]) for lines in pages if lines)
    feet = Counter(_masked(lines[-1]) for lines in pages if lines)
    needed = max(_FEWEST_PAGES, _RUNNING_SHARE * len(pages))
    kept = []
    for lines in pages:
        if lines and heads[_masked(lines[0])] >= needed:
            lines = lines[1:]
        if lines and feet[_masked(lines[-1])] >= needed:
            lines = lines[:-1]
        kept.append(lines)
    return kept


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line.strip())


def _read_page(pdf: object, number: int) -> str:
    page = pdf[number]  # type: ignore[index]
    text_page = page.get_textpage()
    try:
        text = str(text_page.get_text_range(errors="replace"))
    finally:
        text_page.close()
        page.close()
    return _LINE_END_HYPHEN.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n")


def _is_title(title: str, text: str) -> bool:
    """Word processors leave file names here; a title of the document stands in it."""
    return len(title.split()) > 1 and title.casefold() in text[:3000].casefold()


def _explain(path: Path, problem: str) -> str:
    if "password" in problem.lower():
        return "the PDF asks for a password; save a copy without one"
    if not path.stat().st_size:
        return "the file is empty (0 bytes); copy it again from its source"
    head = path.open("rb").read(1024)
    if b"%PDF" not in head:
        return "the file is not a PDF, whatever its name says; give it the extension of its real format"
    return "the PDF is broken or cut off; open it in a PDF viewer and save it again, or copy it anew"
