"""One scene for relations and figures: handed on upon the document, then gone from it."""

from __future__ import annotations

import pickle

import pytest

from pipeline.language import extensions
from pipeline.language.figures import make_figures
from pipeline.language.relations import make_relations
from pipeline.language.relations.scene import Scene, keep_scene, sharing, take_scene
from pipeline.rules.relations import load_relations
from tests.language.relation_docs import make_doc

ACTORS = load_relations().actors


@pytest.fixture
def doc(blank):
    return make_doc(blank, "La [Croix-Rouge du Bénin|O] forme au [Togo|C=TG] avec l'[ordre de Malte|O].")


def test_scene_is_taken_once(doc):
    kept = Scene(doc, ACTORS)
    before = set(doc.user_data)
    keep_scene(kept)
    assert take_scene(doc, ACTORS) is kept
    assert set(doc.user_data) == before
    assert take_scene(doc, ACTORS) is not kept


def test_figures_take_the_scene_that_relations_read(doc, monkeypatch):
    monkeypatch.setattr(sharing, "Scene", None)  # a second one cannot be read
    make_figures(None, "figures", None)(make_relations(None, "relations", None)(doc))
    assert all(isinstance(key, tuple) for key in doc.user_data)  # extensions only


def test_names_found_since_are_in_the_scene(doc):
    keep_scene(Scene(doc, ACTORS))
    mention = doc[0:1]
    mention.label_, mention._.entity_id = "COUNTRY", "TG"
    extensions.add_mentions(doc, [mention])
    assert take_scene(doc, ACTORS).nodes[0].ids == ("TG",)


def test_scene_of_another_document_is_not_taken(doc):
    keep_scene(Scene(doc, ACTORS))
    copy = doc.copy()
    assert take_scene(copy, ACTORS).doc is copy


def test_document_is_pickled_without_its_scene(doc):
    keep_scene(Scene(doc, ACTORS))
    copy = pickle.loads(pickle.dumps(doc))
    assert copy.text == doc.text
    assert take_scene(copy, ACTORS).doc is copy
