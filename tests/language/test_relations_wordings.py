"""Wordings of institutional French: support verbs, nouns, clitics, lines that announce events."""

from __future__ import annotations

import pytest

from tests.language.relation_docs import stated

FUNDS = [
    (
        "Le projet [Yaru|P], cofinancé à 80 % par l'[Union|O=UE] et à 20 % par la [Suède|C], avance.",
        ["Suède FUNDS Yaru", "UE FUNDS Yaru"],
    ),
    (
        "La [KfW|O] a mis des fonds à la disposition de l'[UNICEF|O].",
        ["KfW FUNDS UNICEF"],
    ),
    (
        "Lauréat d'une bourse de la [Fondation Dorval|O=FB], le [laboratoire Kéa|O=HS] s'agrandit.",
        ["FB FUNDS HS"],
    ),
    (
        "L'[atelier sur la rage|E=at] a été organisé à [Lomé|L] aux frais de la [Belgique|C].",
        ["Belgique FUNDS at", "at TAKES_PLACE_IN Lomé"],
    ),
    (
        "Le projet [Yaru|P] avance. Les fonds proviennent de la [Suède|C].",
        ["Suède FUNDS Yaru"],
    ),
    ("Le projet [Yaru|P] avance. Les agents viennent de la [Suède|C].", []),
]

SUPPORTS = [
    (
        "Le [laboratoire Kéa|O=HS] a brûlé. L'[OMS|O] lui a fourni des microscopes.",
        ["OMS SUPPORTS HS"],
    ),
    (
        "La [maternité Sira|O=HS] a rouvert ; l'[UNICEF|O] y forme le personnel.",
        ["UNICEF SUPPORTS HS"],
    ),
    (
        "Le [Japon|C] prête un bus à la [maternité Sira|O=HS], et le [Chili|C] y affectera un chauffeur.",
        ["Chili SUPPORTS HS (planned)", "Japon SUPPORTS HS"],
    ),
    (
        "L'[OIM|O] remercie pour leur soutien l'[UNICEF|O] et la [FAO|O].",
        ["FAO SUPPORTS OIM", "UNICEF SUPPORTS OIM"],
    ),
    (
        "L'[hôpital Somine|O=HS] a reçu de l'[OMS|O] un lot de médicaments.",
        ["OMS SUPPORTS HS"],
    ),
    ("L'[OMS|O] a salué l'appui de l'[Allemagne|C] au [Niger|C].", ["Allemagne SUPPORTS Niger"]),
]

IMPLEMENTS = [
    ("Le projet [Yaru|P] est une initiative de la [FAO|O].", ["FAO IMPLEMENTS Yaru"]),
    ("Le projet [Yaru|P] avance. Son exécution incombe à la [FAO|O].", ["FAO IMPLEMENTS Yaru"]),
    ("La [FAO|O] a été chargée de la mise en œuvre du projet [Yaru|P].", ["FAO IMPLEMENTS Yaru"]),
    (
        "C'est la [FAO|O], avec l'appui de l'[OMS|O], qui a piloté le projet [Yaru|P].",
        ["FAO IMPLEMENTS Yaru", "OMS SUPPORTS Yaru"],
    ),
    ("Le projet [Yaru|P] salue une initiative de la [FAO|O].", []),
]

EVENTS = [
    (
        "En [mai 2016|D], c'est à [Lima|L] que le [Pérou|C] a accueilli la [Conférence régionale|E=CR].",
        ["CR OCCURS_ON mai 2016", "CR TAKES_PLACE_IN Lima", "CR TAKES_PLACE_IN Pérou", "Pérou ORGANISES CR"],
    ),
    (
        "Le [salon du soin|E=cd] s'ouvre à [Rome|L]. Ni le [Mali|C] ni le [Niger|C] n'y participeront.",
        [
            "Mali PARTICIPATES_IN cd (negated)",
            "Niger PARTICIPATES_IN cd (negated)",
            "cd TAKES_PLACE_IN Rome",
        ],
    ),
    ("La [FAO|O] est intervenue lors de l'[atelier sur la rage|E=at].", ["FAO PARTICIPATES_IN at"]),
    (
        "Parmi les participants à l'[atelier sur la rage|E=at] figuraient l'[OMS|O] et la [FAO|O].",
        ["FAO PARTICIPATES_IN at", "OMS PARTICIPATES_IN at"],
    ),
    (
        "[Kigali|L] ([Rwanda|C]) a abrité le [Sommet sur la rage|E=som].",
        ["som TAKES_PLACE_IN Kigali", "som TAKES_PLACE_IN Rwanda"],
    ),
    (
        "L'[atelier sur la rage|E=at], dont la [FAO|O] est l'hôte, commence.",
        ["FAO ORGANISES at"],
    ),
]

BODIES = [
    ("La [FAO|O] et [Oxfam|O] creusent ensemble des puits.", ["FAO PARTNERS_WITH Oxfam"]),
    ("L'[OIM|O] et l'[UNICEF|O] unissent leurs efforts.", ["OIM PARTNERS_WITH UNICEF"]),
    (
        "L'[OIM|O], l'[UNICEF|O] et l'association [Enda|O] ont collaboré avec le [HCR|O].",
        [
            "Enda PARTNERS_WITH HCR",
            "Enda PARTNERS_WITH OIM",
            "Enda PARTNERS_WITH UNICEF",
            "HCR PARTNERS_WITH OIM",
            "HCR PARTNERS_WITH UNICEF",
            "OIM PARTNERS_WITH UNICEF",
        ],
    ),
    ("Géré par [ALIMA|O], l'[hôpital Somine|O=HS] reçoit cent malades.", ["HS PART_OF ALIMA"]),
    ("[Oxfam|O], filiale du groupe [Acted|O], recrute.", ["Oxfam PART_OF Acted"]),
    ("[ALIMA|O], dont les bureaux se trouvent à [Dakar|L], recrute.", ["ALIMA BASED_IN Dakar"]),
    ("À [Conakry|L], l'[hôpital Donka|O=HD] a rouvert.", ["HD BASED_IN Conakry"]),
    ("À [Conakry|L], l'[OIM|O] a rouvert un dossier.", []),
    ("La [Fondation [Mérieux|O=M]|O=FM] recrute.", []),
]

LINES = [
    (
        "- [Forum des infirmiers|E=at] : [Brest|L], [mars 2019|D] ; participants, [OMS|O] et [FAO|O]",
        [
            "FAO PARTICIPATES_IN at",
            "OMS PARTICIPATES_IN at",
            "at OCCURS_ON mars 2019",
            "at TAKES_PLACE_IN Brest",
        ],
    ),
    (
        "[9 juin|D], [Bergen|L] : [colloque Fjord|E=web] (hôte : [Oxfam|O])",
        ["Oxfam ORGANISES web", "web OCCURS_ON 9 juin", "web TAKES_PLACE_IN Bergen"],
    ),
    (
        "[Réunion du comité|E=rc]\n\nPrésents : [OMS|O], [FAO|O]\nExcusés : [UNICEF|O]",
        [
            "FAO PARTICIPATES_IN rc",
            "OMS PARTICIPATES_IN rc",
            "UNICEF PARTICIPATES_IN rc (negated)",
        ],
    ),
    (
        "[Projet Yaru|P=Yaru]\n\nCoût total : 5.000.000\n- [Suède|C] : 3.000.000\n- [Norvège|C] : 2.000.000",
        ["Norvège FUNDS Yaru", "Suède FUNDS Yaru"],
    ),
]


@pytest.mark.parametrize(("marked", "states"), [*FUNDS, *SUPPORTS, *IMPLEMENTS, *EVENTS, *BODIES, *LINES])
def test_wordings_of_each_predicate(parser, marked, states):
    assert stated(parser, marked) == sorted(states)
