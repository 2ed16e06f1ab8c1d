"""Every export format by name: the file or folder it makes, and what writes it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.tables import Tables
from pipeline.tables.store import move_into_place


class Format(NamedTuple):
    """`writer` is « module:function » of this package, called with (tables, path); loaded when used."""

    target: str
    writer: str
    what: str


FORMATS = {
    "html": Format("graph.html", "explorer:write_explorer", "the page to explore in a browser, offline"),
    "graphml": Format("graph.graphml", "graphml:write_graphml", "for yEd, Cytoscape, Gephi, networkx"),
    "gexf": Format("graph.gexf", "gexf:write_gexf", "for Gephi, with colours and dates"),
    "turtle": Format("graph.ttl", "rdf:write_turtle", "RDF, for people"),
    "nquads": Format("graph.nq", "rdf:write_nquads", "RDF with a named graph for each document"),
    "jsonld": Format("graph.jsonld", "rdf:write_jsonld", "RDF as JSON"),
    "neo4j": Format("neo4j", "lists:write_neo4j", "folder for neo4j-admin import"),
    "lists": Format("lists", "lists:write_lists", "folder with nodes.csv and edges.csv"),
}
#: What `passerelle extract` writes without being asked.
_ALWAYS = ("graphml", "html")


def write_export(
    tables: Tables,
    name: str,
    path: Path | None = None,
    *,
    folder: Path = Path(),
    min_confidence: float = 0.0,
) -> Path:
    """Write `tables` in the format `name` to `path` (default: its usual name in `folder`); returns the path.

    Triples below `min_confidence` are left out. Complete before it replaces what was there. Raises UsageError
    for an unknown format.
    """
    if name not in FORMATS:
        raise UsageError(f"unknown format « {name} ». Allowed: {', '.join(FORMATS)}")
    form = FORMATS[name]
    module, function = form.writer.split(":")
    write = getattr(import_module(f"pipeline.export.{module}"), function)
    if min_confidence > 0:
        sure = tables.triples["confidence"] >= min_confidence
        tables = replace(tables, triples=tables.triples[sure].reset_index(drop=True))
    path = path or folder / form.target
    path.parent.mkdir(parents=True, exist_ok=True)
    with move_into_place(path) as temporary:
        write(tables, temporary)
    return path


def write_exports(tables: Tables, folder: Path) -> tuple[str, ...]:
    """Write `graph.graphml` and `graph.html` to `folder`; the names of the files."""
    return tuple(write_export(tables, name, folder=folder).name for name in _ALWAYS)
