"""Conflicts between mentions, and which mentions name one thing."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from pipeline.language import extensions
from pipeline.language.entities import EntityGrouper
from tests.marked import read_marked

TYPES = {
    "ORG": "ORGANISATION",
    "CTY": "COUNTRY",
    "LOC": "LOCATION",
    "PRG": "PROGRAMME",
    "EVT": "EVENT",
    "DAT": "DATE",
    "QTY": "QUANTITY",
}


@pytest.fixture(scope="module")
def group():
    """Entities of a text in which every mark starts with its type: « l'[ORG OIM] »."""
    nlp, grouper = spacy.blank("fr"), EntityGrouper()

    def read(marked: str, weak: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
        kinds = [TYPES[part[:3]] for part in marked.split("[")[1:]]
        for short in TYPES:
            marked = marked.replace(f"[{short} ", "[")
        text, offsets = read_marked(marked)
        doc = nlp(text)
        spans = []
        for (start, end), kind in zip(offsets, kinds, strict=True):
            span: Span = doc.char_span(start, end, label=kind)
            span._.rule = "test"
            span._.sources = ("ner",) if span.text in weak else ("test",)
            span._.value = span.text if kind == "COUNTRY" else None
            spans.append(span)
        extensions.add_mentions(doc, spans)
        grouper(doc)
        assert {span._.entity_id for span in doc.spans["passerelle"]} == {e.id for e in doc._.entities}
        return [(e.name, [text[m.start : m.end] for m in e.mentions]) for e in doc._.entities]

    return read


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # long form and acronym, in every order
        ("L'[ORG Office français de l'immigration] (OFI) agit. L'OFI aide.", [3]),
        ("L'[ORG OFI] ([ORG Office français de l'immigration]) agit.", [2]),
        ("L'OFI, [ORG Office français de l'immigration], agit.", [2]),
        ("L'[ORG Office français de l'immigration], ou OFI, agit. L'OFI aide.", [3]),
        ("L'[ORG Organisation internationale du travail] (ILO) agit avec l'ILO.", [3]),
        ("Le [PRG Projet d'appui aux soins des réfugiés] (PASR) débute ; le PASR dure.", [3]),
        ("La délégation de l'[ORG Union africaine] (UA) et l'[ORG UA].", [3]),
        ("L'[ORG OFI] est là. L'[ORG Office français de l'immigration] aussi.", [2]),
        # case, accents, typography, determiners
        ("L'[EVT École d’Hiver], l'[EVT école d'hiver] et l'[EVT ECOLE D'HIVER].", [3]),
        ("L'[ORG Organisation internationale pour les\nmigrations] et "
         "l'[ORG Organisation Internationale pour la Migration].", [2]),
        # cut short, before or after
        ("Le [PRG Projet de renforcement des capacités de gestion] ; "
         "le [PRG Projet de renforcement des capacités].", [2]),
        ("Le [ORG Fonds mondial], c'est le [ORG Fonds mondial de lutte contre le sida].", [2]),
        ("[PRG Plan stratégique 2015-2018] et [PRG Plan stratégique 2019-2022].", [1, 1]),
        # places with and without their type noun
        ("La [LOC région de Kolda], puis [LOC Kolda].", [2]),
        ("La [LOC ville de Kolda] dans la [LOC région de Kolda].", [1, 1]),
        ("Le [LOC site de transit de Gao] près de [LOC Gao].", [1, 1]),
        # a branch is not its parent
        ("L'[ORG OIM] et l'[ORG OIM [CTY Maroc]].", [2, 1, 1]),
        ("[ORG Médecins du Monde] et [ORG Médecins du Monde [CTY Suisse]].", [2, 1, 1]),
        # two ministries of two countries; one country said in two ways
        ("Le [ORG ministère malien de la Santé] et le [ORG ministère togolais de la Santé].", [1, 1]),
        ("Le [ORG gouvernement malien], ou [ORG gouvernement malien].", [2]),
        ("Le [ORG ministère malien de la Santé], puis le [ORG ministère de la Santé].", [2]),
        # values
        ("Au [CTY Mali] et au [CTY Mali].", [2]),
        ("[QTY trois jours] puis [QTY trois jours].", [1, 1]),
    ],
)  # fmt: skip
def test_mentions_of_one_thing_make_one_entity(group, marked, names):
    assert [len(mentions) for _, mentions in group(marked)] == names


@pytest.mark.parametrize(
    ("marked", "weak", "kept"),
    [
        ("Le [ORG [ORG ministère de la Santé] et de l'Action sociale].", (),
         ["ministère de la Santé et de l'Action sociale"]),
        ("L'[ORG [ORG OIM] [CTY Maroc]] agit.", (), ["OIM Maroc", "OIM", "Maroc"]),
        ("Le [PRG Plan national [DAT 2021-2025]].", (), ["Plan national 2021-2025", "2021-2025"]),
        ("Le [LOC camp de [LOC Mbera]].", (), ["camp de Mbera"]),
        ("La [ORG Fondation [QTY 5 étoiles]].", (), ["Fondation 5 étoiles"]),
        ("La [LOC Dakar Sine] et", (), ["Dakar Sine"]),
        ("Au [ORG Projet de [LOC Kolda]] dit", ("Projet de Kolda",), ["Projet de Kolda", "Kolda"]),
    ],
)  # fmt: skip
def test_of_mentions_that_overlap_the_better_stay(group, marked, weak, kept):
    mentions = [mention for _, mentions in group(marked, weak) for mention in mentions]
    assert sorted(mentions) == sorted(kept)


def test_the_name_is_the_longest_form_and_the_rest_are_aliases(group):
    [(name, _)] = group("L'OFI, [ORG Office français de l'immigration], et l'[ORG OFI].")
    assert name == "Office français de l'immigration"


@pytest.mark.parametrize(
    "text",
    ["Le conseil (OFI) agit.", "L'[ORG Office français] (2019) agit.", "Le [CTY Mali] (OFI) agit."],
)
def test_no_acronym_without_a_name_before_it(group, text):
    assert all("OFI" not in mentions and "2019" not in mentions for _, mentions in group(text))


def test_one_letter_words_and_empty_texts_do_no_harm(group):
    assert group("") == []
    assert group("[ORG A] et [ORG B]") == [("A", ["A"]), ("B", ["B"])]


def test_forms_of_a_listed_body_are_one_entity(group):
    entities = group("Le [ORG HCR], l'[ORG UNHCR] et le [ORG Haut-Commissariat aux réfugiés].")
    assert [len(mentions) for _, mentions in entities] == [3]
