"""`passerelle explain`: what it prints, the page it writes, the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main

TEXT = "L'OIM finance le ministère de la Santé du Niger. Elle soutient tout."


@pytest.fixture(autouse=True)
def loaded(nlp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.language.load_language", lambda patterns=None: nlp)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["explain", *arguments])
    return left.value.code or 0


def test_mentions_relations_and_near_rules_are_shown(capsys) -> None:
    assert run(TEXT) == 0
    shown = capsys.readouterr().out
    assert "funds.financer" in shown
    assert "ORGANISATION" in shown
    relations, near = shown.split("Nearly:")
    assert "FUNDS" in relations
    assert "supports.appuyer" in near
    assert "Parse:" not in near


def test_the_parse_is_shown_when_asked(capsys) -> None:
    run(TEXT, "--parse")
    assert "nsubj" in capsys.readouterr().out


def test_a_file_is_read(tmp_path: Path, capsys) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run(str(path)) == 0
    assert "funds.financer" in capsys.readouterr().out


def test_the_page_escapes_the_text(tmp_path: Path, capsys) -> None:
    path = tmp_path / "page.html"
    assert run("L'OIM agit au Niger </pre><script>alert(1)</script>", "--html", str(path)) == 0
    page = path.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "BASED_IN" in page


def test_nothing_found_is_exit_code_1() -> None:
    assert run("Il pleut.") == 1


def test_a_file_that_is_no_text_is_a_usage_error(tmp_path: Path, capsys) -> None:
    path = tmp_path / "image.txt"
    path.write_bytes(b"\xff\xfe\x00\xff")
    assert run(str(path)) == 2
    assert "cannot be read" in capsys.readouterr().err
