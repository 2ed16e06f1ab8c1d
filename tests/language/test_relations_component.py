"""The component as a spaCy component: saved rules, bare pipelines, order, offsets, confidence."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation import Predicate
from pipeline.errors import PatternError
from pipeline.language.relations import make_relations
from pipeline.language.relations.claims import Claim
from pipeline.language.relations.component import find_relations
from pipeline.language.relations.confidence import confidence_of
from pipeline.rules import default_patterns
from pipeline.rules.relations import SIGNATURES, check_ids, example_rules, load_relations
from tests.language.relation_docs import make_doc, read_mentions

TEXT = (
    "L'[OIM|O] et l'[OMS|O] ont organisé un [atelier de suivi|E] à [Dakar|L] le [4 mars 2021|D], "
    "financé par la [Suisse|C]. Le [programme Alafia|P] couvre le [Togo|C] et le [Ghana|C]."
)


def test_trigger_and_sentence_are_stretches_of_the_text(parser):
    doc = make_doc(parser, TEXT)
    relations = find_relations(doc, load_relations())
    assert relations
    for relation in relations:
        assert relation.trigger is not None
        assert 0 <= relation.start <= relation.trigger[0] < relation.trigger[1] <= len(doc.text)
        assert 0.0 < relation.confidence < 1.0


def test_ends_have_the_types_that_the_predicate_allows(parser):
    doc = make_doc(parser, TEXT)
    types = {entity.id: entity.type for entity in doc._.entities}
    for relation in find_relations(doc, load_relations()):
        subjects, objects = SIGNATURES[relation.predicate]
        assert types[relation.subject] in subjects
        assert types[relation.object] in objects


def test_the_order_of_entities_makes_no_difference(parser):
    doc = make_doc(parser, TEXT)
    first = find_relations(doc, load_relations())
    doc._.entities = tuple(reversed(doc._.entities))
    assert find_relations(doc, load_relations()) == first


def test_a_pipeline_without_parse_still_reads_names_and_phrases():
    doc = make_doc(spacy.blank("fr"), "[OIM [Mali|C]|O=om] : l'[UNICEF|O] au [Mali|C] aide.")
    found = {(r.subject, r.predicate, r.object) for r in find_relations(doc, load_relations())}
    assert ("om", Predicate.BASED_IN, "Mali") in found


def test_no_entities_no_relations(blank):
    component = make_relations(blank, "passerelle_relations", None)
    assert component(blank("L'OIM finance le projet."))._.relations == ()


def test_what_figures_left_is_kept(parser):
    component = make_relations(parser, "passerelle_relations", None)
    doc = make_doc(parser, TEXT)
    doc._.relations = ("figure",)
    assert component(doc)._.relations[0] == "figure"


def test_saved_rules_come_back(parser, tmp_path):
    component = make_relations(parser, "passerelle_relations", None)
    component.to_disk(tmp_path)
    again = make_relations(parser, "passerelle_relations", None).from_disk(tmp_path)
    assert again.rules == component.rules


def test_a_wrong_key_is_reported_with_file_and_line(tmp_path):
    shutil.copytree(default_patterns() / "relations", tmp_path / "relations")
    path = tmp_path / "relations" / "funds.yaml"
    path.write_text(
        "verbs:\n  - id: funds.x\n    verbs: [payer]\n    sujet: [object]\nnouns: []\nphrases: []\n"
    )
    with pytest.raises(PatternError, match=r"funds.yaml:4: rule « funds.x »: unknown key « sujet »"):
        load_relations(tmp_path)


def test_a_verb_added_in_one_line_takes_effect_in_every_voice(parser, tmp_path):
    shutil.copytree(default_patterns() / "relations", tmp_path / "relations")
    path = tmp_path / "relations" / "funds.yaml"
    path.write_text("verbs:\n  - {id: funds.x, verbs: [payer]}\nnouns: []\nphrases: []\n", encoding="utf-8")
    rules = load_relations(tmp_path)
    for marked in (
        "La [Suisse|C] paie le [programme Alafia|P].",
        "Le [programme Alafia|P] a été payé par la [Suisse|C].",
        "Payé par la [Suisse|C], le [programme Alafia|P] avance.",
    ):
        relations = find_relations(make_doc(parser, marked), rules)
        assert [(r.subject, r.predicate, r.object, r.rule) for r in relations] == [
            ("Suisse", Predicate.FUNDS, "programme Alafia", "funds.x")
        ]


def test_ids_are_used_once():
    check_ids(default_patterns())
    ids = [rule.id for _, rule in example_rules(default_patterns())]
    assert len(ids) == len(set(ids))


CLAIM = Claim("a", Predicate.FUNDS, "b", "funds.x", 0.8, (0, 1), None, ("parse",), 4)


@given(prior=st.floats(0.05, 0.9), distance=st.integers(0, 60))
def test_a_surer_rule_gives_more_confidence(prior, distance):
    weights = load_relations().weights
    claim = replace(CLAIM, prior=prior, distance=distance)
    surer = replace(claim, prior=prior + 0.05)
    assert 0.02 <= confidence_of([claim], weights) <= confidence_of([surer], weights) <= 0.99


def test_a_second_place_that_states_it_gives_more_confidence():
    weights = load_relations().weights
    twice = [CLAIM, replace(CLAIM, trigger=(9, 10))]
    assert confidence_of(twice, weights) > confidence_of([CLAIM], weights)


def test_unclosed_marks_are_refused():
    with pytest.raises(ValueError, match="unclosed"):
        read_mentions("L'[OIM agit.")


@pytest.mark.parametrize(
    ("date", "statuses"),
    [
        ("2021-02-01", {"planned"}),
        ("2021-03-04", {"asserted"}),
        ("2021", {"asserted"}),
        (None, {"asserted"}),
    ],
)
def test_an_event_ahead_of_the_document_is_planned(parser, date, statuses):
    doc = make_doc(parser, "L'[OIM|O] organise un [atelier de suivi|E] à [Dakar|L] le [4 mars 2021|D].")
    doc._.document_date = date
    doc._.entities = tuple(
        replace(entity, value="2021-03-04") if entity.type == "DATE" else entity for entity in doc._.entities
    )
    relations = find_relations(doc, load_relations())
    assert {str(relation.status) for relation in relations} == statuses
    assert {relation.predicate for relation in relations} == {
        Predicate.ORGANISES,
        Predicate.TAKES_PLACE_IN,
        Predicate.OCCURS_ON,
    }
