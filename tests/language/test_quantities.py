"""Quantities: what is found, how far it reaches, what it is worth, and what is left alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from pipeline.language.extensions import SPANS, add_mentions
from pipeline.language.numbers import read_number
from pipeline.language.quantities import (
    Breakdown,
    Kind,
    Modifier,
    Outcome,
    Quantity,
    QuantityFinder,
    check_breakdown,
    find_quantities,
    read_quantity,
)
from tests.marked import read_marked
from tests.steps import count_calls

DOCS = Path(__file__).parents[2] / "docs" / "quantities.md"


@pytest.fixture(scope="module")
def finder():
    return QuantityFinder()


def _rows() -> list[list[str]]:
    """Rows of the table of quantities in docs/quantities.md."""
    return [row for row in _tables() if len(row) == 7][2:]


def _tables() -> list[list[str]]:
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


NUMBERS = [row for row in _tables() if len(row) == 3][2:]


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row[0])
def test_documented_numbers(row: list[str]):
    _, examples, values = row
    assert [str(read_number(text)) for text in examples.split(" · ")] == values.split(" · ")


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_documented_forms(row: list[str]):
    text, *expected = row
    quantity = read_quantity(text)
    assert quantity is not None
    found = [
        f"{quantity.value}",
        "" if quantity.max is None else f"{quantity.max}",
        quantity.modifier.value,
        quantity.kind.value,
        quantity.unit or "",
        quantity.counted or "",
    ]
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Le site reçoit [1 250 enfants malnutris] et [plus de 30 agents].",
        "Il y a eu [93 cas], dont [4 décès], au Gabon.",
        "On a vacciné [1 250 enfants] à Kayes, [830] à Ségou et [412] à Mopti.",
        "Parmi les [640 migrants] secourus, [210] ont été transférés.",
        "Le centre a reçu [312 femmes], dont [plus de 40] au mois de mai.",
        "La province compte [12 postes-frontières] et [cinq villes] reliées par le rail.",
        "[Près d'un millier de réfugiés] ont marché pendant [48 heures].",
        "Elle emploie une [vingtaine de personnes] dans [six pays].",
        "L'un des [deux bailleurs] du fonds a renoncé.",
        "Le don se monte à [3 x 20 000 euros].",
        "La région accueille\u00a0[12\u202f500\u00a0déplacés].",
        "L'équipe a fait [325 visites\nà domicile].",
        "ON DÉNOMBRE [219 756 PDI] AU SAHEL.",
        "La cohorte de [80 ONG] vient de [30 pays].",
        "Nombre de centres réhabilités : [14]",
        "Une aide de [500 $US] par ménage, soit [300.000 FCFA] au Mali.",
        "L'atelier de [trois jours] a vu passer [28 cadres].",
        "Le forum a réuni [50 participant(e)s] du Maroc, [12 étudiant-e-s] et [30 migrant.e.s] ici.",
        "Pendant les [trois jours], les deux agences et les [six pays] ont travaillé.",
        "Une enveloppe de [3 millions d'euros], dont [1,2 million] pour le fleuve.",
        "Le club a [deux terrains] ([entre 2 et 4 dollars] l'heure, 1 080 et [2 160 FCFA] au Mali).",
        "Les visites se répartissent ainsi : Dakar, [120] ; Thiès, [80] ; Kaolack, [35].",
        "En mai, le nombre de consultations atteignait [17 500].",
        "Le taux a gagné [-2,5 %] puis [+3 %].",
        "Un trajet de [quatre heures et demie] coûte [12 euros et 40 centimes] ou [9 $CAD].",
        "De [60 dollars à 75 dollars] la nuit, [au-dessus de 90 euros] en août.",
        "L'étude suit [84 mères] de Bukavu. Parmi elles, [trente] avaient accouché seules.",
        "Sur les [720 élèves] pesés, [95] souffraient d'anémie, et [18] d'entre eux ont été opérés.",
        "Comptez [pas plus de 30 lits] et [GBP 4 500].",
        "La maternité a accueilli [63] et [41 parturientes].",
        "Le puits coûte [90 000 euros] : [60 000] pour l'État, [30 000] pour la commune.",
        "L'UE verse [2 millions d'euros], la France [500 000] et l'Italie [300 000].",
        "Budget total : [4.200.000 EUR], soit [84 %]\n- AICS : [800.000]",
        "On a vu [320 élèves]. Provenance : Mali, [210] ; Niger, [110].",
        "Un don de [US$ 3 m] et de [30 $CAN].",
        "Le change est de [1,007 dollar].",
        "Le barrage coûte [1 milliard 250 millions 400 mille FCFA].",
        "Un séjour d'[un ou deux jours], puis [une à trois visites].",
        "La cheffe a [30 ans] de métier, son dispensaire a ouvert il y a [douze ans].",
        "[Deux blessés], [quatre troisièmes places] et [trois décès] dus au froid.",
    ],
)
def test_finds(blank, finder, marked: str):
    text, offsets = read_marked(marked)
    spans = find_quantities(blank(text), finder)
    assert [text[s.start_char : s.end_char] for s in spans] == [text[start:end] for start, end in offsets]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("une semaine", "1 semaine"),
        ("un mois et demi", "1.5 mois"),
        ("demi-journée", "0.5 journée"),
        ("trois quarts d'heure", "0.75 heure"),
        ("4h45", "4.75 4h45"),
        ("6-min", "6 min"),
        ("plus d'une année", ">=1 année"),
        ("un euro", "1 EUR"),
        ("80 chf", "80 CHF"),
        ("24 euros 90", "24.9 EUR"),
        ("48,250 dollars", "48250 USD"),
        ("48,25 dollars", "48.25 USD"),
        ("1,007 dollars", "1.007 USD"),
        ("un infirmier", "1 infirmier"),
        ("il y a longtemps", "None"),
        ("12h75", "None"),
    ],
)
def test_reads_a_string_that_is_one_quantity(text: str, value: str):
    assert str(read_quantity(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "Les deux partenaires ont signé l'accord.",
        "Ces trois régions sont enclavées.",
        "Deux tiers des habitants ont fui.",
        "Le taux est resté stable pour 1 000 habitants.",
        "Un enfant sur trois souffre.",
        "Trois femmes sur dix n'ont pas accès aux soins.",
        "Les enfants de moins de 5 ans, de 6 à 59 mois et de 15 ans et plus.",
        "Des jeunes âgés de 15 à 24 ans.",
        "Il se marie à 16 ans.",
        "Un patient de 31 ans, un homme d'une soixantaine d'années, des élèves jusqu'à neuf ans.",
        "Une équipe de la Ligue 2 ivoirienne court les quatre coins du stade.",
        "Rendez-vous à 10 heures, jusqu'à 17h30.",
        "Tél. : +221 33 824 12 45 ou 77 123 45 67",
        "Voir l'article 12 de la loi 02-03 et la résolution 1325.",
        "Le vol AF 718, la souche H5N1 et la Covid-19.",
        "1. Contexte\n2. Objectifs\n3) Méthode",
        "C'est la 2ème édition, après celle de 2019.",
        "Des milliers de familles et plusieurs centaines de migrants.",
        "Réunion du 12 au 14 mai 2020, puis le 03/06/2020.",
        "Le programme Horizon 2030 et l'ODD 3.",
        "Score final : 3-1.",
        "BP 1234, Dakar",
        "Le portail https://exemple.org/2021/500-personnes est ouvert.",
        "Les Quatre Saisons et le pays des Mille Collines.",
        "Mise en quarantaine des voyageurs.",
        "Il passe tous les deux jours.",
        "La trêve dure une heure, le poste 172.16.254.3 aussi.",
        "À 18 heures, la file est longue.",
        "À 22 ans, elle dirige le dispensaire. A 23 ans, elle part.",
        "Les patients ont généralement entre 20 et 40 ans, et elle a bientôt 30 ans.",
        "Sa fille n'a que six ans, son aîné avait eu 20 ans.",
        "Le vaccin est offert aux plus de 65 ans et chez les moins de cinq ans.",
        "Elles sont toutes deux ravies.",
        "Une ville à objectif zéro Carton.",
        "Le classement : 1 - (12) Mali, 2 - (15) Gabon.",
    ],
)
def test_leaves_alone(blank, finder, text: str):
    assert [s.text for s in find_quantities(blank(text), finder)] == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Le naufrage a fait 63 morts.", "died"),
        ("On a notifié 56 cas de rougeole.", "infected"),
        ("Plus de 150 participants sont attendus.", "attended"),
        ("Quelque 15 000 villageois ont été sensibilisés.", "trained"),
        ("Les garde-côtes ont secouru 112 migrants.", "rescued"),
        ("Le foyer héberge 45 jeunes filles.", "hosted"),
        ("L'hôpital emploie 340 personnes.", "employed"),
        ("Le pays compte 30 000 réfugiés.", "displaced"),
        ("La ville compte 60 000 habitants.", "other"),
    ],
)
def test_outcome_without_parse(blank, finder, text: str, outcome: str):
    (span,) = find_quantities(blank(text), finder)
    assert span._.value.outcome.value == outcome


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Une aide à la réinsertion a été versée à 320 femmes.", ["reintegrated"]),
        ("La campagne de vaccination vise 90 000 enfants.", ["vaccinated"]),
        ("Vaccination à Ruyigi. Dépistés : 410 élèves.", ["screened"]),
        ("Elle a permis à 90 femmes de suivre une formation.", ["trained"]),
        ("Quinze mères ont soigné 300 villageois.", ["other", "treated"]),
        ("Le choléra a touché 120 réfugiés à Doro.", ["infected"]),
        ("Le fonds soutient la commune où vivent 800 exilés.", ["hosted"]),
        ("En juin, 95 personnes se sont adressées à nos écoutants.", ["assisted"]),
        ("Un vol a permis le rapatriement de 158 Maliens (98 hommes et 60 femmes).", ["returned"] * 3),
        ("Ils visent la réintégration. En mai, 80 femmes ont bénéficié de cette approche.", ["reintegrated"]),
        ("Le forum a réuni 70 acteurs concernés par ce sujet.", ["attended"]),
        ("On a soigné 50 exilés, parmi lesquels :\n• 30 femmes ;\n• 20 enfants.", ["treated"] * 3),
        ("Au village, 40 personnes expulsées par la police ont été hébergées.", ["hosted"]),
        ("Le camp héberge 400 personnes ; parmi elles, 11 femmes enceintes.", ["hosted"] * 2),
        ("Trois femmes ont été tuées et six autres blessées.", ["died", "other"]),
        ("L'hôpital a soigné 130 blessés dans une ville de 90 000 habitants.", ["treated", "other"]),
        ("Plus de 200 villageois ont quitté leurs foyers.", ["displaced"]),
        ("Près de 700 migrants ont été pris en charge au centre.", ["assisted"]),
    ],
)
def test_outcome_with_parse(parser, finder, text: str, outcomes: list[str]):
    doc = parser(text)
    assert [s._.value.outcome.value for s in find_quantities(doc, finder)] == outcomes


@pytest.mark.parametrize(
    "marked",
    [
        "Le service cherche [18 cadres de haut niveau] et [40 kits de première nécessité].",
        "On a régularisé [300 travailleurs en situation irrégulière].",
        "L'embuscade a tué [12 soldats tchadiens] et plusieurs dizaines de civils.",
        "Il a composé le 3 mai les numéros 999 gratuits.",
        "[Six patients] ont été suivis ; les deux ont été opérés.",
    ],
)
def test_ends_the_phrase_with_parts_of_speech(nlp, finder, marked: str):
    text, offsets = read_marked(marked)
    doc = nlp(text)
    doc.spans[SPANS] = [span for span in doc.spans[SPANS] if span.label_ == "DATE"]
    spans = find_quantities(doc, finder)
    assert [text[s.start_char : s.end_char] for s in spans] == [text[start:end] for start, end in offsets]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("six matches", "match"),
        ("deux coronavirus", "coronavirus"),
        ("trois rendez-vous", "rendez-vous"),
        ("deux dirigeants", "person"),
        ("quatre cosmonautes", "person"),
        ("4 millions de livres", None),
        ("300 livres", "livre"),
    ],
)
def test_units(text: str, unit: str | None):
    quantity = read_quantity(text)
    assert quantity is not None
    assert quantity.unit == unit


def test_a_sign_that_opens_a_line_bounds_nothing(blank, finder):
    text = "> 31 200 exilés vus aux postes\n> 934 mineurs ; un total > 900 exilés"
    found = [str(span._.value) for span in find_quantities(blank(text), finder)]
    assert found == ["31200 exilés", "934 mineurs", ">=900 exilés"]


def test_people_lend_no_noun_to_more_than_there_are(blank, finder):
    text = "Le groupe emploie 300 ouvriers et va investir 21,5 milliards."
    assert [span.text for span in find_quantities(blank(text), finder)] == ["300 ouvriers"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Ville | Cas | Décès\nKita | 120 | 3\nGao | 95 | 0",
         [("120", "Cas"), ("3", "Décès"), ("95", "Cas"), ("0", "Décès")]),
        ("N° / Acte / Fait / Prévu\n1 / Enfants vaccinés / 480 / 500\n1a / dont à Ségou / 90 / –",
         [("480", "Enfants vaccinés"), ("500", "Enfants vaccinés"), ("90", "Enfants vaccinés")]),
        ("Bilan\n  visites ......... 1 904\n  lits ......... 12", [("1 904", "visites"), ("12", "lits")]),
        ("Ville | Code\nKita | 120", []),
        ("Tél. | 22 33 44 55\nFax | 22 33 44 56", []),
    ],
)  # fmt: skip
def test_counts_cells_as_their_column_or_row_says(blank, finder, text: str, cells: list[tuple[str, str]]):
    doc = blank(text)
    found = [(doc[one.start : one.end].text, one.quantity.counted) for one in finder.find(doc)]
    assert found == cells


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'an dernier on a noté 300 appels, la ligne en avait traité 210.", ["300 appels", "210"]),
        ("On a soigné 300 exilés. La ville en avait reçu 120.", ["300 exilés", "120"]),
        ("On a soigné 300 exilés. Neuf ont été transférés.", ["300 exilés", "Neuf"]),
        ("On a soigné 300 exilés. La ville loge 120 d'entre eux.", ["300 exilés", "120"]),
        ("On a soigné 300 exilés, dont 17 venus du Mali.", ["300 exilés", "17"]),
        ("On a soigné 300 exilés, contre 250 un an avant.", ["300 exilés", "250"]),
        ("On a vu 40 élus. Excusés : 4. Le reste dort.", ["40 élus", "4"]),
        ("Marseille a reçu 612 exilés, Toulon 440, Nice 310.", ["612 exilés", "440", "310"]),
        ("On a noté 9 400 cas. À Kaédi, 5 300 ; à Rosso, 2 100.", ["9 400 cas", "5 300", "2 100"]),
        ("Le centre suit 940 patients. Ils n'étaient que 600 en 2019.", ["940 patients", "600"]),
        ("Elle a réalisé 2 040 visites ; elle n'en avait connu que 1 300 en 2018.",
         ["2 040 visites", "1 300"]),
        ("On a vacciné 62 000 enfants : 41 000 à nos postes, 21 000 le long du fleuve.",
         ["62 000 enfants", "41 000", "21 000"]),
        ("Trente bourses sont offertes : vingt pour des infirmiers, dix pour des médecins.",
         ["Trente bourses", "vingt", "dix"]),
        ("Sur neuf dispensaires, cinq n'avaient pas de médecin.", ["neuf dispensaires", "cinq"]),
        ("On a vu 74 000 exilés ; environ 10 000 y sont restés.", ["74 000 exilés", "environ 10 000"]),
        ("Le pavillon compte 32 lits. Six autres sont promis.", ["32 lits", "Six"]),
        ("On a fait 3 900 visites. De ce total, 410 concernaient des nomades.", ["3 900 visites", "410"]),
        ("On a soigné 300 exilés. La salle sert en moyenne 12.", ["300 exilés"]),
        ("On a soigné 300 exilés, Article 12, à Kaédi.", ["300 exilés"]),
        ("On a soigné 300 exilés, 450 pour les autres.", ["300 exilés"]),
        ("L'équipe a suivi 168 cas et formé trente agents.", ["168 cas", "trente agents"]),
        ("Il a remis 152 postes de sages-femmes, 27 000 femmes comprises.",
         ["152 postes de sages-femmes", "27 000 femmes"]),
        ("On a soigné 300 exilés. Salle : 4 au fond.", ["300 exilés"]),
    ],
)  # fmt: skip
def test_finds_numbers_that_stand_for_those_before(parser, finder, text: str, found: list[str]):
    assert [span.text for span in find_quantities(parser(text), finder)] == found


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Le pays abrite 500 réfugiés. Plus de 58 % d'entre eux ont moins de vingt ans.", "réfugiés"),
        ("Parmi 500 réfugiés, 30 % toussent.", "réfugiés"),
        ("On a reçu 500 patients, une hausse de 7 %.", "%"),
        ("La remise de 30 % sur les tarifs est acquise.", "tarifs"),
    ],
)
def test_what_a_percentage_is_of(blank, finder, text: str, counted: str):
    shares = [s._.value for s in find_quantities(blank(text), finder) if s._.value.kind is Kind.PERCENT]
    assert [share.counted for share in shares] == [counted]


def test_leaves_the_numbers_of_dates(blank, finder):
    doc = blank("En mars 2020 personnes et biens circulaient.")
    add_mentions(doc, [Span(doc, 1, 3, label="DATE")])
    assert find_quantities(doc, finder) == []


def test_component_stands_alone_and_travels(tmp_path):
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_quantities")
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("On compte 12 puits.")
    (span,) = doc.spans[SPANS]
    assert (span.text, span.label_, span._.rule) == ("12 puits", "QUANTITY", "quantity-count")
    assert span._.value.to_dict() == {
        "value": 12, "max": None, "modifier": "=", "kind": "count", "unit": "puits", "counted": "puits",
    }  # fmt: skip


def test_outcome_is_for_people_only():
    people = Quantity(3, Kind.PEOPLE, "person", "migrants", outcome=Outcome.HOSTED)
    assert people.to_dict()["outcome"] == "hosted"
    assert "outcome" not in Quantity(3, Kind.COUNT, "lit", "lits").to_dict()


def test_quantities_of_one_unit_compare():
    assert Quantity(3, Kind.MONEY, "EUR") < Quantity(4, Kind.MONEY, "EUR")
    with pytest.raises(TypeError):
        assert Quantity(3, Kind.MONEY, "EUR") < Quantity(4, Kind.MONEY, "USD")


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(70, Kind.PEOPLE, "person", "acteurs", Modifier.ABOUT), "~70 acteurs"),
        (Quantity(10, Kind.DURATION, "day", "jours", max=15), "10–15 jours"),
        (Quantity(3_500_000, Kind.MONEY, "EUR", "euros"), "3500000 EUR"),
        (Quantity(46, Kind.PERCENT, "%", "ménages"), "46 % (ménages)"),
    ],
)
def test_str(quantity: Quantity, text: str):
    assert str(quantity) == text


def _people(value: int, **more: object) -> Quantity:
    return Quantity(value, Kind.PEOPLE, "person", "personnes", **more)


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        (_people(584), [_people(511), _people(73)], Breakdown.COMPLETE),
        (_people(584), [_people(511)], Breakdown.PARTIAL),
        (_people(584), [_people(511), _people(100)], Breakdown.EXCESS),
        (_people(584), [Quantity(3, Kind.COUNT, "lit")], Breakdown.UNCLEAR),
        (_people(584, modifier=Modifier.ABOUT), [_people(600)], Breakdown.UNCLEAR),
        (_people(584), [], Breakdown.UNCLEAR),
        (
            _people(584),
            [Quantity(41, Kind.PERCENT, "%"), Quantity(59, Kind.PERCENT, "%")],
            Breakdown.COMPLETE,
        ),
    ],
)
def test_breakdown(whole: Quantity, parts: list[Quantity], verdict: Breakdown):
    assert check_breakdown(whole, parts) is verdict


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_parts_of_a_sum_are_complete(values: list[int]):
    assert check_breakdown(_people(sum(values)), map(_people, values)) is Breakdown.COMPLETE


@given(st.text(alphabet="12 05.,-–àet%€()dixmilleonsdersan\n", max_size=80))
def test_mentions_lie_in_the_text(text: str):
    nlp, finder = test_mentions_lie_in_the_text.parts
    spans = find_quantities(nlp(text), finder)
    assert all(0 <= s.start_char < s.end_char <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


test_mentions_lie_in_the_text.parts = (spacy.blank("fr"), QuantityFinder())


ADVERSARIAL = [
    "12 ", "3 lits et ", "(5 agents ", "deux et ", "1 000 F ", "dont 20 à Kolda, ", "Label : 40\n", "1 | ",
    "9" * 30, "20 formés, 30 ", "le total des femmes a ", "Provenance : Mali, 12 ; ", "5 % de ", "$ 3 m ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_work_grows_with_the_text_and_no_faster(blank, finder, piece: str):
    short, long = (blank(piece * times) for times in (40, 400))
    work = [count_calls(lambda doc=doc: find_quantities(doc, finder)) for doc in (short, long)]
    assert work[1] <= 11 * work[0]


def test_work_is_linear_in_one_long_sentence(blank, finder):
    """All words hang on one verb, as a parser may leave a list without end."""

    def parsed(times: int) -> Doc:
        words = ["formés", *["20", "agents", "et"] * times]
        tags = ["VERB", *["NUM", "NOUN", "CCONJ"] * times]
        deps = ["ROOT", *["nummod", "obj", "cc"] * times]
        return Doc(blank.vocab, words, pos=tags, deps=deps, heads=[0] * len(words), sent_starts=None)

    work = [count_calls(lambda doc=doc: find_quantities(doc, finder)) for doc in (parsed(100), parsed(1_000))]
    assert work[1] <= 11 * work[0]
