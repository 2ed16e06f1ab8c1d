"""What the tables are made of: documents with what was found in them, and who is who across documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.annotation import Annotation, EntityType, Value
from pipeline.documents.document import Document


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document and its annotation; a document that was not annotated has the empty one."""

    document: Document
    annotation: Annotation = field(default_factory=Annotation)


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """What entities of several documents name together; `aliases` are its other names, sorted."""

    entity_id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    value: Value = None


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Why an entity of document b was taken for one of document a; `score` is how sure that reason is."""

    entity_id: str
    doc_a: str
    name_a: str
    doc_b: str
    name_b: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """`ids` leads from (doc_id, id of an entity in its document) to the `entity_id` in the tables."""

    ids: Mapping[tuple[str, str], str]
    entities: tuple[ResolvedEntity, ...]
    merges: tuple[Merge, ...] = ()
