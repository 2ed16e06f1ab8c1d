"""Fit the two layers of the model to examples.

A positive example is a pair of entities, of whose mentions one pair states the relation; which one is not
annotated. So the nearest pair stands for it at first, then the one that the model itself finds likeliest
(multiple-instance learning, Andrews et al. 2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.annotation import Predicate
from pipeline.language.learned.candidates import PREDICATES
from pipeline.language.learned.judging import EVIDENCE, Key, gather_cases, key_of, weigh
from pipeline.language.learned.scoring import Reading, readings, score_pairs
from pipeline.rules.relation_model import Matrix, RelationModel
from pipeline.training.examples import Example

_MIN_DOCUMENTS = 3
_STRENGTH = 0.1
_JUDGE_STRENGTH = 0.3
_ROUNDS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The readings of all examples as rows of trait numbers; `row_of` is the first row of each example."""

    examples: list[Example]
    traits: dict[str, int]
    rows: csr_matrix
    readings: list[Reading]
    owners: npt.NDArray[np.int64]


def make_table(examples: Sequence[Example]) -> Table:
    """Number the traits that occur in enough documents, and write every reading with these numbers."""
    documents: dict[str, set[str]] = defaultdict(set)
    found: list[tuple[int, Reading, list[str]]] = []
    for owner, example in enumerate(examples):
        for reading in readings(example.described.pairs):
            traits = example.described.traits(reading.at, reading.forward)
            found.append((owner, reading, traits))
            for trait in traits:
                documents[trait].add(example.doc_id)
    kept = sorted(trait for trait, ids in documents.items() if len(ids) >= _MIN_DOCUMENTS)
    numbers = {trait: number for number, trait in enumerate(kept)}
    columns, ends = [], [0]
    for _, _, traits in found:
        columns += sorted(numbers[trait] for trait in traits if trait in numbers)
        ends.append(len(columns))
    rows = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), len(numbers)))
    owners = np.array([owner for owner, _, _ in found], dtype=np.int64)
    return Table(list(examples), numbers, rows, [reading for _, reading, _ in found], owners)


def fit_scores(table: Table, without: frozenset[str] = frozenset()) -> RelationModel:
    """The first layer, fitted to all documents but those in `without`; the second is empty."""
    used = np.array([example.doc_id not in without for example in table.examples])
    weights = np.zeros((len(table.traits), len(PREDICATES)))
    bias = np.full(len(PREDICATES), -9.0)
    for column, predicate in enumerate(PREDICATES):
        picked = np.array(
            [
                row
                for row, one in enumerate(table.readings)
                if predicate in one.predicates and used[table.owners[row]]
            ],
            dtype=np.int64,
        )
        fitted = _fit_predicate(table, predicate, picked)
        if fitted is not None:
            weights[:, column], bias[column] = fitted.coef_[0], fitted.intercept_[0]
    return RelationModel(
        PREDICATES, table.traits, np.round(weights, 4), np.round(bias, 4),
        EVIDENCE, np.zeros(len(EVIDENCE)), 0.0, {}, 0.0,
    )  # fmt: skip


def _fit_predicate(table: Table, predicate: Predicate, picked: npt.NDArray[np.int64]) -> Any:
    """A logistic regression of one predicate on the rows `picked`, None without two classes."""
    keys = [_key(table, row, predicate) for row in picked]
    labels = np.array([table.examples[owner].true(key) for owner, key in keys], dtype=bool)
    if not labels.any() or labels.all():
        return None
    rows = table.rows[picked]
    scores = np.array([-_distance(table.readings[row]) for row in picked], dtype=float)
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    for turn in range(_ROUNDS):
        kept = ~labels
        kept[_best_of_each(keys, labels, scores)] = True
        if turn:
            kept |= labels & (scores > 0)
        model.fit(rows[kept], labels[kept])
        scores = model.decision_function(rows)
    return model


def _key(table: Table, row: int, predicate: Predicate) -> tuple[int, Key]:
    reading = table.readings[row]
    return int(table.owners[row]), key_of(reading.subject.entity.id, predicate, reading.object.entity.id)


def _distance(reading: Reading) -> int:
    first, second = sorted((reading.subject, reading.object), key=lambda mark: mark.rank)
    return 100 * (second.sentence - first.sentence) + max(second.start - first.end, 0)


def _best_of_each(
    keys: Sequence[tuple[int, Key]], labels: npt.NDArray[np.bool_], scores: npt.NDArray[np.float64]
) -> list[int]:
    best: dict[tuple[int, Key], int] = {}
    for at in np.flatnonzero(labels).tolist():
        if keys[at] not in best or scores[at] > scores[best[keys[at]]]:
            best[keys[at]] = at
    return list(best.values())


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The cases of one example: statement, whether a rule makes it, evidence, truth."""

    example: Example
    keys: list[Key]
    claimed: npt.NDArray[np.bool_]
    evidence: Matrix
    truth: npt.NDArray[np.bool_]


def judge_example(example: Example, model: RelationModel) -> Judged:
    cases = gather_cases(score_pairs(example.described, model), example.relations)
    return Judged(
        example,
        list(cases),
        np.array([case.claim > 0 for case in cases.values()], dtype=bool),
        weigh(cases),
        np.array([example.true(key) for key in cases], dtype=bool),
    )


def fit_judge(judged: Sequence[Judged]) -> tuple[Matrix, float]:
    """Weights and bias of the second layer. The scores must come from models that did not see the example."""
    evidence = np.vstack([one.evidence for one in judged])
    truth = np.concatenate([one.truth for one in judged])
    if not truth.any() or truth.all():
        return np.zeros(len(EVIDENCE)), 0.0
    model = LogisticRegression(C=_JUDGE_STRENGTH, solver="lbfgs", max_iter=3000)
    model.fit(evidence, truth)
    return np.round(model.coef_[0], 4), round(float(model.intercept_[0]), 5)
