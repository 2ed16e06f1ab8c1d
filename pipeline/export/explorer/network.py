"""The first view: which nodes tell most of the partnerships, drawn through networkx and pyvis."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import networkx as nx
import pandas as pd
from pyvis.network import Network

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.export.explorer.layout import Positions, lay_out_first, lay_out_whole
from pipeline.export.explorer.model import known_triples
from pipeline.tables import Tables

#: Types that the page shows when it opens, and those it gives a place beside them.
FIRST_TYPES = (EntityType.ORGANISATION, EntityType.COUNTRY, EntityType.PROGRAMME)
PLACED_TYPES = (*FIRST_TYPES, EntityType.EVENT, EntityType.LOCATION)
#: As many nodes as people can read the names of.
MAX_NODES = 120
#: Edges that a node keeps in a crowded first view: those with most sources.
MAX_EDGES_PER_NODE = 4

#: What makes a partnership weighs more than where someone is.
_WEIGHTS = defaultdict(
    lambda: 1.0,
    {Predicate.PARTNERS_WITH: 3.0, Predicate.FUNDS: 3.0, Predicate.SUPPORTS: 2.0, Predicate.IMPLEMENTS: 2.0},
)

OPTIONS: dict[str, Any] = {
    "layout": {"improvedLayout": False},
    "physics": {
        "enabled": False,
        "stabilization": False,
        "barnesHut": {"gravitationalConstant": -9000, "springLength": 130, "avoidOverlap": 0.4},
    },
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "multiselect": True,
        "tooltipDelay": 100000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"hoverWidth": 1, "selectionWidth": 2, "arrowStrikethrough": False},
}


def make_graph(tables: Tables, types: tuple[EntityType, ...] = PLACED_TYPES) -> nx.Graph:
    """Entities of `types` as nodes (by number), `weight` of an edge the sum of the statements it stands for.

    What is denied binds nobody; nodes without a statement are left out.
    """
    numbers = {entity_id: i for i, entity_id in enumerate(tables.entities["entity_id"])}
    triples = known_triples(tables)
    kept = (
        triples["subject_type"].isin(types)
        & triples["object_type"].isin(types)
        & (triples["status"] != Status.NEGATED)
        & (triples["subject_id"] != triples["object_id"])
    )
    graph = nx.Graph()
    pairs = triples[kept].groupby(["subject_id", "object_id", "predicate"], sort=True, observed=True).size()
    for (subject, object_, predicate), n in pairs.items():
        a, b = numbers[subject], numbers[object_]
        before = graph.get_edge_data(a, b, {"weight": 0.0})["weight"]
        graph.add_edge(a, b, weight=before + _WEIGHTS[predicate] + 0.5 * (n - 1))
    return graph


def rank_nodes(graph: nx.Graph) -> list[int]:
    """Nodes of `graph`, what has most and strongest links first."""
    strength = dict(graph.degree(weight="weight"))
    return sorted(graph, key=lambda node: (-strength[node] - 2 * graph.degree(node), node))


def make_network(tables: Tables) -> tuple[Network, Positions]:
    """The pyvis network of the first view, and the place of every node when all of them are shown."""
    whole = make_graph(tables)
    first_graph = whole.subgraph(_numbers_of(tables.entities, FIRST_TYPES)).copy()
    first_graph.remove_nodes_from([node for node in list(first_graph) if first_graph.degree(node) == 0])
    backbone = nx.Graph(first_graph.subgraph(rank_nodes(first_graph)[:MAX_NODES]))
    backbone.remove_nodes_from([node for node in list(backbone) if backbone.degree(node) == 0])
    names = tables.entities["name"].fillna("").astype(str)
    positions = lay_out_first(backbone, {node: len(names.iloc[node]) for node in backbone})
    network = Network(directed=True, cdn_resources="in_line")
    network.from_nx(_for_pyvis(backbone, tables.entities, positions))
    network.set_options(json.dumps(OPTIONS))
    return network, lay_out_whole(whole)


def thin_edges(graph: nx.Graph) -> list[tuple[int, int]]:
    """The pairs of a readable graph: for each node its strongest few, all of them when there are few."""
    if graph.number_of_edges() <= 2 * MAX_EDGES_PER_NODE * len(graph) / 3:
        return sorted((min(pair), max(pair)) for pair in graph.edges)
    kept = set()
    for node in graph:
        by_strength = sorted(graph[node], key=lambda other: (-graph[node][other]["weight"], other))
        kept |= {(min(node, other), max(node, other)) for other in by_strength[:MAX_EDGES_PER_NODE]}
    return sorted(kept)


def network_data(network: Network) -> dict[str, Any]:
    """Nodes, pairs and options of a pyvis network, as vis-network takes them in the page."""
    nodes = [{key: node[key] for key in ("id", "group", "x", "y")} for node in network.nodes]
    return {
        "nodes": nodes,
        "edges": [[edge["from"], edge["to"]] for edge in network.edges],
        "options": network.options,
    }


def _numbers_of(entities: pd.DataFrame, types: tuple[EntityType, ...]) -> list[int]:
    return [i for i, kind in enumerate(entities["type"]) if kind in types]


def _for_pyvis(backbone: nx.Graph, entities: pd.DataFrame, positions: Positions) -> nx.DiGraph:
    """`backbone` with what pyvis hands on to vis-network; in node order, so that the page is reproducible."""
    graph = nx.DiGraph()
    for node in sorted(backbone):
        row = entities.iloc[node]
        x, y = positions[node]
        graph.add_node(node, label=str(row["name"]), group=str(row["type"]), x=x, y=y, size=10)
    for a, b in thin_edges(backbone):
        graph.add_edge(a, b, width=1)
    return graph
