"""What a document says of itself: title, date, language, status."""

from __future__ import annotations

import pytest

from pipeline.documents import ReadStatus, make_document
from pipeline.documents.dates import read_date
from pipeline.documents.languages import find_language

BODY = (
    "\n\nLes équipes de la Croix-Rouge ont soigné des réfugiés dans le camp, où elles restent pour l'instant."
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Niamey, 04 juillet 2024 - L'agence ouvre un bureau.", "2024-07-04"),
        ("Cotonou, le 06/08/2021", "2021-08-06"),
        ("(Lomé, lundi 3 mars 2025) Les pluies arrivent.", "2025-03-03"),
        ("N’Djaména, 1er décembre 2023. La visite a eu lieu.", "2023-12-01"),
        ("Port-au-Prince (Haïti), le 3 mai 2022 : les soins reprennent", "2022-05-03"),
        ("PARIS, LE 12 FÉVRIER 2020 – Le ministère annonce un plan.", "2020-02-12"),
        ("Publié le 4 mai 2023", "2023-05-04"),
        ("Publié par la rédaction le lundi 4 mai 2023 à 10h", "2023-05-04"),
        ("Mis en ligne le 04.05.2023", "2023-05-04"),
        ("Communiqué du 12/03/2021", "2021-03-12"),
        ("Communiqué de presse – 12 mars 2021", "2021-03-12"),
        ("Date de publication : juin 2019", "2019-06"),
        ("La lettre du réseau – mai 2025", "2025-05"),
        ("Bulletin du réseau\nN° 7 – mars 2022", "2022-03"),
        ("BULLETIN D’INFORMATION N° 4 (JUIN 2023)", "2023-06"),
        ("Un centre ouvre" + BODY * 8 + "\n\nMise à jour : 2020-02-03", "2020-02-03"),
        ("Un centre ouvre\n\nLe 3 avril 2018", "2018-04-03"),
        ("Note de synthèse\nJuillet 2022", "2022-07"),
        ("Un centre ouvre" + BODY * 8 + "\n\nFait à Bangui, le 9 juin 2017", "2017-06-09"),
        # a date in the text is not that of the text
        ("Le centre a ouvert le 3 avril 2018 à Bangui.", None),
        ("Bangui, le 3 avril 2018 le centre a ouvert.", None),
        ("Le 3 avril 2018, le centre a ouvert.", None),
        ("Atelier de Dakar, du 3 au 5 avril 2018", None),
        ("Publié le 34 mai 2023", None),
        ("Publié le 31/02/2023", None),
        ("Lancé le 3 avril 2018.", None),
        ("Réunion de coordination des équipes : 3 mai 2022", None),
        ("Rapport 2021-2025", None),
        ("Les réfugiés du Kivu, mai 2023", None),
    ],
)
def test_a_document_shows_its_date(text, date):
    assert make_document("doc", text + BODY).date == date


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("notes/2024-07-04_agence.txt", "2024-07-04"),
        ("bulletin_20190312.pdf", "2019-03-12"),
        ("bulletin_201903.pdf", None),
        ("2024-07-04/agence.txt", None),
        ("rapport-20249999.txt", None),
    ],
)
def test_the_file_name_is_the_last_resort(path, date):
    assert make_document("doc", BODY, path=path).date == date
    assert make_document("doc", "Publié le 1er mai 2001" + BODY, path=path).date == "2001-05-01"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-07-04", "2024-07-04"),
        ("2024-07-04T10:00:00+01:00", "2024-07-04"),
        ("2024-07", "2024-07"),
        ("2024", "2024"),
        ("4 juillet 2024", "2024-07-04"),
        ("04/07/2024", "2024-07-04"),
        ("juillet 2024", "2024-07"),
        ("2024-13-01", None),
        ("bientôt", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_metadata_are_read(written, date):
    assert read_date(written) == date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Un poste de santé ouvre à Gao\n\nLe poste…", "Un poste de santé ouvre à Gao"),
        ("SANTÉ\n\nÀ Gao, un poste de santé ouvre\n\nLe poste est petit.", "À Gao, un poste de santé ouvre"),
        ("Accueil > Actualités\nRapport annuel\n\nLe rapport est court.", "Rapport annuel"),
        ("Gao, 3 mai 2021\nObjet : ouverture du poste de Gao\n\nIl est petit.", "ouverture du poste de Gao"),
        ("Le poste de santé de Gao est petit. Il ouvre.", ""),
        ("- un\n- deux", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_document_shows_its_title(text, title):
    assert make_document("doc", text).title == title


def test_given_facts_come_first():
    document = make_document("doc", "Publié le 4 mai 2023" + BODY, title="L\u2019  accueil", date="2020-01")
    assert (document.title, document.date) == ("L' accueil", "2020-01")
    assert make_document("doc", "Publié le 4 mai 2023" + BODY, date="hier").date == "2023-05-04"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les migrants de retour sont accueillis à Conakry.", "fr"),
        ("OIM Niger : rapport annuel 2023", "fr"),
        ("Santé migrants Dakar", "fr"),
        ("Tableau 3 : cas confirmés, Kayes 12, Gao 14, Mopti 7, Ségou 9, Sikasso 18", "fr"),
        ("World Health Organization", "fr"),  # a name, no language
        (
            "The agency supports the ministry of health with staff and medicines for refugees in the region.",
            "en",
        ),
        ("La agencia apoya a los migrantes en la frontera con medicamentos y personal de salud.", "es"),
        ("A agência apoia o Ministério da Saúde em favor dos migrantes e refugiados na região.", "pt"),
        ("منظمة الصحة تدعم وزارة الصحة في المنطقة", "ar"),
        ("12 34 — 56", ""),
        ("", ""),
    ],
)
def test_french_is_told_from_other_languages(text, language):
    assert find_language(text) == language


def test_a_document_that_is_french_for_a_good_part_is_french():
    french = "Les équipes du ministère soignent les réfugiés dans le camp et les habitants de la région. " * 6
    english = "The teams of the ministry treat refugees in the camp and people who live in the region. " * 6
    assert find_language(french + english) == "fr"
    assert find_language(english + french) == "fr"
    assert find_language(english * 8 + french) == "en"


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("Les migrants sont accueillis.", ReadStatus.OK, ""),
        (" \n\t\u200b", ReadStatus.EMPTY, "no words"),
        ("", ReadStatus.EMPTY, "no text"),
        ("Accueil | Contact\n***", ReadStatus.EMPTY, "only menus"),
        ("The teams treat refugees in the camp and people of the region.", ReadStatus.NOT_FRENCH, "(en)"),
        ("a " * 500_001, ReadStatus.FAILED, "split it"),
    ],
)
def test_the_status_says_whether_a_text_is_worth_reading(text, status, words):
    document = make_document("doc", text)
    assert (document.status, document.text) == (status, text)
    assert words in document.message


def test_the_hash_is_that_of_the_stored_text():
    one, two = make_document("a", "sante\u0301"), make_document("b", "santé")
    assert one.view.text == two.view.text
    assert one.sha256 != two.sha256
    assert len(make_document("c", "\ud800").sha256) == 64
