"""The figures table: what was counted, of whom, where and when, in plain columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pipeline.annotation import Entity, EntityType, Predicate, Relation, Status
from pipeline.language.quantities.breakdown import check_breakdown
from pipeline.language.quantities.quantity import Quantity
from pipeline.tables.columns import SEPARATOR
from pipeline.tables.dating import DocumentDates
from pipeline.tables.records import AnnotatedDocument, Resolution, ResolvedEntity

#: Who a figure is said to be of, when several have it: what was done before who did it.
_OWNERS = (EntityType.PROGRAMME, EntityType.EVENT, EntityType.ORGANISATION)
#: Owners whose own dates are those of their figures: the day of the workshop, the years of the project.
_DATED = (EntityType.EVENT, EntityType.PROGRAMME)
_PLACES = (EntityType.LOCATION, EntityType.COUNTRY)


def figure_rows(
    one: AnnotatedDocument, resolution: Resolution, entities: dict[str, ResolvedEntity]
) -> Iterator[dict[str, Any]]:
    """One row a figure that is of something, in text order: « 584 migrants (511 hommes…) » gives both.

    `of` is the owner, for a part without owner the figure it is a part of, else the place. A part has the
    whole's place and period where it has none of its own. Several places stand in one cell, as aliases do.
    Denied figures are left out.
    """
    figures = _DocumentFigures(one)
    doc_id, text = one.document.doc_id, one.document.text
    for quantity in figures.quantities():
        value = quantity.value if isinstance(quantity.value, dict) else {}
        of_id = resolution.ids[doc_id, figures.of(quantity.id)]
        places = [entities[resolution.ids[doc_id, place]].name for place in figures.places(quantity.id)]
        start, end = figures.evidence[quantity.id]
        yield {
            **{name: value.get(name) for name in ("value", "max", "modifier", "kind", "unit", "counted")},
            "outcome": value.get("outcome"),
            "of_id": of_id,
            "of": entities[of_id].name,
            "place": SEPARATOR.join(dict.fromkeys(places)) or None,
            "period": figures.period(quantity.id),
            "doc_id": doc_id,
            "sentence": text[start:end],
            "start": start,
            "end": end,
            "breakdown": figures.breakdown(quantity.id),
        }


class _DocumentFigures:
    """The relations of one document, seen from its quantities."""

    def __init__(self, one: AnnotatedDocument) -> None:
        self._entities = {entity.id: entity for entity in one.annotation.entities}
        self._dates = DocumentDates(one)
        self._owners: dict[str, list[str]] = defaultdict(list)
        self._wholes: dict[str, str] = {}
        #: quantity -> the sentence that states the figure
        self.evidence: dict[str, tuple[int, int]] = {}
        for relation in sorted(one.annotation.relations, key=lambda relation: (relation.start, relation.end)):
            if relation.status is not Status.NEGATED:
                self._add(relation)

    def _add(self, relation: Relation) -> None:
        if relation.predicate is Predicate.HAS_FIGURE:
            self._owners[relation.object].append(relation.subject)
            self.evidence.setdefault(relation.object, (relation.start, relation.end))
        elif relation.predicate is Predicate.AMOUNT_PART_OF:
            self._wholes.setdefault(relation.subject, relation.object)
            self.evidence.setdefault(relation.subject, (relation.start, relation.end))

    def quantities(self) -> list[Entity]:
        """The quantities that are of something, in text order."""
        found = [self._entities[id] for id in self.evidence]
        return sorted(found, key=lambda entity: (entity.mentions[0], entity.id))

    def of(self, quantity: str) -> str:
        """The entity that stands in the column `of`."""
        return self._owner(quantity) or self._wholes.get(quantity) or self._owners[quantity][0]

    def _owner(self, quantity: str) -> str | None:
        owners = self._of_types(quantity, _OWNERS)
        return owners[0] if owners else None

    def _of_types(self, quantity: str, types: tuple[EntityType, ...]) -> list[str]:
        return [id for type in types for id in self._owners[quantity] if self._entities[id].type is type]

    def places(self, quantity: str) -> list[str]:
        """The places that have the figure, towns before countries; a part without any has its whole's."""
        for one in self._and_wholes(quantity):
            if found := self._of_types(one, _PLACES):
                return found
        return []

    def period(self, quantity: str) -> str | None:
        """What IN_PERIOD says of the figure or its whole, else when its event or programme is held."""
        for one in self._and_wholes(quantity):
            if period := self._dates.of_entity(one):
                return period
            for owner in self._of_types(one, _DATED)[:1]:
                if period := self._dates.of_entity(owner):
                    return period
        return None

    def breakdown(self, quantity: str) -> str | None:
        """Whether the parts of the figure, or of the figure that it is a part of, add up: see `Breakdown`."""
        whole = quantity if quantity in self._wholes.values() else self._wholes.get(quantity)
        if whole is None:
            return None
        parts = [part for part, of in self._wholes.items() if of == whole]
        return check_breakdown(self._value(whole), map(self._value, parts)).value

    def _value(self, quantity: str) -> Quantity:
        value = self._entities[quantity].value
        if not isinstance(value, dict):
            raise TypeError(f"{quantity}: a quantity without value")
        return Quantity.from_dict(value)

    def _and_wholes(self, quantity: str) -> list[str]:
        chain = [quantity]
        while (whole := self._wholes.get(chain[-1])) and whole not in chain:
            chain.append(whole)
        return chain
