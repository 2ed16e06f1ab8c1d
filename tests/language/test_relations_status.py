"""Asserted, planned or negated, from the verb that the mark stands on."""

from __future__ import annotations

import pytest

from pipeline.annotation import Status
from pipeline.language.relations import status_of
from tests.marked import read_marked


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Un atelier devrait être [organisé] à Dakar en mars 2024.", "planned"),
        ("Le projet vise à [appuyer] le ministère de la Santé.", "planned"),
        ("Le Togo n'y [participait] pas.", "negated"),
        ("Le HCR prévoit de [financer] le projet PASMI.", "planned"),
        ("Le dispensaire n'a pas encore [reçu] l'aide de l'OMS.", "negated"),
        ("L'atelier [aura] lieu à Niamey du 2 au 5 juillet 2024.", "planned"),
        ("Le HCR a fait savoir qu'il [doublerait] son aide au Burundi.", "planned"),
        ("L'OIM va [lancer] le programme PROMIS avec le soutien de l'Italie.", "planned"),
        ("L'Italie ne [finance] que le volet santé du plan.", "asserted"),
        ("Faute de fonds, l'OIM a [suspendu] le projet.", "negated"),
        ("La région du Centre n'est pas [couverte].", "negated"),
        ("Le Gabon ne [compte] pas parmi les pays retenus.", "negated"),
        ("Près de deux mille examens auront été [effectués] par MSF.", "asserted"),
        ("Le ministère a pu [former] 40 agents grâce au HCR.", "asserted"),
        ("Les équipes n'ont pas cessé d'y [accueillir] des familles.", "asserted"),
        ("Le projet, [financé] par l'Union européenne, sera mis en œuvre par l'OIM.", "planned"),
        ("Le projet sera [financé] par l'Union européenne et [mis] en œuvre par l'OIM.", "planned"),
        ("L'OMS refuse de [financer] ce plan.", "negated"),
        ("Le HCR s'engage à [financer] et à [soutenir] la clinique.", "planned"),
        ("La Suisse a [financé] le projet afin de renforcer les services.", "asserted"),
        ("L'OIM souhaite [organiser] un forum à Tunis.", "planned"),
        ("Aucun donateur ne [finance] le centre de santé.", "negated"),
        ("Le projet a permis de [former] le personnel du ministère.", "asserted"),
        ("Prévue en juin, la réunion [réunira] l'OMS et l'OIM.", "planned"),
        ("Le Maroc n'avait jamais [participé] à la conférence.", "negated"),
        ("Le ministère n'a été [associé] à l'atelier à aucun moment.", "negated"),
        ("L'atelier est [organisé] par l'OIM.", "asserted"),
        ("L'OMS [poursuivra] son appui au Tchad.", "asserted"),
        ("L'OMS ne [poursuivra] pas son appui au Tchad.", "negated"),
        ("La fin du [partenariat] entre l'OMS et Oxfam surprend.", "negated"),
        ("Une réunion est [annoncée] à Kayes.", "planned"),
        ("Une réunion a été [annoncée] à Kayes.", "asserted"),
        ("Oxfam, pourtant [conviée], n'y était pas.", "negated"),
        ("Oxfam, également [conviée], a pris la parole.", "asserted"),
        ("L'OIM s'apprête à [lancer] un programme au Tchad.", "planned"),
    ],
)
def test_status_is_read_from_tense_mood_and_negation(parser, marked, status):
    text, offsets = read_marked(marked)
    doc = parser(text)
    found = [status_of(doc, doc.char_span(*at)[0]) for at in offsets]
    assert found == [Status(status)] * len(offsets)


@pytest.mark.parametrize("curly", [False, True])
def test_apostrophes_do_not_change_the_status(parser, curly):
    text = "L'OIM n'a pas encore financé le projet."
    doc = parser(text.replace("'", "’") if curly else text)
    verb = next(token for token in doc if token.text == "financé")
    assert status_of(doc, verb) is Status.NEGATED


def test_status_of_a_span_is_that_of_its_clause(parser):
    doc = parser("L'atelier aura lieu à Niamey.")
    assert status_of(doc, doc[5:7]) is Status.PLANNED


def test_status_without_a_parse_is_asserted(blank):
    doc = blank("L'OIM finance le projet.")
    assert status_of(doc, doc[2]) is Status.ASSERTED
