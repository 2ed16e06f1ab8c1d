"""The real pipeline in one process and in two: the same bytes; a worker that dies harms no other document."""

from __future__ import annotations

from pathlib import Path

from pipeline.documents import Document, TextView
from pipeline.run import extract_folder
from pipeline.run.batches import Outcome
from pipeline.run.engines import annotate_batches

TEXTS = [
    "L'OIM et la Croix-Rouge malienne ont ouvert un centre de santé à Gao le 4 mars 2021.",
    "L'Union européenne finance le programme PASSANTE au Niger à hauteur de 3,5 millions d'euros.",
    "Le ministère de la Santé du Togo a organisé à Lomé un atelier qui a réuni 45 participants.",
]


def test_two_workers_write_the_same_bytes_as_one(tmp_path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for i in range(40):  # more than a batch
        (raw / f"{i:02}.txt").write_text(f"Note numéro {i}.\n\n{TEXTS[i % 3]} {TEXTS[(i + 1) % 3]}", "utf-8")
    reports = [extract_folder(raw, tmp_path / f"out{n}", workers=n) for n in (1, 2)]
    assert [report.documents for report in reports] == [{"ok": 40}] * 2
    assert reports[0].triples
    one, two = (_files(tmp_path / name) for name in ("out1", "out2"))
    assert one == two


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_worker_that_dies_takes_no_other_document_with_it(monkeypatch) -> None:
    monkeypatch.setattr("pipeline.run.engines._annotate", _annotate_or_die)
    documents = [Document(f"d{i}", f"d{i}", text, TextView.identity(text)) for i, text in enumerate("abXcd")]
    batches = [documents[:3], documents[3:]]
    outcomes = [outcome for batch in annotate_batches(batches, workers=2) for outcome in batch]
    assert [outcome.error is None for outcome in outcomes] == [True, True, False, True, True]
    assert "died" in (outcomes[2].error or "")


def _annotate_or_die(patterns: Path | None, batch: list[Document]) -> list[Outcome]:
    import os

    if any(document.text == "X" for document in batch):
        os._exit(9)
    return [Outcome() for _ in batch]
