"""When a statement holds, as far as its document says."""

from __future__ import annotations

from collections import defaultdict

from pipeline.annotation import EntityType, Predicate, Relation
from pipeline.tables.records import AnnotatedDocument

_DATING = (Predicate.OCCURS_ON, Predicate.IN_PERIOD)


class DocumentDates:
    """The dates that the relations of one document give to its entities."""

    def __init__(self, one: AnnotatedDocument) -> None:
        self._own = one.document.date
        self._types = {entity.id: entity.type for entity in one.annotation.entities}
        values = {entity.id: entity.value for entity in one.annotation.entities}
        self._said: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for relation in one.annotation.relations:
            value = values[relation.object]
            if relation.predicate in _DATING and isinstance(value, str):
                self._said[relation.subject].append((relation.start, relation.end, value))
        for said in self._said.values():
            said.sort()

    def of_entity(self, entity: str) -> str | None:
        """The first date that the document gives the entity, None when it gives none."""
        said = self._said.get(entity)
        return said[0][2] if said else None

    def of_relation(self, relation: Relation) -> str | None:
        """The date of a statement, as EDTF.

        What its sentence says of its subject or object; else the day of the event it is about; else the
        document's own date. The date that an OCCURS_ON or IN_PERIOD itself states is its date.
        """
        ends = (relation.subject, relation.object)
        for entity in ends:
            for start, end, value in self._said.get(entity, ()):
                if start < relation.end and end > relation.start:
                    return value
        for entity in ends:
            said = self.of_entity(entity)
            if said and self._types[entity] is EntityType.EVENT:
                return said
        return self._own
