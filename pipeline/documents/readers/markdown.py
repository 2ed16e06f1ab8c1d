"""Markdown: stored as it is written; front matter and the first heading give title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.documents.encoding import read_text
from pipeline.documents.raw import RawDocument

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n((?:(?!---).*\r?\n)*)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(title|titre|date)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M | re.I)
_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)


def read(path: Path) -> Iterator[RawDocument]:
    """The file as one document."""
    text, note = read_text(path)
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        fields = {name.lower(): value for name, value in _FIELD.findall(front.group(1)) if value}
    title = fields.get("title") or fields.get("titre")
    if not title and (heading := _HEADING.search(text)):
        title = heading.group(1)
    yield RawDocument(text, title=title, date=fields.get("date"), note=note)
