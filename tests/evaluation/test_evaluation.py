"""The measures, on documents small enough to be counted by hand."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation import evaluate
from pipeline.evaluation.documents import Counts, score_document

TEXT = "L'OIM et l'Union européenne aident 117 migrants au Niger en 2023."
NORM = {"value": 117, "max": None, "modifier": "=", "kind": "people", "unit": "person", "counted": "migrants"}
FULL = NORM | {"outcome": "assisted"}
GOLD: dict[str, Any] = {
    "id": "a",
    "text": TEXT,
    "entities": [
        {"id": "o", "type": "ORGANISATION", "name": "OIM", "norm": None, "mentions": [[2, 5]]},
        {"id": "u", "type": "ORGANISATION", "name": "Union européenne", "norm": None, "mentions": [[11, 27]]},
        {"id": "q", "type": "QUANTITY", "name": "117 migrants", "norm": FULL, "mentions": [[35, 47]]},
        {"id": "n", "type": "COUNTRY", "name": "Niger", "norm": "NE", "mentions": [[51, 56]]},
        {"id": "d", "type": "DATE", "name": "2023", "norm": "2023", "mentions": [[60, 64]]},
    ],
    "relations": [
        {"subject": "o", "predicate": "PARTNERS_WITH", "object": "u", "status": "asserted"},
        {"subject": "o", "predicate": "HAS_FIGURE", "object": "q", "status": "asserted"},
        {"subject": "q", "predicate": "IN_PERIOD", "object": "d", "status": "asserted"},
    ],
}  # fmt: skip


def changed(**changes: Any) -> dict[str, Any]:
    """GOLD as a prediction, with fields of entities replaced: `changed(n={"norm": "NG"})`."""
    document = copy.deepcopy(GOLD)
    for entity in document["entities"]:
        entity |= changes.get(entity["id"], {})
    return document


def counts(predicted: dict[str, Any], measure: str) -> tuple[float, int, int]:
    return tuple(score_document(GOLD, predicted).counts[measure])


def test_gold_against_itself_is_perfect() -> None:
    score = score_document(GOLD, GOLD)
    assert score.errors == []
    assert all(one.right == one.predicted == one.gold for one in score.counts.values())
    assert score.counts["overlap"] == (5, 5, 5)
    assert score.counts["relations"] == (3, 3, 3)


@pytest.mark.parametrize(
    ("predicted", "measure", "expected"),
    [
        (changed(u={"mentions": [[11, 16]]}), "exact", (4, 5, 5)),
        (changed(u={"mentions": [[11, 16]]}), "overlap", (5, 5, 5)),
        (changed(u={"type": "PROGRAMME"}), "overlap", (4, 5, 5)),
        (changed(u={"type": "PROGRAMME"}), "overlap/ORGANISATION", (1, 1, 2)),
        (changed(n={"norm": "NG"}), "value", (2, 3, 3)),
        (changed(n={"norm": "NG"}), "value/COUNTRY", (0, 1, 1)),
        (changed(q={"norm": NORM | {"value": 117.0}}), "value/QUANTITY", (1, 1, 1)),
        (changed(q={"norm": NORM | {"modifier": "~"}}), "value/QUANTITY", (0, 1, 1)),
        (changed(q={"norm": NORM | {"unit": "EUR"}}), "value/QUANTITY", (0, 1, 1)),
        (changed(q={"norm": NORM}), "outcome", (0, 1, 1)),
        (changed(q={"norm": NORM | {"counted": "Migrants de retour"}}), "counted", (1, 1, 1)),
        (changed(q={"norm": NORM | {"counted": "retour"}}), "counted", (0, 1, 1)),
        (changed(u={"mentions": [[11, 27], [2, 5]]}), "bcubed_precision", (5, 5, 5)),
        (changed(o={"mentions": []}, u={"mentions": [[2, 5], [11, 27]]}), "bcubed_precision", (4, 5, 5)),
        (changed(o={"mentions": []}, u={"mentions": [[2, 5], [11, 27]]}), "bcubed_recall", (5, 5, 5)),
    ],
)  # fmt: skip
def test_mentions_and_values(predicted, measure: str, expected) -> None:
    assert counts(predicted, measure) == expected


@pytest.mark.parametrize(
    ("relation", "changes", "measures"),
    [
        (0, {"subject": "u", "object": "o"}, {"relations": (3, 3, 3)}),
        (1, {"subject": "q", "object": "o"}, {"relations": (2, 3, 3), "pairs": (3, 3, 3)}),
        (1, {"predicate": "FUNDS"}, {"relations": (2, 3, 3), "relation/FUNDS": (0, 1, 0)}),
        (1, {"object": "n"}, {"relations": (2, 3, 3), "pairs": (2, 3, 3), "relation/HAS_FIGURE": (0, 1, 1)}),
        (2, {"status": "planned"}, {"relations": (3, 3, 3), "status": (2, 3, 3)}),
    ],
)  # fmt: skip
def test_relations(relation: int, changes: dict[str, str], measures: dict[str, tuple]) -> None:
    predicted = copy.deepcopy(GOLD)
    predicted["relations"][relation] |= changes
    for measure, expected in measures.items():
        assert counts(predicted, measure) == expected


def test_a_predicted_entity_stands_for_the_one_it_shares_most_with() -> None:
    predicted = changed(o={"id": "x"}, u={"id": "y"})
    predicted["relations"] = [{"subject": "y", "predicate": "PARTNERS_WITH", "object": "x"}]
    assert counts(predicted, "relations") == (1, 1, 3)


def test_errors_are_told_in_words() -> None:
    predicted = changed(n={"norm": "NG"}, d={"mentions": []}, o={"mentions": [[2, 5], [6, 8]]})
    predicted["relations"][1] |= {"status": "planned"}
    predicted["relations"][0] |= {"object": "n"}
    assert score_document(GOLD, predicted).errors == [
        "value COUNTRY 'Niger': NE but NG",
        "missed DATE '2023'",
        "spurious ORGANISATION 'et'",
        "missed relation OIM PARTNERS_WITH Union européenne",
        "missed relation 117 migrants IN_PERIOD 2023",
        "spurious relation Niger PARTNERS_WITH OIM",
        "spurious relation 117 migrants IN_PERIOD ?2023",
        "status OIM HAS_FIGURE 117 migrants: asserted but planned",
    ]


def test_totals_are_micro_averages_with_the_same_interval_on_every_call() -> None:
    other = changed(u={"mentions": []}) | {"id": "b"}
    evaluation = evaluate({"a": GOLD, "b": GOLD | {"id": "b"}}, {"a": GOLD, "b": other})
    assert evaluation.total["overlap"] == Counts(9, 9, 10)
    assert evaluation.total["overlap"].f1 == pytest.approx(18 / 19)
    low, high = evaluation.interval("overlap")
    assert (low, high) == (pytest.approx(8 / 9), 1.0)
    assert list(evaluation.total)[:3] == ["exact", "overlap", "value"]


def test_every_gold_document_needs_a_prediction_of_the_same_text() -> None:
    with pytest.raises(UsageError, match="no prediction for 1 documents: b"):
        evaluate({"a": GOLD, "b": GOLD}, {"a": GOLD})
    with pytest.raises(UsageError, match="a: the text of the prediction is not that of the gold document"):
        evaluate({"a": GOLD}, {"a": GOLD | {"text": TEXT + " "}})


def test_no_documents_have_every_measure_at_zero() -> None:
    total = evaluate({}, {}).total
    assert total["relations"] == total["overlap"] == (0, 0, 0)
