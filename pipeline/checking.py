"""`patterns check`: do the pattern files load, and does every rule do what its examples say?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotation import Annotation
from pipeline.documents import Document, ReadStatus, TextView, read_documents
from pipeline.errors import PatternError, Problem
from pipeline.language import annotate_documents, load_language
from pipeline.progress import Progress, silent
from pipeline.rules import default_patterns
from pipeline.rules.examples import Placed, find_repeats, read_all_rules

_MARK = re.compile(r"[\[\]]")
#: Examples annotated between two reports of progress.
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` are to be mended; `remarks` are worth a look: rules without example, or that never fire."""

    n_rules: int
    n_examples: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a rule without its marks; `marks` are where they stood, `finds` False for « ignores »."""

    placed: Placed
    text: str
    marks: tuple[tuple[int, int], ...]
    finds: bool


def check_patterns(
    folder: Path | None = None, *, texts: Path | None = None, progress: Progress | None = None
) -> CheckReport:
    """Load every pattern file of `folder` and run every example through the whole language pipeline.

    With `texts` (documents to read), the remarks list the rules that never fire on them.
    """
    progress = progress or silent
    try:
        rules = read_all_rules(folder or default_patterns())
        nlp = load_language(folder, exclude=("passerelle_learned",))
    except PatternError as error:
        return CheckReport(0, 0, error.problems)
    problems = list(find_repeats(rules))
    examples, malformed = _read_examples(rules)
    problems += malformed
    for start in range(0, len(examples), _CHUNK):
        progress("check", start, len(examples))
        chunk = examples[start : start + _CHUNK]
        annotations = annotate_documents(nlp, [_document(example.text) for example in chunk])
        for example, annotation in zip(chunk, annotations, strict=True):
            problems += check_example(example, annotation)
    progress("check", len(examples), len(examples))
    remarks = [
        Problem(one.path, one.line, f"rule « {one.rule.id} » has no example; add « finds »")
        for one in rules
        if not one.rule.finds
    ]
    if texts:
        documents = [one for one in read_documents(texts) if one.status is ReadStatus.OK]
        remarks += _never_firing(rules, annotate_documents(nlp, documents))
    return CheckReport(len(rules), len(examples), tuple(problems), tuple(remarks))


def _read_examples(rules: Sequence[Placed]) -> tuple[list[Example], list[Problem]]:
    examples: list[Example] = []
    problems: list[Problem] = []
    for placed in rules:
        for finds, sentences in ((True, placed.rule.finds), (False, placed.rule.ignores)):
            for sentence in sentences:
                try:
                    text, marks = read_marks(sentence)
                except ValueError as error:
                    message = f"rule « {placed.rule.id} »: {error}"
                    problems.append(Problem(placed.path, placed.line, message))
                    continue
                examples.append(Example(placed, text, marks, finds))
    return examples, problems


def read_marks(sentence: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """« L'[OIM] agit. » gives the sentence without brackets and ((2, 5),).

    Raises ValueError for a bracket without its other half.
    """
    parts: list[str] = []
    opened: list[int] = []
    marks: list[tuple[int, int]] = []
    at = length = 0
    for bracket in _MARK.finditer(sentence):
        parts.append(sentence[at : bracket.start()])
        length += bracket.start() - at
        at = bracket.end()
        if bracket.group() == "[":
            opened.append(length)
        elif opened:
            marks.append((opened.pop(), length))
        else:
            raise ValueError(f"« ] » without « [ » in « {sentence} »")
    if opened:
        raise ValueError(f"« [ » is not closed in « {sentence} »")
    return "".join((*parts, sentence[at:])), tuple(sorted(marks))


def _document(text: str) -> Document:
    return Document("example", "", text, TextView.identity(text))


@dataclass(frozen=True, slots=True)
class _Firing:
    """What a rule left in a text: a mention at its place, or a relation at its trigger or sentence."""

    rule: str
    start: int
    end: int
    exact: bool

    def is_at(self, mark: tuple[int, int]) -> bool:
        if self.exact:
            return (self.start, self.end) == mark
        return self.start < mark[1] and mark[0] < self.end


def _firings(annotation: Annotation) -> Iterator[_Firing]:
    for entity in annotation.entities:
        for mention in entity.mentions:
            yield _Firing(mention.rule, mention.start, mention.end, True)
    for relation in annotation.relations:
        yield _Firing(relation.rule, *(relation.trigger or (relation.start, relation.end)), False)


def check_example(example: Example, annotation: Annotation) -> Iterator[Problem]:
    """What is wrong when `annotation` is what was found in the example's text."""
    rule, path, line = example.placed.rule, example.placed.path, example.placed.line
    firings = list(_firings(annotation))
    own = [firing for firing in firings if firing.rule == rule.id]
    if not example.finds:
        for firing in own[:1]:
            found = example.text[firing.start : firing.end]
            message = f"rule « {rule.id} » should ignore « {_line(example.text)} » but finds « {found} »"
            yield Problem(path, line, message)
        return
    places = example.marks or ((0, len(example.text)),)
    for mark in places:
        found_here = own if not example.marks else [firing for firing in own if firing.is_at(mark)]
        if not found_here:
            yield Problem(path, line, _missing(example, mark, own, firings))


def _missing(example: Example, mark: tuple[int, int], own: list[_Firing], firings: list[_Firing]) -> str:
    rule = example.placed.rule
    marked = example.text[slice(*mark)]
    message = f"rule « {rule.id} » does not find « {marked} » in « {_line(example.text)} »"
    others = sorted({firing.rule for firing in firings if firing.is_at(mark) and firing.rule != rule.id})
    if own:
        found = " · ".join(example.text[firing.start : firing.end] for firing in own)
        return f"{message}; it finds « {found} »"
    return f"{message}; shadowed by {', '.join(others)}" if others and example.marks else message


def _line(text: str) -> str:
    return " / ".join(line for line in text.splitlines() if line)


def _never_firing(rules: Sequence[Placed], annotations: Iterator[Annotation]) -> Iterator[Problem]:
    fired = {firing.rule for annotation in annotations for firing in _firings(annotation)}
    for one in rules:
        if one.rule.id not in fired:
            yield Problem(one.path, one.line, f"rule « {one.rule.id} » never fires on these texts")
