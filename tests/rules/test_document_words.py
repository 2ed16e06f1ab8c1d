"""`patterns/documents.yaml`: what loads, and what a mistake in it says."""

from __future__ import annotations

import pytest

from pipeline.errors import PatternError
from pipeline.rules import default_patterns
from pipeline.rules.documents import example_rules, load_document_words

SHIPPED = (default_patterns() / "documents.yaml").read_text(encoding="utf-8")


def test_the_shipped_file_loads():
    words = load_document_words()
    assert "lines.breadcrumb" in [rule.id for rule, _ in words.lines]
    assert "Le" in words.openers


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- id: lines.rule\n", "- id: lines.rule\n  patern: x\n", "Did you mean « pattern »?"),
        ('    [^\\w«»"“”€$%]{1,80}', "    [^\\w", "not a regular expression"),
        ("  names: keep", "  names: maybe", "« names »"),
        ("titles: [", "titel: [", "the section « titles: » must be a list of words"),
        ("lines:\n", "rules:\n", "the section « lines: » is missing"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path, old, new, message):
    assert old in SHIPPED
    path = tmp_path / "documents.yaml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PatternError) as caught:
        load_document_words(tmp_path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)
    assert all(problem.line >= 1 for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('finds: ["[***]"', 'finds: ["[OIM]"', "rule « lines.rule » does not find « [OIM] »; no rule does"),
        ('finds: ["[***]"', 'finds: ["[Accueil]"', "« lines.menu-item » does"),
        (
            'ignores: ["- OIM"]',
            'ignores: ["***"]',
            "rule « lines.rule » finds « *** », which it should ignore",
        ),
    ],
)
def test_examples_are_tried(tmp_path, old, new, message):
    assert old in SHIPPED
    (tmp_path / "documents.yaml").write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PatternError) as caught:
        example_rules(tmp_path)
    assert message in str(caught.value)


def test_the_shipped_examples_hold():
    assert example_rules() == []
