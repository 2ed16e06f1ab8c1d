"""Reading of patterns/dates.yaml: what it gives, and the messages for mistakes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import PatternError
from pipeline.rules import default_patterns
from pipeline.rules.dates import CODES, Kind, compile_pattern, example_rules, load_dates, split_words


def test_words_are_found_with_and_without_accents():
    rules = load_dates()
    assert rules.words["février"] == rules.words["fevrier"] == (Kind.MONTH, 2)


def test_an_accent_that_changes_the_word_counts():
    rules = load_dates()
    assert rules.words["dès"] == (Kind.SINCE, None)
    assert rules.words["des"] == (Kind.OF, None)


def test_contractions_are_undone_in_phrases():
    assert split_words("à compter du") == ("a", "compter", "de")


def test_pattern_names_become_codes():
    assert compile_pattern("weekday? month") == f"{CODES[Kind.WEEKDAY]}?{CODES[Kind.MONTH]}"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("day mont", "unknown part « mont »"), ("day+ month", "« + » is not allowed in a pattern")],
)
def test_pattern_mistakes_say_what_is_allowed(pattern, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        compile_pattern(pattern)


def test_every_rule_has_an_example():
    assert [
        rule.id for _, rule in example_rules(default_patterns()) if not rule.finds and not rule.note
    ] == []


def write_patterns(folder: Path, before: str, after: str) -> Path:
    source = (default_patterns() / "dates.yaml").read_text(encoding="utf-8")
    assert before in source
    (folder / "dates.yaml").write_text(source.replace(before, after, 1), encoding="utf-8")
    return folder


def test_a_mistake_in_a_form_is_reported_with_its_line(tmp_path):
    folder = write_patterns(tmp_path, "reads: decade", "reads: decades")
    with pytest.raises(PatternError) as error:
        load_dates(folder)
    problem = error.value.problems[0]
    lines = (folder / "dates.yaml").read_text(encoding="utf-8").splitlines()
    assert "decades" in lines[problem.line - 1]
    assert "dates.decade" in problem.message


def test_an_unknown_list_of_words_is_reported(tmp_path):
    folder = write_patterns(tmp_path, "  weekday:", "  weekdays:")
    with pytest.raises(PatternError, match="unknown list of words « weekdays »"):
        load_dates(folder)


def test_a_new_word_takes_effect(tmp_path):
    from pipeline.language.dates import find_date_expressions

    folder = write_patterns(tmp_path, "[janvier, janv, jan]", "[janvier, janv, jan, yennayer]")
    matches = find_date_expressions("Le 12 yennayer 2020", rules=load_dates(folder))
    assert [str(match.value) for match in matches] == ["2020-01-12"]
