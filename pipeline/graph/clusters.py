"""Disjoint sets: which numbers belong together, joined with a reason, and never against an objection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Join(NamedTuple):
    """Why `second` is with `first`."""

    first: int
    second: int
    reason: str


class Clusters:
    """Union-find over the numbers 0 to n - 1; each cluster is known by its smallest member.

    `objections[i]` are marks (number of a rule, side): two clusters that bear one rule's mark on different
    sides are never joined. `joins` records every union, in the order made.
    """

    def __init__(self, n: int, objections: Mapping[int, frozenset[tuple[int, int]]] | None = None) -> None:
        self._parent = list(range(n))
        self._marks = {i: dict(marks) for i, marks in (objections or {}).items()}
        self.joins: list[Join] = []

    def root(self, member: int) -> int:
        """The smallest member of the cluster that `member` is in."""
        top = member
        while self._parent[top] != top:
            top = self._parent[top]
        while self._parent[member] != top:
            self._parent[member], member = top, self._parent[member]
        return top

    def join(self, members: Iterable[int], reason: str = "") -> None:
        """Make one cluster of all the clusters that `members` are in, where nothing objects."""
        first, *others = sorted(set(members))
        for other in others:
            a, b = sorted((self.root(first), self.root(other)))
            if a == b or self._object(a, b):
                continue
            self._parent[b] = a
            self._marks[a] = self._marks.get(a, {}) | self._marks.pop(b, {})
            self.joins.append(Join(first, other, reason))

    def _object(self, a: int, b: int) -> bool:
        mine, theirs = self._marks.get(a, {}), self._marks.get(b, {})
        return any(theirs.get(rule, side) != side for rule, side in mine.items())

    def groups(self) -> list[list[int]]:
        """Every cluster, sorted, in the order of their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in range(len(self._parent)):
            found[self.root(member)].append(member)
        return [found[root] for root in sorted(found)]
