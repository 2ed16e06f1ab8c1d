"""What a reader hands over: one text of a file, and what the format says about it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One text as a reader found it; a file of rows (jsonl, csv) gives several.

    `key` tells the rows of one file apart, empty when the file is the document. `error` says why this row
    could not be read (the others can); `note` is a remark for the reader of the report.
    """

    text: str = ""
    title: str | None = None
    date: str | None = None
    key: str = ""
    meta: dict[str, object] = field(default_factory=dict)
    error: str = ""
    note: str = ""
