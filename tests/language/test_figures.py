"""Whose each figure is, of when, and which figure it is a part of; the names are given."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType, Mention, Predicate, Status
from pipeline.language.extensions import add_mentions
from pipeline.language.figures import find_figures
from pipeline.language.quantities import QuantityFinder, find_quantities
from pipeline.rules.figures import load_figures
from tests.marked import read_marked

TYPES = {"O": "ORGANISATION", "C": "COUNTRY", "L": "LOCATION", "P": "PROGRAMME", "E": "EVENT", "D": "DATE"}
_TYPED = re.compile(rf"\[([{''.join(TYPES)}]) ")


def read_figures(parser, marked: str) -> tuple[Doc, list[tuple[str, str, str, Status]]]:
    """(subject, predicate, object, status) in the words of the text; marks name their type: « [O OIM] »."""
    kinds = [TYPES[match[1]] for match in _TYPED.finditer(marked)]
    text, offsets = read_marked(_TYPED.sub("[", marked))
    doc = parser(text)
    names = [doc.char_span(*at, label=kind) for at, kind in zip(offsets, kinds, strict=True)]
    add_mentions(doc, names)
    add_mentions(doc, find_quantities(doc, QuantityFinder()))
    entities: dict[str, Entity] = {}
    for span in doc.spans["passerelle"]:
        span._.entity_id = span.text
        mention = Mention(span.start_char, span.end_char)
        entities.setdefault(span.text, Entity(span.text, EntityType(span.label_), span.text, (mention,)))
    doc._.entities = tuple(entities.values())
    relations = find_figures(doc, load_figures())
    return doc, [(r.subject, r.predicate, r.object, r.status) for r in relations]


def _owners(parser, marked: str) -> set[tuple[str, str]]:
    _, relations = read_figures(parser, marked)
    return {
        (subject, figure) for subject, predicate, figure, _ in relations if predicate is Predicate.HAS_FIGURE
    }


@pytest.mark.parametrize(
    ("marked", "owners"),
    [
        ("L'[O OIM] a formé 120 agents.", {("OIM", "120 agents")}),
        ("L'[O UNITAR] a réuni 40 délégués du [C Tchad] et du [C Bénin].", {("UNITAR", "40 délégués")}),
        ("Le [C Tchad] compte 600 000 réfugiés.", {("Tchad", "600 000 réfugiés")}),
        ("45 infirmiers ont été formés par l'[O OMS].", {("OMS", "45 infirmiers")}),
        (
            "L'[O OIM] a soigné 300 migrants à [L Agadez] et à [L Arlit].",
            {("OIM", "300 migrants"), ("Agadez", "300 migrants"), ("Arlit", "300 migrants")},
        ),
        ("À [L Kolda] vivent 2 400 déplacés.", {("Kolda", "2 400 déplacés")}),
        (
            "L'[O OIM] agit au [C Gabon]. 640 rapatriés (300 hommes et 340 femmes) ont bénéficié de cet"
            " accompagnement complet, durable et gratuit au [C Burundi].",
            {("Burundi", "640 rapatriés")},
        ),
        (
            "Le [P projet Vaincre], doté de 3 millions d'euros, démarre.",
            {("projet Vaincre", "3 millions d'euros")},
        ),
        (
            "Dans le cadre du [P projet Vaincre], l'[O OMS] a formé 30 agents.",
            {("projet Vaincre", "30 agents"), ("OMS", "30 agents")},
        ),
        ("L'[E atelier sur le paludisme] a réuni 28 experts.", {("atelier sur le paludisme", "28 experts")}),
        (
            "L'[O ALIMA] a tenu l'[E atelier sur le tri]. Il a duré trois jours.",
            {("atelier sur le tri", "trois jours")},
        ),
        ("Deux mois plus tôt, l'[O OIM] a ouvert un foyer.", set()),
        ("L'[O UE] a versé 2 millions d'euros à l'[O OIM].", {("OIM", "2 millions d'euros")}),
        (
            "Le [P projet Vaincre] est mené dans deux pays ([C Mali], [C Togo]).",
            {("projet Vaincre", "deux pays")},
        ),
        (
            "Deux régions les accueillent : [L Kayes] (63 %) et [L Gao] (32 %).",
            {("Kayes", "63 %"), ("Gao", "32 %")},
        ),
        ("L'[O OIM] a aidé des participants du [C Mali].", set()),
        ("La [O MSF] a formé à [L Kita] 30 agents.", {("MSF", "30 agents"), ("Kita", "30 agents")}),
        ("Les 900 agents que compte la [O MSF] reprennent.", {("MSF", "900 agents")}),
        (
            "L'[E atelier sur le tri], payé par l'[O UE], auquel 40 élus ont participé, est clos.",
            {("atelier sur le tri", "40 élus")},
        ),
        ("Doté de 12 lits, l'[O hôpital de Kita] ouvre.", {("hôpital de Kita", "12 lits")}),
        ("L'[O OMS] bâtit un poste à [L Nara], où vivent 900 exilés.", {("Nara", "900 exilés")}),
        (
            "L'[O OMS] lui prête un toit. La [O MSF] a livré 9 camions à l'[O OIM].",
            {("OIM", "9 camions"), ("MSF", "9 camions")},
        ),
        ("Le tri effectué par [O MSF] a révélé 27 cas.", {("MSF", "27 cas")}),
        ("L'[E atelier sur le tri] s'ouvre. 40 élus y sont attendus.", {("atelier sur le tri", "40 élus")}),
        ("300 élèves étaient inscrits à l'[O Université de Ségou].", {("Université de Ségou", "300 élèves")}),
        (
            "L'[O UE] finance la [O clinique Elpis] à hauteur de 2 millions d'euros.",
            {("clinique Elpis", "2 millions d'euros")},
        ),
        ("L'[O UE] accorde 2 millions d'euros aux communes.", set()),
        (
            "Pays | Cas | Décès\n[C Mali] | 120 | 3\n[C Niger] | 95 | 0",
            {("Mali", "120"), ("Mali", "3"), ("Niger", "95"), ("Niger", "0")},
        ),
        ("L'[O OIM] soigne à 300 mètres du fleuve.", set()),
        ("Hier, 70 familles ont franchi la frontière du [C Tchad].", {("Tchad", "70 familles")}),
        ("Hier, 70 élèves venaient de [L Gao].", set()),
        ("Hier, 90 Sahéliens rapatriés de [L Gao] dormaient.", {("Gao", "90 Sahéliens")}),
        ("Hier, 60 malades ont été conduits à l'[O hôpital de Gao].", {("hôpital de Gao", "60 malades")}),
        (
            "L'[O OMS] appuie l'[O hôpital de Gao]. Hier, 60 malades y ont été soignés.",
            {("hôpital de Gao", "60 malades")},
        ),
        (
            "Un incendie ravage [L Gao]. Douze morts, 40 blessés.",
            {("Gao", "Douze morts"), ("Gao", "40 blessés")},
        ),
        ("Neuf centres ([L Gao], [L Kita]) ouvrent.", {("Gao", "Neuf centres"), ("Kita", "Neuf centres")}),
        ("L'[O OMS] annonce l'envoi de 40 agents.", {("OMS", "40 agents")}),
        ("L'[O OMS] annonce que 40 agents partent.", set()),
        ("Piloté par l'[O OMS], le projet embrasse trois métiers.", set()),
        (
            "[P Projet Vaincre]\n\nFinancement : [O UE] (2 millions d'euros) ; [O Caritas] (90 000 euros)",
            {("Projet Vaincre", "2 millions d'euros"), ("Projet Vaincre", "90 000 euros")},
        ),
        ("L'[O OMS] paie ces soins pendant trois ans.", set()),
        ("Hors du [P projet Vaincre], 300 élèves ont été vaccinés.", set()),
        ("Avant le [P projet Vaincre], l'[O OMS] avait formé 45 agents.", {("OMS", "45 agents")}),
        ("L'[O OIM] a fait cela en deux mois.", set()),
    ],
)
def test_owners(parser, marked: str, owners: set[tuple[str, str]]):
    found = _owners(parser, marked)
    assert {pair for pair in found if pair[1] != "Deux régions"} == owners


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        (
            "Le [C Mali] a reçu 230 migrants (150 hommes et 80 femmes).",
            {("150 hommes", "230 migrants"), ("80 femmes", "230 migrants")},
        ),
        ("On a compté 93 cas au [C Gabon], dont 4 décès.", {("4 décès", "93 cas")}),
        (
            "Il y a 900 habitants, soit 400 hommes et 500 femmes.",
            {("400 hommes", "900 habitants"), ("500 femmes", "900 habitants")},
        ),
        (
            "L'[O OIM] a touché 90 personnes : 40 hommes, 30 femmes et 20 enfants.",
            {("40 hommes", "90 personnes"), ("30 femmes", "90 personnes"), ("20 enfants", "90 personnes")},
        ),
        (
            "Le [C Mali] abrite 37 000 réfugiés. Plus de 58 % d'entre eux ont fui la guerre.",
            {("Plus de 58 % d'entre eux", "37 000 réfugiés")},
        ),
        (
            "L'[O OIM] a aidé 50 exilés, parmi lesquels :\n• 30 femmes ;\n• 20 enfants.",
            {("30 femmes", "50 exilés"), ("20 enfants", "50 exilés")},
        ),
        ("Sur les 53 arrivants, soit 33 hommes et 20 femmes, tous vont bien.",
         {("33 hommes", "53 arrivants"), ("20 femmes", "53 arrivants")}),
        ("Parmi les 640 migrants secourus, 210 ont été soignés.", {("210", "640 migrants")}),
        ("Le don vaut 50 000 dollars, soit 26 millions de francs CFA.", set()),
        ("On y voit 12 lits, 3 médecins et 40 patients.", set()),
        ("On a inscrit 900 élèves, dont se plaignent 12 élus.", set()),
        ("On a inscrit 900 élèves, 400 filles comprises.", {("400 filles", "900 élèves")}),
        ("Le fonds a versé 2 millions d'euros sur 11 millions d'euros.",
         {("2 millions d'euros", "11 millions d'euros")}),
        ("On a pesé 312 filles et 88 garçons, soit 400 enfants.",
         {("312 filles", "400 enfants"), ("88 garçons", "400 enfants")}),
        ("On a pesé 312 filles et 80 garçons, soit 400 enfants.", set()),
        ("On a vu 900 malades. Fièvre : 208. Toux : 335.",
         {("208", "900 malades"), ("335", "900 malades")}),
        ("En mars, 900 exilés sont entrés, 400 par [L Kita].", {("400", "900 exilés")}),
        ("Le plan de 71 millions de dollars n'est financé qu'à 10 %.", {("10 %", "71 millions de dollars")}),
        ("La caisse tient 90 000 euros : l'[O État] donne 60 000 euros, la [O Croix-Bleue] 30 000 euros.",
         {("60 000 euros", "90 000 euros"), ("30 000 euros", "90 000 euros")}),
        ("Le budget de 90 000 euros est serré ; l'[O État] en paie 40 %.", {("40 %", "90 000 euros")}),
        ("Le budget est de 90 euros. Le loyer prend 30 % du budget.", {("30 % du budget", "90 euros")}),
        ("On a vu 900 malades. 47 % des patients toussent.", {("47 % des patients", "900 malades")}),
        ("On a vu 900 malades, soit 12 % de plus que prévu.", set()),
        ("On a vu 900 malades ; 312 ont guéri.", {("312", "900 malades")}),
        ("On a vu 900 malades au [C Mali], [L Gao] en a 312.", {("312", "900 malades")}),
        ("On a soigné 900 malades, venus du [C Mali] (24 %) et du [C Tchad] (9 %).",
         {("24 %", "900 malades"), ("9 %", "900 malades")}),
        ("On a vu 900 malades, contre 700 en [D 2019].", set()),
        ("Cas de rougeole à [L Kita] : 900 cas ([D 2022] : 300 cas).", set()),
        ("La caisse a 412 000 euros : dons, 55 % ; ventes, 30 % ; prêts, 15 %.",
         {("55 %", "412 000 euros"), ("30 %", "412 000 euros"), ("15 %", "412 000 euros")}),
        ("Le fonds atteint 9 millions d'euros. La contribution de l'[O UE] est de 2 millions d'euros.",
         {("2 millions d'euros", "9 millions d'euros")}),
    ],
)  # fmt: skip
def test_parts(parser, marked: str, parts: set[tuple[str, str]]):
    _, relations = read_figures(parser, marked)
    assert {(a, b) for a, predicate, b, _ in relations if predicate is Predicate.AMOUNT_PART_OF} == parts


@pytest.mark.parametrize(
    ("marked", "periods"),
    [
        ("En [D 2019], l'[O OIM] a formé 120 agents.", {("120 agents", "2019")}),
        ("L'[O OMS] a soigné 300 enfants en [D mai 2021] et 80 femmes en [D juin 2021].",
         {("300 enfants", "mai 2021"), ("80 femmes", "juin 2021")}),
        ("[D 2017] – [O MSF] assure 4 000 visites.", {("4 000 visites", "2017")}),
        ("[L Dakar], [D 4 mai 2021] – L'[O OIM] a formé 30 agents.", set()),
        ("Il sévit en [D 2013]. La même année, l'[O OMS] a soigné 500 malades.", {("500 malades", "2013")}),
        ("Lancé en [D 2013], le [P projet Vaincre] a un budget de 3 millions d'euros.", set()),
        ("L'[O Caritas], fondée en [D 1954], a nourri 300 enfants.", set()),
        ("Ouverte en [D mars 2020], la [O clinique Elpis] soigne 40 malades par jour.", set()),
        ("Quatre centres ont été ouverts en [D 2019].", {("Quatre centres", "2019")}),
        ("On a vu 900 malades, soit 12 % de moins qu'en [D 2017].", set()),
        (
            "On y soigne les blessés, malades et choqués. Rien qu'en [D 2017], 900 malades ont été vus.",
            {("900 malades", "2017")},
        ),
        ("L'[O UE] a versé 2 millions d'euros en [D 2022].", {("2 millions d'euros", "2022")}),
        ("Le fonds de 9 millions d'euros, dont 2 millions pour [D 2022], dort.", {("2 millions", "2022")}),
        ("Selon le rapport de [D 2019], le [C Mali] compte 120 cas.", set()),
        ("Depuis la guerre de [D 1998], le [C Mali] accueille 900 exilés.", set()),
        ("L'[O Caritas], présente à [L Gao] depuis [D 2017], a nourri 300 enfants.", set()),
        ("[D 28 juin 2018]. L'orage passe. Bilan à [L Gao] : 12 blessés.", {("12 blessés", "28 juin 2018")}),
        ("De [D 2019 à 2023] :\n→ 900 malades examinés ;\n→ 30 agents formés.",
         {("900 malades", "2019 à 2023"), ("30 agents", "2019 à 2023")}),
        ("[O MSF] dispose pour [D 2022] de 2 millions d'euros.", {("2 millions d'euros", "2022")}),
        ("[O MSF] a vu 900 malades en [D 2017]. On a fait 640 tests dans la même période.",
         {("900 malades", "2017"), ("640 tests", "2017")}),
        ("On a vu 900 malades (au [D 30 juin 2022]).", {("900 malades", "30 juin 2022")}),
        ("On a vu 900 malades (au [D 30 juin 2022]) : 400 à [L Gao], 500 à [L Kita].",
         {("900 malades", "30 juin 2022")}),
        ("Ce projet court depuis [D mars 2023] à [L Nara], où vivent 900 exilés.", set()),
        ("Période : [D juin 2023]\n\nPays | Cas | Cible\n[C Mali] | 120 | 200\n[C Niger] | 95 | 90",
         {("120", "juin 2023"), ("95", "juin 2023")}),
    ],
)  # fmt: skip
def test_periods(parser, marked: str, periods: set[tuple[str, str]]):
    _, relations = read_figures(parser, marked)
    assert {(a, b) for a, predicate, b, _ in relations if predicate is Predicate.IN_PERIOD} == periods


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("L'[O OIM] a formé 120 agents.", Status.ASSERTED),
        ("L'[O OIM] formera 120 agents.", Status.PLANNED),
        ("L'[O OIM] n'a pas formé les 120 agents prévus.", Status.NEGATED),
    ],
)
def test_status(parser, marked: str, status: Status):
    _, relations = read_figures(parser, marked)
    assert [state for *_, state in relations] == [status]


def test_parts_have_no_owner_but_their_own_place(parser):
    owners = _owners(parser, "Le [C Togo] a noté 168 cas, dont 7 à [L Lomé].")
    assert owners == {("Togo", "168 cas"), ("Lomé", "7")}


def test_parts_that_exceed_their_whole_are_doubted(parser):
    def confidence(marked: str) -> set[float]:
        doc, _ = read_figures(parser, marked)
        relations = find_figures(doc, load_figures())
        return {r.confidence for r in relations if r.predicate is Predicate.AMOUNT_PART_OF}

    (sound,) = confidence("Le [C Mali] a reçu 90 migrants (50 hommes et 40 femmes).")
    (doubted,) = confidence("Le [C Mali] a reçu 90 migrants (50 hommes et 70 femmes).")
    assert doubted < sound


def test_nothing_without_entities(parser):
    assert find_figures(parser("On a soigné 12 enfants."), load_figures()) == []
