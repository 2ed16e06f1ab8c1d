"""Fit and check the confidence of relations on annotated documents.

    python bench/relation_confidence.py GOLD.jsonl [MORE.jsonl …] [--write]

Prints Brier score and a reliability table from leave-one-document-out cross-validation; `--write` puts the
weights of the fit on all documents into `patterns/relations/confidence.yaml`. Deterministic.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from pipeline.documents import make_document
from pipeline.evaluation.alignment import align
from pipeline.language import annotate_documents, load_language
from pipeline.language.relations.component import claim_all
from pipeline.language.relations.confidence import FEATURES, features_of
from pipeline.language.relations.scene import Scene
from pipeline.rules import default_patterns
from pipeline.rules.relations import load_relations

_RIDGE = 5.0
_STEPS = 50
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def main(arguments: Sequence[str]) -> None:
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    rows, labels, documents = read_examples(paths)
    chance = cross_validate(rows, labels, documents)
    print(f"{len(labels)} relations, {labels.mean():.3f} right; Brier {np.mean((chance - labels) ** 2):.4f}")
    print(f"Brier of the mean alone: {np.mean((labels.mean() - labels) ** 2):.4f}")
    for low, high in pairwise(_BINS):
        held = (chance >= low) & (chance < high)
        if held.any():
            print(f"  {low:.2f}-{high:.2f}: {held.sum():4d} relations, said {chance[held].mean():.2f}, "
                  f"right {labels[held].mean():.2f}")  # fmt: skip
    if "--write" in arguments:
        write_weights(fit(rows, labels))


def read_examples(paths: Sequence[Path]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of every predicted relation, whether the gold has it, and the number of its document."""
    nlp, rules = load_language(), load_relations()
    gold = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    rows: list[list[float]] = []
    labels: list[bool] = []
    numbers: list[int] = []
    for number, wanted in enumerate(gold):
        document = make_document(wanted["id"], wanted["text"], date=wanted["meta"].get("date"))
        doc = nlp.make_doc(document.view.text)
        doc._.document_date = document.date
        doc = nlp(doc)
        annotation = next(iter(annotate_documents(nlp, [document])))
        name = align(
            wanted, {"id": wanted["id"], "text": wanted["text"], **annotation.to_json()}
        ).stands_for()
        true = {_triple(r["subject"], r["predicate"], r["object"]) for r in wanted["relations"]}
        for claims in claim_all(Scene(doc, rules.actors), rules):
            best = claims[0]
            features = features_of(claims)
            rows.append([features[feature] for feature in FEATURES])
            labels.append(
                _triple(name.get(best.subject, "?"), best.predicate.value, name.get(best.object, "?")) in true
            )
            numbers.append(number)
    return np.array(rows), np.array(labels, dtype=float), np.array(numbers)


def _triple(subject: str, predicate: str, object_: str) -> tuple[str, str, str]:
    if predicate == "PARTNERS_WITH":
        subject, object_ = sorted((subject, object_))
    return subject, predicate, object_


def cross_validate(rows: np.ndarray, labels: np.ndarray, documents: np.ndarray) -> np.ndarray:
    """Chance of each relation from a fit on the other documents."""
    chance = np.zeros(len(labels))
    for number in np.unique(documents):
        held = documents == number
        chance[held] = _logistic(rows[held] @ fit(rows[~held], labels[~held]))
    return np.clip(chance, 0.02, 0.99)


def fit(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights of a ridge logistic regression, by Newton's method; the bias is not shrunk."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[FEATURES.index("bias")] = 1e-6
    for _ in range(_STEPS):
        chance = _logistic(rows @ weights)
        slope = rows.T @ (labels - chance) - ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    return weights


def _logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-score))


def write_weights(weights: np.ndarray) -> None:
    path = default_patterns() / "relations" / "confidence.yaml"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [f"{name}: {weight:.3f}" for name, weight in zip(FEATURES, weights, strict=True)]
    path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
