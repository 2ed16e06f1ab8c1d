"""The graph as networkx: entities as nodes, statements as edges, and what can be computed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd

from pipeline.annotation import EntityType, Status

if TYPE_CHECKING:
    from pipeline.tables import Tables

_EDGE_COLUMNS = ("predicate", "status", "confidence", "doc_id", "sentence", "start", "end", "date", "rule")


def to_networkx(tables: Tables, triples: pd.DataFrame | None = None) -> nx.MultiDiGraph:
    """A MultiDiGraph of `triples` (default: all): node ids are entity ids, edge keys the row numbers.

    Nodes carry name, type, country, aliases, value; edges the columns of the triples table. Rows in table
    order, so the same tables give the same graph.
    """
    rows = tables.triples if triples is None else triples
    graph = nx.MultiDiGraph(name="Passerelle")
    used = set(rows["subject_id"]) | set(rows["object_id"])
    for entity in tables.entities.itertuples(index=False):
        if triples is None or entity.entity_id in used:
            graph.add_node(entity.entity_id, **_node(entity))
    for key, row in enumerate(rows.itertuples(index=False)):
        attributes = {column: _plain(getattr(row, column)) for column in _EDGE_COLUMNS}
        graph.add_edge(row.subject_id, row.object_id, key=key, **attributes)
    return graph


def to_simple_graph(triples: pd.DataFrame) -> nx.Graph:
    """Undirected, one edge a pair, `weight` the number of statements: for paths, centrality, communities.

    Without dates, figures and what is negated: two bodies are not close because both did something in 2023.
    """
    graph = nx.Graph()
    values = [EntityType.DATE.value, EntityType.QUANTITY.value]
    valued = triples["subject_type"].isin(values) | triples["object_type"].isin(values)
    pairs = triples[~valued & (triples["status"] != Status.NEGATED.value)]
    counts = pairs.groupby(["subject_id", "object_id"], sort=True, observed=True).size()
    for (subject, object_), weight in counts.items():
        before = graph.get_edge_data(subject, object_, {"weight": 0})["weight"]
        graph.add_edge(subject, object_, weight=before + int(weight))
    return graph


def centralities(tables: Tables, triples: pd.DataFrame) -> pd.DataFrame:
    """One row an entity: degree, weighted degree, betweenness and PageRank, the most central first.

    Betweenness is exact up to 2,000 nodes, and estimated from 500 fixed pivots above (Brandes & Pich 2007).
    """
    graph = to_simple_graph(triples)
    if not graph:
        columns = ["entity_id", "name", "type", "degree", "weight", "betweenness", "pagerank"]
        return pd.DataFrame(columns=columns)
    pivots = None if len(graph) <= 2000 else 500
    measures = pd.DataFrame(
        {
            "degree": dict(graph.degree()),
            "weight": dict(graph.degree(weight="weight")),
            "betweenness": nx.betweenness_centrality(graph, k=pivots, seed=0),
            "pagerank": nx.pagerank(graph),
        }
    ).rename_axis("entity_id")
    named = _named(tables, measures.reset_index())
    return named.sort_values(["pagerank", "entity_id"], ascending=[False, True], ignore_index=True)


def communities(tables: Tables, triples: pd.DataFrame) -> pd.DataFrame:
    """One row an entity with its community number, 0 for the largest (Louvain, Blondel et al. 2008)."""
    graph = to_simple_graph(triples)
    groups = nx.community.louvain_communities(graph, seed=0) if graph else []
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    rows = [(node, number) for number, group in enumerate(ordered) for node in sorted(group)]
    return _named(tables, pd.DataFrame(rows, columns=["entity_id", "community"]))


def _named(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    names = tables.entities[["entity_id", "name", "type"]].astype(str)
    frame = frame.assign(entity_id=frame["entity_id"].astype(str))
    named = names.merge(frame, on="entity_id", how="inner")
    keys = [column for column in ("community",) if column in named]
    return named.sort_values([*keys, "entity_id"], ignore_index=True)


def _node(entity: Any) -> dict[str, Any]:
    return {
        column: _plain(getattr(entity, column))
        for column in ("name", "type", "country", "aliases", "value", "n_mentions", "n_documents")
    }


def _plain(value: Any) -> Any:
    """A value that every graph format can write: text or number, never None or an array."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        listed = value.tolist() if hasattr(value, "tolist") else list(value)
        return "|".join(map(str, listed)) if isinstance(listed, list) else listed
    return "" if value is None or pd.isna(value) else value
