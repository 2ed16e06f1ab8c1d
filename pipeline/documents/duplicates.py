"""Documents that say the same as an earlier one, but for spaces, case, typography and boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from pipeline.documents.document import Document, ReadStatus
from pipeline.rules.folding import fold

_NOT_WORD = re.compile(r"[\W_]+")


def mark_duplicates(documents: Iterable[Document]) -> Iterator[Document]:
    """The same documents; each that repeats an earlier one is a DUPLICATE and its message names that one."""
    first: dict[bytes, str] = {}
    for document in documents:
        if document.status is not ReadStatus.OK:
            yield document
            continue
        original = first.setdefault(fingerprint(document.view.text), document.doc_id)
        if original == document.doc_id:
            yield document
        else:
            message = f"{document.doc_id}: says the same as {original}, which is read instead"
            yield replace(document, status=ReadStatus.DUPLICATE, message=message)


def fingerprint(text: str) -> bytes:
    """Equal for texts with the same words in the same order."""
    words = _NOT_WORD.sub(" ", fold.__wrapped__(text)).strip()
    return sha256(words.encode("utf-8", "surrogatepass")).digest()
