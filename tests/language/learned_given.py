"""Documents with entities given in the text, for tests of the learned relations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Mention
from pipeline.language.extensions import SPANS
from pipeline.rules.folding import fold
from tests.language.given import read_given


def read_entities(nlp: Language, marked: str) -> Doc:
    """The doc of « L'[ORGANISATION OIM] … » with an entity for each spelling, named by its folded text."""
    doc, _ = read_given(nlp, marked)
    mentions: dict[str, list[Mention]] = {}
    types: dict[str, EntityType] = {}
    for span in doc.spans[SPANS]:
        span._.entity_id = fold(span.text)
        mentions.setdefault(fold(span.text), []).append(Mention(span.start_char, span.end_char))
        types[fold(span.text)] = EntityType(span.label_)
    doc._.entities = tuple(
        Entity(entity_id, types[entity_id], entity_id, tuple(found)) for entity_id, found in mentions.items()
    )
    return doc
