"""The statistical model of relations: `patterns/relations/model.json.gz` as a frozen object.

The file is written by `python bench/train_relations.py`; nobody edits it by hand. Without it the component
that reads it states nothing.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.annotation import Predicate
from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns

FILE = "model.json.gz"
#: Changes whenever traits are named or computed otherwise, so that an old model is not misread.
FORMAT = 2
Matrix = npt.NDArray[np.float64]


class Lookup(NamedTuple):
    """The row of each trait without its prefix; `weights` has shape (traits, prefixes, predicates)."""

    rows: dict[str, int]
    weights: Matrix


@dataclass(frozen=True)
class RelationModel:
    """Two linear layers: traits of two mentions -> a score; evidence on two entities -> a probability.

    The first letter of a trait tells what it is of: S the subject, O the object, P the pair, > and < the pair
    with the subject first or last.

    `weights` has a row a trait and a column a predicate, in the order of `predicates`; `bias` a cell a
    predicate. `judge` has a weight for each piece of evidence, `judge_bias` one number. A relation that no
    rule states is added from the probability `add` of its predicate on, never if there is none; one that a
    rule states is left out below the probability `keep`.
    """

    predicates: tuple[Predicate, ...]
    traits: dict[str, int]
    weights: Matrix
    bias: Matrix
    evidence: tuple[str, ...]
    judge: Matrix
    judge_bias: float
    add: dict[Predicate, float]
    keep: float

    @cached_property
    def of_marks(self) -> Lookup:
        """Weights of a trait of a mark as subject, and as object."""
        return self._lookup("SO")

    @cached_property
    def of_pairs(self) -> Lookup:
        """Weights of a trait of a pair in either order, with the subject first, and with it last."""
        return self._lookup("P><")

    def _lookup(self, prefixes: str) -> Lookup:
        rows: dict[str, int] = {}
        for trait in self.traits:
            if trait[0] in prefixes:
                rows.setdefault(trait[2:], len(rows))
        weights = np.zeros((len(rows), len(prefixes), len(self.predicates)))
        for trait, at in self.traits.items():
            if trait[0] in prefixes:
                weights[rows[trait[2:]], prefixes.index(trait[0])] = self.weights[at]
        return Lookup(rows, weights)


def load_relation_model(folder: Path | None = None) -> RelationModel | None:
    """The model in `relations/` of the pattern folder, None where there is none. Raises PatternError."""
    path = (folder or default_patterns()) / "relations" / FILE
    return _read(path) if path.is_file() else None


@lru_cache
def _read(path: Path) -> RelationModel:
    try:
        return model_of(json.loads(gzip.decompress(path.read_bytes())))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        message = f"not a model of relations ({error}); write it again: python bench/train_relations.py"
        raise PatternError([Problem(path, 1, message)]) from None


def model_of(data: dict[str, Any]) -> RelationModel:
    """The model of its plain JSON form. Raises ValueError or KeyError when the parts do not fit."""
    if data["format"] != FORMAT:
        raise ValueError(f"format {data['format']}, expected {FORMAT}")
    predicates = tuple(Predicate(name) for name in data["predicates"])
    weights = np.array(data["weights"], dtype=np.float64).reshape(len(data["traits"]), len(predicates))
    judge = np.array(data["judge"], dtype=np.float64)
    if len(judge) != len(data["evidence"]):
        raise ValueError("a weight is missing for some evidence")
    return RelationModel(
        predicates,
        {trait: i for i, trait in enumerate(data["traits"])},
        weights,
        np.array(data["bias"], dtype=np.float64),
        tuple(data["evidence"]),
        judge,
        float(data["judge_bias"]),
        {Predicate(name): float(value) for name, value in data["add"].items()},
        float(data["keep"]),
    )


def write_relation_model(model: RelationModel, path: Path) -> None:
    """Write the model so that the same model gives the same bytes."""
    data = {
        "format": FORMAT,
        "predicates": [predicate.value for predicate in model.predicates],
        "traits": list(model.traits),
        "weights": _rounded(model.weights),
        "bias": _rounded(model.bias),
        "evidence": list(model.evidence),
        "judge": _rounded(model.judge),
        "judge_bias": round(model.judge_bias, 5),
        "add": {predicate.value: value for predicate, value in model.add.items()},
        "keep": model.keep,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _rounded(values: Matrix) -> Any:
    return np.round(values, 4).tolist()
