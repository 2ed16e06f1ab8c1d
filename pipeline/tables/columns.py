"""Every column of every table, in order. A column and the attribute that fills it have one name."""

from __future__ import annotations

DOCUMENTS = (
    "doc_id", "path", "title", "date", "language", "sha256", "n_chars", "n_sentences", "status", "message",
)  # fmt: skip
MENTIONS = ("mention_id", "doc_id", "sentence", "start", "end", "text", "type", "entity_id", "value")
ENTITIES = (
    "entity_id", "type", "name", "aliases", "country", "value",
    "n_mentions", "n_documents", "first_date", "last_date",
)  # fmt: skip
TRIPLES = (
    "subject_id", "subject", "subject_type", "predicate", "object_id", "object", "object_type",
    "status", "confidence", "doc_id", "sentence", "start", "end", "date", "rule",
)  # fmt: skip
FIGURES = (
    "value", "max", "modifier", "kind", "unit", "counted", "outcome",
    "of_id", "of", "place", "period", "doc_id", "sentence", "start", "end", "breakdown",
)  # fmt: skip
MERGES = ("entity_id", "doc_a", "name_a", "doc_b", "name_b", "reason", "score")
TEXTS = ("doc_id", "text")

TABLES = {
    "documents": DOCUMENTS,
    "mentions": MENTIONS,
    "entities": ENTITIES,
    "triples": TRIPLES,
    "figures": FIGURES,
    "merges": MERGES,
    "texts": TEXTS,
}

#: Columns that hold whole numbers; none of them is ever missing.
INTEGERS = frozenset({"n_chars", "n_sentences", "start", "end", "n_mentions", "n_documents"})
#: Columns that hold numbers, by table (`value` is text in the other tables).
FLOATS = {
    "triples": frozenset({"confidence"}),
    "figures": frozenset({"value", "max"}),
    "merges": frozenset({"score"}),
}
#: Joins several names in one cell: the aliases of an entity, the places of a figure.
SEPARATOR = "|"
