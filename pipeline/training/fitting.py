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

_MIN_DOCUMENTS = 4
_STRENGTH = 0.1
_JUDGE_STRENGTH = 0.3
_ROUNDS = 2
#: One in so many readings that state nothing is learnt from: there are a hundred of them to one that does.
_THINNING = 3


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The rows of a table that one predicate allows, with the statement of each and whether it holds.

    `scores` says which row is taken for the one that states a relation, as long as no model does.
    """

    rows: npt.NDArray[np.int64]
    keys: list[tuple[int, Key]]
    labels: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The readings of all examples as rows of trait numbers; `owners` tells the example of each row."""

    examples: list[Example]
    traits: dict[str, int]
    rows: csr_matrix
    owners: npt.NDArray[np.int64]
    columns: dict[Predicate, Column]


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
    indices, ends = [], [0]
    for _, _, traits in found:
        indices += sorted(numbers[trait] for trait in traits if trait in numbers)
        ends.append(len(indices))
    rows = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(found), len(numbers)))
    owners = np.array([owner for owner, _, _ in found], dtype=np.int64)
    read = [(owner, reading) for owner, reading, _ in found]
    columns = {predicate: _column(examples, read, predicate) for predicate in PREDICATES}
    return Table(list(examples), numbers, rows, owners, columns)


def _column(examples: Sequence[Example], read: Sequence[tuple[int, Reading]], predicate: Predicate) -> Column:
    rows = [row for row, (_, reading) in enumerate(read) if predicate in reading.predicates]
    keys = [
        (owner, key_of(reading.subject.entity.id, predicate, reading.object.entity.id))
        for owner, reading in (read[row] for row in rows)
    ]
    return Column(
        np.array(rows, dtype=np.int64),
        keys,
        np.array([examples[owner].true(key) for owner, key in keys], dtype=bool),
        np.array([-_distance(read[row][1]) for row in rows], dtype=np.float64),
    )


def fit_scores(table: Table, without: frozenset[str] = frozenset()) -> RelationModel:
    """The first layer, fitted to all documents but those in `without`; the second is empty."""
    used = np.array([example.doc_id not in without for example in table.examples], dtype=bool)[table.owners]
    weights = np.zeros((len(table.traits), len(PREDICATES)))
    bias = np.full(len(PREDICATES), -9.0)
    for at, predicate in enumerate(PREDICATES):
        fitted = _fit_predicate(table, table.columns[predicate], used)
        if fitted is not None:
            weights[:, at], bias[at] = fitted.coef_[0], fitted.intercept_[0]
    return RelationModel(
        PREDICATES, table.traits, np.round(weights, 4), np.round(bias, 4),
        EVIDENCE, np.zeros(len(EVIDENCE)), 0.0, {}, 0.0,
    )  # fmt: skip


def _fit_predicate(table: Table, column: Column, used: npt.NDArray[np.bool_]) -> Any:
    """A logistic regression of one predicate on the rows that are used, None without two classes."""
    picked = np.flatnonzero(used[column.rows])
    labels = column.labels[picked]
    if not labels.any() or labels.all():
        return None
    keys = [column.keys[at] for at in picked.tolist()]
    rows, scores = table.rows[column.rows[picked]], column.scores[picked]
    drawn = np.random.default_rng(0).random(len(column.rows))[picked] * _THINNING < 1
    thinned = ~labels & drawn
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=1e-3, max_iter=300, random_state=0)
    for turn in range(_ROUNDS):
        kept = thinned.copy()
        kept[_best_of_each(keys, labels, scores)] = True
        if turn:
            kept |= labels & (scores > 0)
        model.fit(rows[kept], labels[kept])
        scores = model.decision_function(rows)
    return model


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
