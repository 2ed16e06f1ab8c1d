"""Find entities by what people call them: name, alias or acronym, whatever the accents and the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from pipeline.annotation import EntityType
from pipeline.errors import UsageError
from pipeline.graph.spelling import spelling
from pipeline.tables.columns import SEPARATOR

#: Names up to this length are found inside others by chance.
_SHORT = 5


class UnknownNameError(UsageError):
    """No entity has this name; the message offers the nearest ones."""


class NameIndex:
    """From a name, an alias or an id to entity ids; built once from the entities table.

    A name that several entities bear gives them all, those with most mentions first.
    """

    def __init__(self, entities: pd.DataFrame) -> None:
        self._ids = set(entities["entity_id"])
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._written: dict[str, str] = {}
        named = entities[entities["type"] != EntityType.QUANTITY.value]  # « 12 cas » is not a name
        ranked = named.sort_values(["n_mentions", "entity_id"], ascending=[False, True])
        for row in ranked[["entity_id", "name", "aliases"]].itertuples(index=False):
            for name in (row.name, *split_names(row.aliases)):
                key = spelling(name)
                if key and row.entity_id not in self._by_key[key]:
                    self._by_key[key].append(row.entity_id)
                    self._written.setdefault(key, name)

    def ids(self, name: str) -> list[str]:
        """Entity ids that `name` stands for. Raises UnknownNameError with suggestions."""
        if name in self._ids:
            return [name]
        found = self._by_key.get(spelling(name))
        if not found:
            raise UnknownNameError(self._message(name))
        return list(found)

    def suggest(self, name: str, limit: int = 5) -> list[str]:
        """The names most like `name`, best first: « OMI » gives « OIM »."""
        key = spelling(name)
        close = process.extract(key, self._by_key.keys(), scorer=_likeness, limit=limit, score_cutoff=60)
        return [self._written[match] for match, _, _ in close]

    def _message(self, name: str) -> str:
        close = self.suggest(name)
        hint = f" Did you mean {', '.join(f'« {other} »' for other in close)}?" if close else ""
        return f"no entity is called « {name} ».{hint}"


def _likeness(a: str, b: str, **_: object) -> float:
    """0 to 100: letters in common, in whatever order the words stand; swapped letters count as one slip.

    A part of a longer name (« haut commissariat ») counts for less than the whole of it.
    """
    words = fuzz.token_sort_ratio(a, b)
    swapped = 100 * DamerauLevenshtein.normalized_similarity(a, b)
    part = 0.7 * fuzz.partial_ratio(a, b) if min(len(a), len(b)) > _SHORT else 0.0
    return max(words, swapped, part)


def split_names(cell: object) -> Iterable[str]:
    """The names of a cell that holds several (aliases, places), none when it is missing."""
    return cell.split(SEPARATOR) if isinstance(cell, str) and cell else ()
