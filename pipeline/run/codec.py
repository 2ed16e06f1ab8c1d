"""Annotations as JSON and back, whole: what the cache keeps."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation, Status


def annotation_to_json(annotation: Annotation) -> dict[str, Any]:
    """Every field under its name; `annotation_from_json` gives an equal annotation."""
    return asdict(annotation)


def annotation_from_json(data: dict[str, Any]) -> Annotation:
    return Annotation(
        sentences=tuple((start, end) for start, end in data["sentences"]),
        entities=tuple(_entity(entity) for entity in data["entities"]),
        relations=tuple(_relation(relation) for relation in data["relations"]),
    )


def _entity(data: dict[str, Any]) -> Entity:
    changed = {
        "type": EntityType(data["type"]),
        "mentions": tuple(Mention(**mention) for mention in data["mentions"]),
        "aliases": tuple(data["aliases"]),
    }
    return Entity(**data | changed)


def _relation(data: dict[str, Any]) -> Relation:
    changed = {
        "predicate": Predicate(data["predicate"]),
        "status": Status(data["status"]),
        "trigger": tuple(data["trigger"]) if data["trigger"] else None,
    }
    return Relation(**data | changed)
