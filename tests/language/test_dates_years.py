"""Years that a text leaves out."""

from __future__ import annotations

import pytest

from pipeline.language.dates import find_date_expressions, read_date

CASES = [
    # the document's own date, with the tense of the sentence
    ("La remise des clés a eu lieu le 7 août à Moundou.", "2021-08-09", ["2021-08-07"]),
    ("Le don a été remis le 20 décembre.", "2021-01-04", ["2020-12-20"]),
    ("Le forum se tiendra le 12 janvier à Dakar.", "2020-11-30", ["2021-01-12"]),
    ("Les équipes seront formées en octobre.", "2021-03-02", ["2021-10"]),
    ("Les équipes ont été formées en octobre.", "2021-03-02", ["2020-10"]),
    ("Atelier des 29 et 30 octobre", "2024-10-12", ["2024-10-29/2024-10-30"]),
    ("Rendez-vous du 28 décembre au 3 janvier.", "2022-01-05", ["2021-12-28/2022-01-03"]),
    ("Présente depuis mars, l'ONG soigne.", "2021-06-01", ["2021-03/.."]),
    ("Les inscriptions sont ouvertes jusqu'au 15 juin.", "2021-05-20", ["../2021-06-15"]),
    ("Le site a ouvert en juin dernier.", "2021-03-01", ["2020-06"]),
    ("Le site ouvre en juin prochain.", "2021-08-01", ["2022-06"]),
    ("La crise de mai de l'année dernière", "2021-06-01", ["2020-05"]),
    ("Rencontre du mercredi 5 août", "2021-01-10", ["2020-08-05"]),
    ("La séance du samedi 13 est maintenue.", "2021-03-10", ["2021-03-13"]),
    ("Le 5 août, la remise a eu lieu.", "2021-08", ["2021-08-05"]),
    # the words around win over the document's date
    ("Lancé en mai 2019, achevé en août.", "2021-09-10", ["2019-05", "2019-08"]),
    ("En 2019, une clinique ouvre. En octobre, elle ferme.", "2021-11-10", ["2019", "2019-10"]),
    ("2024 – MSF revient.\nEn juin, rien.", "2022-07-01", ["2024", "2022-06"]),
    ("2024 – MSF revient. En juin, une clinique ouvre.", None, ["2024", "2024-06"]),
    ("Créée en 2010, l'union a remis, au terme d'une longue attente, un lot le 17 août.",
     "2015-08-27", ["2010", "2015-08-17"]),
    ("De novembre 2019, l'aide va en janvier.", None, ["2019-11", "2020-01"]),
    ("En 2019, un centre ouvre. Il restera ouvert jusqu'au 3 juin.", "2023-05-02", ["2019", "../2023-06-03"]),
    # the year that a report is about
    ("RAPPORT D'ACTIVITÉ 2022\nSéminaire des sages-femmes, 14 mai.", None, ["2022", "2022-05-14"]),
    ("Bilan de l'année 2022\nLe poste a été ouvert le 7 mars.", "2023-04-10", ["2022", "2022-03-07"]),
    ("Bilan 2018-2022\nLe poste a été ouvert le 7 mars.", None, ["2018/2022", "XXXX-03-07"]),
    # numbers of things
    ("JOUR 1 – 28 novembre 2021", None, ["2021-11-28"]),
    ("Bulletin, vol. 6, no 2 — février 2019", None, ["2019-02"]),
    ("Les articles 7 et 8 de juin 2022 le disent.", None, ["2022-06"]),
    ("Journées de la rencontre : 12-13/05/2022", None, ["2022-05-12/2022-05-13"]),
    # a byline
    ("Niamey, 4 juillet 2024 – Le centre a ouvert le 2 juillet.", None, ["2024-07-04", "2024-07-02"]),
    ("Le centre a ouvert le 2 juillet.\n\nYaoundé, le 12 août 2016\n", None, ["2016-07-02", "2016-08-12"]),
    # the same month with its year
    ("Mission du 15 au 17 septembre 2024 à Adré. Le ministre a reçu l'équipe le 17 septembre.", None,
     ["2024-09-15/2024-09-17", "2024-09-17"]),
    # nothing tells
    ("Une réunion a eu lieu le 14 mars.", None, ["XXXX-03-14"]),
    ("Journée mondiale, chaque 20 juin", "2021-06-21", ["XXXX-06-20"]),
    ("En 1837, la reine arrive. Une foule, venue de tout le royaume, attend. Elle meurt lundi 19 septembre.",
     None, ["1837", "XXXX-09-19"]),
    ("La séance du samedi 13 est maintenue.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "document_date", "values"), CASES)
def test_missing_years(text, document_date, values):
    assert [str(match.value) for match in find_date_expressions(text, document_date)] == values


def test_reference_of_read_date_gives_the_year():
    assert str(read_date("5 août", "2021-08-06")) == "2021-08-05"
    assert str(read_date("le 5 août")) == "XXXX-08-05"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mercredi 14", "2021-07-14"),
        ("Noël", "2021-12-25"),
        ("troisième trimestre", "2021-07/2021-09"),
        ("l'été", "2021-22"),
    ],
)
def test_reference_completes_what_has_no_year(text, value):
    assert str(read_date(text, reference="2021-07-09")) == value
    assert read_date(text) is None


def test_an_unreadable_document_date_is_as_good_as_none():
    assert str(read_date("5 août", "s. d.")) == "XXXX-08-05"
