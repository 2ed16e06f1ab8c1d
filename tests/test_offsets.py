"""The law of offsets: for every mention and triple, `text[start:end]` is what the table says."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import make_document
from pipeline.language import annotate_documents
from pipeline.run.extract import make_tables
from pipeline.tables import Tables
from pipeline.tables.records import AnnotatedDocument

SENTENCES = (
    "L’OIM et la Croix-Rouge malienne ont formé 45 agents de santé à Gao le 4 mars 2021.",
    "L'Union européenne finance le Programme régional Santé Sahel (PRSS) au Niger et en Côte d'Ivoire.",
    "En 2023, plus de 1 200 migrants (800 hommes et 400 femmes) ont été vaccinés à Agadez.",
    "Le ministère de la Santé du Togo a organisé un atelier régional à Lomé, du 3 au 5 mai 2022.",
)
#: What scraping, keyboards and other systems do to a text.
DISTORTIONS = (
    lambda text: text,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" 2", "\u202f2").replace(" :", "\u00a0:"),
    lambda text: text.replace(" et ", "\r\net ").replace(", ", ",\r\n"),
    lambda text: text.replace(" ", " 🚑 ", 3),
    lambda text: text.replace("Santé", "San\u00adté").replace("L", "\u200bL"),
    lambda text: text.upper(),
    lambda text: "\ufeff" + text.replace(". ", "."),
    lambda text: text.replace("a", "\ud83d", 1),
)


def assert_offsets_hold(tables: Tables) -> None:
    texts = dict(zip(tables.texts["doc_id"], tables.texts["text"], strict=True))
    for row in tables.mentions.itertuples(index=False):
        assert texts[row.doc_id][row.start : row.end] == row.text
        assert row.text.strip() == row.text
        assert row.text in row.sentence
    for table in (tables.triples, tables.figures):
        for row in table.itertuples(index=False):
            assert texts[row.doc_id][row.start : row.end] == row.sentence
            assert row.sentence.strip() == row.sentence


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(DISTORTIONS)), min_size=1, max_size=4))
def test_offsets_lead_to_the_text_however_it_is_written(nlp, parts) -> None:
    text = "\n\n".join(distort(sentence) for sentence, distort in parts)
    documents = [make_document("d", text)]
    annotations = annotate_documents(nlp, documents)
    tables = make_tables([AnnotatedDocument(*pair) for pair in zip(documents, annotations, strict=True)])
    assert tables.texts["text"].tolist() == [text.replace("\ud83d", "\ufffd")]
    assert_offsets_hold(tables)


def test_the_distorted_sentences_still_say_something(nlp) -> None:
    """So that the law above is about many mentions, not about none."""
    for distort in DISTORTIONS:
        documents = [make_document("d", distort(sentence)) for sentence in SENTENCES]
        found = sum(len(one.entities) for one in annotate_documents(nlp, documents))
        assert found >= 6, distort(SENTENCES[0])
