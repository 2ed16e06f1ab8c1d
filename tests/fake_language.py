"""A language pipeline that needs no model: it finds a few bodies, countries and figures by name."""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Mention, Predicate, Relation
from pipeline.language import extensions  # noqa: F401  (declares Doc._)

_NAMES = {
    EntityType.ORGANISATION: r"OIM|OMS|Croix-Rouge",
    EntityType.COUNTRY: r"Niger|Mali",
    EntityType.QUANTITY: r"(\d+) migrants",
}
_CODES = {"Niger": "NE", "Mali": "ML"}


@Language.component("fake_annotator")
def fake_annotator(doc: Doc) -> Doc:
    """Mentions by name; OIM SUPPORTS every country; the first body HAS_FIGURE every number of migrants."""
    if "PANNE" in doc.text:
        raise ValueError("panne voulue")
    entities = [entity for type, pattern in _NAMES.items() for entity in _find(doc.text, type, pattern)]
    doc._.entities = tuple(entities)
    doc._.relations = tuple(_relate(doc, entities))
    return doc


def make_fake_language() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("fake_annotator")
    return nlp


def _find(text: str, type: EntityType, pattern: str):
    found: dict[str, list[re.Match[str]]] = {}
    for match in re.finditer(pattern, text):
        found.setdefault(match.group(), []).append(match)
    for name, matches in found.items():
        mentions = tuple(Mention(match.start(), match.end(), "fake.name") for match in matches)
        value = _CODES.get(name)
        if type is EntityType.QUANTITY:
            value = {"value": int(matches[0].group(1)), "max": None, "modifier": "=", "kind": "people"}
            value |= {"unit": "person", "counted": "migrants", "outcome": "assisted"}
        yield Entity(f"e{matches[0].start()}", type, name, mentions, value)


def _relate(doc: Doc, entities: list[Entity]):
    by_type = {type: [one for one in entities if one.type is type] for type in _NAMES}
    for body in by_type[EntityType.ORGANISATION][:1]:
        sentence = next(s for s in doc.sents if s.end_char > body.mentions[0].start)
        for predicate, type in (
            (Predicate.SUPPORTS, EntityType.COUNTRY),
            (Predicate.HAS_FIGURE, EntityType.QUANTITY),
        ):
            for other in by_type[type]:
                yield Relation(
                    body.id,
                    predicate,
                    other.id,
                    sentence.start_char,
                    sentence.end_char,
                    f"fake.{predicate.lower()}",
                )
