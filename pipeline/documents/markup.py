"""Traces of markup in plain text: Markdown signs, HTML entities, escaped line breaks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.documents.views import Edit

_MARKUP = re.compile(
    r"(?P<entity>&(?:\#\d{1,6}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);)"
    r"|(?P<heading>^\#{1,6}[ ]+(?=\S))"
    r"|(?P<strong>\*\*|__)(?=\S)|(?<=\S)(?P<strong_end>\*\*|__)"
    r"|(?P<image>!?)\[(?P<label>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|[/\#.])[^\s()]*\)"
    r"|(?P<escaped>(?<=[\w.!?])\\n(?=[A-ZÀ-Þ]))",
    re.M,
)


def find_markup(text: str) -> Iterator[Edit]:
    """Edits that leave the words only: « **Dakar** » gives « Dakar », « &eacute; » gives « é »."""
    if not any(sign in text for sign in ("&", "#", "**", "__", "](", "\\n")):
        return
    for match in _MARKUP.finditer(text):
        start, end = match.span()
        if match["entity"]:
            char = html.unescape(match["entity"])
            if char != match["entity"]:
                yield Edit(start, end, " " if char == "\xa0" else char.replace("’", "'"))
        elif match["label"]:
            yield Edit(start, match.start("label"), "")
            yield Edit(match.end("label"), end, "")
        else:
            yield Edit(start, end, "\n" if match["escaped"] else "")
