"""The tokens of a document as plain lists: quick to go through, and the same for every finder of names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.rules.folding import fold


@dataclass(slots=True)
class TokenTable:
    """Texts, folded texts and offsets of the tokens of `doc`, by token index."""

    doc: Doc
    texts: list[str]
    keys: list[str]
    starts: list[int]

    @classmethod
    def of(cls, doc: Doc) -> TokenTable:
        texts = [token.text for token in doc]
        return cls(doc, texts, [fold(text) for text in texts], [token.idx for token in doc])

    def __len__(self) -> int:
        return len(self.texts)

    def key(self, i: int) -> str:
        """Folded token at `i`; empty outside the document."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def text(self, i: int) -> str:
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def is_capital(self, i: int) -> bool:
        """Whether a token is there that starts with a capital letter."""
        return 0 <= i < len(self.texts) and self.texts[i][0].isupper()

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Token indices of text[start:end]; None if it starts or ends inside a token."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        if first < 0 or self.starts[first] != start or self.starts[last] + len(self.texts[last]) != end:
            return None
        return first, last + 1
