"""`passerelle extract`: exit codes, messages, and what still comes out when something is wrong."""

from __future__ import annotations

import shutil

import pytest

from pipeline.rules import default_patterns
from pipeline.tables import read_tables

FRENCH = "L'OIM a aidé 117 migrants au Niger cette année. La mission continue dans tout le pays."


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(FRENCH, "utf-8")
    return folder


def test_all_read_is_0_and_says_where_to_look(passerelle, raw) -> None:
    code, out, err = passerelle("extract", "raw", "--output", "out")
    assert code == 0
    assert "Documents: 1\n  ok" in out
    assert "Mentions: 3\n  COUNTRY" in out
    assert "Triples: 2\n" in out
    assert "Figures: 1\n" in out
    assert "  out/figures.csv\n  out/graph.graphml\n  out/graph.html\n" in out
    assert "Annotating 1/1\n" in err


def test_a_missing_folder_is_2(passerelle) -> None:
    code, out, err = passerelle("extract", "nulle-part")
    assert (code, out) == (2, "")
    assert err == "nulle-part: there is no such file or folder; check the spelling\n"


def test_an_empty_folder_is_1(passerelle, tmp_path) -> None:
    (tmp_path / "raw").mkdir()
    code, out, err = passerelle("extract", "raw")
    assert (code, out) == (1, "")
    assert err.endswith(
        "raw: there are no documents; put .txt, .md, .html, .pdf, .docx, .jsonl or .csv files there\n"
    )


def test_nothing_usable_is_1(passerelle, tmp_path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "vide.txt").write_text("  \n", "utf-8")
    code, _, err = passerelle("extract", "raw", "--output", "out")
    assert code == 1
    assert "empty: vide.txt: " in err


def test_a_broken_pdf_is_3_and_the_others_are_processed(passerelle, raw, tmp_path) -> None:
    (raw / "rapport.pdf").write_bytes(b"%PDF-1.7\nnot really")
    code, out, err = passerelle("extract", "raw", "--output", "out")
    assert code == 3
    assert "Documents: 2\n" in out
    assert "failed: rapport.pdf: " in err
    assert read_tables(tmp_path / "out").mentions["doc_id"].unique().tolist() == ["a.txt"]


@pytest.mark.parametrize("name", ["note.doc", "tableau.xlsx", "sans-fin"])
def test_a_format_that_is_not_read_is_3_with_the_mend(passerelle, raw, name: str) -> None:
    (raw / name).write_bytes(b"x")
    code, _, err = passerelle("extract", "raw", "--output", "out")
    assert code == 3
    assert f"failed: {name}: " in err


def test_an_unreadable_file_is_3(passerelle, raw) -> None:
    (raw / "lien.txt").symlink_to(raw / "absent.txt")
    code, _, err = passerelle("extract", "raw", "--output", "out")
    assert code == 3
    assert "failed: lien.txt: cannot be opened" in err


def test_a_wrong_pattern_file_is_2_with_file_and_line(passerelle, raw, tmp_path, monkeypatch) -> None:
    from pipeline.run.batches import load_once

    monkeypatch.setattr("pipeline.run.engines.load_once", load_once)
    shutil.copytree(default_patterns(), tmp_path / "patterns")
    dates = tmp_path / "patterns" / "dates.yaml"
    lines = dates.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.lstrip().startswith("- id:"))
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()) + 2)
    lines.insert(at + 1, f"{indent}findz: [x]")
    dates.write_text("\n".join(lines), "utf-8")
    code, _, err = passerelle("extract", "raw", "--output", "out", "--patterns", "patterns")
    assert code == 2
    assert f"patterns/dates.yaml:{at + 2}: " in err
    assert "unknown key « findz »" in err
    assert "Did you mean « finds »?" in err


def test_names_of_files_cannot_command_the_terminal(passerelle, raw) -> None:
    (raw / "rouge\x1b[31m[bold].doc").write_bytes(b"x")
    _, out, err = passerelle("extract", "raw", "--output", "out")
    assert "\x1b" not in out + err
    assert "rouge\\x1b[31m[bold].doc" in err


def test_the_engine_that_is_not_there_is_2(passerelle, raw) -> None:
    code, _, err = passerelle("extract", "raw", "--engine", "ray")
    assert code == 2
    assert "use --engine local --workers N" in err
