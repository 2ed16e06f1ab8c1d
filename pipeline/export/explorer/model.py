"""What the page knows of the graph: nodes, statements, documents and figures, column by column.

Nodes and documents are referred to by their place in their lists, so that 150,000 statements stay small.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.export.explorer.blocks import column, plain
from pipeline.tables import Tables
from pipeline.tables.columns import SEPARATOR

TYPES = [kind.value for kind in EntityType]
PREDICATES = [predicate.value for predicate in Predicate]
STATUSES = [status.value for status in Status]


def make_model(tables: Tables) -> dict[str, Any]:
    """Columns of the nodes, statements, documents and figures of `tables`, in table order."""
    nodes = {entity_id: i for i, entity_id in enumerate(tables.entities["entity_id"])}
    documents = {doc_id: i for i, doc_id in enumerate(tables.documents["doc_id"])}
    return {
        "types": TYPES,
        "predicates": PREDICATES,
        "statuses": STATUSES,
        "nodes": _nodes(tables.entities),
        "statements": _statements(tables.triples, nodes, documents),
        "documents": _documents(tables.documents),
        "figures": _figures(tables.figures, nodes, documents),
    }


def known_triples(tables: Tables) -> pd.DataFrame:
    """The triples whose two ends are rows of the entities table: those that can be drawn."""
    ids = tables.entities["entity_id"]
    known = tables.triples["subject_id"].isin(ids) & tables.triples["object_id"].isin(ids)
    return tables.triples[known]


def _nodes(entities: pd.DataFrame) -> dict[str, list[Any]]:
    return {
        "id": column(entities["entity_id"]),
        "type": [TYPES.index(kind) for kind in entities["type"]],
        "name": [_node_name(row) for row in entities.itertuples(index=False)],
        "aliases": [[] if pd.isna(names) else names.split(SEPARATOR) for names in entities["aliases"]],
        "country": column(entities["country"]),
        "value": column(entities["value"]),
        "mentions": column(entities["n_mentions"]),
    }


def _node_name(row: Any) -> str:
    """The name, or what can be said in its place: a quantity's name may be only its number."""
    name = plain(row.name)
    return str(name) if name else str(row.entity_id).split(":", 1)[-1]


def _statements(
    triples: pd.DataFrame, nodes: dict[str, int], documents: dict[str, int]
) -> dict[str, list[Any]]:
    known = triples["subject_id"].isin(nodes) & triples["object_id"].isin(nodes)
    triples = triples[known]
    rules = sorted({str(rule) for rule in triples["rule"].dropna()})
    rule_numbers = {rule: i for i, rule in enumerate(rules)}
    return {
        "rules": rules,
        "subject": [nodes[id_] for id_ in triples["subject_id"]],
        "predicate": [PREDICATES.index(name) for name in triples["predicate"]],
        "object": [nodes[id_] for id_ in triples["object_id"]],
        "status": [STATUSES.index(name) for name in triples["status"]],
        "confidence": [round(100 * value) for value in triples["confidence"].fillna(1.0)],
        "document": [documents.get(doc_id, -1) for doc_id in triples["doc_id"]],
        "date": column(triples["date"]),
        "rule": [rule_numbers.get(rule, -1) for rule in triples["rule"]],
    }


def _documents(documents: pd.DataFrame) -> dict[str, list[Any]]:
    return {name: column(documents[name]) for name in ("doc_id", "path", "title", "date", "status")}


def _figures(figures: pd.DataFrame, nodes: dict[str, int], documents: dict[str, int]) -> list[dict[str, Any]]:
    """One object a figure: few enough to be readable as they are. A missing field is left out."""
    rows = []
    names = ("value", "max", "modifier", "kind", "unit", "counted", "outcome", "of", "period", "sentence")
    for row in figures.itertuples(index=False):
        figure = {name: found for name in names if (found := plain(getattr(row, name))) is not None}
        figure["node"] = nodes.get(row.of_id, -1)
        figure["document"] = documents.get(row.doc_id, -1)
        figure["places"] = [] if pd.isna(row.place) else row.place.split(SEPARATOR)
        rows.append(figure)
    return rows
