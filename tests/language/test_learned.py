"""Pairs, traits and the component, on hand-made entities and models."""

from __future__ import annotations

import gzip
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotation import Entity, EntityType, Predicate, Relation, Status
from pipeline.errors import PatternError
from pipeline.language.extensions import SPANS
from pipeline.language.learned import Learned, explain_pair, revise_relations
from pipeline.language.learned.candidates import LEGAL, PREDICATES, find_pairs
from pipeline.language.learned.judging import EVIDENCE, gather_cases, key_of, weigh
from pipeline.language.learned.page import cue_words, read_page
from pipeline.language.learned.scoring import describe, score_pairs
from pipeline.language.learned.traits import end_traits, pair_traits
from pipeline.rules import default_patterns
from pipeline.rules.relation_model import FILE, RelationModel, load_relation_model, write_relation_model
from pipeline.rules.relations import load_relations
from tests.language.learned_given import read_entities
from tests.steps import count_calls

SENTENCE = "L'[ORGANISATION OIM] finance le [PROGRAMME Projet Sahel] au [COUNTRY Mali]."
RULES = load_relations()
CUES = cue_words(RULES)


def make_model(weights: dict[tuple[str, Predicate], float]) -> RelationModel:
    """A model with these weights, which takes the score of the best pair for the log-odds."""
    traits = {trait: at for at, trait in enumerate(sorted({trait for trait, _ in weights}))}
    table = np.zeros((len(traits), len(PREDICATES)))
    for (trait, predicate), weight in weights.items():
        table[traits[trait], PREDICATES.index(predicate)] = weight
    judge = np.array([1.0 if name == "best" else 0.0 for name in EVIDENCE])
    return RelationModel(
        PREDICATES, traits, table, np.full(len(PREDICATES), -2.0), EVIDENCE, judge, 0.0,
        dict.fromkeys(PREDICATES, 0.5), 0.0005,
    )  # fmt: skip


FUNDING = make_model({("> c=FUNDS", Predicate.FUNDS): 5.0, ("S t=COUNTRY", Predicate.FUNDS): -9.0})


@pytest.mark.parametrize(
    ("subject", "object_", "predicates"),
    [
        ("PROGRAMME", "COUNTRY", {"COVERS"}),
        ("QUANTITY", "DATE", {"IN_PERIOD"}),
        ("ORGANISATION", "EVENT", {"FUNDS", "SUPPORTS", "ORGANISES", "PARTICIPATES_IN"}),
        ("PROGRAMME", "EVENT", set()),
        ("DATE", "QUANTITY", set()),
    ],
)
def test_types_say_which_predicates_may_hold(subject, object_, predicates):
    assert {p.value for p in LEGAL[EntityType(subject), EntityType(object_)]} == predicates


def test_pairs_are_of_near_marks_in_text_order(blank):
    page = read_page(read_entities(blank, SENTENCE), CUES)
    pairs = [(pair.first.entity.id, pair.second.entity.id) for pair in find_pairs(page)]
    assert pairs == [("oim", "projet sahel"), ("oim", "mali"), ("projet sahel", "mali")]


_FILLER = "Rien à signaler ici. " * 4


def test_names_of_bodies_and_places_sentences_apart_are_no_pair(blank):
    text = f"[ORGANISATION OIM] : bilan. {_FILLER}On agit au [COUNTRY Mali]."
    assert list(find_pairs(read_page(read_entities(blank, text), CUES))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[PROGRAMME Projet Sahel]", "[COUNTRY Mali]"),
        ("[ORGANISATION OIM]", "[QUANTITY 12 villages]"),
        ("[COUNTRY Mali]", "[QUANTITY 12 villages]"),
        ("[EVENT Forum Sahel]", "[DATE 2021]"),
    ],
)
def test_what_is_told_may_belong_to_a_topic_sentences_before(blank, first, second):
    page = read_page(read_entities(blank, f"{first} : bilan. {_FILLER}Et {second}."), CUES)
    (pair,) = find_pairs(page)
    assert pair.is_far
    assert "far=4" in pair_traits(page, pair)


def test_a_topic_is_the_last_of_its_type_or_the_one_most_named(blank):
    named = " ".join(f"[PROGRAMME Projet {letter}] continue. {_FILLER}" for letter in "AABCDE")
    page = read_page(read_entities(blank, f"{named}Le coût : [QUANTITY 12 millions]."), CUES)
    topics = [pair.first.entity.id for pair in find_pairs(page) if pair.second.type is EntityType.QUANTITY]
    assert topics == ["projet a", "projet b", "projet e"]


@pytest.mark.parametrize(
    ("kind", "owner", "pairs"),
    [("duration", "LOCATION Niamey", 0), ("duration", "EVENT Forum", 1), ("people", "LOCATION Niamey", 1)],
)
def test_bodies_and_places_have_no_duration(blank, kind, owner, pairs):
    doc = read_entities(blank, f"[QUANTITY Neuf] pour [{owner}]")
    figure, other = doc._.entities
    doc._.entities = (replace(figure, value={"kind": kind}), other)
    assert len(list(find_pairs(read_page(doc, CUES)))) == pairs


@pytest.mark.parametrize(
    ("first", "second", "may_be_part"),
    [
        (("money", "USD"), ("money", "XAF"), False),
        (("money", "USD"), ("money", "USD"), True),
        (("duration", "day"), ("people", "person"), False),
        (("percent", "%"), ("money", "EUR"), True),
        (("people", "person"), ("count", "lit"), True),
    ],
)
def test_a_part_is_measured_as_its_whole(blank, first, second, may_be_part):
    doc = read_entities(blank, "[QUANTITY A] dont [QUANTITY B]")
    values = ({"kind": kind, "unit": unit} for kind, unit in (first, second))
    doc._.entities = tuple(
        replace(entity, value=value) for entity, value in zip(doc._.entities, values, strict=True)
    )
    assert bool(list(find_pairs(read_page(doc, CUES)))) is may_be_part


def test_traits_name_the_words_around_and_between(blank):
    page = read_page(read_entities(blank, SENTENCE), CUES)
    first = next(find_pairs(page))
    assert {"t=PROGRAMME", "b1=le", "b2=finance", "a1=au", "cb=FUNDS"} <= set(end_traits(page, first.second))
    assert {"c=FUNDS", "w=finance", "d=2", "seq=finance le", "gap=0"} <= set(pair_traits(page, first))


def test_traits_of_a_parse_name_the_word_that_both_hang_on(nlp):
    page = read_page(nlp("La Banque mondiale soutient le Programme national de lutte contre le sida."), CUES)
    found = {trait for pair in find_pairs(page) for trait in pair_traits(page, pair)}
    assert "top=soutien" in found


def test_adds_what_no_rule_states(blank):
    doc = read_entities(blank, SENTENCE)
    assert revise_relations(doc, FUNDING, CUES, RULES) == [
        Relation(
            "oim", Predicate.FUNDS, "projet sahel", 0, len(doc.text), "learned.funds", Status.ASSERTED,
            pytest.approx(1 / (1 + np.exp(-3)), abs=1e-4),
        )
    ]  # fmt: skip


def test_sets_the_confidence_of_rules_and_leaves_out_what_is_hardly_possible(blank):
    doc = read_entities(blank, SENTENCE)
    stated = [
        Relation("oim", Predicate.FUNDS, "projet sahel", 0, 9, "funds.finance", confidence=0.8),
        Relation("mali", Predicate.FUNDS, "projet sahel", 0, 9, "funds.finance", confidence=0.8),
    ]
    doc._.relations = tuple(stated)
    found = {one.subject: (one.rule, one.confidence) for one in revise_relations(doc, FUNDING, CUES, RULES)}
    assert found == {"oim": ("funds.finance", 0.9526)}


def test_a_plan_is_planned(nlp):
    doc = nlp("La Banque mondiale financera le Programme national de lutte contre le sida.")
    doc._.relations = ()
    model = make_model({("> c=FUNDS", Predicate.FUNDS): 9.0})
    planned = [r for r in revise_relations(doc, model, CUES, RULES) if r.predicate is Predicate.FUNDS]
    assert [r.status for r in planned] == [Status.PLANNED]
    assert [doc.text[slice(*r.trigger)] for r in planned] == ["financera"]


def test_partners_are_one_statement_in_both_directions(blank):
    assert key_of("b", Predicate.PARTNERS_WITH, "a") == key_of("a", Predicate.PARTNERS_WITH, "b")
    assert key_of("b", Predicate.FUNDS, "a") != key_of("a", Predicate.FUNDS, "b")
    doc = read_entities(blank, "L'[ORGANISATION OIM] et l'[ORGANISATION OMS].")
    cases = gather_cases(score_pairs(describe(read_page(doc, CUES)), FUNDING), ())
    assert [key[::2] for key in cases if key.predicate is Predicate.PARTNERS_WITH] == [("oim", "oms")]


def test_evidence_has_a_name_for_each_column(blank):
    doc = read_entities(blank, SENTENCE)
    cases = gather_cases(score_pairs(describe(read_page(doc, CUES)), FUNDING), ())
    rows = [dict(zip(EVIDENCE, row, strict=True)) for row in weigh(cases).tolist()]
    funds = next(row for key, row in zip(cases, rows, strict=True) if key[0::2] == ("oim", "projet sahel"))
    assert (funds["best"], funds["is FUNDS"], funds["best if FUNDS"], funds["is COVERS"]) == (
        3.0,
        1.0,
        3.0,
        0.0,
    )


def test_explains_by_the_traits_that_weigh_most(blank):
    doc = read_entities(blank, SENTENCE)
    assert explain_pair(doc, "oim", Predicate.FUNDS, "projet sahel", FUNDING, CUES) == [("> c=FUNDS", 5.0)]
    assert explain_pair(doc, "oim", Predicate.FUNDS, "oim", FUNDING, CUES) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Rien."])
def test_leaves_a_document_without_entities_alone(blank, text):
    doc = Learned(None)(blank(text))
    assert doc._.relations == ()


def test_without_a_model_nothing_changes(blank, tmp_path):
    (tmp_path / "relations").mkdir()
    for path in (default_patterns() / "relations").glob("*.yaml"):
        (tmp_path / "relations" / path.name).write_bytes(path.read_bytes())
    doc = read_entities(blank, SENTENCE)
    doc._.relations = (Relation("oim", Predicate.FUNDS, "projet sahel", 0, 9, "r", confidence=0.8),)
    assert Learned(tmp_path)(doc)._.relations[0].confidence == 0.8


def test_travels_with_its_model(blank, tmp_path):
    Learned(None).to_disk(tmp_path)
    loaded = Learned(None).from_disk(tmp_path)
    doc = read_entities(blank, SENTENCE)
    assert loaded.patterns == tmp_path
    assert loaded(doc)._.relations == Learned(None)(read_entities(blank, SENTENCE))._.relations


def test_a_model_reads_back_as_it_was_written(tmp_path):
    (tmp_path / "relations").mkdir()
    path = tmp_path / "relations" / FILE
    write_relation_model(FUNDING, path)
    first = path.read_bytes()
    loaded = load_relation_model(tmp_path)
    assert (loaded.traits, loaded.add) == (FUNDING.traits, FUNDING.add)
    assert np.array_equal(loaded.weights, FUNDING.weights)
    write_relation_model(loaded, path)
    assert path.read_bytes() == first


def test_a_broken_model_says_how_to_make_it_again(tmp_path):
    (tmp_path / "relations").mkdir()
    (tmp_path / "relations" / FILE).write_bytes(gzip.compress(b'{"format": 0}'))
    with pytest.raises(PatternError, match=r"format 0, expected 2.*train_relations"):
        load_relation_model(tmp_path)


_PIECES = st.sampled_from(
    [
        *("L'[ORGANISATION OIM]", "[ORGANISATION OMS]", "au [COUNTRY Mali]", "en [DATE 2021]"),
        *("[QUANTITY 30 agents]", "le [PROGRAMME PASMI]", "l'[EVENT atelier]", "finance", "avec"),
        *(",", "(", ")", ".\n", "\n- ", ":", "’", "\u00a0"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_evidence_lies_in_the_text_and_holds_the_later_end(blank, pieces):
    doc = read_entities(blank, " ".join(pieces))
    model = make_model({("P pair", predicate): 4.0 for predicate in PREDICATES})
    entities = {entity.id: entity for entity in doc._.entities}
    found = revise_relations(doc, model, CUES, RULES)
    assert found == revise_relations(doc, model, CUES, RULES)
    for relation in found:
        assert 0 <= relation.start < relation.end <= len(doc.text)
        ends = [m for e in (relation.subject, relation.object) for m in entities[e].mentions]
        assert any(relation.start <= mention.start and mention.end <= relation.end for mention in ends)


@pytest.mark.parametrize("separator", [", ", " et ", ". ", "\n", " (", " "])
def test_pairs_grow_with_the_text_and_no_faster(blank, separator):
    def count(times: int) -> int:
        marked = separator.join(f"l'[ORGANISATION O{at}] au [COUNTRY Mali]" for at in range(times))
        page = read_page(read_entities(blank, marked), CUES)
        return sum(1 for _ in find_pairs(page))

    assert count(400) <= 2.2 * count(200)


@pytest.mark.parametrize("text", ["« ( " * 300, "Titre :\n" * 300, "- l'OIM au Mali, " * 120])
def test_hostile_texts_take_work_linear_in_their_length(blank, text):
    def work(times: int) -> int:
        doc = blank(text * times)
        spans = [doc[i : i + 1] for i in range(0, len(doc), 3)]
        for number, span in enumerate(spans):
            span.label_ = "ORGANISATION" if number % 2 else "COUNTRY"
            span._.entity_id = str(number % 50)
        doc.spans[SPANS] = spans
        kinds = {span._.entity_id: EntityType(span.label_) for span in spans}
        doc._.entities = tuple(Entity(key, kind, key, ()) for key, kind in kinds.items())
        return count_calls(lambda: revise_relations(doc, FUNDING, CUES, RULES))

    assert work(4) <= 2.2 * work(2)


def test_the_model_that_ships_gives_probabilities_and_is_deterministic(nlp):
    text = (
        "Le Fonds mondial finance le Programme national de lutte contre le sida au Tchad. "
        "En 2022, l'Organisation internationale pour les migrations a formé 120 agents à N'Djamena."
    )
    relations = nlp(text)._.relations
    assert relations == nlp(text)._.relations
    assert relations
    assert all(0 < relation.confidence < 1 for relation in relations)
