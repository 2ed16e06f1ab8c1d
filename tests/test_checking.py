"""`patterns check`: marks, examples, repeats, and files with mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation
from pipeline.checking import Example, check_example, check_patterns, find_idle, read_marks
from pipeline.errors import PatternError, UsageError
from pipeline.language import annotate_documents
from pipeline.rules import default_patterns
from pipeline.rules.examples import Placed, find_bare, find_repeats, read_all_rules
from pipeline.rules.reading import Rule, read_rules
from tests.fake_language import make_fake_language

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


def test_rules_without_examples_are_problems() -> None:
    rules = (
        Placed(HERE, 1, Rule(id="a", finds=("L'[OIM] agit.",), ignores=("L'omission nuit.",))),
        Placed(HERE, 4, Rule(id="b", finds=("L'[OIM] agit.",))),
        Placed(HERE, 7, Rule(id="c", ignores=("L'omission nuit.",))),
    )
    assert [str(problem) for problem in find_bare(rules)] == [
        "dates.yaml:4: rule « b » has no « ignores »; add a sentence that comes close and must not fire it",
        "dates.yaml:7: rule « c » has no « finds »; add a sentence with what it marks in [brackets]",
    ]


def test_rules_that_nothing_bears_are_idle() -> None:
    rules = tuple(Placed(HERE, line, Rule(id=id)) for line, id in enumerate("abc", 1))
    annotations = [found((0, 3, "a")), found((5, 8, "x"), trigger=(0, 3, "c"))]
    assert [str(one) for one in find_idle(rules, annotations)] == ["dates.yaml:2: rule « b » never fires"]


FAKE = (
    Placed(HERE, 1, Rule(id="fake.name", finds=("L'[OIM] agit.",), ignores=("L'oing fuit.",))),
    Placed(
        HERE, 5, Rule(id="fake.never", finds=("L'[OIM] agit.",), ignores=("On part.",), document_date="2021")
    ),
)


@pytest.fixture
def faked(monkeypatch) -> list[str | None]:
    """Two rules and a pipeline without model; the dates of the documents that it reads."""
    dates: list[str | None] = []

    def annotate(nlp, documents):
        dates.extend(document.date for document in documents)
        return annotate_documents(nlp, documents)

    monkeypatch.setattr("pipeline.checking.read_all_rules", lambda folder: FAKE)
    monkeypatch.setattr("pipeline.checking.load_language", lambda folder, exclude: make_fake_language())
    monkeypatch.setattr("pipeline.checking.annotate_documents", annotate)
    return dates


def test_examples_stand_in_a_document_of_the_date_that_the_rule_gives(faked) -> None:
    check_patterns()
    assert faked == [None, None, "2021", "2021"]


def test_idle_rules_are_looked_for_in_files_and_folders(faked, tmp_path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "note.txt").write_text(
        "Le village attend la pluie depuis des mois, sans un mot.", "utf-8"
    )
    (tmp_path / "news.jsonl").write_text(
        '{"id": "1", "text": "L\'OIM est la seule à les aider au Niger."}\n', "utf-8"
    )
    only_raw = check_patterns(texts=[tmp_path / "raw"])
    assert (only_raw.n_texts, [one.line for one in only_raw.idle]) == (1, [1, 5])
    both = check_patterns(texts=[tmp_path / "raw", tmp_path / "news.jsonl"])
    assert (both.n_texts, [one.line for one in both.idle]) == (2, [5])


def test_texts_without_any_to_read_are_refused(faked, tmp_path) -> None:
    with pytest.raises(UsageError, match="no French text there"):
        check_patterns(texts=[tmp_path])


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


def test_a_key_that_stands_twice_is_a_mistake(tmp_path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "- id: a\n  finds: [un]\n- id: b\n  finds: [deux]\n  note: trois\n  finds: [quatre]\n", "utf-8"
    )
    with pytest.raises(PatternError) as raised:
        read_rules(path, Rule)
    assert [(problem.line, problem.message) for problem in raised.value.problems] == [
        (6, "the key « finds » stands twice in one rule; is a « - id: » line missing above it?")
    ]
