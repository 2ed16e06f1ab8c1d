"""From candidates to mentions, where two components propose the same extent."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from pipeline.language.candidates import Candidate
from pipeline.language.extensions import SPANS

_STRENGTHS = {"ner": 0, "gazetteer": 2}


def propose(doc: Doc, candidates: Iterable[Candidate]) -> None:
    """Add the candidates to the mentions; of two with the same extent the one with the better source stays.

    Of equals the later stays: « Initiative pour la santé » is a programme rather than a body. spaCy keeps
    what is known of a span by its offsets, so two mentions cannot share them.
    """
    kept = {(span.start, span.end): span for span in doc.spans.get(SPANS, ())}
    for candidate in candidates:
        extent = (candidate.start, candidate.end)
        rival = kept.get(extent)
        if rival is not None and _strength(rival._.sources) > _strength((candidate.source,)):
            continue
        span = Span(doc, candidate.start, candidate.end, label=candidate.label)
        span._.rule, span._.sources, span._.value = candidate.rule, (candidate.source,), None
        kept[extent] = span
    doc.spans[SPANS] = sorted(kept.values(), key=lambda span: (span.start, -span.end, span.label_))


def _strength(sources: Iterable[str]) -> int:
    """Lists before grammar before statistics."""
    return max((_STRENGTHS.get(source, 1) for source in sources), default=1)
