"""Lines of the page that are not the document: menus, share buttons, cookie notices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.documents.views import Edit
from pipeline.rules.documents import DocumentWords

_LINE = re.compile(r"[^\n]+")


def find_boilerplate(text: str, words: DocumentWords) -> Iterator[Edit]:
    """Edits that empty the lines of `text` (a cleaned view) that belong to the page.

    Repeated titles and teasers (« Niamey, 4 juillet – L'Organisation… ») stay: their mentions count.
    """
    for line in _LINE.finditer(text):
        if words.match_line(line.group()):
            yield Edit(line.start(), line.end(), "")
