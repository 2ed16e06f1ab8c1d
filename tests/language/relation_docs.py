"""Docs with given mentions, so that relation rules are tested apart from the finding of names.

« L'[OIM|O] agit au [Niger|C=NE]. »: type letter, then an id where it is not the text itself.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Mention, Predicate, Status
from pipeline.language import extensions
from pipeline.language.relations.component import find_relations
from pipeline.rules.relations import load_relations

TYPES = {
    "O": EntityType.ORGANISATION,
    "C": EntityType.COUNTRY,
    "L": EntityType.LOCATION,
    "P": EntityType.PROGRAMME,
    "E": EntityType.EVENT,
    "D": EntityType.DATE,
    "Q": EntityType.QUANTITY,
}


def read_mentions(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text without its marks, and (start, end, type letter, id) of each mention; marks nest.

    Raises ValueError on a bracket without its other half.
    """
    text: list[str] = []
    opened: list[int] = []
    mentions: list[tuple[int, int, str, str]] = []
    at = 0
    while at < len(marked):
        char = marked[at]
        if char == "[":
            opened.append(len(text))
        elif char == "|" and opened:
            close = marked.index("]", at)
            letter, _, entity_id = marked[at + 1 : close].partition("=")
            start = opened.pop()
            mentions.append((start, len(text), letter, entity_id or "".join(text[start:])))
            at = close
        else:
            text.append(char)
        at += 1
    if opened:
        raise ValueError(f"unclosed « [ » in {marked!r}")
    return "".join(text), mentions


def make_doc(nlp: Language, marked: str, anaphors: dict[str, str] | None = None) -> Doc:
    """A parsed Doc with the marked mentions; `anaphors` maps a word of the text to the id it stands for."""
    text, mentions = read_mentions(marked)
    doc = nlp(text)
    places: dict[tuple[str, str], list[Mention]] = {}
    spans = []
    for start, end, letter, entity_id in mentions:
        span = doc.char_span(start, end, label=TYPES[letter].value, alignment_mode="expand")
        span._.entity_id = entity_id
        spans.append(span)
        places.setdefault((entity_id, letter), []).append(Mention(start, end))
    extensions.add_mentions(doc, spans)
    doc._.entities = tuple(
        Entity(entity_id, TYPES[letter], entity_id, tuple(found))
        for (entity_id, letter), found in places.items()
    )
    doc._.anaphors = {
        token.i: (anaphors[token.text],) for token in doc if anaphors and token.text in anaphors
    }
    return doc


def stated(nlp: Language, marked: str) -> list[str]:
    """« OIM FUNDS projet X (planned) » for each relation, sorted; partners in one direction."""
    found = set()
    for relation in find_relations(make_doc(nlp, marked), load_relations()):
        subject, object_ = relation.subject, relation.object
        if relation.predicate is Predicate.PARTNERS_WITH:
            subject, object_ = sorted((subject, object_))
        status = "" if relation.status is Status.ASSERTED else f" ({relation.status})"
        found.add(f"{subject} {relation.predicate} {object_}{status}")
    return sorted(found)
