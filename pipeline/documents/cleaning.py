"""The view of a stored text that the language pipeline reads: same words, one way of writing them.

`clean_text` composes accents, unifies line ends, spaces, apostrophes and hyphens, drops invisible characters.
Apostrophes (’ ʼ) become « ' » and no-break hyphens « - » in the view only, so that a rule or the parser
meets one spelling; « » stay. Boilerplate lines, wrapped lines and glued words: see the sibling modules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.documents.document import TextView
from pipeline.documents.views import Edit, apply_edits

_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\u2028\u2029"
_LETTERS = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_BREAKS, "\n")
    | dict.fromkeys("’ʼ＇", "'")
    | dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")
)


def _read_control(code: int) -> str:
    """C1 controls are Windows-1252 that was read as Latin-1: 0x92 is an apostrophe."""
    char = bytes([code]).decode("cp1252", errors="ignore") or " "
    return _LETTERS.get(char, char)


#: One character for one: offsets stay as they are.
_SAME_LENGTH = str.maketrans(_LETTERS) | {code: _read_control(code) for code in range(0x80, 0xA0)}
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Invisible: controls, soft hyphen (with the line break that it makes), zero width, bidi marks, BOM.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff"
)
_ODD = re.compile(f"\xad(?:\r\n|[\r\n])?|[{_INVISIBLE}]+|\r\n?|[\ufb00-\ufb06]")
_BLANKS = re.compile(r"(?<![ \t])(?:[ \t]{2,}|[ \t](?=\n|\Z))|(?<=\n)[ \t]|^[ \t]")
#: Blanks that stand for a column of a table rather than for a space.
_COLUMN_GAP = 4


def clean_text(text: str) -> TextView:
    """The view of `text` with one spelling for every character: « 1\\u202f200 » gives « 1 200 »."""
    same_length = _SURROGATES.sub("\ufffd", text.translate(_SAME_LENGTH))
    view = TextView(same_length, range(len(text)), range(1, len(text) + 1))
    view = apply_edits(view, _find_odd(view.text))
    if not unicodedata.is_normalized("NFC", view.text):
        view = apply_edits(view, _find_decomposed(view.text))
    return apply_edits(view, _find_blanks(view.text))


def _find_odd(text: str) -> Iterator[Edit]:
    for match in _ODD.finditer(text):
        found = match.group()
        if found[0] == "\r":
            yield Edit(match.start(), match.end(), "\n")
        elif "\ufb00" <= found <= "\ufb06":  # ligatures that PDF fonts leave behind
            yield Edit(match.start(), match.end(), unicodedata.normalize("NFKC", found))
        else:
            yield Edit(match.start(), match.end(), "")


def _find_decomposed(text: str) -> Iterator[Edit]:
    """A base with its combining marks, where composition changes it: « e\\u0301 » gives « é »."""
    start = 0
    for i in range(1, len(text) + 1):
        if i < len(text) and unicodedata.combining(text[i]):
            continue
        cluster = text[start:i]
        composed = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield Edit(start, i, composed)
        start = i


def _find_blanks(text: str) -> Iterator[Edit]:
    """Runs of blanks become one space, a column gap a tab; none at the edges of a line."""
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        at_edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
        wide = end - start >= _COLUMN_GAP or "\t" in match.group()
        new = "" if at_edge else "\t" if wide else " "
        if new != match.group():
            yield Edit(start, end, new)
