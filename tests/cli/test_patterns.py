"""`passerelle patterns check`: what it reports, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.rules.examples import Placed
from pipeline.rules.reading import Rule
from tests.fake_language import make_fake_language

HERE = Path("dates.yaml")
GOOD = Rule(id="fake.name", finds=("L'[OIM] agit.",), ignores=("L'oing fuit.",))
IDLE = Rule(id="fake.supports", finds=("L'OIM agit au Niger.",), ignores=("L'OIM agit.",))
BARE = Rule(id="fake.has_figure", finds=("L'OIM aide 12 migrants.",))


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Exit code, standard output and problems of `patterns check` on these rules."""
    monkeypatch.chdir(tmp_path)

    def run(rules: tuple[Rule, ...], *arguments: str) -> tuple[int, list[str], list[str]]:
        placed = tuple(Placed(HERE, line, rule) for line, rule in enumerate(rules, 1))
        monkeypatch.setattr("pipeline.checking.read_all_rules", lambda folder: placed)
        monkeypatch.setattr("pipeline.checking.load_language", lambda folder, exclude: make_fake_language())
        with pytest.raises(SystemExit) as left:
            main(["patterns", "check", *arguments])
        out, err = capsys.readouterr()
        problems = [line for line in err.splitlines() if not line.startswith(("Checking", "Annotating"))]
        return left.value.code or 0, out.splitlines(), problems

    return run


def test_rules_with_passing_examples_are_right(check) -> None:
    assert check((GOOD, IDLE)) == (0, ["2 rules, 4 examples, 0 problems"], [])


def test_a_rule_without_counter_example_is_a_problem(check) -> None:
    mend = "add a sentence that comes close and must not fire it"
    problem = f"dates.yaml:2: rule « fake.has_figure » has no « ignores »; {mend}"
    assert check((GOOD, BARE)) == (1, ["2 rules, 3 examples, 1 problems"], [problem])


def test_rules_that_never_fire_on_texts_are_listed(check, tmp_path) -> None:
    (tmp_path / "note.txt").write_text("L'OIM est la seule à les aider, dit le maire du village.", "utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "autre.txt").write_text("Personne ne leur vient en aide dans la montagne.", "utf-8")
    assert check((GOOD, IDLE), "--texts", "note.txt", "--texts", "raw") == (
        0,
        [
            "remark: dates.yaml:2: rule « fake.supports » never fires",
            "2 rules, 4 examples, 0 problems",
            "1 rules never fire on the 2 texts",
        ],
        [],
    )


def test_texts_that_are_not_there_are_a_usage_error(check) -> None:
    code, _, problems = check((GOOD,), "--texts", "nulle-part")
    assert (code, problems) == (2, ["nulle-part: there is no such file or folder; check the spelling"])
