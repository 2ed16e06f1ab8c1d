"""Wording of pages and of glued text: `patterns/documents.yaml` as compiled, frozen objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.reading import Rule, read_mapping, read_rules, rule_lines

FILE = "documents.yaml"
#: A longer line is a paragraph.
_MAX_LINE = 200
_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")


class LineRule(Rule):
    """A kind of line that belongs to the page and not to the document.

    `names` says what happens to such a line when it holds an acronym: « Accueil > OIM Niger » is kept.
    """

    pattern: str
    names: Literal["keep", "drop"] = "drop"

    @field_validator("pattern")
    @classmethod
    def _is_expression(cls, pattern: str) -> str:
        try:
            re.compile(pattern.replace("{menu}", "x"))
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from None
        return pattern


@dataclass(frozen=True)
class DocumentWords:
    """The lists of the file, ready for use; words are as they stand in the file."""

    lines: tuple[tuple[LineRule, re.Pattern[str]], ...]
    menu: frozenset[str]
    openers: tuple[str, ...]
    elided_openers: tuple[str, ...]
    titles: tuple[str, ...]
    before_year: tuple[str, ...]
    hyphen_after: frozenset[str]
    hyphen_before: frozenset[str]
    date_labels: tuple[str, ...]
    periodicals: tuple[str, ...]

    def match_line(self, line: str) -> LineRule | None:
        """The rule by which a line is boilerplate: « Accueil > Actualités » gives `lines.breadcrumb`."""
        line = line.strip()
        if not line or len(line) > _MAX_LINE:
            return None
        for rule, pattern in self.lines:
            if pattern.fullmatch(line):
                return None if rule.names == "keep" and _has_name(line) else rule
        return None


def _has_name(line: str) -> bool:
    return bool(_ACRONYM.search(line)) and not line.isupper()


@lru_cache
def load_document_words(folder: Path | None = None) -> DocumentWords:
    """The wording lists; raises PatternError with file and line of every mistake."""
    path = (folder or default_patterns()) / FILE
    rules = read_rules(path, LineRule, section="lines")
    lists = read_mapping(path)
    menu = "|".join(re.escape(item) for item in sorted(_words(path, lists, "menu"), key=len, reverse=True))
    lines = []
    for rule in rules:
        # a folded YAML block may end in a line break, and breaks inside it become spaces
        expression = rule.pattern.strip().replace("{menu}", menu)
        try:
            lines.append((rule, re.compile(expression, re.IGNORECASE)))
        except re.error as error:
            line = rule_lines(path, "lines")[rule.id]
            raise PatternError([Problem(path, line, f"rule « {rule.id} »: {error}")]) from None
    return DocumentWords(
        lines=tuple(lines),
        menu=frozenset(_words(path, lists, "menu")),
        openers=_words(path, lists, "openers"),
        elided_openers=_words(path, lists, "elided_openers"),
        titles=_words(path, lists, "titles"),
        before_year=_words(path, lists, "before_year"),
        hyphen_after=frozenset(_words(path, lists, "hyphen_after")),
        hyphen_before=frozenset(_words(path, lists, "hyphen_before")),
        date_labels=_words(path, lists, "date_labels"),
        periodicals=_words(path, lists, "periodicals"),
    )


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """None: lines make no mention. Their examples are tried here; raises PatternError for those that fail."""
    path = (folder or default_patterns()) / FILE
    words = load_document_words(folder)
    places = rule_lines(path, "lines")
    if problems := [Problem(path, places[id_], message) for id_, message in _failed_examples(words)]:
        raise PatternError(problems)
    return []


def _failed_examples(words: DocumentWords) -> Iterator[tuple[str, str]]:
    """Rule id and message of every example that does not do what it stands for."""
    for rule, _ in words.lines:
        for line in rule.finds:
            found = words.match_line(line.removeprefix("[").removesuffix("]"))
            if found is not rule:
                by = f"« {found.id} » does" if found else "no rule does"
                yield rule.id, f"rule « {rule.id} » does not find « {line} »; {by}"
        for line in rule.ignores:
            if words.match_line(line) is rule:
                yield rule.id, f"rule « {rule.id} » finds « {line} », which it should ignore"


def _words(path: Path, lists: dict[str, Any], name: str) -> tuple[str, ...]:
    words = lists.get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise PatternError([Problem(path, 1, f"the section « {name}: » must be a list of words")])
    return tuple(words)
