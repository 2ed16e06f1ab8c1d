"""What Passerelle adds to spaCy's `Doc` and `Span`, declared once.

Mentions are in `doc.spans["passerelle"]`: they may nest and overlap; `span.label_` is the entity type.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

#: The span group that holds the mentions.
SPANS = "passerelle"


def declare() -> None:
    """Register the extensions; called by each component's module, safe to call again."""
    for owner, name, default in (
        (
            Doc,
            "document_date",
            None,
        ),  # EDTF date of the document itself, set by the caller; resolves « 14 mars »
        (Doc, "entities", ()),  # tuple[annotation.Entity, ...], offsets into doc.text
        (Doc, "relations", ()),  # tuple[annotation.Relation, ...], offsets into doc.text
        (Doc, "anaphors", None),  # dict: token index of an anaphor's head -> ids of what it stands for
        (Span, "value", None),  # the mention's value: alpha-2 code, DateValue, Quantity
        (Span, "rule", ""),  # id of the pattern or source that found the mention
        (Span, "entity_id", None),  # id of the Entity in doc._.entities that the mention names
        (Span, "sources", ()),  # every source of evidence that agrees with it, sorted
    ):
        if not owner.has_extension(name):
            owner.set_extension(name, default=default)


declare()


def add_mentions(doc: Doc, spans: list[Span]) -> None:
    """Add `spans` to the mentions of `doc`, kept in text order (the longer first at the same start)."""
    mentions = [*doc.spans.get(SPANS, ()), *spans]
    doc.spans[SPANS] = sorted(mentions, key=lambda span: (span.start, -span.end, span.label_))
