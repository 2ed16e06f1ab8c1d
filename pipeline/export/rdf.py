"""RDF files: Turtle, N-Quads and JSON-LD, with the evidence of every statement (vocabulary: graph/rdf.py)."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from pipeline.graph.rdf import PREFIXES, make_quads
from pipeline.tables import Tables


def write_turtle(tables: Tables, path: Path) -> None:
    """One graph: Turtle has no named graphs, so which document says what is in the statement nodes only."""
    seen: dict[ox.Triple, None] = dict.fromkeys(quad.triple for quad in make_quads(tables))
    with path.open("wb") as file:
        ox.serialize(seen, file, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def write_nquads(tables: Tables, path: Path) -> None:
    """What each document says is in the named graph `urn:passerelle:document:<doc_id>`."""
    with path.open("wb") as file:
        ox.serialize(dict.fromkeys(make_quads(tables)), file, format=ox.RdfFormat.N_QUADS)


def write_jsonld(tables: Tables, path: Path) -> None:
    """The N-Quads as JSON-LD: one `@graph` a document."""
    with path.open("wb") as file:
        ox.serialize(dict.fromkeys(make_quads(tables)), file, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES)
