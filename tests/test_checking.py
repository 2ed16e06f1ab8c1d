"""`patterns check`: marks, examples, repeats, and files with mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation
from pipeline.checking import Example, check_example, check_patterns, read_marks
from pipeline.rules import default_patterns
from pipeline.rules.examples import Placed, find_repeats, read_all_rules
from pipeline.rules.reading import Rule

HERE = Path("dates.yaml")


@pytest.mark.parametrize(
    ("sentence", "text", "marks"),
    [
        ("L'[OIM] agit.", "L'OIM agit.", ((2, 5),)),
        ("[[OIM] Niger]", "OIM Niger", ((0, 9), (0, 3))),
        ("Rien.", "Rien.", ()),
    ],
)
def test_marks_are_read_and_taken_out(sentence: str, text: str, marks) -> None:
    found, places = read_marks(sentence)
    assert (found, set(places)) == (text, set(marks))


@pytest.mark.parametrize("sentence", ["L'[OIM agit.", "L'OIM] agit."])
def test_unpaired_marks_are_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match="OIM"):
        read_marks(sentence)


def found(*mentions: tuple[int, int, str], trigger: tuple[int, int, str] | None = None) -> Annotation:
    entities = tuple(
        Entity(f"e{i}", EntityType.ORGANISATION, "x", (Mention(start, end, rule),))
        for i, (start, end, rule) in enumerate(mentions)
    )
    if trigger is None:
        return Annotation(entities=entities)
    start, end, rule = trigger
    relation = Relation("e0", Predicate.FUNDS, "e1", 0, 100, rule, trigger=(start, end))
    return Annotation(entities=entities, relations=(relation,))


CASES = [
    ("L'[OIM] agit.", True, found((2, 5, "r")), None),
    ("L'[OIM] agit.", True, found(), "rule « r » does not find « OIM » in « L'OIM agit. »"),
    ("L'[OIM] agit.", True, found((2, 5, "s")), "does not find « OIM » in « L'OIM agit. »; shadowed by s"),
    ("L'[OIM] agit.", True, found((0, 5, "r")), "« OIM » in « L'OIM agit. »; it finds « L'OIM »"),
    ("A est [financé par] B.", True, found(trigger=(6, 13, "r")), None),
    ("A est [financé] par B.", True, found(trigger=(14, 17, "r")), "does not find « financé »"),
    ("A est financé par B.", True, found(trigger=(6, 13, "r")), None),
    ("[Bailleur] : OIM\nFin", True, found(), "does not find « Bailleur » in « Bailleur : OIM / Fin »"),
    ("L'OIM agit.", False, found((2, 5, "s")), None),
    ("L'OIM agit.", False, found((2, 5, "r")), "rule « r » should ignore « L'OIM agit. » but finds « OIM »"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "finds", "annotation", "message"), CASES)
def test_examples(sentence: str, finds: bool, annotation: Annotation, message: str | None) -> None:
    text, marks = read_marks(sentence)
    example = Example(Placed(HERE, 7, Rule(id="r")), text, marks, finds)
    problems = list(check_example(example, annotation))
    assert len(problems) == (message is not None)
    for problem in problems:
        assert message in problem.message
        assert (problem.path, problem.line) == (HERE, 7)


class Worded(Rule):
    words: tuple[str, ...] = ()
    predicate: Predicate | None = None


def test_repeated_rules_are_found() -> None:
    rules = (
        Placed(HERE, 1, Worded(id="a", words=("an",))),
        Placed(HERE, 4, Worded(id="b", words=("an",))),
        Placed(HERE, 7, Worded(id="c", words=("mois",))),
        Placed(Path("other.yaml"), 2, Worded(id="c", words=("jour",))),
        Placed(
            Path("other.yaml"), 5, Worded(id="d", predicate=Predicate.FUNDS)
        ),  # no words: cases of the code
        Placed(Path("other.yaml"), 8, Worded(id="e", predicate=Predicate.FUNDS)),
    )
    assert [str(problem) for problem in find_repeats(rules)] == [
        "dates.yaml:4: rule « b » says the same as « a » (line 1); remove one",
        "other.yaml:2: rule « c » stands already in dates.yaml:7; the `rule` column needs one of each",
    ]


def test_every_rule_that_ships_has_a_place() -> None:
    rules = read_all_rules(default_patterns())
    assert {placed.path.name for placed in rules} >= {"dates.yaml", "quantities.yaml", "funds.yaml"}
    for placed in rules:
        line = placed.path.read_text("utf-8").splitlines()[placed.line - 1]
        assert placed.rule.id in line


def test_the_mistakes_of_all_files_are_listed_at_once(tmp_path) -> None:
    shutil.copytree(default_patterns(), tmp_path / "patterns")
    for name in ("dates.yaml", "quantities.yaml"):
        path = tmp_path / "patterns" / name
        path.write_text(path.read_text("utf-8").replace("finds:", "find:", 1), "utf-8")
    report = check_patterns(tmp_path / "patterns")
    assert [problem.path.name for problem in report.problems] == ["dates.yaml", "quantities.yaml"]
    assert all("unknown key « find »" in problem.message for problem in report.problems)
