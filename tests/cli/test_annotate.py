"""`passerelle annotate`: files, streams, exit codes."""

from __future__ import annotations

import io
import json
import sys

import pytest

LINES = '{"id": "a", "text": "L\'OIM au Niger."}\n{"id": "b", "text": "Été"}\n'


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(LINES, "utf-8")
    return path


def test_a_file_becomes_a_file(passerelle, source, tmp_path) -> None:
    code, out, err = passerelle("annotate", "in.jsonl", "--output", "new/out.jsonl")
    assert (code, out, err) == (0, "", "")
    made = [json.loads(line) for line in (tmp_path / "new" / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(one["id"], one["text"], len(one["entities"])) for one in made] == [
        ("a", "L'OIM au Niger.", 2),
        ("b", "Été", 0),
    ]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out.jsonl"]


def test_streams_are_utf_8(passerelle, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode()), encoding="ascii"))
    code, out, err = passerelle("annotate", "-", "--output", "-")
    assert (code, err) == (0, "")
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["L'OIM au Niger.", "Été"]


def test_a_bad_line_is_3_and_named(passerelle, source, tmp_path) -> None:
    source.write_text(LINES + "{oups\n" + LINES, "utf-8")
    code, _, err = passerelle("annotate", "in.jsonl", "--output", "out.jsonl")
    assert code == 3
    assert err.startswith("in.jsonl:3: ")
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 4


def test_no_line_at_all_is_1(passerelle, source) -> None:
    source.write_text("\n", "utf-8")
    assert passerelle("annotate", "in.jsonl", "--output", "out.jsonl")[::2] == (
        1,
        "in.jsonl: no line could be annotated\n",
    )


def test_a_missing_file_is_2(passerelle) -> None:
    assert passerelle("annotate", "absent.jsonl") == (
        2,
        "",
        "absent.jsonl: cannot be opened (No such file or directory)\n",
    )


def test_an_output_that_cannot_be_written_is_2(passerelle, source, tmp_path) -> None:
    (tmp_path / "file").write_text("x")
    code, _, err = passerelle("annotate", "in.jsonl", "--output", "file/out.jsonl")
    assert code == 2
    assert err == "file/out.jsonl: cannot be written (File exists)\n"
