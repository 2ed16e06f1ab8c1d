"""Which marks may be joined: near each other, or a topic of the document with what stands far below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import EntityType, Predicate
from pipeline.language.learned.page import Mark, Page
from pipeline.rules.relations import SIGNATURES

_NEXT_MARKS = 12
_NEXT_SENTENCES = 2
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
    """Two marks, `first` before `second` in the text; `far` for a topic and what stands below it."""

    first: Mark
    second: Mark
    far: bool = False


def find_pairs(page: Page) -> Iterator[Pair]:
    """Every pair of marks that some predicate may join; their number is linear in that of marks."""
    near: set[tuple[str, str]] = set()
    for pair in _near_pairs(page):
        near.add((pair.first.entity.id, pair.second.entity.id))
        near.add((pair.second.entity.id, pair.first.entity.id))
        yield pair
    for pair in _far_pairs(page):
        key = (pair.first.entity.id, pair.second.entity.id)
        if key not in near:
            near.add(key)
            yield pair


def _near_pairs(page: Page) -> Iterator[Pair]:
    marks = page.marks
    for first in marks:
        for second in marks[first.rank + 1 : first.rank + 1 + _NEXT_MARKS]:
            if second.sentence - first.sentence > _NEXT_SENTENCES:
                break
            if _fit(first, second):
                yield Pair(first, second)


def _far_pairs(page: Page) -> Iterator[Pair]:
    """The most named entity of each type, and the last heading that names one, with each later mark."""
    topics: dict[EntityType, Mark] = {}
    titles: dict[EntityType, Mark] = {}
    for mark in page.marks:
        if mark.type in _TOPICS:
            if page.places[mark.entity.id] == 0:
                topics[mark.type] = mark
            if page.headings[mark.start]:
                titles[mark.type] = mark
        for topic in sorted({*topics.values(), *titles.values()}, key=lambda topic: topic.rank):
            if mark.sentence - topic.sentence > _NEXT_SENTENCES and _fit(topic, mark):
                yield Pair(topic, mark, far=True)


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
