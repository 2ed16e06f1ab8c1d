"""The annotated documents keep to the form and to the definitions that scores rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.learned.candidates import LEGAL
from pipeline.language.quantities import Kind, Modifier, Outcome

FILES = sorted((Path(__file__).parent.parent / "gold").glob("*.jsonl"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def documents(request):
    return [json.loads(line) for line in request.param.read_text("utf-8").splitlines()]


def test_no_document_stands_twice():
    ids = [json.loads(line)["id"] for path in FILES for line in path.read_text("utf-8").splitlines()]
    assert len(ids) == len(set(ids)) > 100


def test_mentions_are_words_of_the_text(documents):
    for document in documents:
        for entity in document["entities"]:
            assert entity["type"] in set(EntityType)
            assert entity["mentions"], (document["id"], entity["id"])
            for start, end in entity["mentions"]:
                words = document["text"][start:end]
                assert words, (document["id"], entity["name"])
                assert words == words.strip(), (document["id"], entity["name"])


def test_values_have_the_fields_of_their_type(documents):
    for document in documents:
        for entity in document["entities"]:
            norm, kind = entity["norm"], entity["type"]
            if kind == EntityType.QUANTITY:
                assert norm["kind"] in set(Kind)
                assert norm["modifier"] in set(Modifier)
                assert norm["kind"] == Kind.PEOPLE or "outcome" not in norm
                assert norm.get("outcome") in {None, *Outcome}
            else:
                assert isinstance(norm, str) == (kind in (EntityType.COUNTRY, EntityType.DATE))


def test_relations_join_entities_of_fitting_types(documents):
    for document in documents:
        types = {entity["id"]: EntityType(entity["type"]) for entity in document["entities"]}
        for relation in document["relations"]:
            Status(relation.get("status", "asserted"))
            ends = types[relation["subject"]], types[relation["object"]]
            assert Predicate(relation["predicate"]) in LEGAL[ends], (document["id"], relation, ends)
