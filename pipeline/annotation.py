"""The vocabulary that all rooms share: types, predicates, and what one document was found to say.

Offsets are code points into the document's stored text, end exclusive: `text[start:end]` is the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: A value as the tables and the JSON lines hold it: alpha-2 code, EDTF string, or the fields of a quantity.
Value = str | dict[str, Any] | None


class EntityType(StrEnum):
    ORGANISATION = "ORGANISATION"
    COUNTRY = "COUNTRY"
    LOCATION = "LOCATION"
    PROGRAMME = "PROGRAMME"
    EVENT = "EVENT"
    DATE = "DATE"
    QUANTITY = "QUANTITY"


class Predicate(StrEnum):
    PARTNERS_WITH = "PARTNERS_WITH"
    FUNDS = "FUNDS"
    SUPPORTS = "SUPPORTS"
    IMPLEMENTS = "IMPLEMENTS"
    ORGANISES = "ORGANISES"
    PARTICIPATES_IN = "PARTICIPATES_IN"
    PART_OF = "PART_OF"
    BASED_IN = "BASED_IN"
    COVERS = "COVERS"
    TAKES_PLACE_IN = "TAKES_PLACE_IN"
    OCCURS_ON = "OCCURS_ON"
    HAS_FIGURE = "HAS_FIGURE"
    IN_PERIOD = "IN_PERIOD"
    AMOUNT_PART_OF = "AMOUNT_PART_OF"


class Status(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that names an entity; `rule` is the id of the pattern or source that found it."""

    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What the mentions of one document name together; `id` is unique within the document.

    `country` is the ISO 3166-1 alpha-2 code of the state an organisation, place or programme belongs to,
    None when the document does not say.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    value: Value = None
    aliases: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two entities of a document, with the sentence (`start`, `end`) that makes it."""

    subject: str
    predicate: Predicate
    object: str
    start: int
    end: int
    rule: str
    status: Status = Status.ASSERTED
    confidence: float = 1.0
    #: the words that made the rule fire, inside [start, end) where there are such words
    trigger: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one document; `sentences` are (start, end) in order, without overlap."""

    sentences: tuple[tuple[int, int], ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """The `entities` and `relations` of the JSON-lines form that `passerelle annotate` writes."""
        return {
            "entities": [
                {
                    "id": entity.id,
                    "type": entity.type.value,
                    "name": entity.name,
                    "norm": entity.value,
                    "mentions": [[mention.start, mention.end] for mention in entity.mentions],
                }
                for entity in self.entities
            ],
            "relations": [
                {
                    "subject": relation.subject,
                    "predicate": relation.predicate.value,
                    "object": relation.object,
                    "status": relation.status.value,
                    "confidence": relation.confidence,
                    "rule": relation.rule,
                    "sentence": [relation.start, relation.end],
                }
                for relation in self.relations
            ],
        }
