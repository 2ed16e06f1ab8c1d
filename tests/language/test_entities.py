"""Conflicts between mentions, and which mentions name one thing."""

from __future__ import annotations

from itertools import combinations
from time import perf_counter

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from pipeline.language import extensions
from pipeline.language.entities import EntityGrouper
from pipeline.language.entities.conflicts import resolve_conflicts
from pipeline.language.entities.consistency import agree_on_types
from pipeline.rules.entities import load_entities
from tests.marked import read_marked

TYPES = {
    "ORG": "ORGANISATION",
    "CTY": "COUNTRY",
    "LOC": "LOCATION",
    "PRG": "PROGRAMME",
    "EVT": "EVENT",
    "DAT": "DATE",
    "QTY": "QUANTITY",
}


@pytest.fixture(scope="module")
def group():
    """Entities of a text in which every mark starts with its type: « l'[ORG OIM] »."""
    nlp, grouper = spacy.blank("fr"), EntityGrouper()

    def read(marked: str, weak: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
        kinds = [TYPES[part[:3]] for part in marked.split("[")[1:]]
        for short in TYPES:
            marked = marked.replace(f"[{short} ", "[")
        text, offsets = read_marked(marked)
        doc = nlp(text)
        spans = []
        for (start, end), kind in zip(offsets, kinds, strict=True):
            span: Span = doc.char_span(start, end, label=kind)
            span._.rule = "test"
            span._.sources = ("ner",) if span.text in weak else ("test",)
            span._.value = span.text if kind == "COUNTRY" else None
            spans.append(span)
        extensions.add_mentions(doc, spans)
        grouper(doc)
        assert {span._.entity_id for span in doc.spans["passerelle"]} == {e.id for e in doc._.entities}
        return [(e.name, [text[m.start : m.end] for m in e.mentions]) for e in doc._.entities]

    return read


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # long form and acronym, in every order
        ("L'[ORG Office français de l'immigration] (OFI) agit. L'OFI aide.", [3]),
        ("L'[ORG OFI] ([ORG Office français de l'immigration]) agit.", [2]),
        ("L'OFI, [ORG Office français de l'immigration], agit.", [2]),
        ("L'[ORG Office français de l'immigration], ou OFI, agit. L'OFI aide.", [3]),
        ("L'[ORG Organisation internationale du travail] (ILO) agit avec l'ILO.", [3]),
        ("Le [PRG Projet d'appui aux soins des réfugiés] (PASR) débute ; le PASR dure.", [3]),
        ("La délégation de l'[ORG Union africaine] (UA) et l'[ORG UA].", [3]),
        ("Le [ORG comité exécutif de la [ORG Confédération africaine de football]] (CAF) et la CAF.", [1, 3]),
        ("Le [ORG Tribunal pénal pour l'Ituri] et le [ORG Tribunal pénal pour le [CTY Rwanda]].", [1, 1, 1]),
        ("L'[ORG OFI] est là. L'[ORG Office français de l'immigration] aussi.", [2]),
        ("La [PRG Aide Médicale Universelle] et une aide médicale universelle.", [1]),
        ("Le [PRG Programme de retour] (RVR) et le RVR.", [3]),
        ("Le [PRG Programme de retour] (OMS).", [1]),
        # events by topic and place, other names in brackets
        ("L'[EVT atelier de trois jours sur les soins] ; cet [EVT atelier utile sur les soins].", [1, 1]),
        ("L'[EVT atelier de trois jours sur les normes de soins] ; "
         "l'[EVT atelier utile sur les normes de soins] ; l'[EVT atelier de [LOC Kolda]].", [3, 1]),
        ("Le [PRG PHARO] ([PRG Santé des frontières]).", [2]),
        ("L'[EVT École mondiale de la santé] ([EVT Global School on Health]).", [2]),
        # case, accents, typography, determiners
        ("L'[EVT École d’Hiver], l'[EVT école d'hiver] et l'[EVT ECOLE D'HIVER].", [3]),
        ("L'[ORG Organisation internationale pour les\nmigrations] et "
         "l'[ORG Organisation Internationale pour la Migration].", [2]),
        # cut short, before or after
        ("Le [PRG Projet de renforcement des capacités de gestion] ; "
         "le [PRG Projet de renforcement des capacités].", [2]),
        ("Le [ORG Fonds mondial], c'est le [ORG Fonds mondial de lutte contre le sida].", [2]),
        ("[PRG Plan stratégique 2015-2018] et [PRG Plan stratégique 2019-2022].", [1, 1]),
        ("[EVT École d'été nationale]. L'[EVT École d'été sur le paludisme]. L'[EVT École d'été].", [1, 2]),
        # places with and without their type noun
        ("La [LOC région de Kolda], puis [LOC Kolda].", [2]),
        ("La [LOC ville de Kolda] dans la [LOC région de Kolda].", [1, 1]),
        ("Le [LOC site de transit de Gao] près de [LOC Gao].", [1, 1]),
        # a branch is not its parent
        ("L'[ORG OIM] et l'[ORG OIM [CTY Maroc]].", [2, 1, 1]),
        ("[ORG Médecins du Monde] et [ORG Médecins du Monde [CTY Suisse]].", [2, 1, 1]),
        # two ministries of two countries; one country said in two ways
        ("Le [ORG ministère malien de la Santé] et le [ORG ministère togolais de la Santé].", [1, 1]),
        ("Le [ORG gouvernement malien], ou [ORG gouvernement malien].", [2]),
        ("Le [ORG ministère malien de la Santé], puis le [ORG ministère de la Santé].", [2]),
        # values
        ("Au [CTY Mali] et au [CTY Mali].", [2]),
        ("[QTY trois jours] puis [QTY trois jours].", [1, 1]),
    ],
)  # fmt: skip
def test_mentions_of_one_thing_make_one_entity(group, marked, names):
    assert [len(mentions) for _, mentions in group(marked)] == names


@pytest.mark.parametrize(
    ("marked", "weak", "kept"),
    [
        ("Le [ORG [ORG ministère de la Santé] et de l'Action sociale].", (),
         ["ministère de la Santé et de l'Action sociale"]),
        ("L'[ORG [ORG OIM] [CTY Maroc]] agit.", (), ["OIM Maroc", "OIM", "Maroc"]),
        ("Le [PRG Plan national [DAT 2021-2025]].", (), ["Plan national 2021-2025", "2021-2025"]),
        ("Le [LOC camp de [LOC Mbera]].", (), ["camp de Mbera"]),
        ("La [ORG Fondation [QTY 5 étoiles]].", (), ["Fondation 5 étoiles"]),
        ("La [LOC Dakar Sine] et", (), ["Dakar Sine"]),
        ("Au [ORG Projet de [LOC Kolda]] dit", ("Projet de Kolda",), ["Projet de Kolda", "Kolda"]),
    ],
)  # fmt: skip
def test_of_mentions_that_overlap_the_better_stay(group, marked, weak, kept):
    mentions = [mention for _, mentions in group(marked, weak) for mention in mentions]
    assert sorted(mentions) == sorted(kept)


def test_the_name_is_the_longest_form_and_the_rest_are_aliases(group):
    [(name, _)] = group("L'OFI, [ORG Office français de l'immigration], et l'[ORG OFI].")
    assert name == "Office français de l'immigration"


@pytest.mark.parametrize(
    "text",
    ["Le conseil (OFI) agit.", "L'[ORG Office français] (2019) agit.", "Le [CTY Mali] (OFI) agit."],
)
def test_no_acronym_without_a_name_before_it(group, text):
    assert all("OFI" not in mentions and "2019" not in mentions for _, mentions in group(text))


def test_one_letter_words_and_empty_texts_do_no_harm(group):
    assert group("") == []
    assert group("[ORG A] et [ORG B]") == [("A", ["A"]), ("B", ["B"])]


def test_forms_of_a_listed_body_are_one_entity(group):
    entities = group("Le [ORG HCR], l'[ORG UNHCR] et le [ORG Haut-Commissariat aux réfugiés].")
    assert [len(mentions) for _, mentions in entities] == [3]


def test_two_types_with_one_extent_leave_one_mention(group):
    assert group("L'[ORG [PRG Initiative pour la santé]] agit.") == [
        ("Initiative pour la santé", ["Initiative pour la santé"])
    ]


def test_the_name_of_a_town_does_not_recur_in_that_of_a_person(nlp):
    doc = nlp("Elle est née à Santos. À Santos, Mme Dos Santos a vendu la maison de Santos. Mme Santos part.")
    places = [span.start_char for span in doc.spans["passerelle"] if span.label_ == "LOCATION"]
    assert places == [15, 25, 69]


@pytest.mark.parametrize(
    ("sources", "labels"),
    [
        ((("grammar",), ("context",)), ["ORGANISATION", "ORGANISATION"]),
        ((("grammar",), ("gazetteer", "context")), ["ORGANISATION", "LOCATION"]),
        ((("context",), ("series",)), ["ORGANISATION", "LOCATION"]),
    ],
)
def test_a_name_that_only_the_context_shows_has_the_type_that_is_proven_elsewhere(blank, sources, labels):
    doc = blank("Le groupe Ansar est cité. Ils parlent à Ansar.")
    mentions = [Span(doc, 2, 3, label="ORGANISATION"), Span(doc, 9, 10, label="LOCATION")]
    for mention, its in zip(mentions, sources, strict=True):
        mention._.sources = its
    assert {mention.text for mention in mentions} == {"Ansar"}
    assert [mention.label_ for mention in agree_on_types(mentions)] == labels


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from(list(TYPES))), max_size=12))
def test_mentions_that_stay_never_cross_nor_share_an_extent(extents):
    doc = spacy.blank("fr")("a Bc de Fg la Hi " * 5)
    spans = {(start, start + length): kind for start, length, kind in extents}
    mentions = [Span(doc, start, end, label=TYPES[kind]) for (start, end), kind in spans.items()]
    kept = resolve_conflicts(mentions, load_entities())
    for one, other in combinations(kept, 2):
        assert one.end <= other.start or (other.end <= one.end and one != other)


@settings(deadline=None)
@given(st.text(alphabet="OIMAgence de l'’(), \n.", max_size=80))
def test_any_text_gives_entities_inside_it(text):
    doc = spacy.blank("fr")(text)
    spans = [Span(doc, token.i, token.i + 1, label="ORGANISATION") for token in doc if token.is_alpha]
    extensions.add_mentions(doc, spans)
    EntityGrouper()(doc)
    ids = [entity.id for entity in doc._.entities]
    assert len(set(ids)) == len(ids)
    assert all(0 <= m.start < m.end <= len(text) for e in doc._.entities for m in e.mentions)


def test_many_repeated_names_take_little_time():
    doc = spacy.blank("fr")("Office des soins de Kolda (OSK) et OSK. " * 2000)
    spans = [Span(doc, i, i + 5, label="ORGANISATION") for i in range(0, len(doc) - 10, 11)]
    extensions.add_mentions(doc, spans)
    started = perf_counter()
    EntityGrouper()(doc)
    assert perf_counter() - started < 10
    assert len(doc._.entities) == 1


def test_rules_travel_with_the_component(tmp_path):
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_entities")
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved").get_pipe("passerelle_entities").rules.weak == {"ner", "statistical"}
