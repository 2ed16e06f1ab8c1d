"""A document as it was read: the text that every offset points into, and what of it is worth reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class ReadStatus(StrEnum):
    OK = "ok"
    EMPTY = "empty"
    DUPLICATE = "duplicate"
    NOT_FRENCH = "not_french"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TextView:
    """A cleaned reading of a stored text, each of whose characters knows what it was read from.

    Character i of `text` stands for `stored[starts[i]:ends[i]]`: several code points where cleaning composed
    them (NFD), none where it inserted a space between two glued words. Both sequences never decrease.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def identity(cls, text: str) -> TextView:
        """The view that leaves the text as it is."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def to_stored(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the stored text of the view's `text[start:end]`; needs start < end."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Document:
    """One text with where it came from.

    `date` is the document's own date as EDTF (`2024-07-04`, `2024-07`), None when it shows none.
    `text` is stored as it was read; `view` is the cleaned text that the language pipeline sees.
    """

    doc_id: str
    path: str
    text: str
    view: TextView
    title: str = ""
    date: str | None = None
    language: str = ""
    sha256: str = ""
    status: ReadStatus = ReadStatus.OK
    message: str = ""
    meta: dict[str, object] = field(default_factory=dict)
