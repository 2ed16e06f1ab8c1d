"""One spelling of characters, and whole words: what the language pipeline gets to see."""

from __future__ import annotations

import time

import pytest

from pipeline.documents import make_document
from pipeline.documents.assembly import make_view
from pipeline.documents.cleaning import clean_text
from pipeline.rules.documents import load_document_words


def view_of(text: str) -> str:
    return make_document("doc", text).view.text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("L\u2019e\u0301cole", "L'école"),
        ("1\u202f200 agents", "1 200 agents"),
        ("«\xa0oui\xa0»", "« oui »"),
        ("ligne\r\nautre\rfin", "ligne\nautre\nfin"),
        ("mi\xadgrants", "migrants"),
        ("mi\xad\ngrants", "migrants"),
        ("\ufeffTchad\u200b", "Tchad"),
        ("l\x92OIM", "l'OIM"),
        ("une proﬁlaxie", "une profilaxie"),
        ("Rapport  annuel", "Rapport annuel"),
        ("Région      Cas", "Région\tCas"),
        ("  • former  \n  • soigner", "• former\n• soigner"),
        ("Ni\udc80ger", "Ni\ufffdger"),
        ("", ""),
    ],
)
def test_characters_get_one_spelling(text, cleaned):
    assert clean_text(text).text == cleaned


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Qui sommes nousL'Association soigne.", "Qui sommes nous L'Association soigne."),
        ("Notre TravailEn tant que réseau", "Notre Travail En tant que réseau"),
        ("la prise en chargeDes efforts", "la prise en charge Des efforts"),
        ("Bilan 2023Le ministère", "Bilan 2023 Le ministère"),
        ("la santé.Le projet", "la santé. Le projet"),
        ("à Bouaké (OIM).Les équipes", "à Bouaké (OIM). Les équipes"),
        ("Goma,Bukavu et Uvira", "Goma, Bukavu et Uvira"),
        ("depuis2019 et en2023", "depuis 2019 et en 2023"),
        ("le DrMensah et la Dre Sow", "le Dr Mensah et la Dre Sow"),
        ("la santé(OMS) au Mali", "la santé (OMS) au Mali"),
        ("le HCR(HCR)et la Croix-Rouge", "le HCR(HCR) et la Croix-Rouge"),
        ("L'accueil. Des Promesses : l'accueilPromesses", "L'accueil. Des Promesses : l'accueil Promesses"),
    ],
)
def test_glued_words_are_parted(text, parted):
    assert view_of(text) == parted


@pytest.mark.parametrize(
    "text",
    [
        "PubMed, YouTube, WhatsApp, ReliefWeb, McDonald, OpenStreetMap, iPhone, ONUSIDA et MdM",
        "La PrEP, l'ARNm et TikTok, LinkedIn ou AidData",
        "des migrant(e)s et participant(e)s",
        "écrire à Anne.Le.Goff@sante.example ou https://sante.example/LaUne",
        "M. J.Martin et S.E.M. l'ambassadeur des U.S.A.",
        "à 12h30, 3,5 millions, 1.200 doses et le COVID-19",
        "le fichier rapport.Final_v2.docx",
        "#SantéPourTous et @OIMLaCampagne",
        "McLean et DeSantis",
    ],
)
def test_words_with_a_capital_inside_stay_whole(text):
    assert view_of(text) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("des mi-\ngrants venus", "des migrants venus"),
        ("la porte-\nparole du HCR", "la porte-parole du HCR"),
        ("à Saint-\nLouis", "à Saint-Louis"),
        ("le plan 2021-\n2025", "le plan 2021-2025"),
        ("agents eux-\nmêmes", "agents eux-mêmes"),
        ("le suivi médico-\nsocial", "le suivi médico-social"),
        ("post-trauma et un choc post-\ntrauma", "post-trauma et un choc post-trauma"),
        ("- un\n- deux", "- un\n- deux"),
    ],
)
def test_words_divided_at_a_line_end_are_mended(text, mended):
    assert view_of(text) == mended


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## Le **Fonds** mondial", "Le Fonds mondial"),
        ("voir [le rapport](https://a.example/x) de l'OMS", "voir le rapport de l'OMS"),
        ("r&eacute;fugi&#233;s &amp; h&ocirc;tes de l&rsquo;Est", "réfugiés & hôtes de l'Est"),
        ("Bilan.\\nLa suite", "Bilan.\nLa suite"),
        ("R&D et AT&T", "R&D et AT&T"),
        ("5 * 3 et # 4", "5 * 3 et # 4"),
    ],
)
def test_traces_of_markup_go(text, plain):
    assert view_of(text) == plain


@pytest.mark.parametrize(
    "piece", ["a", " ", "\n", "-\n", "[", "&", "*", "e\u0301", "aL'", "A.", "| ", "Accueil > ", "(A", "x-y\n"]
)
def test_cleaning_takes_linear_time(piece):
    words = load_document_words()
    started = time.perf_counter()
    make_view(piece * (200_000 // len(piece)), words)
    assert time.perf_counter() - started < 4
