"""`passerelle evaluate`: scores, errors in words, wrong input."""

from __future__ import annotations

import json

GOLD = {
    "id": "a",
    "text": "L'OIM au Niger.",
    "entities": [
        {"id": "o", "type": "ORGANISATION", "name": "OIM", "norm": None, "mentions": [[2, 5]]},
        {"id": "n", "type": "COUNTRY", "name": "Niger", "norm": "NE", "mentions": [[9, 14]]},
    ],
    "relations": [{"subject": "o", "predicate": "BASED_IN", "object": "n", "status": "asserted"}],
}


def write(path, *documents) -> None:
    path.write_text("\n".join(json.dumps(document) for document in documents), "utf-8")


def test_the_texts_are_annotated_when_there_is_no_prediction(passerelle, tmp_path) -> None:
    write(tmp_path / "gold.jsonl", GOLD)
    code, out, _ = passerelle("evaluate", "gold.jsonl", "--errors", "5")
    assert code == 0
    assert "exact                        1.000 1.000 1.000  1.000-1.000   2 / 2 / 2" in out
    assert "a: overlap 1.000, relations 0.000" in out
    assert "  missed relation OIM BASED_IN Niger" in out
    assert "  spurious relation OIM SUPPORTS Niger" in out


def test_scores_as_json(passerelle, tmp_path) -> None:
    write(tmp_path / "gold.jsonl", GOLD)
    code, out, _ = passerelle("evaluate", "gold.jsonl", "gold.jsonl", "--json")
    assert code == 0
    assert json.loads(out)["relations"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "interval": [1.0, 1.0], "counts": [1, 1, 1],
    }  # fmt: skip


def test_wrong_input_is_2_and_named(passerelle, tmp_path) -> None:
    write(tmp_path / "gold.jsonl", GOLD, GOLD | {"id": "b"})
    write(tmp_path / "pred.jsonl", GOLD)
    assert passerelle("evaluate", "gold.jsonl", "pred.jsonl")[::2] == (
        2,
        "no prediction for 1 documents: b\n",
    )
    write(tmp_path / "pred.jsonl", GOLD, GOLD | {"id": "b", "text": "Autre."})
    assert passerelle("evaluate", "gold.jsonl", "pred.jsonl")[::2] == (
        2,
        "b: the text of the prediction is not that of the gold document\n",
    )
    write(tmp_path / "pred.jsonl", GOLD, GOLD)
    assert (
        "pred.jsonl:2: document « a » stands twice" in passerelle("evaluate", "gold.jsonl", "pred.jsonl").err
    )
    (tmp_path / "pred.jsonl").write_text('{"id": 1}')
    assert (
        "pred.jsonl:1: the key « text » is missing" in passerelle("evaluate", "gold.jsonl", "pred.jsonl").err
    )
    assert "absent.jsonl: cannot be read" in passerelle("evaluate", "absent.jsonl").err
