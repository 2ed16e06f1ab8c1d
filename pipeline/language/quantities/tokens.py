"""Which token stands at a character offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from spacy.attrs import LENGTH, SPACY
from spacy.tokens import Doc


class TokenIndex:
    """The text of one document, and its tokens by character offset in logarithmic time."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text  # spaCy joins the tokens anew each time it is asked
        sizes = doc.to_array([LENGTH, SPACY]).tolist()
        self._starts = [0, *accumulate(length + space for length, space in sizes)][:-1]
        self._ends = [start + length for start, (length, _) in zip(self._starts, sizes, strict=True)]

    def at(self, offset: int) -> int:
        """Index of the token that holds the character at `offset`, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def end(self, offset: int) -> int:
        """Index after the last token that starts before `offset`."""
        return bisect_left(self._starts, offset)

    def splits(self, offset: int) -> bool:
        """Whether `offset` falls inside a token."""
        i = self.at(offset)
        return self._starts[i] < offset < self._ends[i]
