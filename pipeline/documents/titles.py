"""The title that a document shows: its first line that looks like a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_DATE_LIKE = re.compile(r"\d{1,2}(?:er)? \w{3,9} \d{4}|\d{1,2}/\d{1,2}/\d{4}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ITEM = re.compile(r"[-–—•*·]|\(?\d{1,2}[.)] ")
_LABEL = re.compile(r"[\w' ]{2,30} ?:$|(?:titre|objet|title|sujet) ?: ?", re.I)
_FIRST_LINES, _MAX_CHARS, _FULL_WORDS = 25, 220, 5


def find_title(text: str) -> str:
    """The heading at the top of a view; empty when there is none.

    A full title (five words or more) is preferred to what stands above it (« SANTÉ », « Communiqué »).
    """
    headings = list(_headings(text.split("\n")))
    full = next((line for line in headings if len(_WORD.findall(line)) >= _FULL_WORDS), None)
    return full or (headings[0] if headings else "")


def _headings(lines: Iterable[str]) -> Iterator[str]:
    kept = [line.strip() for line in lines if line.strip()][:_FIRST_LINES]
    for line in kept:
        if len(line) > _MAX_CHARS or line[-1] in ".;,:" or _ITEM.match(line):
            continue
        if line[0].islower() or (_DATE_LIKE.search(line) and len(line.split()) < 8):
            continue
        title = _LABEL.sub("", line, count=1).strip()
        if any(char.isalpha() for char in title):
            yield title
