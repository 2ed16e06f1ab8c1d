"""First layer: how strongly the traits of each pair of marks speak for each predicate.

A trait of a mark counts for one role (« S b1=par », « O b1=par »), one of a pair once by itself
(« P c=FUNDS ») and once with the order of the roles in the text (« > c=FUNDS » subject first, « < c=FUNDS »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from pipeline.annotation import EntityType, Predicate
from pipeline.language.learned.candidates import LEGAL, Pair, find_pairs
from pipeline.language.learned.page import Mark, Page
from pipeline.language.learned.traits import end_traits, pair_traits
from pipeline.rules.relation_model import Lookup, Matrix, RelationModel

#: Log-odds below which a reading is not looked at any more.
_HOPELESS = -4.0


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """The pairs of a page with the traits of each pair, and of each mark by rank."""

    pairs: list[Pair]
    of_pairs: list[list[str]]
    of_marks: list[list[str]]

    def traits(self, at: int, forward: bool) -> list[str]:
        """All traits of a pair when its first mark is the subject (`forward`), or its second."""
        pair, order = self.pairs[at], ">" if forward else "<"
        subject, object_ = (pair.first, pair.second) if forward else (pair.second, pair.first)
        return [
            *(f"S {trait}" for trait in self.of_marks[subject.rank]),
            *(f"O {trait}" for trait in self.of_marks[object_.rank]),
            *(f"P {trait}" for trait in self.of_pairs[at]),
            *(f"{order} {trait}" for trait in self.of_pairs[at]),
        ]


class Reading(NamedTuple):
    """One way to read a pair: who is subject, and the predicates that may hold. `at` is the pair's index."""

    at: int
    forward: bool
    subject: Mark
    object: Mark
    predicates: tuple[Predicate, ...]


class Scored(NamedTuple):
    """A reading under one predicate, with its score: log-odds, higher is likelier."""

    reading: Reading
    predicate: Predicate
    score: float


def describe(page: Page) -> Described:
    """The pairs of a page and their traits."""
    pairs = list(find_pairs(page))
    return Described(
        pairs, [pair_traits(page, pair) for pair in pairs], [end_traits(page, mark) for mark in page.marks]
    )


def readings(pairs: Sequence[Pair]) -> Iterator[Reading]:
    """Each pair read in both directions, where some predicate allows it; PARTNERS_WITH only in text order."""
    for at, (first, second) in enumerate(pairs):
        forward, backward = _ORDERS[first.type, second.type]
        if forward:
            yield Reading(at, True, first, second, forward)
        if backward:
            yield Reading(at, False, second, first, backward)


def _orders(first: EntityType, second: EntityType) -> tuple[tuple[Predicate, ...], tuple[Predicate, ...]]:
    forward, backward = LEGAL[first, second], LEGAL[second, first]
    if Predicate.PARTNERS_WITH in forward:
        backward = tuple(one for one in backward if one is not Predicate.PARTNERS_WITH)
    return forward, backward


#: By the types of the two marks in text order: the predicates with the first as subject, with the second.
_ORDERS = {(first, second): _orders(first, second) for first in EntityType for second in EntityType}


def score_pairs(described: Described, model: RelationModel) -> list[Scored]:
    """Every legal statement of every pair that is not hopeless, with its score.

    A few matrix products for the whole document; in the order of pairs, subject first before subject last.
    """
    pairs = described.pairs
    if not pairs:
        return []
    marks = _sums(described.of_marks, model.of_marks)
    either, *ordered = np.moveaxis(_sums(described.of_pairs, model.of_pairs), 1, 0)
    first, second = (np.array([pair[end].rank for pair in pairs]) for end in (0, 1))
    scores = model.bias + np.stack(
        (
            marks[first, 0] + marks[second, 1] + either + ordered[0],
            marks[second, 0] + marks[first, 1] + either + ordered[1],
        ),
        axis=1,
    )
    masks = _masks(model.predicates)
    legal = np.stack([masks[one.type, other.type] for one, other in pairs])
    found: list[Scored] = []
    for at, backward, column in np.argwhere(legal & (scores > _HOPELESS)).tolist():
        one, other = reversed(pairs[at]) if backward else pairs[at]
        reading = Reading(
            at, not backward, one, other, _ORDERS[pairs[at].first.type, pairs[at].second.type][backward]
        )
        found.append(Scored(reading, model.predicates[column], float(scores[at, backward, column])))
    return found


@lru_cache
def _masks(predicates: tuple[Predicate, ...]) -> dict[tuple[EntityType, EntityType], npt.NDArray[np.bool_]]:
    """For two types, whether each predicate is legal with the first as subject (row 0), with the second."""
    return {
        types: np.array([[predicate in order for predicate in predicates] for order in orders])
        for types, orders in _ORDERS.items()
    }


def _sums(described: list[list[str]], lookup: Lookup) -> Matrix:
    """For each list of traits, the sums of their weights; unknown traits count nothing."""
    rows = lookup.rows
    ends, found = [0], []
    for traits in described:
        found += [rows[trait] for trait in traits if trait in rows]
        ends.append(len(found))
    counts = csr_matrix((np.ones(len(found)), found, ends), shape=(len(described), len(rows)))
    n_prefixes, n_predicates = lookup.weights.shape[1:]
    sums: Matrix = counts @ lookup.weights.reshape(len(rows), n_prefixes * n_predicates)
    return sums.reshape(len(described), n_prefixes, n_predicates)
