"""French verb forms from the infinitive."""

from __future__ import annotations

import pytest

from pipeline.rules.conjugation import participles, verb_forms


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("financer", "finance financent finançait finançant finança financèrent financé financées financera"),
        ("appuyer", "appuie appuient appuyait appuyé appuiera appuierait"),
        ("gérer", "gère gèrent gérait gérées gérera"),
        ("mener", "mène menait menées mènera"),
        ("appeler", "appelle appelait appelé appellera"),
        ("engager", "engage engageait engageant engagea engageront"),
        ("mettre", "met mettent mettait mis mises mettra mit mirent"),
        ("soutenir", "soutient soutiennent soutenait soutenu soutenues soutiendra soutint"),
        ("conduire", "conduit conduisent conduisait conduites conduira conduisit"),
        ("recevoir", "reçoit reçoivent recevait reçu recevra reçut"),
        ("offrir", "offre offrent offrait offertes offrira offrit"),
        ("réunir", "réunit réunissent réunissait réunis réunira réunirent"),
        ("accueillir", "accueille accueillait accueillie accueillera"),
        ("prendre", "prend prennent prenait pris prendra prit"),
        ("pouvoir", "peut peuvent pouvait pu pourra"),
        ("suspendre", "suspend suspendent suspendait suspendus suspendra"),
        ("atteindre", "atteint atteignent atteignait atteintes atteindra atteignit"),
        ("fuir", "fuit fuient fuyait fuyant fui fuira"),
        ("mourir", "meurt meurent mourait mortes mourront moururent"),
        ("survivre", "survit survivent survivait survécu survivra survécut"),
        ("disparaître", "disparaît disparaissent disparaissait disparues disparaîtra"),
        ("inclure", "inclut incluent incluses inclura"),
        ("financer", "finançons financerons"),
        ("souscrire", "souscrit souscrivent souscrites souscrira"),
        ("pourvoir", "pourvoit pourvoyait pourvu pourvoira"),
        ("promouvoir", "promeut promouvait promues"),
        ("acquérir", "acquiert acquérait acquises acquerra"),
        ("sortir", "sort sortent sortait sorties sortira"),
    ],
)
def test_forms_include_those_that_reports_use(infinitive, forms):
    assert set(forms.split()) <= verb_forms(infinitive)


@pytest.mark.parametrize(
    ("infinitive", "agreed"),
    [
        ("financer", {"financé", "financée", "financés", "financées"}),
        ("mettre", {"mis", "mise", "mises"}),
        ("devoir", {"dû", "due", "dus", "dues"}),
        ("inscrire", {"inscrit", "inscrite", "inscrits", "inscrites"}),
    ],
)
def test_participles_agree(infinitive, agreed):
    assert participles(infinitive) == agreed
