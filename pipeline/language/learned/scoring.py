"""First layer: how strongly the traits of each pair of marks speak for each predicate.

A trait of a mark counts for one role (« S b1=par », « O b1=par »), one of a pair once by itself
(« P c=FUNDS ») and once with the order of the roles in the text (« > c=FUNDS » subject first, « < c=FUNDS »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.annotation import Predicate
from pipeline.language.learned.candidates import LEGAL, Pair, find_pairs
from pipeline.language.learned.page import Mark, Page
from pipeline.language.learned.traits import end_traits, pair_traits
from pipeline.rules.relation_model import Matrix, RelationModel


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
        forward, backward = LEGAL[first.type, second.type], LEGAL[second.type, first.type]
        if forward:
            yield Reading(at, True, first, second, forward)
        backward = tuple(
            predicate
            for predicate in backward
            if predicate is not Predicate.PARTNERS_WITH or predicate not in forward
        )
        if backward:
            yield Reading(at, False, second, first, backward)


def score_pairs(described: Described, model: RelationModel) -> list[Scored]:
    """Every legal statement of every pair with its score: a few matrix products for the whole document."""
    if not described.pairs:
        return []
    as_subject, as_object = (_sums(described.of_marks, role, model) for role in "SO")
    either, forward, backward = (_sums(described.of_pairs, order, model) for order in "P><")
    columns = {predicate: at for at, predicate in enumerate(model.predicates)}
    scored: list[Scored] = []
    for reading in readings(described.pairs):
        ordered = forward if reading.forward else backward
        row = (
            model.bias + as_subject[reading.subject.rank] + as_object[reading.object.rank]
            + either[reading.at] + ordered[reading.at]
        ).tolist()  # fmt: skip
        scored += [
            Scored(reading, predicate, row[columns[predicate]])
            for predicate in reading.predicates
            if predicate in columns
        ]
    return scored


def _sums(described: list[list[str]], prefix: str, model: RelationModel) -> Matrix:
    """For each list of traits, the sum of their weights; unknown traits count nothing."""
    known = model.by_prefix[prefix]
    ends, found = [0], []
    for traits in described:
        found += [known[trait] for trait in traits if trait in known]
        ends.append(len(found))
    shape = (len(described), len(model.traits))
    sums: Matrix = csr_matrix((np.ones(len(found)), found, ends), shape=shape) @ model.weights
    return sums
