"""Labels of lines: how they look, and the rules of one, also of « Nos partenaires techniques »."""

from __future__ import annotations

import re

from pipeline.rules.relations import SheetRule

LABEL = re.compile(
    r"(?:\d{1,2}[.)]|Q(?:uestion)?\s?\d{0,2}\s?[.:]?\s?[–—-])?\W*"
    r"(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?"
    r"(?P<mark>:|：|\?|–|—| - |\.{3,}|…+)\s*"
)
BARE_LABEL = re.compile(
    r"(?:\d{1,2}[.)])?\W*(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?[:?]?\s*$"
)
INNER_LABEL = re.compile(r"(?<=[.;!?»)] )(?P<label>[A-ZÀ-Ý][\w’' \-]{1,40}?)\s*:\s+")
SENTENCE_END = re.compile(r"(?<=[^\W\d])[.;](?:\s|$)|[.;]\s(?=[A-ZÀ-Ý])")
_DETERMINER = re.compile(r"(?:nos|les|ses|leurs|le|la|l'|principaux|principales|autres)\s*")
#: A label of more words than this must be listed as it stands.
_LONG_LABEL = 4


def rules_of(sheets: dict[str, tuple[SheetRule, ...]], label: str) -> tuple[SheetRule, ...]:
    """Rules of a label, also of « Nos partenaires », « Partenaires techniques et financiers »."""
    label = label.strip().lower().replace("’", "'").replace("œ", "oe")
    label = _DETERMINER.sub("", label, count=1) if label not in sheets else label
    parts = label.split()
    for length in range(len(parts), 0, -1):
        if found := sheets.get(" ".join(parts[:length])):
            return found if length == len(parts) or len(parts) <= _LONG_LABEL else ()
    return ()
