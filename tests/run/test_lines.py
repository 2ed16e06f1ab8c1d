"""JSON lines in and out: order, ids and texts are kept, bad lines are told."""

from __future__ import annotations

import json

import pytest

from pipeline.run.lines import LinesReport, annotate_lines


def annotate(*lines: str) -> tuple[list[dict], list[tuple[int, str]]]:
    report = LinesReport()
    made = [json.loads(line) for line in annotate_lines(lines, report)]
    assert report.written == len(made)
    return made, report.problems


def line(id: object, text: str, **more: object) -> str:
    return json.dumps({"id": id, "text": text} | more)


def test_lines_keep_order_id_text_and_meta(fake_language) -> None:
    texts = [
        "L’OIM au Niger.\r\n",
        "e\u0301te\u0301 🚑 OIM",
        "",
        "  ",
        "Nothing French here.",
        "OIM\u00a0: Mali",
    ]
    lines = [line(f"d{i}", text, meta={"date": "2024-05-02", "url": None}) for i, text in enumerate(texts)]
    made, problems = annotate(*lines)
    assert [(one["id"], one["text"], one["meta"]["date"]) for one in made] == [
        (f"d{i}", text, "2024-05-02") for i, text in enumerate(texts)
    ]
    assert problems == []
    for one in made:
        for entity in one["entities"]:
            for start, end in entity["mentions"]:
                assert one["text"][start:end] == entity["name"]
    assert [len(one["entities"]) for one in made] == [2, 1, 0, 0, 0, 2]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"id": "x", "text": "a"', "Expecting ',' delimiter"),
        ('["x"]', "not a JSON object"),
        ('{"id": "x"}', "the key « text » is missing"),
        ('{"text": "x"}', "the key « id » is missing"),
        ('{"id": "x", "text": 3}', "« text » is not a string"),
        ('{"id": "x", "text": "a", "meta": 3}', "« meta » is not an object"),
    ],
)
def test_a_bad_line_is_told_and_the_others_go_on(fake_language, bad: str, message: str) -> None:
    made, problems = annotate(line("a", "OIM"), "", bad, line("b", "Mali"))
    assert [one["id"] for one in made] == ["a", "b"]
    [(number, problem)] = problems
    assert number == 3
    assert message in problem


def test_a_text_that_breaks_the_analysis_keeps_its_line(fake_language) -> None:
    made, problems = annotate(line("a", "OIM"), line("b", "OIM PANNE"), line("c", "Mali"))
    assert [(one["id"], len(one["entities"])) for one in made] == [("a", 1), ("b", 0), ("c", 1)]
    assert problems == [(2, "the text could not be analysed: ValueError: panne voulue")]


def test_a_text_too_long_to_analyse_is_told(fake_language) -> None:
    made, problems = annotate(line("a", "mot " * 250_001), line("b", "OIM"))
    assert [(one["id"], len(one["entities"])) for one in made] == [("a", 0), ("b", 1)]
    assert problems == [(1, "the text has 1000004 characters, more than 1000000; split it into parts")]


def test_half_a_surrogate_pair_is_given_back_as_it_came(fake_language) -> None:
    [one], problems = annotate('{"id": "a", "text": "OIM \\ud83d au Mali"}')
    assert one["text"] == "OIM \ud83d au Mali"
    assert problems == []
    assert [entity["mentions"] for entity in one["entities"]] == [[[0, 3]], [[9, 13]]]


def test_ids_may_be_numbers_and_may_repeat(fake_language) -> None:
    made, _ = annotate(line(7, "OIM"), line(7, "Mali"))
    assert [one["id"] for one in made] == [7, 7]


def test_long_streams_are_answered_as_they_come(fake_language) -> None:
    """Not all lines are read before the first answer: a stream may be larger than memory."""
    read: list[int] = []

    def stream():
        for i in range(200):
            read.append(i)
            yield line(i, "OIM")

    answers = annotate_lines(stream(), LinesReport())
    assert json.loads(next(answers))["id"] == 0
    assert len(read) < 100
    assert [json.loads(answer)["id"] for answer in answers] == list(range(1, 200))
