"""What line breaks mean: a new heading, item or paragraph, or only the edge of a page.

Works on any text, cleaned or not; time is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

_LINE = re.compile(r"[^\n\r]+")
#: A line that starts like this is an item of its own, whatever came before it.
_ITEM = re.compile(
    r"[•●▪◦‣■□◆❖✓✔►▶➢➔→⇒\uf0a7\uf0b7]\s*\S|[-–—*·o]\s+\S|\(?\d{1,2}[.)°]\s*[^\d\s.,)]|\(?[a-hivx]{1,3}\)\s*\S|\#{1,6}\s"
)
#: « Bailleur : Union européenne », and the rows of a table.
_FIELD = re.compile(r"[A-ZÀ-ÞŒ][^:|\t.!?]{1,40}?\s?:\s|[^|\t]*(?:\t|\s\|\s)")
_CLOSED = re.compile(r"[.!?…:;»\"”)]$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:de|du|des|le|la|les|un|une|à|au|aux|en|et|ou|par|pour|sur|avec|dans|entre|[ldnsc]['’]))$",
    re.I,
)
_SMALL_WORD = re.compile(r"(?:DE|DU|DES|ET|OU|À|A|AU|AUX|EN|PAR|POUR|SUR|AVEC|DANS|[LD]['’])(?:\b|(?<=['’]))")
#: Columns of text are about this wide; shorter lines were broken on purpose, longer ones are paragraphs.
_NARROWEST, _WIDEST = 40, 130
#: How much of the column a line fills, next word included, if it was broken for want of room.
_FILLED = 0.88


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds text, without the blanks around it; blank lines start a new `block`."""

    start: int
    text: str
    block: int


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank; a blank line starts a new block."""
    lines: list[Line] = []
    block, end = 0, 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped[0])
        breaks = text[end:start].replace("\r\n", "\n")
        if breaks.count("\n") + breaks.count("\r") > 1:
            block += 1
        lines.append(Line(start, stripped, block))
        end = start + len(stripped)
    return lines


def line_starts(text: str) -> list[int]:
    """Offsets where a sentence must start: « Titre\\nLa suite » gives the start of « La ».

    A line break inside a paragraph of wrapped lines (as PDF text has) is not a start.
    """
    return [line.start for before, line, width in _neighbours(text) if not continues(before, line, width)]


def wrapped_breaks(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each gap between two lines of one sentence: « en lien\\navec l'OIM »."""
    for before, line, width in _neighbours(text):
        if continues(before, line, width):
            yield before.start + len(before.text), line.start


def _neighbours(text: str) -> Iterator[tuple[Line, Line, int]]:
    """Each line but the first, after the line before it, with the width of its column."""
    lines = read_lines(text)
    page = column_width(lines)
    widths = {
        block: column_width(list(group)) or page
        for block, group in groupby(lines, key=lambda line: line.block)
    }
    for before, line in pairwise(lines):
        yield before, line, widths[line.block]


def column_width(lines: list[Line]) -> int:
    """Characters in a full line, 0 when the lines do not fill a column: two of them must reach its edge."""
    widest = max((len(line.text) for line in lines), default=0)
    full = sum(len(line.text) >= _FILLED * widest for line in lines)
    return widest if _NARROWEST <= widest <= _WIDEST and full > 1 else 0


def continues(before: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the sentence of the line before it, in a column of that width (0: none)."""
    if before.block != line.block or _ITEM.match(line.text) or _FIELD.match(line.text):
        return False
    if _CLOSED.search(before.text):
        return line.text[0].islower() and not before.text.endswith((":", ";"))
    if line.text[0].islower():
        return True
    if before.text.isupper() and not line.text.isupper():  # a heading in capitals
        return False
    if _OPEN_END.search(before.text) or (line.text.isupper() and _SMALL_WORD.match(line.text)):
        return True
    next_word = line.text.split(None, 1)[0]
    return width > 0 and len(before.text) + 1 + len(next_word) >= _FILLED * width
