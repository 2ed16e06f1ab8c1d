"""What lies ahead of the document's own date is planned, in the present tense and without a verb as well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Predicate, Relation, Status

_START = re.compile(r"\d{4}(?:-\d{2}){0,2}(?![\d~X])")
_OF_EVENTS = frozenset(
    {Predicate.OCCURS_ON, Predicate.TAKES_PLACE_IN, Predicate.ORGANISES, Predicate.PARTICIPATES_IN}
)


def with_future_planned(doc: Doc, relations: Iterable[Relation]) -> list[Relation]:
    """The relations, with those of events that begin after `doc._.document_date` planned.

    Nothing changes for a document without a date, or when an event has a date that is not ahead.
    """
    found = list(relations)
    today = _start_of(doc._.document_date)
    if today is None:
        return found
    entities = {entity.id: entity for entity in doc._.entities}
    dates: dict[str, list[bool]] = {}
    for relation in found:
        if relation.predicate is Predicate.OCCURS_ON:
            dates.setdefault(relation.subject, []).append(_is_ahead(entities[relation.object].value, today))
    ahead = {entity_id for entity_id, values in dates.items() if all(values)}
    return [_planned(relation) if _happens(relation, ahead, entities) else relation for relation in found]


def _happens(relation: Relation, ahead: set[str], entities: dict[str, Entity]) -> bool:
    if relation.status is not Status.ASSERTED or relation.predicate not in _OF_EVENTS:
        return False
    ends = (relation.subject, relation.object)
    if relation.predicate is Predicate.OCCURS_ON:
        return relation.subject in ahead
    return any(end in ahead and entities[end].type is EntityType.EVENT for end in ends)


def _planned(relation: Relation) -> Relation:
    return replace(relation, status=Status.PLANNED)


def _is_ahead(value: object, today: str) -> bool:
    """Whether a date begins after another; equal as far as both go is not after."""
    start = _start_of(value)
    if start is None:
        return False
    length = min(len(start), len(today))
    return start[:length] > today[:length]


def _start_of(value: object) -> str | None:
    """First day, month or year of an EDTF date: « 2024-07-02/2024-07-05 » gives 2024-07-02."""
    match = _START.match(value) if isinstance(value, str) else None
    return match.group() if match else None
