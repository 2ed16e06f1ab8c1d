"""GEXF for Gephi: labels, types, weights, dates; one edge a statement, with its sentence."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from pipeline.annotation import EntityType
from pipeline.export.text import xml_safe
from pipeline.graph.network import to_networkx
from pipeline.graph.periods import bounds
from pipeline.tables import Tables

#: Node colours by type, (r, g, b): the same as in the explorer.
_COLOURS = {
    EntityType.ORGANISATION: (31, 95, 153),
    EntityType.COUNTRY: (178, 77, 21),
    EntityType.LOCATION: (140, 109, 18),
    EntityType.PROGRAMME: (46, 125, 50),
    EntityType.EVENT: (142, 50, 120),
    EntityType.DATE: (96, 96, 96),
    EntityType.QUANTITY: (70, 70, 140),
}


def write_gexf(tables: Tables, path: Path) -> None:
    """A GEXF 1.2 file; `start` and `end` of an edge are the bounds of its date, where it has one."""
    nx.write_gexf(_gephi_graph(tables), path, encoding="utf-8", version="1.2draft")


def _gephi_graph(tables: Tables) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(mode="dynamic", defaultedgetype="directed")
    source = to_networkx(tables)
    for node, data in source.nodes(data=True):
        red, green, blue = _COLOURS[EntityType(data["type"])]
        colour: dict[str, object] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
        colour["size"] = float(data["n_documents"] or 1)
        attributes = {key: xml_safe(value) for key, value in data.items() if key != "name"}
        graph.add_node(xml_safe(node), label=xml_safe(data["name"]), viz=colour, **attributes)
    for subject, object_, key, data in source.edges(keys=True, data=True):
        attributes = {name: xml_safe(value) for name, value in data.items() if name not in ("start", "end")}
        attributes |= {"sentence_start": int(data["start"]), "sentence_end": int(data["end"])}
        attributes |= {"label": data["predicate"], "weight": float(data["confidence"])}
        attributes |= _lifetime(data)
        graph.add_edge(xml_safe(subject), xml_safe(object_), key=key, id=str(key), **attributes)
    return graph


def _lifetime(data: dict[str, object]) -> dict[str, str]:
    period = bounds(str(data["date"])) if data["date"] else None
    if period is None:
        return {}
    first, last = period
    sides = {"start": first} if first[0] else {}
    sides |= {"end": last} if last[0] < 9999 else {}
    return {name: f"{year:04d}-{month:02d}-{day:02d}" for name, (year, month, day) in sides.items()}
