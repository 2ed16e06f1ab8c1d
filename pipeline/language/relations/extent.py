"""Sentence bounds that a wrong split of the parser does not break."""

from __future__ import annotations

from spacy.tokens import Doc

_CLOSING = frozenset('.!?…»"”)')


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """(start, end) of the sentence of each token, in tokens.

    The parser starts a sentence at a comma now and then; a start counts only after a closing mark or a line
    break. Without sentence starts every line is a sentence.
    """
    split = doc.has_annotation("SENT_START")  # asked once: it may look at every token
    starts = [0, *(i for i in range(1, len(doc)) if _starts(doc, i, split))]
    bounds: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        bounds += [(start, end)] * (end - start)
    return bounds


def _starts(doc: Doc, i: int, split: bool) -> bool:
    token, before = doc[i], doc[i - 1]
    if before.is_space and "\n" in before.text and (not split or token.is_sent_start):
        return True
    if not split:
        return before.text in (".", "!", "?") and token.text[:1].isupper()
    if not token.is_sent_start:
        return False
    return before.text[-1:] in _CLOSING and not token.text[:1].islower() and token.text not in ",;)"
