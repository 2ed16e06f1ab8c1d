"""Which marks may be joined: those near each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import EntityType, Predicate
from pipeline.language.learned.page import Mark, Page
from pipeline.rules.relations import SIGNATURES

_NEXT_MARKS = 6
_NEXT_SENTENCES = 1
_PLACES = frozenset({EntityType.COUNTRY, EntityType.LOCATION})
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_MEASURED = frozenset({"money", "duration"})
_QUANTITY = frozenset({EntityType.QUANTITY})
_TOPICS = _ACTORS | _PLACES | {EntityType.PROGRAMME, EntityType.EVENT}

#: As the rules have it, with figures; and a state may act as its government does.
_SIGNATURES = SIGNATURES | {
    Predicate.IMPLEMENTS: (_ACTORS, SIGNATURES[Predicate.IMPLEMENTS][1]),
    Predicate.ORGANISES: (_ACTORS, SIGNATURES[Predicate.ORGANISES][1]),
    Predicate.HAS_FIGURE: (_TOPICS, _QUANTITY),
    Predicate.IN_PERIOD: (_QUANTITY, frozenset({EntityType.DATE})),
    Predicate.AMOUNT_PART_OF: (_QUANTITY, _QUANTITY),
}
_PARTS = frozenset(
    {
        (EntityType.ORGANISATION, EntityType.ORGANISATION),
        (EntityType.PROGRAMME, EntityType.PROGRAMME),
        (EntityType.EVENT, EntityType.PROGRAMME),
        (EntityType.EVENT, EntityType.EVENT),
    }
)

PREDICATES = tuple(sorted(_SIGNATURES))


def _legal(subject: EntityType, object_: EntityType) -> tuple[Predicate, ...]:
    return tuple(
        predicate
        for predicate in PREDICATES
        if subject in _SIGNATURES[predicate][0]
        and object_ in _SIGNATURES[predicate][1]
        and (predicate is not Predicate.PART_OF or (subject, object_) in _PARTS)
    )


#: By the types of subject and object, the predicates that may hold.
LEGAL = {(subject, object_): _legal(subject, object_) for subject in EntityType for object_ in EntityType}


class Pair(NamedTuple):
    """Two marks, `first` before `second` in the text."""

    first: Mark
    second: Mark


def find_pairs(page: Page) -> Iterator[Pair]:
    """Every pair of marks that some predicate may join; their number is linear in that of marks."""
    marks = page.marks
    for first in marks:
        for second in marks[first.rank + 1 : first.rank + 1 + _NEXT_MARKS]:
            if second.sentence - first.sentence > _NEXT_SENTENCES:
                break
            if _fit(first, second):
                yield Pair(first, second)


def _fit(first: Mark, second: Mark) -> bool:
    if first.entity.id == second.entity.id:
        return False
    if first.type is second.type is EntityType.QUANTITY and not _commensurable(first, second):
        return False
    return bool(LEGAL[first.type, second.type] or LEGAL[second.type, first.type])


def _commensurable(first: Mark, second: Mark) -> bool:
    """Whether one may be a part of the other: « 50 dollars (27 000 FCFA) » is one sum."""
    values = [mark.entity.value for mark in (first, second)]
    kinds = [value.get("kind") if isinstance(value, dict) else None for value in values]
    if "percent" in kinds:
        return True
    if not _MEASURED.isdisjoint(kinds):
        units = [value.get("unit") if isinstance(value, dict) else None for value in values]
        return kinds[0] == kinds[1] and (kinds[0] != "money" or units[0] == units[1])
    return True
