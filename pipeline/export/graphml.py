"""GraphML, which yEd, Gephi, Cytoscape and networkx read: one node an entity, one edge a statement."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from pipeline.export.text import xml_safe
from pipeline.graph.network import to_networkx
from pipeline.tables import Tables


def write_graphml(tables: Tables, path: Path) -> None:
    """Write the graph of `tables`; nodes carry name and type, edges the sentence and where it stands."""
    graph = nx.MultiDiGraph()
    source = to_networkx(tables)
    for node, data in source.nodes(data=True):
        graph.add_node(xml_safe(node), **{name: xml_safe(value) for name, value in data.items()})
    for subject, object_, key, data in source.edges(keys=True, data=True):
        attributes = {name: xml_safe(value) for name, value in data.items()}
        graph.add_edge(xml_safe(subject), xml_safe(object_), key=str(key), **attributes)
    nx.write_graphml_xml(graph, path, encoding="utf-8")
