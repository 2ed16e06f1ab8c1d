"""`passerelle graph` and `passerelle export`: from the tables alone."""

from __future__ import annotations

import networkx as nx
import pytest

from pipeline.export import FORMATS
from pipeline.tables import write_tables
from tests.graph.sample import sample_tables


@pytest.fixture
def tables(tmp_path):
    write_tables(sample_tables(), tmp_path / "out")
    return tmp_path / "out"


def test_graph_writes_both_again(passerelle, tables) -> None:
    code, out, _ = passerelle("graph", "--tables", "out")
    assert (code, out) == (0, "out/graph.graphml\nout/graph.html\n")
    assert (tables / "graph.html").stat().st_size > 1000


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_where_it_belongs(passerelle, tables, name: str) -> None:
    code, out, _ = passerelle("export", name, "--tables", "out")
    assert (code, out) == (0, f"out/{FORMATS[name].target}\n")
    made = tables / FORMATS[name].target
    assert made.stat().st_size if made.is_file() else list(made.iterdir())
    assert not list(tables.glob(".*"))


def test_an_output_can_be_named(passerelle, tables, tmp_path) -> None:
    assert passerelle("export", "graphml", "--tables", "out", "--output", "ici/g.xml").out == "ici/g.xml\n"
    assert nx.read_graphml(tmp_path / "ici" / "g.xml").number_of_edges() == len(sample_tables().triples)


def test_formats_are_listed(passerelle) -> None:
    code, out, _ = passerelle("export", "--formats")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(FORMATS)


def test_an_unknown_format_is_2(passerelle, tables) -> None:
    code, _, err = passerelle("export", "pdf", "--tables", "out")
    assert code == 2
    assert err.startswith("unknown format « pdf ». Allowed: html, graphml")
