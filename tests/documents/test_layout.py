"""Which line breaks part sentences and which are only the edge of a page."""

from __future__ import annotations

import time

import pytest

from pipeline.documents.layout import line_starts, wrapped_breaks

#: « ¦ » marks where a sentence must start; a bare line break stays inside a sentence.
CASES = {
    "title and text": "Une clinique ouvre à Zinder\n¦La clinique reçoit 40 patients.",
    "blank line": "Santé des réfugiés\n\n¦au camp de Goudoubo",
    "wrapped paragraph": (
        "Le ministère de la Santé du Togo et la Croix-Rouge togolaise ont ouvert un poste\n"
        "de santé à Cinkassé. Il accueillera les voyageurs et les habitants de la commune\n"
        "Trois infirmiers y travaillent."
    ),
    "short lines are headings": (
        "Le ministère de la Santé du Togo et la Croix-Rouge togolaise ont ouvert un poste\n"
        "de santé à Cinkassé pour les voyageurs et pour les habitants de cette commune.\n"
        "¦Un poste attendu\n"
        "¦Trois infirmiers y travaillent."
    ),
    "name over two lines": "L'Agence nationale de la\nProtection civile intervient.",
    "title over two lines": "SIGNATURE D'UN ACCORD DE SANTÉ\nPOUR LES FRONTIÈRES",
    "heading in capitals": "À LA UNE\n¦Le poste de Gao ouvre.",
    "items": "Trois axes :\n¦- former des agents\n¦- équiper les centres\n¦• suivre les cas",
    "numbered items": "Le programme prévoit\n¦1. une mission\n¦2) un atelier\n¦(3) une campagne",
    "lettered items": "Objectifs\n¦a) soigner\n¦b) prévenir",
    "a number that goes on": "Le camp abrite près de\n12.000 personnes.",
    "fields": "Bailleur : Suisse\n¦Durée : trois ans\n¦Pays : Tchad et Soudan",
    "table rows": "Région | Cas\n¦Kayes | 12\n¦Gao\t14",
    "sentence end": "Le projet débute.\n¦Il dure trois ans.",
    "small letter": "Un appui de l'Union\neuropéenne",
    "windows line ends": "Titre du jour\r\n¦Le texte suit.\r\n\r\n¦fin",
    "markdown headings": "# Bilan\n¦## Résultats\n¦Le bilan est bon.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_lines_start_sentences_where_the_layout_says_so(marked):
    text, starts = "", []
    for part in marked.split("¦"):
        starts.append(len(text))
        text += part
    assert line_starts(text) == starts[1:]


def test_every_break_is_either_a_start_or_wrapped():
    for marked in CASES.values():
        text = marked.replace("¦", "")
        breaks = len([line for line in text.split("\n") if line.strip()]) - 1
        assert len(line_starts(text)) + len(list(wrapped_breaks(text))) == breaks


@pytest.mark.parametrize("text", ["", "\n\n", " ", "seule ligne"])
def test_no_line_no_start(text):
    assert line_starts(text) == []


@pytest.mark.parametrize(
    "piece", ["a\n", "\n", " \n", "- a\n", "A : ", "\t", "1", "- ", "a b ", "de\n", "(a", "|"]
)
def test_time_is_linear(piece):
    started = time.perf_counter()
    line_starts(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 4
