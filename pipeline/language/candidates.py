"""What a finder of names proposes, before it becomes a mention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span


class Candidate(NamedTuple):
    """The tokens start to end (exclusive) as a mention; `rule` and `source` say why."""

    start: int
    end: int
    label: str
    rule: str
    source: str
    value: Any = None


def to_spans(doc: Doc, candidates: Iterable[Candidate]) -> list[Span]:
    """One span an extent, in text order: the first candidate gives label and rule, all give their sources."""
    by_extent: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        by_extent.setdefault((candidate.start, candidate.end), []).append(candidate)
    spans = []
    for (start, end), group in sorted(by_extent.items(), key=lambda item: (item[0][0], -item[0][1])):
        best = group[0]
        span = Span(doc, start, end, label=best.label)
        span._.value = best.value
        span._.rule = best.rule
        span._.sources = tuple(sorted({other.source for other in group if other.label == best.label}))
        spans.append(span)
    return spans
