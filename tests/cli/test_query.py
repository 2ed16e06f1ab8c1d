"""`passerelle query`: what is asked, what is printed, which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.tables import write_tables
from tests.graph.sample import sample_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("processed")
    write_tables(sample_tables(), path)
    return path


def run(folder: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["query", *arguments, "--tables", str(folder)])
    return left.value.code or 0


def test_facts_about_an_entity_come_with_their_sentence(folder: Path, capsys) -> None:
    assert run(folder, "oim", "--predicate", "PARTNERS_WITH") == 0
    assert capsys.readouterr().out == (
        "ANACMU  PARTNERS_WITH  Organisation internationale pour les migrations"
        "  (asserted, 2023-05-02)  fiche.txt\n"
        "    « L'OIM et l'ANACMU signent un accord. »\n"
    )


def test_json_and_csv_hold_every_column(folder: Path, capsys) -> None:
    run(folder, "UE", "--country", "SN", "--since", "2020", "--format", "json")
    rows = json.loads(capsys.readouterr().out)
    assert [(row["predicate"], row["object"], row["confidence"]) for row in rows] == [
        ("FUNDS", "Plan santé mobilité", 0.8)
    ]
    run(folder, "UE", "--status", "planned", "--format", "csv")
    header, row = capsys.readouterr().out.splitlines()
    assert header.startswith("subject_id,subject,subject_type,predicate")
    assert row.endswith("funds.test")


def test_sql_and_sparql_are_answered(folder: Path, capsys) -> None:
    run(folder, "--sql", "select funder from funding")
    assert capsys.readouterr().out.split("\n")[1].strip() == "Union européenne"
    run(folder, "--sparql", "ask { ?who psr:funds ?what }", "--format", "json")
    assert json.loads(capsys.readouterr().out) == [{"answer": True}]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["OMI"], 2, "no entity is called « OMI ». Did you mean « OIM »"),
        (["--sql", "select"], 2, "SQL:"),
        (["OIM", "--since", "hier"], 2, "« hier » is not a date"),
        (["Dakar", "--predicate", "FUNDS"], 1, "nothing found"),
    ],
)
def test_what_cannot_be_answered_is_said(folder: Path, capsys, arguments, code, words) -> None:
    assert run(folder, *arguments) == code
    assert words in capsys.readouterr().err
