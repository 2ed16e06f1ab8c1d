"""Rules of `patterns/programmes.yaml` and names of `patterns/programmes.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.rules import default_patterns
from pipeline.rules.events import load_events
from pipeline.rules.folding import fold
from pipeline.rules.organisations import load_organisations
from pipeline.rules.reading import Entry, Rule, read_rows, read_rules
from pipeline.rules.titles import noun_forms, split_words


class ProgrammeRule(Rule):
    """When a type noun starts a programme; the keys are explained at the head of the pattern file."""

    nouns: tuple[str, ...] = ()
    capital: Literal["complement", "name", "words", "number", "never"] = "complement"
    lowercase: tuple[Literal["topic", "name", "acronym", "place"], ...] = ()
    keeps: bool = True
    strict: bool = False
    english: bool = False
    links: tuple[str, ...] = ()
    alone: bool = False
    adjectives: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    titled: bool = False
    headline: bool = False
    dubbing: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    launches: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


class KnownProgramme(Entry):
    name: str
    names: str = ""


@dataclass(frozen=True)
class Heads:
    """Folded words of a rule, ready to be compared with tokens."""

    rule: ProgrammeRule
    adjectives: frozenset[str]
    topics: frozenset[str]
    concepts: frozenset[tuple[str, ...]]
    never: tuple[tuple[str, ...], ...]
    idioms: frozenset[tuple[str, ...]]
    links: frozenset[str]


@dataclass(frozen=True)
class ContextRules:
    """Words around a name that make a programme of it, folded, and the ids of their rules."""

    #: last word before a name to (all words before it, rule id)
    contexts: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    #: last word of « sous le nom de » to its words
    dubbing: dict[str, tuple[tuple[str, ...], ...]]
    #: nouns that say what a name is: « étude » in « PROMIS, étude qui … »
    kinds: frozenset[str]
    #: « lancé en » as its words
    acts: tuple[tuple[str, ...], ...]
    #: « a démarré » as its words, said of a name that stands before it
    states: tuple[tuple[str, ...], ...]
    #: starts of verbs that take a title in quotes, and the nouns of other things that have titles
    launches: tuple[str, ...]
    works: frozenset[str]
    dubbed: str
    apposed: str
    acted: str


@dataclass(frozen=True)
class ProgrammeRules:
    #: first word of a type noun to (its words, rule), the longer first, then in file order
    heads: dict[str, tuple[tuple[tuple[str, ...], Heads], ...]]
    #: names that only the words around them show
    context: ContextRules
    #: folded label of a form to the rule id
    labels: dict[str, str]
    #: acronyms that name no programme, as written: « VIH », « ONG »
    not_acronyms: frozenset[str]
    #: id of the rule for « intitulé « … » » without a type noun, and what is an event if it stands before
    titled: str
    #: id of the rule for schemes that only a headline names
    headline: str
    event_nouns: frozenset[str]
    #: first word of a known name to (its words, its id, True where the case counts), the longer first
    known: dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]


@lru_cache(maxsize=8)
def load_programmes(folder: Path | None = None) -> ProgrammeRules:
    """The rules of `programmes.yaml` and `programmes.csv` in `folder`. Raises PatternError."""
    folder = folder or default_patterns()
    heads: dict[str, list[tuple[tuple[str, ...], Heads]]] = {}
    labels: dict[str, str] = {}
    titled = headline = ""
    rules = read_rules(folder / "programmes.yaml", ProgrammeRule)
    for rule in rules:
        compiled = _compile(rule)
        titled = rule.id if rule.titled else titled
        headline = rule.id if rule.headline else headline
        labels.update((fold(label), rule.id) for label in rule.labels)
        for noun in rule.nouns:
            for words in noun_forms(noun):
                heads.setdefault(words[0], []).append((words, compiled))
    known: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for row in read_rows(folder / "programmes.csv", KnownProgramme):
        for name in (row.name, *filter(None, row.names.split(";"))):
            words = split_words(name.replace(",", " ,").replace("+", " +"))
            known.setdefault(words[0], []).append((words, known_id(row.name), len(words) == 1))
    return ProgrammeRules(
        {first: tuple(sorted(choices, key=_longest_first)) for first, choices in heads.items()},
        _read_contexts(rules),
        labels,
        load_organisations(folder).words.not_acronyms,
        titled,
        headline,
        frozenset(load_events(folder).heads),
        {first: tuple(sorted(names, key=lambda item: -len(item[0]))) for first, names in known.items()},
    )


def _read_contexts(rules: tuple[ProgrammeRule, ...]) -> ContextRules:
    contexts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    dubbing: dict[str, list[tuple[str, ...]]] = {}
    for rule in rules:
        for words in map(split_words, rule.dubbing):
            dubbing.setdefault(words[-1], []).append(words)
        for context in rule.contexts:
            words = split_words(context)
            contexts.setdefault(words[-1], []).append((words, rule.id))
    ids = {
        key: next((rule.id for rule in rules if getattr(rule, key)), "")
        for key in ("dubbing", "kinds", "acts")
    }
    return ContextRules(
        contexts={last: tuple(choices) for last, choices in contexts.items()},
        dubbing={last: tuple(phrases) for last, phrases in dubbing.items()},
        kinds=frozenset(fold(noun) for rule in rules for noun in rule.kinds),
        acts=tuple(split_words(words) for rule in rules for words in rule.acts),
        states=tuple(split_words(words) for rule in rules for words in rule.states),
        launches=tuple(fold(verb) for rule in rules for verb in rule.launches),
        works=frozenset(fold(noun) for rule in rules for noun in rule.works),
        dubbed=ids["dubbing"],
        apposed=ids["kinds"],
        acted=ids["acts"],
    )


def _longest_first(choice: tuple[tuple[str, ...], Heads]) -> int:
    return -len(choice[0])


def known_id(name: str) -> str:
    """Rule id of a name of the list: « TB REACH » gives « programme.known.tb-reach »."""
    return "programme.known." + "-".join(split_words(name)).replace("'", "")


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """The rules that have examples, with the file they stand in."""
    path = (folder or default_patterns()) / "programmes.yaml"
    return [(path, rule) for rule in read_rules(path, ProgrammeRule)]


def _compile(rule: ProgrammeRule) -> Heads:
    return Heads(
        rule,
        frozenset(map(fold, rule.adjectives)),
        frozenset(map(fold, rule.topics)),
        frozenset(split_words(concept) for concept in rule.concepts),
        tuple(split_words(words) for words in rule.never),
        frozenset(split_words(words) for words in rule.idioms),
        frozenset(map(fold, rule.links)),
    )
