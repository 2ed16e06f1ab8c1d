"""Scores over documents, with an interval that says how much they owe to the choice of documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.documents import Counts, DocumentScore, score_document

#: The measures to show first, in this order; those by type and predicate follow.
_MEASURES = (
    "exact", "overlap", "value", "counted", "outcome", "bcubed_precision", "bcubed_recall",
    "relations", "status", "pairs",
)  # fmt: skip
_SAMPLES = 500


@dataclass(frozen=True)
class Evaluation:
    """The score of each document by id; totals are micro-averages."""

    documents: Mapping[str, DocumentScore]

    @cached_property
    def total(self) -> dict[str, Counts]:
        """Counts by measure, the most telling first."""
        summed = _sum(score.counts for score in self.documents.values())
        order = [*_MEASURES, *sorted(summed.keys() - set(_MEASURES))]
        return {measure: summed.get(measure, Counts()) for measure in order}

    def interval(self, measure: str) -> tuple[float, float]:
        """95 % bootstrap interval of the F1, over documents (Efron 1979); the same on every call."""
        values = sorted(sample.get(measure, Counts()).f1 for sample in self._samples)
        return values[12], values[487]

    @cached_property
    def _samples(self) -> list[dict[str, Counts]]:
        chance, ids = random.Random(0), list(self.documents)  # noqa: S311 (a fixed seed, no secret)
        return [_sum(self.documents[chance.choice(ids)].counts for _ in ids) for _ in range(_SAMPLES)]


def evaluate(gold: Mapping[str, dict[str, Any]], predicted: Mapping[str, dict[str, Any]]) -> Evaluation:
    """Score the predictions of all gold documents. Raises UsageError when one does not fit."""
    missing = sorted(gold.keys() - predicted.keys())
    if missing:
        raise UsageError(f"no prediction for {len(missing)} documents: {', '.join(missing[:5])}")
    return Evaluation({id: score_document(document, predicted[id]) for id, document in gold.items()})


def _sum(parts: Iterable[dict[str, Counts]]) -> dict[str, Counts]:
    total: dict[str, Counts] = {}
    for part in parts:
        for measure, counts in part.items():
            total[measure] = total.get(measure, Counts()).plus(counts)
    return total
