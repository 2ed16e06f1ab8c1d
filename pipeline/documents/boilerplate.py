"""Lines of the page that are not the document: menus, share buttons, cookie notices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.documents.views import Edit
from pipeline.rules.documents import DocumentWords, LineRule

#: A longer line is a paragraph.
_MAX_LINE = 200
_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
_LINE = re.compile(r"[^\n]+")


def find_boilerplate(text: str, words: DocumentWords) -> Iterator[Edit]:
    """Edits that empty the lines of `text` (a cleaned view) that belong to the page.

    Repeated titles and teasers (« Niamey, 4 juillet – L'Organisation… ») stay: their mentions count.
    """
    for line in _LINE.finditer(text):
        if match_line(line.group(), words):
            yield Edit(line.start(), line.end(), "")


def match_line(line: str, words: DocumentWords) -> LineRule | None:
    """The rule by which a line is boilerplate: « Accueil > Actualités » gives `lines.breadcrumb`."""
    line = line.strip()
    if not line or len(line) > _MAX_LINE:
        return None
    for rule, pattern in words.lines:
        if pattern.fullmatch(line):
            return None if rule.names == "keep" and _has_name(line) else rule
    return None


def _has_name(line: str) -> bool:
    return bool(_ACRONYM.search(line)) and not line.isupper()
