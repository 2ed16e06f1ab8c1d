"""Rules of `patterns/events.yaml`: what makes an event of a type noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.reading import Rule, read_rules
from pipeline.rules.titles import noun_forms, split_words


class EventRule(Rule):
    """When a type noun starts an event; the keys are explained at the head of the pattern file."""

    nouns: tuple[str, ...]
    topics: tuple[str, ...] = ()
    stated: bool = False
    bare: bool = False
    strict: bool = False
    english: bool = False
    owner: bool = False
    held: bool = False
    titled: bool = False
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventHead:
    """Folded words of a rule, ready to be compared with tokens."""

    rule: EventRule
    topics: frozenset[str]
    needs: tuple[tuple[str, ...], ...]
    never: tuple[tuple[str, ...], ...]
    idioms: frozenset[str]


@dataclass(frozen=True)
class EventRules:
    #: first word of a type noun to (its words, rule), in file order
    heads: dict[str, tuple[tuple[tuple[str, ...], EventHead], ...]]


@lru_cache(maxsize=8)
def load_events(folder: Path | None = None) -> EventRules:
    """The rules of `events.yaml` in `folder` (default: the patterns that ship). Raises PatternError."""
    heads: dict[str, list[tuple[tuple[str, ...], EventHead]]] = {}
    for rule in _read(folder):
        head = EventHead(
            rule,
            frozenset(map(fold, rule.topics)),
            tuple(split_words(words) for words in rule.needs),
            tuple(split_words(words) for words in rule.never),
            frozenset(map(fold, rule.idioms)),
        )
        for noun in rule.nouns:
            for words in noun_forms(noun):
                heads.setdefault(words[0], []).append((words, head))
    longest_first = {
        first: tuple(sorted(choices, key=lambda choice: -len(choice[0]))) for first, choices in heads.items()
    }
    return EventRules(longest_first)


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """The rules that have examples, with the file they stand in."""
    return [(_path(folder), rule) for rule in _read(folder)]


def _path(folder: Path | None) -> Path:
    return (folder or default_patterns()) / "events.yaml"


def _read(folder: Path | None) -> tuple[EventRule, ...]:
    return read_rules(_path(folder), EventRule)
