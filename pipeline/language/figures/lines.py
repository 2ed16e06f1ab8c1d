"""Lines, lists and paragraphs of a document, by token position."""

from __future__ import annotations

from spacy.tokens import Doc

BULLETS = frozenset("•●▪◦‣*·–—-➢►✓")
#: Signs that open an item of a list, but that are read inside a sentence otherwise.
_ARROWS = frozenset(("→", ">", "⇒", "»", "o", "+"))
#: No line is read further than this many tokens.
_LONGEST = 150
#: Most items of a list that are read up to the line above it.
_ITEMS = 12


class Lines:
    """Where the line, the list and the paragraph of a token start and end."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def start(self, i: int) -> int:
        """First token of the line that token `i` stands on."""
        at = i
        while at > 0 and "\n" not in self.doc[at - 1].text and i - at < _LONGEST:
            at -= 1
        return at

    def end(self, i: int) -> int:
        """One past the last token of the line of token `i`."""
        far = min(len(self.doc), i + _LONGEST)
        return next((k for k in range(i, far) if "\n" in self.doc[k].text), far)

    def paragraph(self, i: int) -> int:
        """First token behind the last blank line before token `i`, as far back as is read."""
        at = i
        while at > 0 and self.doc[at - 1].text.count("\n") < 2 and i - at < 2 * _LONGEST:
            at -= 1
        return at

    def is_bulleted(self, i: int) -> bool:
        """Whether the line of token `i` opens with a bullet: « → 900 malades vus »."""
        start = self.start(i)
        first = next((token for token in self.doc[start : start + 3] if not token.is_space), None)
        return first is not None and (first.text in BULLETS or first.text in _ARROWS)

    def lead(self, i: int) -> int:
        """First token of the line above the list that token `i` stands in."""
        at = self.start(i)
        for _ in range(_ITEMS):
            if at == 0 or not self.is_bulleted(at):
                break
            at = self.start(at - 1)
        return at
