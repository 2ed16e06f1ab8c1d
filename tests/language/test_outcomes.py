"""What happened to the people that a quantity counts, by the construction that says it."""

from __future__ import annotations

import pytest

from pipeline.language.quantities import Kind, QuantityFinder, find_quantities


@pytest.fixture(scope="module")
def finder():
    return QuantityFinder()


def _outcomes(doc, finder) -> list[str]:
    values = [span._.value for span in find_quantities(doc, finder)]
    return [value.outcome.value for value in values if value.kind is Kind.PEOPLE]


PASSIVE = [
    ("En avril, 212 nourrissons ont été pesés et mesurés au dispensaire de Tessalit.", ["screened"]),
    ("Au total, 1 870 exilés ont été vus en consultation par nos équipes.", ["treated"]),
    ("Près de 600 ménagères ont été initiées aux gestes qui sauvent.", ["trained"]),
    ("Quelque 45 mineurs isolés ont été mis à l'abri dans un foyer de Tapachula.", ["hosted"]),
    ("Cent dix marins ont été tirés de l'eau au large de Lampedusa.", ["rescued"]),
    ("Soixante paysans ont été chassés de leurs terres.", ["displaced"]),
    ("Huit mille saisonniers ont été inscrits à la caisse de sécurité sociale.", ["enrolled"]),
    ("Au moins 37 voyageurs ont été retrouvés sans vie dans le désert.", ["died"]),
    ("Neuf médecins ont été affectés au poste de Kidira.", ["employed"]),
    ("Deux cents Soudanais ont été reconduits à la frontière.", ["returned"]),
    ("Trois cents patients ont été transférés vers l'hôpital de Nouadhibou.", ["relocated"]),
    ("Onze passeurs ont été arrêtés par la gendarmerie.", ["other"]),
    ("Quatre cents femmes ont été interrogées par les enquêteurs de l'université.", ["other"]),
    ("Plus de 900 travailleurs agricoles ont été vaccinés contre la grippe.", ["vaccinated"]),
    ("Vingt élèves ont été testés positifs.", ["infected"]),
    ("Cinq cents Érythréens se sont vu accorder le statut de réfugié.", ["enrolled"]),
    ("Trente enfants ont été hospitalisés pour déshydratation.", ["treated"]),
]

ACTIVE = [
    ("La caravane médicale a ausculté 730 villageois en une semaine.", ["treated"]),
    ("Le dispensaire a vu passer 96 femmes enceintes.", ["treated"]),
    ("Notre permanence a reçu 410 demandeurs d'asile.", ["assisted"]),
    ("La maison des femmes abrite 18 mères et leurs bébés.", ["hosted"]),
    ("L'ONG a remis des moustiquaires à 5 000 ménagères.", ["assisted"]),
    ("La caisse couvre 14 000 journaliers.", ["enrolled"]),
    ("Le ministère a recruté 60 sages-femmes.", ["employed"]),
    ("L'association s'appuie sur 120 bénévoles.", ["employed"]),
    ("L'Institut a diplômé 35 infirmiers.", ["trained"]),
    ("La marine tunisienne a intercepté 270 migrants.", ["other"]),
    ("Les inondations ont chassé 12 000 habitants de chez eux.", ["displaced"]),
    ("Le typhus a emporté 54 détenus.", ["died"]),
    ("Un charter a ramené 158 Guinéens de Tripoli à Conakry.", ["returned"]),
    ("Le congrès a attiré 340 épidémiologistes.", ["attended"]),
    ("La mutuelle a enregistré 2 600 cotisants.", ["enrolled"]),
    ("Le choléra a frappé 410 personnes dans le camp.", ["infected"]),
    ("L'avion a évacué 23 blessés vers Dakar.", ["relocated"]),
    ("L'équipe mobile a vacciné 4 300 éleveurs.", ["vaccinated"]),
    ("L'association a conseillé 88 sans-papiers sur leurs droits.", ["assisted"]),
    ("La clinique compte douze praticiens.", ["employed"]),
    ("Le gouvernement a relogé 320 sinistrés.", ["relocated"]),
]

THEY_ACT = [
    ("Vingt infirmières ont soigné 300 blessés.", ["employed", "treated"]),
    ("Quarante étudiants ont suivi un cours de secourisme.", ["trained"]),
    ("Douze mille Rohingyas ont gagné le Bangladesh en octobre.", ["displaced"]),
    ("Environ 3 000 Haïtiens ont franchi le Darién en un mois.", ["displaced"]),
    ("Deux cents migrants ont péri en mer.", ["died"]),
    ("Trois cents Maliens ont regagné Bamako avec l'aide du consulat.", ["returned"]),
    ("Soixante maires ont pris part aux débats.", ["attended"]),
    ("Mille deux cents femmes ont eu accès à des soins prénatals.", ["treated"]),
    ("Deux cents ménagères ont touché une allocation.", ["assisted"]),
    ("Huit cents élèves souffrent d'anémie.", ["other"]),
    ("Cent cinquante apprentis ont obtenu un certificat.", ["trained"]),
    ("Quatre mille Syriens vivent dans ce camp.", ["hosted"]),
    ("Soixante-dix patients attendent une greffe.", ["other"]),
    ("Vingt-cinq agents travaillent au centre d'appel.", ["employed"]),
    ("En mars, 40 jeunes ont rejoint la formation.", ["trained"]),
    ("Plus de 6 000 enfants ont reçu deux doses.", ["vaccinated"]),
    ("Dix mille personnes ont besoin d'une aide alimentaire.", ["other"]),
    ("En une nuit, 900 exilés ont débarqué à Lanzarote.", ["displaced"]),
    ("Neuf cents personnes ont perdu la vie sur cette route.", ["died"]),
    ("Trente-deux jeunes ont bénéficié d'un suivi psychologique.", ["assisted"]),
    ("Cent dix jeunes ont bénéficié d'un appui à la réinsertion.", ["reintegrated"]),
    ("Six personnes ont développé la maladie.", ["infected"]),
]

NOUNS = [
    ("L'opération a permis la réinstallation de 75 familles au Canada, soit 310 personnes.", ["relocated"]),
    ("Le projet finance la formation de 90 relais communautaires.", ["trained"]),
    ("Elle a salué l'affiliation de 7 000 domestiques.", ["enrolled"]),
    ("Le rapport évoque la mort de 19 ouvriers népalais.", ["died"]),
    ("L'accueil de 500 exilés a été confié à la Croix-Rouge.", ["hosted"]),
    ("Le sauvetage de 64 naufragés a duré toute la nuit.", ["rescued"]),
    ("On prévoit le recrutement de 30 vaccinateurs.", ["employed"]),
    ("Le dépistage de la gale chez 1 200 élèves a commencé.", ["screened"]),
    ("Des soins ont été prodigués à 260 brûlés.", ["treated"]),
    ("Une session de formation au profit de 25 gendarmes s'est ouverte à Zinder.", ["trained"]),
    ("Un atelier auquel ont pris part 33 cadres s'est clos hier.", ["attended"]),
    ("La prise en charge de 40 blessés a mobilisé tout l'hôpital.", ["assisted"]),
    ("Le retour volontaire de 210 Gambiens est prévu en juin.", ["returned"]),
    ("Les vaccinations ont concerné 8 000 enfants.", ["vaccinated"]),
    ("L'enquête a porté sur 1 500 travailleuses domestiques.", ["other"]),
    ("La caravane de dépistage a touché 640 routiers.", ["screened"]),
    ("Une équipe de 14 médiatrices assure l'écoute.", ["employed"]),
    ("Un groupe de 50 réfugiés a quitté Agadez pour la Suède.", ["displaced"]),
]

OWN = [
    ("La réunion avait lieu devant 80 invités.", ["attended"]),
    ("Le district compte 48 000 habitants et 5 200 déplacés internes.", ["other", "displaced"]),
    ("On déplore 12 décès et 340 cas.", ["died", "infected"]),
    ("Il y avait là 30 étudiants.", ["other"]),
    ("Les 260 rapatriés viennent de Libye.", ["returned"]),
    ("Le pays compte 94 000 demandeurs d'asile.", ["displaced"]),
    ("La ville compte 3 000 sans-abri.", ["displaced"]),
    ("Le fonds s'adresse à 700 bénéficiaires.", ["assisted"]),
    ("La région dispose de 28 médecins.", ["employed"]),
    ("Le comité réunit neuf membres.", ["attended"]),
    ("Le conseil est composé de onze membres.", ["other"]),
    ("Des 1 300 assurés, 400 viennent du Népal.", ["enrolled", "enrolled"]),
]

MODIFIERS = [
    ("La carte a servi à 300 migrants de retour enregistrés à Sebha.", ["enrolled"]),
    ("L'atelier s'adresse à 40 enseignants réfugiés.", ["trained"]),
    ("Bilan : 650 femmes dépistées, 42 orientées vers l'hôpital.", ["screened", "assisted"]),
    ("On cherche encore 120 enfants non vaccinés.", ["other"]),
    ("Les 75 jeunes formés à Mbour ont ouvert un atelier.", ["trained"]),
    ("Le camp abrite 900 personnes nouvellement arrivées du Soudan.", ["hosted"]),
    ("Parmi les 210 femmes hébergées, 14 ont accouché.", ["hosted", "treated"]),
    ("Le navire portait 60 migrants secourus la veille.", ["rescued"]),
]

PARTS = [
    ("Le camp a accueilli 800 personnes, dont 120 femmes et 45 nourrissons.", ["hosted"] * 3),
    ("Nous avons formé 64 agents : 40 douaniers et 24 policiers.", ["trained"] * 3),
    ("Ont été soignés 320 patients (210 hommes, 110 femmes).", ["treated"] * 3),
    ("L'accident a fait 9 morts et 30 blessés.", ["died", "other"]),
    ("Sur 500 femmes dépistées, 60 ont été opérées.", ["screened", "treated"]),
    ("On a secouru 140 personnes ; parmi elles, 12 sont décédées.", ["rescued", "died"]),
    ("Le centre a vacciné 900 enfants à Goma, 400 à Bukavu et 310 à Uvira.", ["vaccinated"] * 3),
    ("Elle a soigné 70 malades, dont 15 réfugiés.", ["treated"] * 2),
    ("Le projet emploiera 20 médiateurs et formera 300 femmes.", ["employed", "trained"]),
    ("Elle compte 40 salariés, dont 12 médecins.", ["employed", "employed"]),
]

LINES = [
    ("Personnes dépistées : 1 240", ["screened"]),
    ("Enfants vaccinés – 3 400", ["vaccinated"]),
    ("Bénéficiaires directs : 6 500 personnes", ["assisted"]),
    ("Résultats\n- Formation : 45 sages-femmes\n- Dépistage : 900 élèves", ["trained", "screened"]),
    ("Personnel : 34 agents, dont 9 infirmières", ["employed", "employed"]),
    ("PARTICIPANTS\n18 délégués du Tchad et 12 du Cameroun", ["attended", "attended"]),
    ("Public visé : 2 000 jeunes", ["assisted"]),
    ("Rapatriés en 2022 : 740", ["returned"]),
]

NEGATED = [
    ("Cent vingt enfants n'ont pas été vaccinés.", ["other"]),
    ("Quinze passagers n'ont pas survécu.", ["died"]),
    ("Trois mille familles, soit 14 000 personnes, restent sans abri.", ["displaced"]),
    ("Huit cents femmes n'ont jamais vu de médecin.", ["other"]),
    ("Deux mille personnes vivent sans soins.", ["other"]),
]


REPORTS = [
    (
        "La tournée s'est soldée par 214 examens et 96 personnes adressées à un spécialiste.",
        ["assisted"],
    ),
    ("La garde côtière a remis aux autorités 83 rescapés.", ["rescued"]),
    ("L'antenne de Tamba a traité 1 102 dossiers et accompagné 640 candidats au retour.", ["assisted"]),
    ("Quelque 2 800 ouvriers agricoles sont désormais affiliés à l'assurance maladie.", ["enrolled"]),
    ("Cinquante gendarmes ont achevé leur formation aux premiers secours.", ["trained"]),
    ("Le centre d'appels a répondu à 9 400 personnes.", ["assisted"]),
    ("Ce sont 3 200 travailleurs domestiques qui ont obtenu leur carte d'assuré.", ["enrolled"]),
    ("Le CHU forme chaque année 20 internes aux maladies tropicales.", ["trained"]),
    ("Le naufrage d'une pirogue au large de Nouadhibou a coûté la vie à 28 personnes.", ["died"]),
    ("Onze corps ont été repêchés ; 40 passagers sont portés disparus.", ["died"]),
    ("La caravane est allée à la rencontre de 1 500 bergers.", ["assisted"]),
    ("À l'arrivée, 37 % des 620 passagers présentaient une déshydratation.", ["other"]),
    ("La commune loge 64 demandeurs d'asile dans l'ancien internat.", ["hosted"]),
    ("Le vol charter du 4 mai a permis à 174 Ivoiriens de rentrer au pays.", ["returned"]),
    ("La clinique mobile a délivré des soins à 2 045 patients.", ["treated"]),
    ("Les équipes ont distribué des kits d'hygiène à 7 300 sinistrés.", ["assisted"]),
    ("L'aide d'urgence profite à 52 000 personnes.", ["assisted"]),
    ("Une trentaine d'élus locaux se sont retrouvés à Ziguinchor.", ["attended"]),
    ("L'afflux de 8 000 Soudanais en une semaine a débordé le poste.", ["displaced"]),
    ("Le programme prévoit d'outiller 120 enseignants.", ["trained"]),
    ("Les 48 agents recrutés en mars ont pris leurs fonctions.", ["employed"]),
    ("La direction de la santé a mis 15 infirmiers à la disposition du camp.", ["employed"]),
    ("Le foyer affiche complet : 130 hommes y dorment.", ["hosted"]),
    ("L'agence a réinstallé au Canada 260 Burundais.", ["relocated"]),
    ("Un couloir humanitaire a conduit 97 Afghans à Rome.", ["relocated"]),
    ("On ne compte plus que 300 réfugiés dans la ville.", ["displaced"]),
    ("Le réseau rassemble 40 associations et 600 bénévoles.", ["employed"]),
    ("Nous avons dépisté la tuberculose chez 1 340 détenus.", ["screened"]),
    ("Douze cas positifs et 240 cas contacts ont été identifiés.", ["infected", "infected"]),
    ("Neuf mille enfants de moins de cinq ans ont reçu de la vitamine A.", ["assisted"]),
    ("À Agadez, 420 expulsés d'Algérie attendent leur départ.", ["returned"]),
    ("L'an dernier, l'hôpital a admis 76 brûlés.", ["treated"]),
    ("Un soutien psychosocial est offert à 330 survivantes.", ["assisted"]),
    ("Le dispositif s'adresse aux 1 800 saisonniers marocains.", ["assisted"]),
    ("La Fondation a pris sous son aile 70 orphelins.", ["assisted"]),
    ("Les gardes-frontières ont refoulé 640 personnes.", ["returned"]),
    ("Le séminaire s'est tenu devant 90 praticiens.", ["attended"]),
    ("Trois éducateurs encadrent 45 mineurs.", ["employed", "assisted"]),
    ("Nous comptons 52 collaborateurs, dont 18 à Genève.", ["employed", "employed"]),
    ("Le fichier contient 11 000 assurés, dont 4 300 femmes.", ["enrolled", "enrolled"]),
    ("En trois jours, 5 000 doses ont permis de protéger 4 800 enfants.", ["vaccinated"]),
    ("Les 27 membres du bureau ont été renouvelés.", ["other"]),
    ("Le retour de 1 900 exilés s'est fait par la route.", ["returned"]),
    ("Bilan du typhon : 14 morts, 60 blessés, 23 000 sans-abri.", ["died", "other", "displaced"]),
    ("Au total, 64 ménages, soit 390 personnes, ont été relogés.", ["relocated"]),
    ("Il reste 2 000 personnes à vacciner.", ["vaccinated"]),
    ("Ont pris la parole 12 experts.", ["attended"]),
    ("Quatre-vingts jeunes ont appris à poser un garrot.", ["trained"]),
    ("À l'école de Wadi Fira, 300 élèves réfugiés sont inscrits.", ["enrolled"]),
    ("Les consultations gratuites ont attiré 2 300 riverains.", ["treated"]),
    ("À Bafoussam, 26 infirmières ont participé à une formation sur le triage.", ["trained"]),
    ("Vingt enfants ont été mis sous traitement dès leur arrivée.", ["treated"]),
    ("À leur descente du train, 90 exilés ont passé un examen sanguin.", ["screened"]),
    ("La crue du fleuve a jeté sur les routes 7 000 riverains.", ["displaced"]),
    ("En mars, la Roumanie a vu entrer 80 000 personnes.", ["displaced"]),
]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    PASSIVE + ACTIVE + THEY_ACT + NOUNS + OWN + MODIFIERS + PARTS + LINES + NEGATED + REPORTS,
)
def test_a_careful_reader_s_outcome(parser, finder, text: str, outcomes: list[str]):
    assert _outcomes(parser(text), finder) == outcomes
