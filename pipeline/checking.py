"""`patterns check`: do pattern files load, does every rule do what its examples say, does it ever fire?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from pipeline.annotation import Annotation
from pipeline.documents import Document, ReadStatus, TextView, read_documents
from pipeline.errors import PatternError, Problem, UsageError
from pipeline.language import annotate_documents, load_language
from pipeline.progress import Progress, silent
from pipeline.rules import default_patterns
from pipeline.rules.examples import Placed, find_bare, find_repeats, read_all_rules

_MARK = re.compile(r"[\[\]]")
#: Texts annotated between two reports of progress.
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` are to be mended; `idle` rules, worth a look, never fire on the `n_texts` given."""

    n_rules: int
    n_examples: int
    problems: tuple[Problem, ...]
    idle: tuple[Problem, ...] = ()
    n_texts: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a rule without its marks; `marks` are where they stood, `finds` False for « ignores »."""

    placed: Placed
    text: str
    marks: tuple[tuple[int, int], ...]
    finds: bool


def check_patterns(
    folder: Path | None = None, *, texts: Sequence[Path] = (), progress: Progress | None = None
) -> CheckReport:
    """Load every pattern file of `folder` and run every example through the language pipeline.

    What is learned stays out: rules are tried by themselves. With `texts` (files and folders of documents)
    the report lists the rules that never fire on them: those whose id no mention and no relation there bears.
    A rule that matches but always gives way to a stronger one is among them, as it changes nothing.
    Raises UsageError when there is nothing to read at `texts`.
    """
    progress = progress or silent
    try:
        rules = read_all_rules(folder or default_patterns())
        nlp = load_language(folder, exclude=("passerelle_learned",))
    except PatternError as error:
        return CheckReport(0, 0, error.problems)
    documents = _read_texts(texts)
    examples, malformed = _read_examples(rules)
    problems = [*find_repeats(rules), *find_bare(rules), *malformed]
    tried = _annotate(nlp, [_document(example) for example in examples], "check", progress)
    for example, annotation in zip(examples, tried, strict=True):
        problems += check_example(example, annotation)
    idle = find_idle(rules, _annotate(nlp, documents, "annotate", progress)) if documents else ()
    return CheckReport(len(rules), len(examples), tuple(problems), tuple(idle), len(documents))


def _read_texts(texts: Sequence[Path]) -> list[Document]:
    documents = [one for path in texts for one in read_documents(path) if one.status is ReadStatus.OK]
    if texts and not documents:
        raise UsageError(f"{', '.join(map(str, texts))}: no French text there to try the rules on")
    return documents


def _annotate(
    nlp: Language, documents: Sequence[Document], step: str, progress: Progress
) -> Iterator[Annotation]:
    for start in range(0, len(documents), _CHUNK):
        progress(step, start, len(documents))
        yield from annotate_documents(nlp, documents[start : start + _CHUNK])
    progress(step, len(documents), len(documents))


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


def _document(example: Example) -> Document:
    date = example.placed.rule.document_date or None
    return Document("example", "", example.text, TextView.identity(example.text), date=date)


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


def find_idle(rules: Sequence[Placed], annotations: Iterable[Annotation]) -> Iterator[Problem]:
    """The rules whose id nothing in the annotations bears."""
    fired = {firing.rule for annotation in annotations for firing in _firings(annotation)}
    for one in rules:
        if one.rule.id not in fired:
            yield Problem(one.path, one.line, f"rule « {one.rule.id} » never fires")
