"""Where and when, and what belongs to what: programmes, events, bodies, and what the text goes on about."""

from __future__ import annotations

import pytest

from tests.language.relation_docs import stated

COVERS = [
    (
        "Le [projet Cap|P=s] est confié à [Arel|O]. Il se déploie dans les camps de [Mina|L] et de [Tera|L].",
        ["Arel IMPLEMENTS s", "s COVERS Mina", "s COVERS Tera"],
    ),
    ("Évaluation du projet « [Sahari|P=s] » ([Togo|C])", ["s COVERS Togo"]),
    ("Le [Plan pour les rapatriés du [Tchad|C]|P=s] avance.", []),
    ("Le [Plan pour les rapatriés au [Tchad|C]|P=s] avance.", ["s COVERS Tchad"]),
    (
        "Le [projet Cap|P=s] couvre [Ségou|L]. [Gao|L], trop éloignée, n'y figure pas, ni [Kidal|L].",
        ["s COVERS Gao (negated)", "s COVERS Ségou"],
    ),
    (
        "Le [projet Cap|P=s] couvre [Ségou|L]. Le [Bénin|C], candidat en 2021, n'a pas été retenu.",
        ["s COVERS Bénin (negated)", "s COVERS Ségou"],
    ),
    ("Le [projet Cap|P=s] avance. Le [Bénin|C] a été retenu par la pluie.", []),
    ("Le [projet Cap|P=s] avance. [Gao|L] reste à l'écart du projet.", ["s COVERS Gao (negated)"]),
    (
        "Le [projet Cap|P=s] intervient dans [huit districts|Q], dont ceux de [Kita|L] et de [Nioro|L].",
        ["s COVERS Kita", "s COVERS Nioro"],
    ),
    (
        "Le [projet Cap|P=s] est mené dans deux zones d'accueil du nord, [Kita|L] et [Nioro|L].",
        ["s COVERS Kita", "s COVERS Nioro"],
    ),
    ("Dans deux pays du nord, le [Mali|C] et le [Niger|C], il pleut.", []),
    (
        "Le [Pérou|C] a lancé le [programme Cap|P=s] dans [deux régions|Q], parmi lesquelles [Tacna|L].",
        ["Pérou IMPLEMENTS s", "s COVERS Pérou", "s COVERS Tacna"],
    ),
    ("La [Suède|C] finance le [programme Cap|P=s].", ["Suède FUNDS s"]),
    (
        "Les 900 places du [programme Toit|P=s] se répartissent entre [Lyon|L] (600) et [Metz|L] (300).",
        ["s COVERS Lyon", "s COVERS Metz"],
    ),
    (
        "Le [projet Cap|P=s] s'applique à [Thiès|L] ; [Dakar|L] n'est pas concernée.",
        ["s COVERS Dakar (negated)", "s COVERS Thiès"],
    ),
    (
        "Le [projet Relais|P=s] démarre. Il avance. Zones d'intervention : [Togo|C] et [Bénin|C].",
        ["s COVERS Bénin", "s COVERS Togo"],
    ),
    (
        "Le [projet Cap|P=s] avance. La mise en œuvre débutera par une phase pilote à [Adana|L].",
        ["s COVERS Adana (planned)"],
    ),
    ("Le [projet Cap|P=s] avance. La directrice habite à [Adana|L].", []),
    ("[Projet Cap|P=s] – [Haïti|C]", ["s COVERS Haïti"]),
    ("[Projet Cap|P=s]\n[Haïti|C], [2019-2021|D]\n\nTexte.", ["s COVERS Haïti", "s OCCURS_ON 2019-2021"]),
    (
        "[Projet Cap|P=s]\n\nQ. – Où peut-on adhérer ?\nR. – Dans les districts de [Kita|L]. Rien à [Gao|L].",
        ["s COVERS Kita"],
    ),
    ("Projet [Relais|P=s]\nZONES ....... [Sfax|L]", ["s COVERS Sfax"]),
]

OCCURS_ON = [
    (
        "Le [programme Cap|P=s] a démarré en [2019|D]. Il s'achèvera en [2024|D].",
        ["s OCCURS_ON 2019", "s OCCURS_ON 2024 (planned)"],
    ),
    (
        "De [2014 à 2016|D=d], [Alizé|O] a formé des agents dans le cadre du [projet Cap|P=s].",
        ["Alizé IMPLEMENTS s", "s OCCURS_ON d"],
    ),
    ("Le [projet Cap|P=s] soigne des enfants en [2019|D].", []),
    ("[2022-2026|D=d] – Exécution du [Plan Vie|P=s].", ["s OCCURS_ON d"]),
    ("Un [programme Cap|P=s] : 760 000 euros, de [mai 2015 à mai 2017|D=d].", ["s OCCURS_ON d"]),
    ("Démarré en [janvier 2020|D=d], le [programme Cap|P=s] avance.", ["s OCCURS_ON d"]),
]

TAKES_PLACE_IN = [
    (
        "Le [20 juin 2019|D=d], au [Centre Kéa|O=c], [Alizé|O] a coorganisé le [colloque Fjord|E=f].",
        ["Alizé ORGANISES f", "f OCCURS_ON d", "f TAKES_PLACE_IN c"],
    ),
    (
        "[Conférence Fjord|E=f]\n[29 et 30 mai 2024|D=d]\n[Université Kéa|O=u], [Fès|L]",
        ["f OCCURS_ON d", "f TAKES_PLACE_IN Fès", "f TAKES_PLACE_IN u", "u BASED_IN Fès"],
    ),
    (
        "La [formation Fjord|E=f], fixée au [12 mai 2023|D=d] à [Kita|L], a été annulée.",
        ["f OCCURS_ON d (negated)", "f TAKES_PLACE_IN Kita (negated)"],
    ),
]

PART_OF = [
    ("Beaucoup venaient du [centre Bier|O=c], que gère [Alizé|O].", ["c PART_OF Alizé"]),
    (
        "Le [réseau Fjord|O=r] est né. En sont notamment membres [Alizé|O] et [Oxfam|O].",
        ["Alizé PART_OF r", "Oxfam PART_OF r"],
    ),
    ("Antenne de l'[Université Kéa|O=u], l'[unité Sho|O=s] soignera des malades.", ["s PART_OF u"]),
    ("Le [Plan Vie|P=s] est pris en application de la [Stratégie Mer|P=t].", ["s PART_OF t"]),
    (
        "Le [colloque Fjord|E=f] s'est conclu par un [atelier de rédaction|E=a].",
        ["a PART_OF f"],
    ),
    ("Le [centre Kéa|O=c], placé sous l'autorité de l'[Université Sud|O=u], ouvrira.", ["c PART_OF u"]),
    ("L'[étude de base du [projet Cap|P=s]|P=e] avance.", ["e PART_OF s"]),
]

BASED_IN = [
    ("La [Société Santé|O=s], organisme établi à [Ottawa|L], a contribué.", ["s BASED_IN Ottawa"]),
    ("L'[Association Santé [France|C]-[Togo|C]|O=s] recrute.", []),
    (
        "[Alizé|O] ouvrira en janvier une consultation à [Mons|L], puis une autre à [Tournai|L].",
        ["Alizé BASED_IN Mons (planned)", "Alizé BASED_IN Tournai (planned)"],
    ),
    (
        "[Alizé|O] est à pied d'œuvre. Ses deux équipes mobiles se relaient entre [Goris|L] et [Vayk|L].",
        ["Alizé BASED_IN Goris", "Alizé BASED_IN Vayk"],
    ),
    ("[Alizé|O] admire l'hôpital de [Mons|L].", []),
    ("Le [ministère de l'[Europe|L]|O=s] recrute.", []),
    ("Le [Conseil de l'[Europe|L]|O=s] recrute.", ["s BASED_IN Europe"]),
]


@pytest.mark.parametrize(("marked", "states"), [*COVERS, *OCCURS_ON, *TAKES_PLACE_IN, *PART_OF, *BASED_IN])
def test_places_dates_and_wholes(parser, marked, states):
    assert stated(parser, marked) == sorted(states)
