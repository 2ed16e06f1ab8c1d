"""What has been found around a title so far: mentions by token and by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Span

from pipeline.language.extensions import SPANS
from pipeline.rules.folding import fold

_LONGEST_MINISTRY = 25


class Surroundings:
    """The mentions found in `doc` so far, by token and by sentence."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: list[Span] = list(doc.spans.get(SPANS, ()))
        self._starts = [span.start for span in self.mentions]
        self._by_start: dict[int, list[Span]] = {}
        for span in self.mentions:
            self._by_start.setdefault(span.start, []).append(span)
        self._offsets = {(span.start, span.end): span for span in self.mentions}
        self._sentences = self._sentence_starts()

    def _sentence_starts(self) -> list[int]:
        if self.doc.has_annotation("SENT_START"):
            return [token.i for token in self.doc if token.is_sent_start] or [0]
        return [0, *(t.i + 1 for t in self.doc if t.text in ".!?" or "\n" in t.text)]

    def sentence(self, i: int) -> tuple[int, int]:
        """(start, end) of the sentence of token `i`."""
        at = bisect_right(self._sentences, i)
        return self._sentences[at - 1], (self._sentences[at] if at < len(self._sentences) else len(self.doc))

    def same_extent(self, start: int, end: int) -> Span | None:
        return self._offsets.get((start, end))

    def at(self, i: int, labels: frozenset[str]) -> Span | None:
        """The longest mention of one of `labels` that starts at token `i`."""
        spans = [span for span in self._by_start.get(i, ()) if span.label_ in labels]
        return max(spans, key=len, default=None)

    def ends_at(self, end: int, labels: frozenset[str]) -> bool:
        return any(span.end == end for span in self.within(end - 20, end, labels))

    def is_listed(self, i: int) -> bool:
        """A body that a list names starts at token `i`: « Programme alimentaire mondial » is no programme."""
        spans = self._by_start.get(i, ())
        return any(span.label_ == "ORGANISATION" and "gazetteer" in span._.sources for span in spans)

    def in_ministry(self, start: int, end: int) -> bool:
        """In the name of a ministry: « ministère de la Santé et de la Couverture maladie »."""
        return any(
            span.end >= end and any(fold(token.text) == "ministere" for token in span)
            for span in self.within(start - _LONGEST_MINISTRY, start, frozenset(("ORGANISATION",)))
        )

    def within(self, start: int, end: int, labels: frozenset[str]) -> list[Span]:
        """Mentions of `labels` that start between `start` and `end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [span for span in self.mentions[first:last] if span.label_ in labels]

    def beside(self, start: int, end: int, labels: frozenset[str]) -> list[Span]:
        """Mentions of `labels` in the sentence of doc[start:end], outside of it."""
        first, last = self.sentence(start)[0], self.sentence(max(start, end - 1))[1]
        return [
            span
            for span in self.within(first, last, labels)
            if not (span.start < end and start < span.end)
        ]  # fmt: skip
