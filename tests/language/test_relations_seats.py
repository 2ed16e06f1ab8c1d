"""Places, dates and membership beside their near misses: « relève de », « relève les erreurs de »."""

from __future__ import annotations

import pytest

from tests.language.relation_docs import stated

SEATS = [
    ("Basée à [Turin|L], l'ONG [Alizé Santé|O=A] se tait.", ["A BASED_IN Turin"]),
    ("Basée à [Turin|L], le [Réseau Alizé|O=A] se tait.", []),
    (
        "L'[association Baobab|O=A], établie de longue date à [Macapá|L], poursuivra le [projet Cap|P=s].",
        ["A BASED_IN Macapá", "A IMPLEMENTS s"],
    ),
    (
        "Un [atelier sur la rage|E=at] est organisé par l'[institut Kéa|O=K], installé à [Tunis|L].",
        ["K BASED_IN Tunis", "K ORGANISES at"],
    ),
    ("La [FAO|O] et [Kinésio|O], association de [Lille|L], se taisent.", ["Kinésio BASED_IN Lille"]),
    ("[Kinésio|O], association d'aide à [Lille|L], se tait.", []),
    ("[Kinésio|O], active au [Togo|C], se tait.", ["Kinésio BASED_IN Togo"]),
    ("La [FAO|O] est représentée au [Togo|C] par un agronome.", ["FAO BASED_IN Togo"]),
    ("Les infirmiers ont été formés par la [FAO|O] à [Kita|L].", []),
    (
        "Le [projet Cap|P=s] est mis en œuvre par [Kinésio|O] au [Togo|C] et au [Bénin|C].",
        ["Kinésio IMPLEMENTS s", "s COVERS Bénin", "s COVERS Togo"],
    ),
    (
        "La [Délégation de l'[Union européenne|O=UE] au [Togo|C]|O=D] se tait.",
        ["D BASED_IN Togo", "D PART_OF UE"],
    ),
]

MEMBERS = [
    ("Le [laboratoire Kéa|O=K] relève de l'[OMS|O].", ["K PART_OF OMS"]),
    ("Le [laboratoire Kéa|O=K] relève les erreurs de l'[OMS|O].", []),
    ("L'[OMS|O], dont relève le [laboratoire Kéa|O=K], se tait.", ["K PART_OF OMS"]),
    ("[Kinésio|O] rejoint l'[Alliance santé|O=A].", ["Kinésio PART_OF A"]),
    ("[Kinésio|O] rejoint le point de vue de l'[Alliance santé|O=A].", []),
    ("[Kinésio|O] siège au [Comité de l'eau|O=C].", ["Kinésio PART_OF C"]),
    ("Le [laboratoire Kéa|O=K], organe placé auprès de l'[OMS|O], se tait.", ["K PART_OF OMS"]),
    (
        "Le [laboratoire Kéa|O=K], [unité de l'[OMS|O]|O=U], publie une note.",
        ["K PART_OF OMS", "U PART_OF OMS"],
    ),
    (
        "L'[Alliance santé|O=A] compte parmi ses membres la [FAO|O] et [Kinésio|O].",
        ["FAO PART_OF A", "Kinésio PART_OF A"],
    ),
    ("La [Fondation de l'[hôpital Sira|O=H]|O=F] a donné un lit.", []),
    ("L'[atelier sur la rage|E=at] est la première activité du [projet Cap|P=s].", ["at PART_OF s"]),
]

COVERAGE = [
    ("Une [campagne contre la rage|P=c] a été lancée à [Gao|L].", ["c COVERS Gao"]),
    ("Le [Plan contre la rage|P=c] a été lancé à [Gao|L].", []),
    ("Le [projet Cap|P=s] avance. Le [Niger|C] fait partie des pays visés.", ["s COVERS Niger"]),
    ("Le [projet Cap|P=s] avance. Le [Niger|C] fait partie des pays d'[Afrique|L].", []),
    ("Le [projet Cap|P=s] avance. [Gao|L] n'entre pas dans le périmètre.", ["s COVERS Gao (negated)"]),
    (
        "Au [Bénin|C] comme au [Togo|C], le [projet Cap|P=s] forme des sages-femmes.",
        ["s COVERS Bénin", "s COVERS Togo"],
    ),
    ("La formation, donnée dans le cadre du [projet Cap|P=s], a eu lieu à [Gao|L].", []),
]

VENUES = [
    ("Le [festival Cap|E=f] se tient à [Dakar|L].", ["f TAKES_PLACE_IN Dakar"]),
    ("Le [festival Cap|E=f] tient tête à [Dakar|L].", []),
    (
        "L'[atelier sur la rage|E=at] s'est ouvert au [centre Kéa|O=K], [district de Nara|L=Nara].",
        ["K BASED_IN Nara", "at TAKES_PLACE_IN K", "at TAKES_PLACE_IN Nara"],
    ),
    ("L'[atelier sur la rage|E=at] a eu lieu dans l’enceinte du [musée Kéa|O=K].", ["at TAKES_PLACE_IN K"]),
    (
        "- [Atelier sur la rage|E=at] : [3 mai 2021|D=d], dans la salle du [musée Kéa|O=K]",
        ["at OCCURS_ON d", "at TAKES_PLACE_IN K"],
    ),
    ("À venir : [atelier sur la rage|E=at], [Gao|L].", ["at TAKES_PLACE_IN Gao"]),
    (
        "La [table ronde sur la rage|E=t] a attiré cent curieux au [musée Kéa|O=K].",
        ["t TAKES_PLACE_IN K"],
    ),
]

DATES = [
    ("Le [projet Cap|P=s] avance. Il court de [mars 2022 à mai 2026|D=d].", ["s OCCURS_ON d"]),
    ("[Kinésio|O] avance. Il court de [mars 2022 à mai 2026|D=d].", []),
    (
        "Entrée en vigueur le [1er mars 2023|D=d], la [loi Cap|P=s] protège [500 personnes|Q=q].",
        ["s OCCURS_ON d"],
    ),
    (
        "▪ [Avril 2022|D] : la mairie lancera une [campagne contre la rage|P=c].",
        ["c OCCURS_ON Avril 2022 (planned)"],
    ),
    ("Le [projet Cap|P=s] soigne depuis [2021|D] les enfants.", ["s OCCURS_ON 2021"]),
    ("Le [projet Cap|P=s] a soigné en [2021|D] des enfants.", []),
    (
        "[Colloque sur la rage|E=c]\n\nCalendrier\n– Envoi des textes : [31 mai|D]\n– Réponse : [5 juin|D]",
        [],
    ),
]


@pytest.mark.parametrize(("marked", "states"), [*SEATS, *MEMBERS, *COVERAGE, *VENUES, *DATES])
def test_what_is_where_when_and_of_what(parser, marked, states):
    assert stated(parser, marked) == sorted(states)
