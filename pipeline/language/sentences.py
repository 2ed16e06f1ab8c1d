"""`passerelle_sentences`: sentence starts where the layout says so, before the parser decides the rest.

Titles, list items and paragraphs rarely end in a full stop; without this the parser reads a heading and the
sentence below it as one. The parser keeps the boundaries that are set here.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

#: A line that starts like this is an item of its own, whatever came before it.
_ITEM = re.compile(r"(?:[•●▪◦‣*·–—➢►✓-]|\(?\d{1,2}[.)°]|[a-h]\))\s*\S")
#: What the last word before a wrapped line looks like: the sentence is still going.
_CLOSED = re.compile(r"[.!?…:;»\"”)]$")
#: A line shorter than this share of the longest one was broken on purpose, not wrapped.
_WRAPPED_SHARE = 0.75


def line_starts(text: str) -> list[int]:
    """Offsets where a sentence must start: « Titre\\nLa suite » gives the start of « La ».

    A single line break inside a paragraph of wrapped lines (as PDF text has) is not a start.
    """
    lines: list[tuple[int, str]] = []
    for match in re.finditer(r"[^\n\r]+", text):
        if stripped := match.group().strip():
            lines.append((match.start() + match.group().index(stripped[0]), stripped))
    longest = max((len(line) for _, line in lines), default=0)
    starts = []
    for (before_at, before), (at, line) in pairwise(lines):
        gap = text[before_at + len(before) : at]
        blank = gap.replace("\r\n", "\n").count("\n") > 1
        wrapped = (
            not blank
            and len(before) >= _WRAPPED_SHARE * longest
            and 40 <= len(before) <= 130
            and not _ITEM.match(line)
            and (not _CLOSED.search(before) or line[0].islower())
        )
        continues = not blank and line[0].islower() and not _ITEM.match(line) and not _CLOSED.search(before)
        if not (wrapped or continues):
            starts.append(at)
    return starts


def mark_sentence_starts(doc: Doc) -> None:
    """Set `is_sent_start` on the first token of every line that starts a sentence."""
    starts = iter(line_starts(doc.text))
    at = next(starts, None)
    for token in doc:
        if at is None:
            break
        if token.idx + len(token) > at and not token.is_space:
            token.is_sent_start = True
            _keep_blanks_before(token)
            while at is not None and at < token.idx + len(token):
                at = next(starts, None)


def _keep_blanks_before(token: Token) -> None:
    """Line breaks before a start belong to the sentence that they end."""
    doc, i = token.doc, token.i - 1
    while i > 0 and doc[i].is_space:
        doc[i].is_sent_start = False
        i -= 1


@Language.factory("passerelle_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Component that marks the sentence starts that the layout shows; put it before the parser."""
    return Sentences()


class Sentences:
    def __call__(self, doc: Doc) -> Doc:
        mark_sentence_starts(doc)
        return doc
