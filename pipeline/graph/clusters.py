"""Disjoint sets: which numbers belong together, joined group by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Clusters:
    """Union-find over numbers; each cluster is known by its smallest member."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}

    def root(self, member: int) -> int:
        """The smallest member of the cluster that `member` is in."""
        top = member
        while self._parent[top] != top:
            top = self._parent[top]
        while self._parent[member] != top:
            self._parent[member], member = top, self._parent[member]
        return top

    def join(self, members: Iterable[int]) -> None:
        """Make one cluster of all the clusters that `members` are in."""
        roots = sorted({self.root(member) for member in members})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def groups(self) -> list[list[int]]:
        """Every cluster, sorted, in the order of their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in sorted(self._parent):
            found[self.root(member)].append(member)
        return [found[root] for root in sorted(found)]
