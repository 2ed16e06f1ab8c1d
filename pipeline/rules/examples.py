"""Every rule of every pattern file with its examples, whatever the topic: what `patterns check` looks at."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pipeline.rules
from pipeline.errors import PatternError, Problem
from pipeline.rules.reading import Rule, id_lines


class Placed(NamedTuple):
    """A rule and where it stands."""

    path: Path
    line: int
    rule: Rule


def read_all_rules(folder: Path) -> tuple[Placed, ...]:
    """The rules of all topics, by file and line.

    A topic is a module of this package with a function `example_rules(folder) -> list[(path, rule)]`.
    Raises PatternError with the mistakes of all topics at once.
    """
    placed: list[Placed] = []
    problems: list[Problem] = []
    for module in pkgutil.iter_modules(pipeline.rules.__path__):
        topic = import_module(f"pipeline.rules.{module.name}")
        if not hasattr(topic, "example_rules"):
            continue
        try:
            found = topic.example_rules(folder)
        except PatternError as error:
            problems += error.problems
            continue
        lines = {path: id_lines(path) for path in dict.fromkeys(path for path, _ in found)}
        placed += [Placed(path, lines[path].get(rule.id, 1), rule) for path, rule in found]
    if problems:
        raise PatternError(problems)
    return tuple(sorted(placed, key=lambda one: (str(one.path), one.line, one.rule.id)))


def find_repeats(rules: tuple[Placed, ...]) -> Iterator[Problem]:
    """Rules whose id another has, and rules that say what another says under another id."""
    ids: dict[str, Placed] = {}
    contents: dict[str, Placed] = {}
    for one in rules:
        first = ids.setdefault(one.rule.id, one)
        if first is not one:
            where = f"{first.path.name}:{first.line}"
            message = f"rule « {one.rule.id} » stands already in {where}; the `rule` column needs one of each"
            yield Problem(one.path, one.line, message)
        if _has_wording(one.rule):
            content = one.rule.model_dump_json(exclude=set(Rule.model_fields))
            first = contents.setdefault(f"{one.path} {type(one.rule).__name__} {content}", one)
            if first is not one:
                message = f"rule « {one.rule.id} » says the same as « {first.rule.id} » (line {first.line})"
                yield Problem(one.path, one.line, f"{message}; remove one")


def find_bare(rules: tuple[Placed, ...]) -> Iterator[Problem]:
    """Rules without a sentence that they find, or without one that they must leave alone."""
    for one in rules:
        if not one.rule.finds:
            mend = "add a sentence with what it marks in [brackets]"
            yield Problem(one.path, one.line, f"rule « {one.rule.id} » has no « finds »; {mend}")
        if not one.rule.ignores:
            mend = "add a sentence that comes close and must not fire it"
            yield Problem(one.path, one.line, f"rule « {one.rule.id} » has no « ignores »; {mend}")


def _has_wording(rule: Rule) -> bool:
    """Whether the rule fires by words or patterns of its own, not by a case of the code that its id names."""
    values = (getattr(rule, name) for name in type(rule).model_fields if name not in Rule.model_fields)
    return any(value and isinstance(value, (str, tuple)) and not isinstance(value, Enum) for value in values)
