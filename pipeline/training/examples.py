"""Annotated documents as the model sees them: pairs of marks, what the rules state, which statements hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Mention, Predicate, Relation
from pipeline.documents import make_document
from pipeline.documents.document import TextView
from pipeline.evaluation.alignment import align
from pipeline.language.annotate import read_annotation
from pipeline.language.extensions import SPANS, add_mentions
from pipeline.language.learned.judging import Key, key_of
from pipeline.language.learned.page import Cues, read_page
from pipeline.language.learned.scoring import Described, describe


@dataclass(frozen=True, slots=True)
class Example:
    """One document with the mentions that the pipeline found, or (`given`) with those of the annotation.

    `true` tells of a statement between entities whether the annotation makes it; `wanted` are all statements
    of the annotation, `stands_for` the annotated entity that a found one stands for.
    """

    doc_id: str
    given: bool
    described: Described
    relations: tuple[Relation, ...]
    wanted: frozenset[Key]
    stands_for: dict[str, str]

    def stated(self, key: Key) -> Key:
        """The statement in terms of the annotated entities; « ?id » is one that stands for none of them."""
        if self.given:
            return key
        subject, object_ = (self.stands_for.get(entity, f"?{entity}") for entity in (key.subject, key.object))
        return key_of(subject, key.predicate, object_)

    def true(self, key: Key) -> bool:
        return self.stated(key) in self.wanted


def read_examples(nlp: Language, gold: Iterable[dict[str, Any]], cues: Cues) -> Iterator[Example]:
    """Two examples a document: with found mentions, then with the annotated ones.

    `nlp` is the pipeline without the component that is trained.
    """
    for document in gold:
        source = make_document(document["id"], document["text"], date=document["meta"].get("date"))
        doc = nlp.make_doc(source.view.text)
        doc._.document_date = source.date
        for _, component in nlp.pipeline:
            doc = component(doc)
        predicted = read_annotation(doc, source.view).to_json()
        stands_for = align(document, predicted).stands_for()
        wanted = frozenset(
            key_of(relation["subject"], Predicate(relation["predicate"]), relation["object"])
            for relation in document["relations"]
        )
        found = describe(read_page(doc, cues))
        yield Example(document["id"], False, found, doc._.relations, wanted, stands_for)
        _give_mentions(doc, document, source.view, stands_for)
        yield Example(document["id"], True, describe(read_page(doc, cues)), (), wanted, {})


def _give_mentions(doc: Doc, document: dict[str, Any], view: TextView, stands_for: dict[str, str]) -> None:
    """Put the annotated mentions and entities in the place of those that were found."""
    doc.spans[SPANS] = []
    entities, spans, taken = [], [], set()
    for entity in document["entities"]:
        mentions = []
        for start, end in entity["mentions"]:
            first, last = bisect_left(view.starts, start), bisect_left(view.starts, end - 1)
            span = doc.char_span(first, last + 1, label=entity["type"], alignment_mode="expand")
            if span is None or (span.start, span.end) in taken:
                continue
            taken.add((span.start, span.end))
            spans.append(span)
            span._.entity_id = entity["id"]
            mentions.append(Mention(span.start_char, span.end_char))
        kind = EntityType(entity["type"])
        entities.append(Entity(entity["id"], kind, entity["name"], tuple(mentions), entity["norm"]))
    add_mentions(doc, spans)
    doc._.entities = tuple(entities)
    doc._.anaphors = {
        at: tuple(stands_for[known] for known in ids if known in stands_for)
        for at, ids in (doc._.anaphors or {}).items()
    }
