"""Merges: measured on labelled names, explained in a table, overruled in the patterns."""

from __future__ import annotations

import csv
import shutil
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.annotation import Annotation, Entity, EntityType, Mention
from pipeline.documents import Document, TextView
from pipeline.graph.resolution import resolve
from pipeline.graph.spelling import spelling
from pipeline.rules import default_patterns
from pipeline.tables.records import AnnotatedDocument, Resolution


def documents(records: list[dict[str, str]]) -> list[AnnotatedDocument]:
    """A document for each record, which has one entity."""
    made = []
    for i, record in enumerate(records):
        aliases = tuple(filter(None, record.get("aliases", "").split("|")))
        entity = Entity(
            "e",
            EntityType(record.get("type", "ORGANISATION")),
            record["name"],
            (Mention(0, 3),),
            aliases=aliases,
            country=record.get("country") or None,
        )
        document = Document(f"d{i:03}", f"d{i:03}", "abc", TextView.identity("abc"))
        made.append(AnnotatedDocument(document, Annotation(((0, 3),), (entity,))))
    return made


def ids(resolution: Resolution, n: int) -> list[str]:
    return [resolution.ids[f"d{i:03}", "e"] for i in range(n)]


@pytest.fixture(scope="module")
def labelled() -> list[dict[str, str]]:
    with Path(__file__).with_name("same_names.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def alike(a: str, b: str) -> bool:
    """Names with a long word in common: the pairs that are hard to tell apart."""
    return bool(
        {w for w in spelling(a).split() if len(w) > 3} & {w for w in spelling(b).split() if len(w) > 3}
    )


def test_labelled_names_are_told_apart_and_together(labelled) -> None:
    found = ids(resolve(documents(labelled)), len(labelled))
    pairs = [
        (a["cluster"] == b["cluster"], x == y, a, b)
        for (a, x), (b, y) in combinations(zip(labelled, found, strict=True), 2)
        if a["type"] == b["type"] and (a["cluster"] == b["cluster"] or x == y or alike(a["name"], b["name"]))
    ]
    right = sum(same and merged for same, merged, *_ in pairs)
    wrong = sum(same != merged for same, merged, *_ in pairs)
    assert len(pairs) > 400
    assert 2 * right / (2 * right + wrong) >= 0.97
    across = [
        (a["name"], b["name"])
        for _, merged, a, b in pairs
        if merged and a["country"] != b["country"] != "" != a["country"]
    ]
    assert across == []


def test_the_order_of_documents_does_not_matter(labelled) -> None:
    forward = documents(labelled)
    one, other = resolve(forward), resolve(forward[::-1])
    assert (one.ids, one.entities, one.merges) == (other.ids, other.entities, other.merges)


@pytest.mark.parametrize(
    ("a", "b", "reason", "score"),
    [
        ({"name": "Côte d’Azur Santé"}, {"name": "COTE D'AZUR SANTE"}, "name", 0.98),
        ({"name": "World Health Organization"}, {"name": "OMS"}, "known", 0.97),
        ({"name": "Office des eaux du Sahel", "aliases": "OES"}, {"name": "OES"}, "acronym", 0.85),
        (
            {"name": "ministère malgache de la Santé", "country": "MG"},
            {"name": "Ministère de la Santé de Madagascar", "country": "MG"},
            "name and country",
            0.95,
        ),
    ],
)
def test_every_merge_says_why(a, b, reason, score) -> None:
    resolution = resolve(documents([a, b]))
    (merge,) = resolution.merges
    assert (merge.doc_a, merge.name_a, merge.doc_b, merge.name_b) == ("d000", a["name"], "d001", b["name"])
    assert (merge.reason, merge.score) == (reason, score)
    assert merge.entity_id == resolution.ids["d000", "e"] == resolution.ids["d001", "e"]


def overruled(folder: Path, section: str, rule: str) -> Path:
    """A copy of the patterns whose `entities.yaml` has the rule."""
    shutil.copytree(default_patterns(), folder)
    path = folder / "entities.yaml"
    path.write_text(path.read_text("utf-8").replace(f"\n{section}: []", f"\n{section}: [{rule}]"), "utf-8")
    return folder


def test_an_expert_can_say_that_two_names_are_one(tmp_path) -> None:
    records = documents([{"name": "Maison des exilés"}, {"name": "Accueil du Port"}])
    assert len(set(ids(resolve(records), 2))) == 2
    rule = "{id: same.maison, type: ORGANISATION, names: [Maison des exilés, Accueil du port]}"
    resolution = resolve(records, overruled(tmp_path / "patterns", "same", rule))
    assert [merge.reason for merge in resolution.merges] == ["rule"]


def test_an_expert_can_say_that_two_names_are_not_one(tmp_path) -> None:
    records = documents([{"name": "Office des eaux du Sahel", "aliases": "OES"}, {"name": "O.E.S."}])
    assert len(set(ids(resolve(records), 2))) == 1
    rule = "{id: apart.oes, type: ORGANISATION, names: [Office des eaux du Sahel, O.E.S.]}"
    resolution = resolve(records, overruled(tmp_path / "patterns", "not_same", rule))
    assert len(set(ids(resolution, 2))) == 2
    assert resolution.merges == ()


def test_a_listed_body_has_the_country_of_the_list() -> None:
    records = [
        {"name": "OMS", "country": "TD"},
        {"name": "Organisation mondiale de la Santé"},
        {"name": "OFPRA"},
    ]
    countries = {entity.name: entity.country for entity in resolve(documents(records)).entities}
    assert countries == {"Organisation mondiale de la Santé": None, "OFPRA": "FR"}
