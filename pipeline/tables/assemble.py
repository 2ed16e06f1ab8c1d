"""From annotated documents to the rows of every table."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.annotation import EntityType, Predicate, Relation, Value
from pipeline.tables.columns import SEPARATOR
from pipeline.tables.dating import DocumentDates
from pipeline.tables.figures import figure_rows
from pipeline.tables.records import AnnotatedDocument, Resolution, ResolvedEntity
from pipeline.tables.tables import Tables

Row = dict[str, Any]


def assemble(annotated: Sequence[AnnotatedDocument], resolution: Resolution) -> Tables:
    """The tables of `annotated`, in the order given; entities are sorted by id."""
    entities = {entity.entity_id: entity for entity in resolution.entities}
    mentions = [row for one in annotated for row in _mention_rows(one, resolution)]
    return Tables.from_rows(
        documents=[_document_row(one) for one in annotated],
        mentions=mentions,
        entities=_entity_rows(resolution, mentions, annotated),
        triples=[row for one in annotated for row in _triple_rows(one, resolution, entities)],
        figures=[row for one in annotated for row in figure_rows(one, resolution, entities)],
        merges=[asdict(merge) for merge in resolution.merges],
        texts=[{"doc_id": one.document.doc_id, "text": one.document.text} for one in annotated],
    )


def value_text(value: Value) -> str | None:
    """A value as one cell: a code or a date as it is, a quantity as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _document_row(one: AnnotatedDocument) -> Row:
    document = one.document
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "title": document.title or None,
        "date": document.date,
        "language": document.language or None,
        "sha256": document.sha256 or None,
        "n_chars": len(document.text),
        "n_sentences": len(one.annotation.sentences),
        "status": document.status.value,
        "message": document.message or None,
    }


def _mention_rows(one: AnnotatedDocument, resolution: Resolution) -> list[Row]:
    """Mentions in text order, the longer first; each with the sentence it starts in."""
    doc_id, text = one.document.doc_id, one.document.text
    starts = [start for start, _ in one.annotation.sentences]
    rows = []
    for entity in one.annotation.entities:
        for mention in entity.mentions:
            at = bisect_right(starts, mention.start) - 1
            start, end = one.annotation.sentences[at] if at >= 0 else (mention.start, mention.end)
            rows.append(
                {
                    "mention_id": f"{doc_id}:{mention.start}-{mention.end}",
                    "doc_id": doc_id,
                    "sentence": text[start : max(end, mention.end)],
                    "start": mention.start,
                    "end": mention.end,
                    "text": text[mention.start : mention.end],
                    "type": entity.type.value,
                    "entity_id": resolution.ids[doc_id, entity.id],
                    "value": value_text(entity.value),
                }
            )
    return sorted(rows, key=lambda row: (row["start"], -row["end"], row["type"]))


def _entity_rows(
    resolution: Resolution, mentions: list[Row], annotated: Sequence[AnnotatedDocument]
) -> list[Row]:
    dates = {one.document.doc_id: one.document.date for one in annotated}
    n_mentions: dict[str, int] = defaultdict(int)
    documents: dict[str, set[str]] = defaultdict(set)
    for row in mentions:
        n_mentions[row["entity_id"]] += 1
        documents[row["entity_id"]].add(row["doc_id"])
    rows = []
    for entity in sorted(resolution.entities, key=lambda entity: entity.entity_id):
        dated = sorted(date for doc_id in documents[entity.entity_id] if (date := dates[doc_id]))
        rows.append(
            _entity_names(entity)
            | {
                "n_mentions": n_mentions[entity.entity_id],
                "n_documents": len(documents[entity.entity_id]),
                "first_date": dated[0] if dated else None,
                "last_date": dated[-1] if dated else None,
            }
        )
    return rows


def _entity_names(entity: ResolvedEntity) -> Row:
    aliases = [alias.replace(SEPARATOR, "/") for alias in entity.aliases]
    return {
        "entity_id": entity.entity_id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": SEPARATOR.join(aliases) or None,
        "country": entity.value if entity.type is EntityType.COUNTRY else entity.country,
        "value": value_text(entity.value),
    }


def _triple_rows(
    one: AnnotatedDocument, resolution: Resolution, entities: dict[str, ResolvedEntity]
) -> Iterator[Row]:
    """One row a distinct statement of the document, with the first sentence that makes it."""
    doc_id, text = one.document.doc_id, one.document.text
    dates = DocumentDates(one)
    seen = set()
    for relation in sorted(one.annotation.relations, key=_by_place):
        ids = resolution.ids[doc_id, relation.subject], resolution.ids[doc_id, relation.object]
        subject_id, object_id = sorted(ids) if relation.predicate is Predicate.PARTNERS_WITH else ids
        key = (subject_id, relation.predicate, object_id)
        if subject_id == object_id or key in seen:
            continue
        seen.add(key)
        subject, object_ = entities[subject_id], entities[object_id]
        yield {
            "subject_id": subject_id,
            "subject": subject.name,
            "subject_type": subject.type.value,
            "predicate": relation.predicate.value,
            "object_id": object_id,
            "object": object_.name,
            "object_type": object_.type.value,
            "status": relation.status.value,
            "confidence": relation.confidence,
            "doc_id": doc_id,
            "sentence": text[relation.start : relation.end],
            "start": relation.start,
            "end": relation.end,
            "date": dates.of_relation(relation),
            "rule": relation.rule,
        }


def _by_place(relation: Relation) -> tuple[int, int, str, str, str]:
    return relation.start, relation.end, relation.predicate, relation.subject, relation.object
