"""Second layer: the probability of a statement between two entities, from all that speaks for and against it.

Where the first layer sees one pair of marks, this one sees every pair of the two entities, the rivals that
would take their place, and what the rules say. Its probabilities are calibrated on documents that the rules
were not written on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from pipeline.annotation import Predicate, Relation
from pipeline.language.learned.candidates import PREDICATES
from pipeline.language.learned.scoring import Reading, Scored
from pipeline.rules.relation_model import Matrix, RelationModel

#: Score of a statement that no pair of marks speaks for.
_SILENT = -8.0
_NO_RIVAL = -8.0
_MANY = 10


class Key(NamedTuple):
    """A statement; of the two directions of PARTNERS_WITH the one in alphabetic order."""

    subject: str
    predicate: Predicate
    object: str


@dataclass(slots=True)
class Case:
    """What speaks for one statement: the scores of its readings, the best of them, the rules' confidence."""

    scores: list[float] = field(default_factory=list)
    best: Scored | None = None
    claim: float = 0.0


def key_of(subject: str, predicate: Predicate, object_: str) -> Key:
    if predicate is Predicate.PARTNERS_WITH and object_ < subject:
        subject, object_ = object_, subject
    return Key(subject, predicate, object_)


def gather_cases(scored: Iterable[Scored], relations: Iterable[Relation]) -> dict[Key, Case]:
    """The case of each statement that a pair of marks or a rule suggests, in order of keys."""
    cases: dict[Key, Case] = defaultdict(Case)
    for one in scored:
        reading = one.reading
        case = cases[key_of(reading.subject.entity.id, one.predicate, reading.object.entity.id)]
        case.scores.append(one.score)
        if case.best is None or one.score > case.best.score:
            case.best = one
    for relation in relations:
        case = cases[key_of(relation.subject, relation.predicate, relation.object)]
        case.claim = max(case.claim, relation.confidence)
    return dict(sorted(cases.items()))


def judge(cases: Mapping[Key, Case], model: RelationModel) -> dict[Key, float]:
    """The probability of each case that a rule claims or the model may add, in their order."""
    wanted = [key for key, case in cases.items() if case.claim or key.predicate in model.add]
    if not wanted:
        return {}
    odds = weigh(cases, wanted) @ model.judge + model.judge_bias
    return dict(zip(wanted, (1 / (1 + np.exp(-odds))).tolist(), strict=True))


_SHARED = (
    "best", "second", "mass", "rivals of the subject", "rivals of the object", "other predicates",
    "several objects", "several subjects", "sentences between", "words between",
    "claimed", "claimed with", "claimed and best", "claimed other object", "claimed other subject",
    "claimed other predicate",
)  # fmt: skip
_BEST, _CLAIMED = _SHARED.index("best"), _SHARED.index("claimed")
#: Names of the columns of `weigh`; those of one predicate are 0 in the cases of the others.
EVIDENCE = (
    *_SHARED,
    *(f"{what} {predicate}" for what in ("is", "best if", "claimed if") for predicate in PREDICATES),
)


def weigh(cases: Mapping[Key, Case], wanted: Sequence[Key] | None = None) -> Matrix:
    """A row of numbers a case of `wanted` (default: all), one for each name in `EVIDENCE`.

    All cases are its rivals, those that are not wanted too.
    """
    wanted = list(cases) if wanted is None else wanted
    if not wanted:
        return np.zeros((0, len(EVIDENCE)))
    all_rivals = (_Rivals(), _Rivals(), _Rivals())
    bests = {key: max(case.scores, default=_SILENT) for key, case in cases.items()}
    for key, case in cases.items():
        for rivals, group in zip(all_rivals, _groups(key), strict=True):
            rivals.add(group, bests[key], case.claim > 0)
    rows = []
    for key in wanted:
        case, best = cases[key], bests[key]
        grouped = list(zip(all_rivals, _groups(key), strict=True))
        margins = [best - rivals.other(group, best) for rivals, group in grouped]
        claims = [rivals.claims[group] - (case.claim > 0) for rivals, group in grouped]
        sizes = [len(rivals.tops[group]) for rivals, group in grouped[:2]]
        rows.append(_row(case, best, margins, claims, sizes))
    shared = np.array(rows, dtype=np.float64)
    own = np.zeros((len(rows), 3, len(PREDICATES)))
    columns = [PREDICATES.index(key.predicate) for key in wanted]
    own[np.arange(len(rows)), :, columns] = np.column_stack(
        (np.ones(len(rows)), shared[:, _BEST], shared[:, _CLAIMED])
    )
    return np.hstack((shared, own.reshape(len(rows), -1)))


def _groups(key: Key) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    """What rivals share: the subject and predicate, the object and predicate, the two entities."""
    low, high = sorted((key.subject, key.object))
    return (key.subject, key.predicate), (key.object, key.predicate), (low, high)


class _Rivals:
    """By group, its two best scores and its number of claims."""

    def __init__(self) -> None:
        self.tops: dict[tuple[str, str], list[float]] = defaultdict(list)
        self.claims: dict[tuple[str, str], int] = defaultdict(int)

    def add(self, group: tuple[str, str], score: float, claimed: bool) -> None:
        self.tops[group] = sorted((*self.tops[group], score), reverse=True)[:2]
        self.claims[group] += claimed

    def other(self, group: tuple[str, str], score: float) -> float:
        """The best score of the group without one of `score`."""
        first, second = (*self.tops[group], _NO_RIVAL)[:2]
        return second if first == score else first


def _row(
    case: Case,
    best: float,
    margins: Sequence[float],
    claims: Sequence[int],
    sizes: Sequence[int],
) -> list[float]:
    scores = sorted(case.scores, reverse=True)
    second = scores[1] if len(scores) > 1 else _SILENT
    mass = math.log(sum(1 / (1 + math.exp(-min(max(score, -30), 30))) for score in scores) + 1e-4)
    sentences, words = _distance(case.best.reading) if case.best else (3, 60)
    claimed = float(case.claim > 0)
    best = _clipped(best)
    return [
        best, _clipped(second), mass, *map(_clipped, margins), *sizes, sentences, math.log1p(words),
        claimed, case.claim, claimed * best, *(min(count, _MANY) for count in claims),
    ]  # fmt: skip


def _distance(reading: Reading) -> tuple[int, int]:
    first, second = sorted((reading.subject, reading.object), key=lambda mark: mark.rank)
    return min(second.sentence - first.sentence, 3), min(max(second.start - first.end, 0), 60)


def _clipped(score: float) -> float:
    return min(max(score, -8.0), 8.0)
