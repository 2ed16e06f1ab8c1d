"""Every export, read back by a reader that is not ours."""

from __future__ import annotations

import csv
import dataclasses
import re
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

from pipeline.export.formats import FORMATS, write_export
from pipeline.export.gexf import write_gexf
from pipeline.export.lists import NEO4J_COMMAND, write_lists, write_neo4j
from pipeline.export.rdf import write_jsonld, write_nquads, write_turtle
from pipeline.export.text import xml_safe
from pipeline.tables import Tables
from tests.graph.sample import ANACMU, EU, OIM, PLAN, sample_tables

HOSTILE = "=cmd|' /C calc'!A1 </script> \x07 \"cité\", l’été ; retour\nà la ligne 🚑"


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The sample, with one name and one sentence that mean harm."""
    sample = sample_tables()
    entities, triples = sample.entities.copy(), sample.triples.copy()
    entities.loc[entities["entity_id"] == PLAN, "name"] = HOSTILE
    triples.loc[2, "sentence"] = HOSTILE
    return dataclasses.replace(sample, entities=entities, triples=triples)


def test_gexf_opens_in_networkx_with_labels_weights_and_dates(tables: Tables, tmp_path) -> None:
    write_gexf(tables, tmp_path / "graph.gexf")
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    assert set(graph) == set(tables.entities["entity_id"])
    assert graph.nodes[OIM]["label"] == "Organisation internationale pour les migrations"
    assert graph.nodes[PLAN]["label"] == HOSTILE.replace("\x07", "\ufffd")
    edges = [data for _, _, data in graph.edges(data=True)]
    assert sorted(edge["sentence"] for edge in edges) == sorted(map(xml_safe, tables.triples["sentence"]))
    dated = next(edge for edge in edges if edge["predicate"] == "PARTNERS_WITH")
    assert (dated["start"], dated["end"], dated["weight"]) == ("2023-05-02", "2023-05-02", 0.9)


def test_gexf_is_the_same_bytes_twice(tables: Tables, tmp_path) -> None:
    for name in ("a", "b"):
        write_gexf(tables, tmp_path / name)
    without_day = [re.sub(rb'lastmodifieddate="[^"]*"', b"", (tmp_path / name).read_bytes()) for name in "ab"]
    assert without_day[0] == without_day[1]


@pytest.mark.parametrize(
    ("write", "format_"), [(write_turtle, "turtle"), (write_nquads, "nquads"), (write_jsonld, "json-ld")]
)
def test_rdf_is_read_by_rdflib_and_leads_to_every_sentence(tables: Tables, tmp_path, write, format_) -> None:
    path = tmp_path / "graph.rdf"
    write(tables, path)
    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format=format_)
    query = """
      prefix psr: <urn:passerelle:vocab:> prefix oa: <http://www.w3.org/ns/oa#>
      select ?s ?p ?o ?status ?exact ?start where {
        ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; psr:status ?status ; oa:hasTarget ?t .
        ?t oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ] }"""
    found = {(str(row.s), str(row.status), str(row.exact), int(row.start)) for row in graph.query(query)}
    rows = tables.triples.itertuples()
    assert found == {
        (f"urn:passerelle:{row.subject_id}", row.status, row.sentence, row.start) for row in rows
    }
    funds = rdflib.URIRef("urn:passerelle:vocab:funds")
    plain = {(str(s), str(o)) for s, o in graph.subject_objects(funds)}
    assert plain == {(f"urn:passerelle:{EU}", f"urn:passerelle:{PLAN}")}  # the planned one is no plain fact


def test_nquads_keep_each_document_in_its_graph(tables: Tables, tmp_path) -> None:
    write_nquads(tables, tmp_path / "graph.nq")
    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / "graph.nq", format="nquads")
    names = {str(graph.identifier) for graph in dataset.graphs()}
    assert {"urn:passerelle:document:fiche.txt", "urn:passerelle:document:note.txt"} <= names


def test_lists_hold_every_row_and_run_in_no_spreadsheet(tables: Tables, tmp_path) -> None:
    write_lists(tables, tmp_path)
    nodes = pd.read_csv(tmp_path / "nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(tmp_path / "edges.csv", dtype=str, keep_default_na=False)
    assert list(nodes["id"]) == list(tables.entities["entity_id"])
    assert nodes.loc[nodes["id"] == PLAN, "label"].item() == f"'{HOSTILE}"
    assert list(edges["source"]) == list(tables.triples["subject_id"])
    assert edges["sentence"].tolist()[2] == f"'{HOSTILE}"


def test_neo4j_files_fit_the_header_that_its_importer_reads(tables: Tables, tmp_path) -> None:
    write_neo4j(tables, tmp_path)
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (tmp_path / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    ids = [node["entity_id:ID"] for node in nodes]
    assert len(ids) == len(set(ids)) == len(tables.entities)
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} <= set(ids)
    assert [edge[":TYPE"] for edge in edges] == list(tables.triples["predicate"])
    assert next(node for node in nodes if node["entity_id:ID"] == OIM)["aliases:string[]"] == "OIM|IOM"
    assert next(node for node in nodes if node["entity_id:ID"] == ANACMU)[":LABEL"] == "Organisation"
    assert edges[2]["sentence"] == HOSTILE
    assert (tmp_path / "import.txt").read_text(encoding="utf-8").strip() == NEO4J_COMMAND


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_every_format_is_written_by_its_name_and_twice_alike(tables: Tables, tmp_path, name: str) -> None:
    first = write_export(tables, name, folder=tmp_path)
    content = _content(first)
    assert first == tmp_path / FORMATS[name].target
    assert _content(write_export(tables, name, folder=tmp_path)) == content != []


def test_a_threshold_leaves_out_what_is_less_sure(tables: Tables, tmp_path) -> None:
    path = write_export(tables, "lists", tmp_path / "lists", min_confidence=0.85)
    edges = pd.read_csv(path / "edges.csv")
    assert len(edges) == 4
    assert edges["confidence"].min() == 0.9


def _content(path: Path) -> list[bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [re.sub(rb'lastmodifieddate="[^"]*"', b"", file.read_bytes()) for file in files]
