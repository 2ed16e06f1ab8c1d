"""From annotated documents to rows: offsets, evidence, dates, figures."""

from __future__ import annotations

import json

import pytest

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation, Status
from pipeline.documents import Document, ReadStatus, TextView
from pipeline.graph.resolution import resolve
from pipeline.tables.assemble import assemble
from pipeline.tables.records import AnnotatedDocument
from pipeline.tables.tables import Tables
from tests.marked import read_marked

T, P = EntityType, Predicate


def people(value: int, counted: str, outcome: str | None = None) -> dict[str, object]:
    norm = {
        "value": value,
        "max": None,
        "modifier": "=",
        "kind": "people",
        "unit": "person",
        "counted": counted,
    }
    return norm | ({"outcome": outcome} if outcome else {})


def annotated(
    marked: str,
    entities: list[tuple[str, EntityType, object]],
    relations: list[tuple],
    *,
    doc_id: str = "a.txt",
    date: str | None = None,
) -> AnnotatedDocument:
    """A one-sentence document; each mark is the mention of the entity in the same position.

    A relation is (subject, predicate, object) or the same with a status behind; ids are those of `entities`.
    """
    text, spans = read_marked(marked)
    made = tuple(
        Entity(id, type, text[start:end], (Mention(start, end, "test"),), value)
        for (id, type, value), (start, end) in zip(entities, spans, strict=True)
    )
    stated = tuple(
        Relation(subject, predicate, object_, 0, len(text), "test.rule", *status)
        for subject, predicate, object_, *status in relations
    )
    document = Document(doc_id, doc_id, text, TextView.identity(text), date=date)
    return AnnotatedDocument(document, Annotation(((0, len(text)),), made, stated))


def tables_of(*documents: AnnotatedDocument) -> Tables:
    return assemble(documents, resolve(documents))


def test_a_mention_row_is_its_text_and_sentence() -> None:
    one = annotated(
        "L'[OIM] aide [🚑 117 migrants].",
        [("o", T.ORGANISATION, None), ("q", T.QUANTITY, people(117, "migrants"))],
        [],
    )
    rows = tables_of(one).mentions.to_dict("records")
    assert [(row["start"], row["end"], row["text"], row["type"]) for row in rows] == [
        (2, 5, "OIM", "ORGANISATION"),
        (11, 25, "🚑 117 migrants", "QUANTITY"),
    ]
    assert {row["sentence"] for row in rows} == {one.document.text}
    assert [row["mention_id"] for row in rows] == ["a.txt:2-5", "a.txt:11-25"]
    assert json.loads(rows[1]["value"]) == people(117, "migrants")


def test_a_triple_row_says_who_what_where_and_why() -> None:
    one = annotated(
        "Le [Japon] finance l'[OIM].",
        [("j", T.COUNTRY, "JP"), ("o", T.ORGANISATION, None)],
        [("j", P.FUNDS, "o")],
        date="2024-05",
    )
    assert tables_of(one).triples.to_dict("records") == [
        {
            "subject_id": "country:JP", "subject": "Japon", "subject_type": "COUNTRY",
            "predicate": "FUNDS",
            "object_id": "organisation:oim", "object": "OIM", "object_type": "ORGANISATION",
            "status": "asserted", "confidence": 1.0, "doc_id": "a.txt",
            "sentence": "Le Japon finance l'OIM.", "start": 0, "end": 23, "date": "2024-05",
            "rule": "test.rule",
        }
    ]  # fmt: skip


def test_a_partnership_stands_once_in_one_direction() -> None:
    entities = [("m", T.ORGANISATION, None), ("c", T.ORGANISATION, None)]
    both = [("m", P.PARTNERS_WITH, "c"), ("c", P.PARTNERS_WITH, "m")]
    triples = tables_of(annotated("[MSF] et [Caritas] coopèrent.", entities, both)).triples
    assert list(zip(triples["subject"], triples["object"], strict=True)) == [("Caritas", "MSF")]


def test_statements_of_a_thing_about_itself_are_left_out() -> None:
    entities = [("o", T.ORGANISATION, None), ("p", T.ORGANISATION, None)]
    tables = tables_of(annotated("L'[OIM] et l'[O.I.M.] coopèrent.", entities, [("o", P.PARTNERS_WITH, "p")]))
    assert (len(tables.entities), len(tables.triples)) == (1, 0)


@pytest.mark.parametrize(
    ("relations", "date"),
    [
        ([("o", P.ORGANISES, "e")], "2024-01"),  # nothing better than the document's own date
        ([("o", P.ORGANISES, "e"), ("e", P.OCCURS_ON, "d")], "2023-03"),
        ([("o", P.IMPLEMENTS, "e"), ("o", P.OCCURS_ON, "d")], "2023-03"),
    ],
)
def test_a_statement_is_dated_by_its_sentence_before_its_document(relations, date) -> None:
    entities = [("o", T.ORGANISATION, None), ("e", T.EVENT, None), ("d", T.DATE, "2023-03")]
    one = annotated(
        "L'[OIM] organise un [atelier régional] en [mars 2023].", entities, relations, date="2024-01"
    )
    assert tables_of(one).triples["date"].tolist() == [date] * len(relations)


FIGURES = [
    pytest.param(
        "Le [PASMI] a aidé [584 migrants] ([511 hommes] et [73 femmes]) au [Sénégal] en [2023].",
        [
            ("p", T.PROGRAMME, None), ("all", T.QUANTITY, people(584, "migrants", "reintegrated")),
            ("m", T.QUANTITY, people(511, "hommes")), ("f", T.QUANTITY, people(73, "femmes")),
            ("sn", T.COUNTRY, "SN"), ("d", T.DATE, "2023"),
        ],
        [
            ("sn", P.HAS_FIGURE, "all"), ("p", P.HAS_FIGURE, "all"), ("all", P.IN_PERIOD, "d"),
            ("m", P.AMOUNT_PART_OF, "all"), ("f", P.AMOUNT_PART_OF, "all"),
        ],
        [
            (584, "reintegrated", "PASMI", "Sénégal", "2023"),
            (511, None, "584 migrants", "Sénégal", "2023"),
            (73, None, "584 migrants", "Sénégal", "2023"),
        ],
        id="whole and parts",
    ),
    pytest.param(
        "À [Dakar] ([Sénégal]), [117 migrants].",
        [
            ("k", T.LOCATION, None), ("sn", T.COUNTRY, "SN"),
            ("q", T.QUANTITY, people(117, "migrants", "enrolled")),
        ],
        [("sn", P.HAS_FIGURE, "q"), ("k", P.HAS_FIGURE, "q")],
        [(117, "enrolled", "Sénégal", "Dakar|Sénégal", None)],
        id="places only",
    ),
    pytest.param(
        "L'[École d'hiver] du [14 mars 2023] réunit [50 participants].",
        [
            ("e", T.EVENT, None), ("d", T.DATE, "2023-03-14"),
            ("q", T.QUANTITY, people(50, "participants", "attended")),
        ],
        [("e", P.HAS_FIGURE, "q"), ("e", P.OCCURS_ON, "d")],
        [(50, "attended", "École d'hiver", None, "2023-03-14")],
        id="period of the event",
    ),
    pytest.param(
        "L'[OIM], fondée en [1951], compte [174 membres].",
        [("o", T.ORGANISATION, None), ("d", T.DATE, "1951"), ("q", T.QUANTITY, people(174, "membres"))],
        [("o", P.HAS_FIGURE, "q"), ("o", P.OCCURS_ON, "d")],
        [(174, None, "OIM", None, None)],
        id="a body's date is not its figures'",
    ),
    pytest.param(
        "L'[OIM] n'a pas soigné [12 migrants].",
        [("o", T.ORGANISATION, None), ("q", T.QUANTITY, people(12, "migrants"))],
        [("o", P.HAS_FIGURE, "q", Status.NEGATED)],
        [],
        id="denied",
    ),
    pytest.param(
        "On compte [12 migrants].", [("q", T.QUANTITY, people(12, "migrants"))], [], [], id="of nothing"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "entities", "relations", "expected"), FIGURES)
def test_figures(marked, entities, relations, expected) -> None:
    figures = tables_of(annotated(marked, entities, relations)).figures
    columns = figures[["value", "outcome", "of", "place", "period"]].astype(object)
    rows = columns.where(columns.notna(), None).itertuples(index=False, name=None)
    assert list(rows) == expected


def test_figures_of_parts_in_a_circle_end() -> None:
    entities = [("a", T.QUANTITY, people(3, "hommes")), ("b", T.QUANTITY, people(4, "femmes"))]
    circle = [("a", P.AMOUNT_PART_OF, "b"), ("b", P.AMOUNT_PART_OF, "a")]
    figures = tables_of(annotated("[3 hommes], [4 femmes].", entities, circle)).figures
    assert figures["of"].tolist() == ["4 femmes", "3 hommes"]


def test_entities_count_mentions_and_documents_and_span_their_dates() -> None:
    first = annotated("L'[OIM] agit.", [("x", T.ORGANISATION, None)], [], doc_id="1", date="2021-05")
    second = annotated(
        "L'[OIM], l'[OIM].",
        [("y", T.ORGANISATION, None), ("z", T.ORGANISATION, None)],
        [],
        doc_id="2",
        date="2019",
    )
    row = tables_of(first, second).entities.iloc[0]
    assert (row["entity_id"], row["n_mentions"], row["n_documents"]) == ("organisation:oim", 3, 2)
    assert (row["first_date"], row["last_date"]) == ("2019", "2021-05")


def test_documents_that_were_not_annotated_are_listed() -> None:
    failed = Document(
        "b.pdf", "b.pdf", "", TextView.identity(""), status=ReadStatus.FAILED, message="b.pdf: damaged"
    )
    tables = tables_of(AnnotatedDocument(failed))
    row = tables.documents.iloc[0]
    assert (row["doc_id"], row["status"], row["message"]) == ("b.pdf", "failed", "b.pdf: damaged")
    assert tables.texts["text"].tolist() == [""]


@pytest.mark.parametrize(
    ("marked", "values", "expected"),
    [
        ("[584 migrants] ([511 hommes] et [73 femmes]).", (584, 511, 73), "complete"),
        ("[584 migrants], dont [511 hommes] et [12 femmes].", (584, 511, 12), "partial"),
        ("[584 migrants], dont [511 hommes] et [80 femmes].", (584, 511, 80), "excess"),
    ],
)
def test_a_breakdown_is_checked_on_the_whole_and_its_parts(marked, values, expected) -> None:
    nouns = ("migrants", "hommes", "femmes")
    entities = [(noun, T.QUANTITY, people(value, noun)) for value, noun in zip(values, nouns, strict=True)]
    parts = [(noun, P.AMOUNT_PART_OF, "migrants") for noun in nouns[1:]]
    figures = tables_of(annotated(marked, entities, parts)).figures
    assert figures["breakdown"].tolist() == [expected] * len(figures)
    assert len(figures) == 2  # the whole is of nobody here, so it has no row


def test_a_figure_without_parts_has_no_breakdown() -> None:
    one = annotated(
        "L'[OIM] soigne [12 migrants].",
        [("o", T.ORGANISATION, None), ("q", T.QUANTITY, people(12, "migrants"))],
        [("o", P.HAS_FIGURE, "q")],
    )
    assert tables_of(one).figures["breakdown"].isna().all()
