"""Which predicted mention and entity stands for which gold one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Marked(NamedTuple):
    """A mention with its type and the id of its entity."""

    start: int
    end: int
    type: str
    entity: str


Pairs = list[tuple[int, int]]


def marked_mentions(document: dict[str, Any]) -> list[Marked]:
    """Every distinct mention of a document, in text order."""
    return sorted(
        {
            Marked(start, end, entity["type"], entity["id"])
            for entity in document["entities"]
            for start, end in entity["mentions"]
        }
    )


def pair_mentions(gold: Sequence[Marked], predicted: Sequence[Marked], *, exact: bool) -> Pairs:
    """One-to-one pairs (index in gold, in predicted) of the same type, those that overlap most first."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, found in enumerate(predicted):
            shared = min(wanted.end, found.end) - max(wanted.start, found.start)
            if wanted.type != found.type or (wanted[:2] != found[:2] if exact else shared <= 0):
                continue
            longer = max(wanted.end - wanted.start, found.end - found.start)
            candidates.append((-shared / longer, i, j))
    pairs: Pairs = []
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True, slots=True)
class Alignment:
    """The overlapping pairs of two annotations of one text."""

    gold: list[Marked]
    predicted: list[Marked]
    pairs: Pairs

    def stands_for(self) -> dict[str, str]:
        """Predicted entity id -> the gold entity with which it shares most mentions."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for i, j in self.pairs:
            votes[self.predicted[j].entity][self.gold[i].entity] += 1
        return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}

    def bcubed(self) -> tuple[float, float]:
        """Sums over the pairs of B-cubed precision and recall (Bagga & Baldwin 1998)."""
        gold = {i: self.gold[i].entity for i, _ in self.pairs}
        predicted = {i: self.predicted[j].entity for i, j in self.pairs}
        return _purity(predicted, gold), _purity(gold, predicted)


def align(gold: dict[str, Any], predicted: dict[str, Any]) -> Alignment:
    wanted, found = marked_mentions(gold), marked_mentions(predicted)
    return Alignment(wanted, found, pair_mentions(wanted, found, exact=False))


def _purity(clusters: dict[int, str], classes: dict[int, str]) -> float:
    """For each mention, the share of its cluster that is of its class; summed."""
    members: dict[str, list[int]] = defaultdict(list)
    for i, cluster in clusters.items():
        members[cluster].append(i)
    total = 0.0
    for i, cluster in clusters.items():
        total += sum(classes[other] == classes[i] for other in members[cluster]) / len(members[cluster])
    return total
