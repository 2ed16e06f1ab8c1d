"""The whole job on a folder: what it writes, what it repeats, what it survives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import PatternError, UsageError
from pipeline.run import extract_folder
from pipeline.tables import read_tables


def results(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder but the cache, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_documents_become_tables_and_graph(fake_language, raw, tmp_path) -> None:
    report = extract_folder(raw, tmp_path / "out")
    assert report.documents == {"ok": 3}
    assert report.mentions == {"COUNTRY": 4, "ORGANISATION": 3, "QUANTITY": 1}
    assert report.triples == {"SUPPORTS": 4, "HAS_FIGURE": 1}
    assert (report.annotated, report.cached, report.failed) == (3, 0, ())
    tables = read_tables(tmp_path / "out")
    texts = dict(zip(tables.texts["doc_id"], tables.texts["text"], strict=True))
    for row in tables.mentions.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text
    for row in tables.triples.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.sentence
    assert set(report.files) <= set(results(tmp_path / "out"))


def test_a_second_run_annotates_only_what_is_new(fake_language, raw, tmp_path) -> None:
    extract_folder(raw, tmp_path / "out")
    before = results(tmp_path / "out")
    fake_language.seen.clear()
    report = extract_folder(raw, tmp_path / "out")
    assert (report.annotated, report.cached, fake_language.seen) == (0, 3, [])
    assert results(tmp_path / "out") == before
    (raw / "d.txt").write_text("L'OIM ouvre un centre de soins au Mali pour les familles déplacées.", "utf-8")
    report = extract_folder(raw, tmp_path / "out")
    assert (report.annotated, report.cached) == (1, 3)
    assert len(fake_language.seen) == 1


def test_a_document_that_moved_is_not_annotated_again(fake_language, raw, tmp_path) -> None:
    extract_folder(raw, tmp_path / "out")
    (raw / "a.txt").rename(raw / "z.txt")
    report = extract_folder(raw, tmp_path / "out")
    assert (report.annotated, report.cached) == (0, 3)
    assert read_tables(tmp_path / "out").documents["doc_id"].tolist() == ["b.txt", "c.md", "z.txt"]


def test_one_document_that_breaks_the_analysis_does_not_stop_the_run(fake_language, raw, tmp_path) -> None:
    (raw / "b.txt").write_text("Une PANNE est prévue dans cette phrase du rapport sur la santé.", "utf-8")
    report = extract_folder(raw, tmp_path / "out")
    assert report.documents == {"ok": 2, "failed": 1}
    [trouble] = report.failed
    assert (trouble.doc_id, trouble.message) == (
        "b.txt",
        "b.txt: the text could not be analysed: ValueError: panne voulue",
    )
    assert report.mentions["ORGANISATION"] == 2


def test_documents_in_other_languages_are_listed_and_left_alone(fake_language, raw, tmp_path) -> None:
    english = (
        "The ministry of health and the OIM have opened a clinic for the families who fled Niger last year. "
    )
    (raw / "d.txt").write_text(english * 4, "utf-8")
    report = extract_folder(raw, tmp_path / "out")
    assert report.documents == {"ok": 3, "not_french": 1}
    assert "d.txt" not in set(read_tables(tmp_path / "out").mentions["doc_id"])


def test_an_empty_folder_writes_nothing(fake_language, raw, tmp_path) -> None:
    extract_folder(raw, tmp_path / "out")
    before = results(tmp_path / "out")
    (tmp_path / "none").mkdir()
    assert extract_folder(tmp_path / "none", tmp_path / "out").documents == {}
    assert results(tmp_path / "out") == before


def test_progress_tells_each_step_to_its_end(fake_language, raw, tmp_path) -> None:
    told: list[tuple[str, int, int | None]] = []
    extract_folder(raw, tmp_path / "out", progress=lambda *step: told.append(step))
    assert told[:3] == [("read", 1, None), ("read", 2, None), ("read", 3, None)]
    assert ("annotate", 3, 3) in told
    assert told[-1] == ("write", 2, 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"raw": "absent"}, "absent: there is no such file or folder"),
        ({"workers": 0}, "--workers 0: give 1 or more processes"),
        ({"engine": "spark"}, "unknown engine « spark ». Allowed: local, ray"),
        ({"patterns": "absent"}, "absent: there is no such pattern folder"),
        ({"output": "raw/a.txt"}, "this is a file; name a folder for the output"),
    ],
)
def test_wrong_arguments_are_refused_before_any_work(raw, tmp_path, monkeypatch, arguments, message) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=message):
        extract_folder(**({"raw": "raw", "output": "out"} | arguments))
    assert not (tmp_path / "out").exists()


def test_jsonl_rows_keep_their_ids(fake_language, tmp_path) -> None:
    rows = [
        {"id": "un", "text": "L'OIM soutient le Niger face aux inondations de la saison des pluies."},
        {"id": "deux"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    report = extract_folder(tmp_path / "in.jsonl", tmp_path / "out")
    assert report.documents == {"failed": 1, "ok": 1}
    assert read_tables(tmp_path / "out").triples["doc_id"].tolist() == ["in.jsonl#un"]


def test_pattern_errors_survive_a_process_boundary(tmp_path) -> None:
    import pickle

    from pipeline.errors import Problem

    error = PatternError([Problem(tmp_path / "x.yaml", 3, "unknown key")])
    again = pickle.loads(pickle.dumps(error))
    assert (again.problems, str(again)) == (error.problems, str(error))
