"""From documents to annotations: a pure function of a batch, the unit of work of every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Annotation, Entity, Mention, Relation
from pipeline.documents.document import Document, TextView
from pipeline.language import extensions  # noqa: F401  (declares Doc._ and Span._)


def annotate_documents(
    nlp: Language, documents: Iterable[Document], batch_size: int = 16
) -> Iterator[Annotation]:
    """One annotation a document, in order; offsets point into each document's stored text."""
    documents = list(documents)

    def make_docs() -> Iterator[Doc]:
        for document in documents:
            doc = nlp.make_doc(document.view.text)
            doc._.document_date = document.date
            yield doc

    for document, doc in zip(documents, nlp.pipe(make_docs(), batch_size=batch_size), strict=True):
        yield read_annotation(doc, document.view)


def read_annotation(doc: Doc, view: TextView) -> Annotation:
    """What the components left on `doc`, with offsets moved from the view to the stored text."""
    return Annotation(
        sentences=tuple(_sentences(doc, view)),
        entities=tuple(_moved_entity(entity, view) for entity in doc._.entities),
        relations=tuple(_moved_relation(relation, view) for relation in doc._.relations),
    )


def _sentences(doc: Doc, view: TextView) -> Iterator[tuple[int, int]]:
    if not doc.has_annotation("SENT_START"):
        return
    for sentence in doc.sents:
        start, end = _without_blanks(doc.text, sentence.start_char, sentence.end_char)
        if start < end:
            yield view.to_stored(start, end)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the blanks and line breaks at either end; empty when there is nothing else."""
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def _moved_entity(entity: Entity, view: TextView) -> Entity:
    mentions = tuple(
        Mention(*view.to_stored(mention.start, mention.end), mention.rule) for mention in entity.mentions
    )
    return Entity(entity.id, entity.type, entity.name, mentions, entity.value, entity.aliases, entity.country)


def _moved_relation(relation: Relation, view: TextView) -> Relation:
    start, end = view.to_stored(*_without_blanks(view.text, relation.start, relation.end))
    trigger = view.to_stored(*relation.trigger) if relation.trigger else None
    return Relation(
        relation.subject,
        relation.predicate,
        relation.object,
        start,
        end,
        relation.rule,
        relation.status,
        relation.confidence,
        trigger,
    )
