"""What happened to a part of the people: what happened to all of them, unless the text says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.annotation import Predicate, Relation
from pipeline.language.extensions import SPANS
from pipeline.language.quantities import Kind, Outcome, Quantity


def inherit_outcomes(doc: Doc, relations: Iterable[Relation]) -> None:
    """Give parts whose outcome is unknown that of their whole, on the mentions and the entities of `doc`.

    « 240 personnes ont été secourues : 200 hommes et 40 femmes »: the clause of the parts says nothing of it.
    """
    whole_of = {one.subject: one.object for one in relations if one.predicate is Predicate.AMOUNT_PART_OF}
    if not whole_of:
        return
    known = {
        span._.entity_id: span._.value
        for span in doc.spans.get(SPANS, ())
        if isinstance(span._.value, Quantity) and span._.value.kind is Kind.PEOPLE
    }
    changed: dict[str, Quantity] = {}
    for part in whole_of:
        outcome = _outcome_of(part, whole_of, known)
        if part in known and outcome is not known[part].outcome:
            changed[part] = replace(known[part], outcome=outcome)
    if not changed:
        return
    for span in doc.spans[SPANS]:
        if span._.entity_id in changed:
            span._.value = changed[span._.entity_id]
    doc._.entities = tuple(
        replace(entity, value=changed[entity.id].to_dict()) if entity.id in changed else entity
        for entity in doc._.entities
    )


def _outcome_of(part: str, whole_of: dict[str, str], known: dict[str, Quantity]) -> Outcome | None:
    """The first outcome that is known on the way from a part to the largest whole."""
    seen: set[str] = set()
    at = part
    while at in known and at not in seen:
        if known[at].outcome not in (None, Outcome.OTHER):
            return known[at].outcome
        seen.add(at)
        at = whole_of.get(at, "")
    return known[part].outcome if part in known else None
