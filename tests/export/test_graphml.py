"""GraphML, read back by networkx."""

from __future__ import annotations

import dataclasses

import networkx as nx
import pytest

from pipeline.errors import UsageError
from pipeline.export import write_export
from pipeline.export.graphml import write_graphml
from tests.graph.sample import OIM, sample_tables


def test_every_entity_is_a_node_and_every_triple_an_edge(tmp_path) -> None:
    tables = sample_tables()
    write_graphml(tables, tmp_path / "g.graphml")
    graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert set(graph) == set(tables.entities["entity_id"])
    assert graph.nodes[OIM]["type"] == "ORGANISATION"
    edges = sorted((a, data["predicate"], b, data["sentence"]) for a, b, data in graph.edges(data=True))
    triples = tables.triples[["subject_id", "predicate", "object_id", "sentence"]]
    assert edges == sorted(triples.itertuples(index=False, name=None))


def test_the_same_tables_give_the_same_bytes(tmp_path) -> None:
    for name in ("one", "two"):
        write_graphml(sample_tables(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path) -> None:
    tables = sample_tables()
    triples = tables.triples.copy()
    triples.loc[0, "sentence"] = "a\x07b </data> & 🚑"
    write_graphml(dataclasses.replace(tables, triples=triples), tmp_path / "g.graphml")
    graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert "a\ufffdb </data> & 🚑" in {data["sentence"] for _, _, data in graph.edges(data=True)}


def test_an_export_that_fails_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    (tmp_path / "graph.graphml").write_text("old")

    def fail(tables, path) -> None:
        path.write_text("half")
        raise OSError("disk full")

    monkeypatch.setattr("pipeline.export.graphml.write_graphml", fail)
    with pytest.raises(OSError, match="disk full"):
        write_export(sample_tables(), "graphml", folder=tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("graph.graphml", "old")]


def test_an_unknown_format_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="unknown format « pdf »"):
        write_export(sample_tables(), "pdf", folder=tmp_path)
