"""Which marks may be joined: those near each other, and those that stand under a topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import EntityType, Predicate
from pipeline.language.learned.page import Mark, Page
from pipeline.rules.relations import SIGNATURES

_NEXT_MARKS = 6
_NEXT_SENTENCES = 1
#: How many sentences back the last names of a type may be what is spoken of.
_FAR_SENTENCES = 6
_LAST_NAMES = 2
#: How many entities of a type may be what the whole document is about.
_TOPICS_OF_TYPE = 2
#: A statement across sentences has one of these ends: names of bodies and places alone say too little.
_TOLD = frozenset({EntityType.PROGRAMME, EntityType.EVENT, EntityType.QUANTITY})
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

    @property
    def is_far(self) -> bool:
        """Whether the two are not near each other, so that only the topic of the text joins them."""
        return (
            self.second.rank - self.first.rank > _NEXT_MARKS
            or self.second.sentence - self.first.sentence > _NEXT_SENTENCES
        )


def find_pairs(page: Page) -> Iterator[Pair]:
    """Every pair of marks that some predicate may join; their number is linear in that of marks.

    A mark is paired with those just before it, and with the topics that it may belong to: the last names of
    each type before it, and the names that stand for the whole document.
    """
    recent: dict[EntityType, list[Mark]] = {}
    topics = _topics(page)
    for second in page.marks:
        near = page.marks[max(0, second.rank - _NEXT_MARKS) : second.rank]
        firsts = [mark for mark in near if second.sentence - mark.sentence <= _NEXT_SENTENCES]
        since = firsts[0].rank if firsts else second.rank
        far = {mark.rank: mark for mark in topics if mark.rank < since}
        for marks in recent.values():
            for mark in marks:
                if mark.rank < since and second.sentence - mark.sentence <= _FAR_SENTENCES:
                    far[mark.rank] = mark
        firsts = [
            far[rank] for rank in sorted(far) if not _TOLD.isdisjoint((far[rank].type, second.type))
        ] + firsts
        yield from (Pair(first, second) for first in firsts if _fit(first, second))
        if second.type in _TOPICS:
            _remember(recent.setdefault(second.type, []), second)


def _topics(page: Page) -> list[Mark]:
    """The first marks of the entities most named of each type."""
    topics = [mark for mark in page.first_marks if page.places[mark.entity.id] < _TOPICS_OF_TYPE]
    return [mark for mark in topics if mark.type in _TOPICS]


def _remember(last: list[Mark], mark: Mark) -> None:
    """Keep the last marks of different entities."""
    last[:] = [*(one for one in last if one.entity.id != mark.entity.id), mark][-_LAST_NAMES:]


def _fit(first: Mark, second: Mark) -> bool:
    if first.entity.id == second.entity.id:
        return False
    if first.type is second.type is EntityType.QUANTITY and not _commensurable(first, second):
        return False
    if not (_may_last(first, second) and _may_last(second, first)):
        return False
    return bool(LEGAL[first.type, second.type] or LEGAL[second.type, first.type])


def _may_last(mark: Mark, figure: Mark) -> bool:
    """Bodies and places have no durations: « neuf heures de route de Niamey » is no figure of the town."""
    value = figure.entity.value
    lasting = not isinstance(value, dict) or value.get("kind") != "duration"
    return lasting or mark.type not in _ACTORS | _PLACES


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
