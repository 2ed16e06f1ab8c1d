"""`passerelle_sentences`: sentence starts where the layout says so, and none where nothing ends a sentence.

Titles, list items and paragraphs rarely end in a full stop; without this the parser reads a heading and the
sentence below it as one. And the parser starts sentences after a comma or inside a name; here a sentence may
start only after a mark that ends one. The parser keeps what is set here and decides the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.documents.layout import line_starts

#: Values of spaCy's SENT_START.
_MUST, _MAY, _MUST_NOT = 1, 0, -1
#: Marks that may end a sentence, and those that may stand between them and the next one.
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»\"”’')]")


def mark_sentence_starts(doc: Doc) -> None:
    """Set `is_sent_start` where a sentence must start, and where none may; the rest is left open.

    All tokens at once: the setter of a single token looks at the whole document each time.
    """
    if len(doc):
        marks = [_MAY if may else _MUST_NOT for may in _may_start(doc)]
        marks[0] = _MUST
        _mark_lines(doc, marks)
        column = np.array(marks, dtype=np.int64).astype(np.uint64)  # as spaCy stores a negative value
        doc.from_array([SENT_START], column)  # type: ignore[arg-type]


def _may_start(doc: Doc) -> Iterator[bool]:
    """For each token, whether what stands before it ends a sentence."""
    ended = True
    for token in doc:
        text = token.text
        yield ended and text not in _CLOSERS
        if not (text.isspace() or text in _CLOSERS):
            ended = text[-1] in _ENDS


def _mark_lines(doc: Doc, marks: list[int]) -> None:
    """A line that starts a sentence starts it at its first word; blanks before end the one before."""
    starts = iter(line_starts(doc.text))
    at = next(starts, None)
    for token in doc:
        if at is None:
            break
        end = token.idx + len(token)
        if end > at and not token.is_space:
            marks[token.i] = _MUST
            blank = token.i - 1
            while blank > 0 and doc[blank].is_space:
                marks[blank] = _MUST_NOT
                blank -= 1
            while at is not None and at < end:
                at = next(starts, None)


@Language.factory("passerelle_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Component that marks the sentence starts that the layout shows; put it before the parser."""
    return Sentences()


class Sentences:
    def __call__(self, doc: Doc) -> Doc:
        mark_sentence_starts(doc)
        return doc
