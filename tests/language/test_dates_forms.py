"""The table of forms in docs/dates.md, and more wordings of each value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edtf import parse_edtf

from pipeline.language.dates import read_date

_TABLE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8").partition("| --- |")[2]
DOCUMENTED = re.findall(r"^\| [^|]+ \| ([^|]+) \| ([^|\s]+) \|$", _TABLE, re.MULTILINE)

WORDINGS = [
    ("2021-03-12", [
        "12-03-2021", "12 / 03 / 2021", "le 12 mars 2021", "12 mars 2021", "12 MARS 2021",
        "vendredi, 12 mars 2021", "vendredi 12/03/2021", "12 du mois de mars 2021",
        "12 mars de l'année 2021", "12-mars-2021", "le 12 mars 2021 à 14h30", "2021-03-12T08:00:00Z",
        "12\u00a0mars\u00a02021", "12 mars\n2021", "20210312", "12 03 2021",
        "douze mars deux mille vingt et un", "12 mras 2021", "ven. 12 mars 2021", "mars 12, 2021",
        "mars-12-2021", "12/mars/2021", "2021-mars-12", "12/03, 2021", "12e jour de mars 2021",
        "vendredi mars 12 2021", "12 mars. 2021"
    ]),
    ("2020-01-01", [
        "1er janvier 2020", "1 er janvier 2020", "1° janvier 2020", "premier janvier 2020", "1 janv. 2020",
        "1ER JANVIER 2020"
    ]),
    ("1998", [
        "1998", "en 1998", "l'an 1998", "mil neuf cent quatre-vingt-dix-huit", "exercice 1998",
        "l'année 1998"
    ]),
    ("XXXX-06-17", ["17/06", "le 17/06", "17.06", "17 06", "17/juin", "juin 17", "17 juin"]),
    ("XXXX-10", ["Octobre", "octobre", "mi-octobre"]),
    ("2022-07/2022-09", ["T3 2022", "2022 Q3", "trimestre 3 2022", "2022, troisième trimestre"]),
    ("2023-07/2023-12", ["2023-H2", "H2 2023", "S2 2023"]),
    ("1968-05", ["mai 68", "mai 1968", "au mois de mai 1968"]),
    ("2020-08", [
        "août 2020", "aout 2020", "AOUT 2020", "août de l’année 2020", "08/2020", "2020-08", "août-2020",
        "2020/08", "2020.8", "08 / 2020", "2020, août", "août. 2020"
    ]),
    ("2020-12", ["décembre 2020", "déc. 2020", "dec 2020", "de\u0301cembre 2020"]),
    ("2021-05-03/2021-05-07", [
        "du lundi 3 au vendredi 7 mai 2021", "3-7 mai 2021", "3–7 mai 2021", "du 03/05 au 07/05/2021",
        "3 au 7 mai 2021", "entre le 3 et le 7 mai 2021", "du 3 mai au 7 mai 2021",
        "03/05/2021 - 07/05/2021", "du 3 mai 2021 jusqu'au 7 mai 2021", "3, 4, 5, 6 et 7 mai 2021"
    ]),
    ("2019-12/2020-02", [
        "de décembre à février 2020", "décembre 2019-février 2020", "de décembre 2019 à février",
        "décembre 2019 – février 2020", "entre décembre 2019 et février 2020"
    ]),
    ("2021-02-28/2021-03-01", ["28 février et 1er mars 2021", "les 28 février et 1er mars 2021"]),
    ("2018/2020", [
        "2018-2020", "2018–2020", "2018 – 2020", "2018/2020", "de 2018 à 2020", "entre 2018 et 2020",
        "depuis 2018 jusqu'en 2020", "2018-20"
    ]),
    ("2020-03/2021-06", [
        "de mars 2020 à juin 2021", "mars 2020 - juin 2021", "à partir de mars 2020 et jusqu'à juin 2021"
    ]),
    ("2020-03~/2020-06~", ["de fin mars à début juin 2020"]),
    ("2015/..", [
        "depuis 2015", "Depuis 2015", "à partir de 2015", "dès 2015", "à compter de 2015", "après 2015",
        "de 2015 à aujourd’hui", "depuis l'année 2015", "au-delà de 2015"
    ]),
    ("../2030", ["jusqu’en 2030", "d'ici 2030", "d’ici à 2030", "d'ici à l'an 2030", "avant 2030"]),
    ("../2021-06-30", [
        "jusqu'au 30 juin 2021", "au plus tard le 30 juin 2021", "d'ici le 30 juin 2021",
        "d'ici au 30/06/2021"
    ]),
    ("../2021~", ["d'ici à la fin de l'année 2021", "avant fin 2021"]),
    ("2019~/..", ["depuis fin 2019", "depuis la fin de l'année 2019"]),
    ("2020~", [
        "début 2020", "mi-2020", "fin 2020", "courant 2020", "au début de l'année 2020", "vers 2020",
        "environ 2020", "dans le courant de l'année 2020", "aux environs de 2020", "fin de l’année 2020",
        "premiers mois de 2020"
    ]),
    ("2020-03~", [
        "mi-mars 2020", "mi mars 2020", "à la mi-mars 2020", "fin du mois de mars 2020", "début mars 2020"
    ]),
    ("2021-01/2021-03", [
        "1er trimestre 2021", "premier trimestre de l’année 2021", "T1 2021", "2021-T1", "Q1 2021"
    ]),
    ("2021-01/2021-06", [
        "premier semestre 2021", "S1 2021", "premier et deuxième trimestres 2021",
        "deux premiers trimestres 2021"
    ]),
    ("2021-10/2021-12", ["dernier trimestre 2021", "quatrième trimestre de 2021"]),
    ("2019-01/2019-09", ["neuf premiers mois de l'année 2019", "9 premiers mois de 2019"]),
    ("2020-21", ["printemps 2020", "au printemps de l'année 2020"]),
    ("2019-22/2020-24", ["de l'été 2019 à l'hiver 2020"]),
    ("199X", ["années 1990", "années 90", "les années quatre-vingt-dix", "décennie 1990"]),
    ("200X", ["années 2000", "décennie 2000"]),
    ("199X~", ["fin des années 1990", "au début des années 90"]),
    ("166X", ["années 60 du XVIIe siècle"]),
    ("1990/..", ["depuis les années 1990"]),
    ("20XX", ["XXIe siècle", "vingt et unième siècle", "21e siècle", "21ème siècle"]),
    ("-04XX", ["Ve siècle av. J.-C.", "Ve siècle avant Jésus-Christ"]),
    ("2020-12-25", ["Noël 2020", "Noel 2020"]),
    ("2021-05-13", ["Ascension 2021", "l'Ascension 2021"]),
]  # fmt: skip

NOT_DATES = [
    "hier", "lundi", "demain", "l'an dernier", "trois jours", "2000 euros", "20 ans", "14 h 30", "Noël",
    "un mars", "été",
    "31 avril 2020", "32/01/2020", "12/13/2020/5", "article 12", "", "mars à la une",
    "le 12 mars 2021 à Dakar", "2 500",
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), DOCUMENTED)
def test_documented_forms_give_their_value(text, edtf):
    assert str(read_date(text)) == edtf


def test_documentation_has_its_table():
    assert len(DOCUMENTED) > 40


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in WORDINGS for text in texts])
def test_wordings_of_one_value(edtf, text):
    assert str(read_date(text)) == edtf


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date_gives_none(text):
    assert read_date(text) is None


@pytest.mark.parametrize("edtf", sorted({edtf for edtf, _ in WORDINGS} | {edtf for _, edtf in DOCUMENTED}))
def test_values_are_edtf_for_the_edtf_package(edtf):
    assert str(parse_edtf(edtf)) == edtf
