"""Cross-validation over documents: what the model adds to the rules, and whether its probabilities hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.annotation import Predicate
from pipeline.evaluation.documents import Counts
from pipeline.language.learned.candidates import PREDICATES
from pipeline.language.learned.judging import Key
from pipeline.rules.relation_model import RelationModel
from pipeline.training.fitting import Judged, Table, fit_judge, fit_scores, judge_example

FOLDS = 5
#: Share of all statements that must be right.
_FLOOR = 0.78
#: What is added must be likelier right than wrong; on texts unlike the annotated ones lower bounds do harm.
_ADD = tuple(step / 100 for step in range(50, 81, 5))
#: What a rule states is left out only when it is likelier wrong than right.
_KEEP = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
#: Of what is added to a predicate, the share that must be right at least.
_ADDED_FLOOR = 0.5
_NEVER = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """A case that a model judged which never saw its document."""

    doc_id: str
    stated: Key
    claimed: bool
    true: bool
    probability: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """By predicate, the probability from which a statement that no rule makes is added, none for never;
    and the one below which a statement that a rule makes is left out.
    """

    add: dict[Predicate, float]
    keep: float = 0.0


def accepts(thresholds: Thresholds, verdict: Verdict) -> bool:
    """Whether the statement is made."""
    if verdict.claimed:
        return verdict.probability >= thresholds.keep
    return verdict.probability >= thresholds.add.get(verdict.stated.predicate, _NEVER)


def folds_of(doc_ids: Iterable[str]) -> dict[str, int]:
    """The fold of each document, by place in alphabetic order."""
    return {doc_id: at % FOLDS for at, doc_id in enumerate(sorted(set(doc_ids)))}


def judge_unseen(table: Table, doc_ids: Collection[str]) -> list[Judged]:
    """The cases of these documents, each scored by a first layer that did not learn from it."""
    folds = folds_of(doc_ids)
    judged: list[Judged] = []
    for fold in range(FOLDS):
        out = frozenset(doc_id for doc_id, number in folds.items() if number == fold)
        held = [example for example in table.examples if example.doc_id in out and not example.given]
        if held:
            model = fit_scores(table, without=out)
            judged += [judge_example(example, model) for example in held]
    return sorted(judged, key=lambda one: one.example.doc_id)


def cross_judge(judged: Sequence[Judged]) -> list[Verdict]:
    """Verdicts on all documents, each by a second layer that learnt from other folds."""
    folds = folds_of([one.example.doc_id for one in judged])
    verdicts: list[Verdict] = []
    for fold in range(FOLDS):
        weights, bias = fit_judge([one for one in judged if folds[one.example.doc_id] != fold])
        for one in judged:
            if folds[one.example.doc_id] == fold:
                verdicts += verdicts_of(one, 1 / (1 + np.exp(-(one.evidence @ weights + bias))))
    return verdicts


def verdicts_of(judged: Judged, probabilities: npt.NDArray[np.float64]) -> list[Verdict]:
    example = judged.example
    rows = zip(judged.keys, judged.claimed, judged.truth, probabilities, strict=True)
    return [
        Verdict(example.doc_id, example.stated(key), bool(claimed), bool(true), float(probability))
        for key, claimed, true, probability in rows
    ]


def count(
    verdicts: Sequence[Verdict], wanted: dict[str, frozenset[Key]], thresholds: Thresholds
) -> dict[Predicate, Counts]:
    """Right, predicted, annotated by predicate."""
    chosen = {(one.doc_id, one.stated): one.true for one in verdicts if accepts(thresholds, one)}
    return {
        predicate: Counts(
            sum(true for (_, key), true in chosen.items() if key.predicate == predicate),
            sum(key.predicate == predicate for _, key in chosen),
            sum(key.predicate == predicate for keys in wanted.values() for key in keys),
        )
        for predicate in PREDICATES
    }


def summed(counts: dict[Predicate, Counts]) -> Counts:
    total = Counts()
    for one in counts.values():
        total = total.plus(one)
    return total


def choose_thresholds(verdicts: Sequence[Verdict], wanted: dict[str, frozenset[Key]]) -> Thresholds:
    """The bounds with the best F1 among those precise enough: of what rules state, and of what is added.

    Nothing is added to predicates that do not gain by it.
    """
    tried: list[tuple[float, float, Thresholds]] = []
    for keep in _KEEP:
        rules = count(verdicts, wanted, Thresholds({}, keep))
        for bound in (_NEVER, *_ADD):
            both = count(verdicts, wanted, Thresholds(dict.fromkeys(PREDICATES, bound), keep))
            gaining = [predicate for predicate in PREDICATES if _gains(rules[predicate], both[predicate])]
            thresholds = Thresholds(dict.fromkeys(gaining, bound), keep)
            total = summed(count(verdicts, wanted, thresholds))
            tried.append((min(total.precision, _FLOOR), total.f1, thresholds))
    return max(tried, key=lambda one: one[:2])[2]


def _gains(rules: Counts, both: Counts) -> bool:
    right, added = both.right - rules.right, both.predicted - rules.predicted
    return both.f1 > rules.f1 and right / added > _ADDED_FLOOR


def fit_model(table: Table, judged: Sequence[Judged], thresholds: Thresholds) -> RelationModel:
    """The model to ship: the first layer on all documents of `table`, the second on the cases `judged`."""
    weights, bias = fit_judge(judged)
    return replace(
        fit_scores(table), judge=weights, judge_bias=bias, add=thresholds.add, keep=thresholds.keep
    )
