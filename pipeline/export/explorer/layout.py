"""Where nodes stand: communities apart, nobody on top of anybody, the same for the same graph.

Distances are pixels at zoom 1. The first view is drawn by path lengths, which are longer between communities
and between hubs. In the whole, every community is laid out by itself with springs (Fruchterman & Reingold
1991) or, when it is large, as a sunflower with its hubs in the middle. Parts are packed round the largest.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from pipeline.export.explorer.packing import pack_boxes, push_apart, settle, sunflower

Positions = dict[int, tuple[int, int]]

#: Above this, springs cost more than they show.
_MAX_SPRINGS = 250
#: Width of a letter and height of a node with its label, in the first view; space of a node in the whole.
_LETTER, _HEIGHT, _CELL = 5.5, 54.0, 46.0
#: Length of an edge inside a community.
_EDGE = 86.0
_LABEL_LETTERS = 22


def lay_out_first(graph: nx.Graph, name_lengths: dict[int, int]) -> Positions:
    """Places for a few nodes with room for their labels; wider than high, as screens are."""
    if not graph:
        return {}
    parts = [
        _spread(graph.subgraph(part), name_lengths)
        for part in sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    ]
    return _pack([part for part in parts if part], gap=80.0)


def lay_out_whole(graph: nx.Graph) -> Positions:
    """Places for all nodes of `graph`, in communities (Louvain, Blondel et al. 2008)."""
    if not graph:
        return {}
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    parts = []
    for group in ordered:
        part = graph.subgraph(group)
        parts.append(_springs(part) if len(part) <= _MAX_SPRINGS else _sunflower(part))
    return _pack(parts, gap=_CELL)


def _spread(graph: nx.Graph, name_lengths: dict[int, int]) -> dict[int, np.ndarray]:
    """A connected part: communities drawn together, then labels pushed off each other."""
    nodes = sorted(graph)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0) if len(nodes) > 3 else [nodes]
    community = {node: number for number, group in enumerate(groups) for node in group}
    drawn = nx.Graph()
    drawn.add_nodes_from(nodes)
    for a, b in sorted((min(pair), max(pair)) for pair in graph.edges):
        hubs = math.log2(min(graph.degree(a), graph.degree(b)))
        drawn.add_edge(a, b, length=0.75 + 0.3 * hubs + (0.0 if community[a] == community[b] else 0.5))
    widths = np.array([max(46.0, min(name_lengths[node], _LABEL_LETTERS) * _LETTER + 14) for node in nodes])
    boxes = np.column_stack([widths, np.full(len(nodes), _HEIGHT)])
    points = settle(_path_lengths(drawn, nodes)) * np.array([1.25, 0.85])
    return dict(zip(nodes, push_apart(points * _scale(points, boxes), boxes), strict=True))


def _scale(points: np.ndarray, boxes: np.ndarray) -> float:
    """Pixels to an edge: more than usual where many nodes crowd within few edges of each other."""
    width, height = np.maximum(points.max(axis=0) - points.min(axis=0), 0.5)
    needed = 1.7 * float(boxes.prod(axis=1).sum())
    return max(_EDGE, math.sqrt(needed / float(width * height)))


def _path_lengths(graph: nx.Graph, nodes: list[int]) -> np.ndarray:
    """Length of the shortest path between any two of `nodes`, which are connected."""
    lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    return np.array([[lengths[a][b] for b in nodes] for a in nodes])


def _springs(graph: nx.Graph) -> dict[int, np.ndarray]:
    nodes = sorted(graph)
    if len(nodes) < 3:
        return {node: np.array([i * 2 * _CELL, 0.0]) for i, node in enumerate(nodes)}
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(pair), max(pair)) for pair in graph.edges))
    found = nx.spring_layout(ordered, pos=nx.circular_layout(ordered), seed=0, iterations=50)
    points = np.array([found[node] for node in nodes]) * math.sqrt(len(nodes)) * _CELL * 1.2
    boxes = np.full((len(nodes), 2), _CELL)
    return dict(zip(nodes, push_apart(points, boxes), strict=True))


def _sunflower(graph: nx.Graph) -> dict[int, np.ndarray]:
    by_degree = sorted(graph, key=lambda node: (-graph.degree(node), node))
    return dict(zip(by_degree, sunflower(len(by_degree), _CELL), strict=True))


def _pack(parts: list[dict[int, np.ndarray]], gap: float) -> Positions:
    """The parts side by side, each in its box, the first in the centre."""
    boxes, centred = [], []
    for part in parts:
        points = np.array(list(part.values()))
        low, high = points.min(axis=0), points.max(axis=0)
        boxes.append((float(high[0] - low[0]) + gap, float(high[1] - low[1]) + gap))
        centred.append(points - (low + high) / 2)
    positions: Positions = {}
    for part, points, centre in zip(parts, centred, pack_boxes(boxes), strict=True):
        for node, (x, y) in zip(part, points + centre, strict=True):
            positions[node] = (round(float(x)), round(float(y)))
    return positions
