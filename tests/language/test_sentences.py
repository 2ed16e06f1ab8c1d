"""`passerelle_sentences`: the layout decides first where sentences start."""

from __future__ import annotations

import pytest
import spacy

from pipeline.language import sentences  # noqa: F401  (registers the factory)


@pytest.fixture(scope="module")
def layout():
    """Tokens and layout only."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_sentences")
    return nlp


def started(doc) -> list[str]:
    """The first word of every sentence that the layout starts."""
    return [token.text for token in doc if token.is_sent_start]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Un poste ouvre\nLe poste est petit.", ["Un", "Le"]),
        ("Axes :\n- former\n- soigner", ["Axes", "-", "-"]),
        ("Bailleur : Suisse\nPays : Tchad", ["Bailleur", "Pays"]),
        ("Un appui de l'Union\neuropéenne", ["Un"]),
        ("Titre\n\n\nTexte", ["Titre", "Texte"]),
        ("Titre\r\n\r\nTexte", ["Titre", "Texte"]),
        ("Titre\n   \n  Texte", ["Titre", "Texte"]),
        ("\n\nTitre\nTexte", ["\n\n", "Texte"]),
        ("", []),
    ],
)
def test_lines_start_sentences(layout, text, words):
    assert started(layout(text)) == words


def test_blanks_end_the_sentence_before_them(layout):
    doc = layout("Titre\n\nTexte")
    assert [token.is_sent_start for token in doc] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il soigne. Il aide.", ["Il"]),
        ("« Il soigne ! » Elle aide (souvent ?) ceux qui restent.", ["Elle", "ceux"]),
        ("En mai 2020, la mission Eau-Santé ; elle aide : oui", []),
    ],
)
def test_only_after_a_mark_that_ends_one_may_the_parser_start_a_sentence(layout, text, words):
    doc = layout(text)
    assert [token.text for token in doc[1:] if token.is_sent_start is None] == words


def test_sentences_cover_the_text(layout):
    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_sentences")
    nlp.add_pipe("sentencizer", config={"overwrite": False})
    text = "Titre\n\nIl soigne. Il aide.\n- un\n- deux\n"
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert next(doc.sents).text.strip() == "Titre"
