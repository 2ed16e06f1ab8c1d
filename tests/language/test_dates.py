"""`passerelle_dates`: where dates are in a text, and what looks like a date and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline.language.dates import find_date_expressions, find_dates
from pipeline.rules.dates import example_rules
from tests.marked import read_marked


def found(text, reference=None):
    return [((match.start, match.end), str(match.value)) for match in find_date_expressions(text, reference)]


FOUND = [
    ("Ouverte du [15 au 17 septembre 2024], la clinique a fermé.", ["2024-09-15/2024-09-17"]),
    ("L'appel court d'[août 2019 à avril 2020] ; le suivant [dès mai 2020].",
     ["2019-08/2020-04", "2020-05/.."]),
    ("Le Plan national Santé et Asile [2021-2025], adopté en [2021].", ["2021/2025", "2021"]),
    ("[Depuis 2012], la ligne est ouverte [jusqu’au 3 mars 2013].", ["2012/..", "../2013-03-03"]),
    ("[Entre 2012 et 2018], puis en [2020]", ["2012/2018", "2020"]),
    ("Les sessions de Bobo ([2010]) et de Kayes ([mai 2012]).", ["2010", "2012-05"]),
    ("Lomé, [mardi 16 septembre 2025] : un comité est né.", ["2025-09-16"]),
    ("Dépistages le [20/11], [22/11] et [25/11] à Sikasso.", ["XXXX-11-20", "XXXX-11-22", "XXXX-11-25"]),
    ("La caravane repart à la [mi-novembre].", ["XXXX-11"]),
    ("Le bilan de la [seconde quinzaine de mai 2019] est prêt.", ["2019-05~"]),
    ("Réunions les [3] et [17 mars 2021] à Tamba.", ["2021-03-03", "2021-03-17"]),
    ("Deux vagues, du [3 au 5] et du [12 au 14 mars 2021].",
     ["2021-03-03/2021-03-05", "2021-03-12/2021-03-14"]),
    ("Les bilans [2019, 2020 et 2021] sont publiés.", ["2019/2021"]),
    ("Les sessions de [2019], [2020], [2022].", ["2019", "2020", "2022"]),
    ("Venue en [2018] et en [2019], l'équipe part en [2020] ou en [2022].", ["2018", "2019", "2020", "2022"]),
    ("Le délai est reporté à [2031].", ["2031"]),
    ("Des campagnes [2021-2022 à 2023-2024]", ["2021/2024"]),
    ("[2018] – Le camp ferme.\n\n[2019] – Il rouvre.", ["2018", "2019"]),
    ("Année\t[2019]\t[2020]\nCas\t12\t45", ["2019", "2020"]),
    ("À l'horizon [2030], le pays vise zéro cas.", ["2030"]),
    ("Le mandat prend fin le [30 juin 2021].", ["2021-06-30"]),
    ("Rapport de [février\n2020] sur l'asile", ["2020-02"]),
    ("Reçus en [mars\u00a02020] puis en [avril\u202f2020].", ["2020-03", "2020-04"]),
    ("Signé le [4juillet2024].", ["2024-07-04"]),
    ("Dans les [années 1980] et [1990], puis au [début du XXe siècle].", ["198X", "199X", "19XX~"]),
    ("RAPPORT ANNUEL [2022] DU MINISTÈRE", ["2022"]),
    ("Fermé de [mai à juin 2020]", ["2020-05/2020-06"]),
    ("Le 5 du mois, l'équipe part ; elle revient le [9 mai]. Le camp rit.", ["XXXX-05-09"]),
    ("Elle y vit [depuis les années 1990].", ["1990/.."]),
]  # fmt: skip

NOTHING = [
    "La résolution 2254 et l'article 2019 du code.",
    "La loi n° 2016-1234 et le règlement (UE) 2016/679 s'appliquent.",
    "Le budget atteint 2000 euros, soit 2 015 $ ou 2019 €.",
    "Elle a soigné 2020 personnes et 1998 enfants.",
    "Plus de 2000 migrants et près de 1950 tentes.",
    "L'Agenda 2030, le Programme 2030 et la Vision 2035 y contribuent.",
    "Appelez le +221 33 869 20 19 ou le 77 123 20 21.",
    "Voir https://exemple.org/2021/03/rapport-2020.pdf",
    "La COVID-19 et la version 12.03.2 du logiciel.",
    "De 15 à 20 patients par jour, entre 300 et 400 par mois.",
    "Rue du 14 juillet, près du stade du 4 août.",
    "Il y a 20 ans, trois jours avant lundi.",
    "Mme Avril Martin regarde la planète Mars.",
    "Les 3/4 des malades, 12/15 des cas.",
    "Il en a été 2000 fois question.",
    "De 10 h à 12 h 30, salle 2021.",
    "Au cours des sept derniers jours et de la dernière décennie.",
    "Une aide jusqu'à 2000 kits par site.",
    "Le 2030 Agenda, en anglais",
    "Il reste 3/4, 1/2 ou 1/5 du stock.",
    "La trêve de Noël et la fin du mois.",
    "Les Jeux olympiques d'hiver approchent.",
    "Le Programme de développement durable à l'horizon 2030",
]  # fmt: skip


@pytest.mark.parametrize(("marked", "values"), FOUND)
def test_dates_are_found_with_their_value(marked, values):
    text, spans = read_marked(marked)
    assert found(text) == list(zip(spans, values, strict=True))


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_and_names_are_no_dates(text):
    assert found(text) == []


@pytest.fixture(scope="module")
def component():
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_dates")
    return nlp


def test_component_sets_value_rule_and_label(component):
    doc = component("Présente depuis 2015, l'équipe revient le 3 mars 2021.")
    assert [(s.text, s.label_, str(s._.value), s._.rule) for s in doc.spans["passerelle"]] == [
        ("depuis 2015", "DATE", "2015/..", "dates.since"),
        ("3 mars 2021", "DATE", "2021-03-03", "dates.day"),
    ]


def test_component_takes_the_missing_year_from_the_document(component):
    doc = component.make_doc("La remise a eu lieu le 5 août.")
    doc._.document_date = "2021-08-06"
    assert [str(span._.value) for span in find_dates(doc)] == ["2021-08-05"]


def test_rules_travel_with_the_pipeline(component, tmp_path):
    component.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    doc = loaded("En mars 2020.")
    assert [str(span._.value) for span in doc.spans["passerelle"]] == ["2020-03"]
    sources = [nlp.get_pipe("passerelle_dates").rules.source for nlp in (component, loaded)]
    assert sources[0] == sources[1]


EXAMPLES = example_rules(Path(__file__).parents[2] / "patterns")


@pytest.mark.parametrize(
    ("rule", "marked"), [(rule, marked) for _, rule in EXAMPLES for marked in rule.finds]
)
def test_examples_of_the_rules_are_found(component, rule, marked):
    text, spans = read_marked(marked)
    doc = component.make_doc(text)
    doc._.document_date = rule.document_date
    doc = component(doc)
    assert {(s.start_char, s.end_char) for s in doc.spans["passerelle"] if s._.rule == rule.id} >= set(spans)


@pytest.mark.parametrize(
    ("rule_id", "text"), [(rule.id, text) for _, rule in EXAMPLES for text in rule.ignores]
)
def test_counter_examples_of_the_rules_are_left_alone(component, rule_id, text):
    doc = component(text)
    assert [span.text for span in doc.spans["passerelle"] if span._.rule == rule_id] == []
