"""Read `patterns/relations/` whole: the rules by the words that trigger them, and their examples."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.reading import Rule, read_mapping, read_rules, rule_lines
from pipeline.rules.relations.phrases import Phrase, compile_phrase
from pipeline.rules.relations.schema import (
    SIGNATURES,
    AdjunctRule,
    NounRule,
    PhraseRule,
    SheetRule,
    VerbRule,
)
from pipeline.rules.relations.triggers import Trigger, add_noun, add_verb
from pipeline.rules.relations.words import (
    ActorWords,
    StatusWords,
    load_actors,
    load_adjunct_words,
    load_status_words,
)


@dataclass(frozen=True)
class RelationRules:
    """Everything that the relations component reads."""

    verbs: dict[str, tuple[Trigger, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[Trigger, ...]] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    #: by label, in lower case with straight apostrophes and « oe »; a label may have several rules
    sheets: dict[str, tuple[SheetRule, ...]] = field(default_factory=dict)
    adjuncts: dict[str, AdjunctRule] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    actors: ActorWords = field(default_factory=ActorWords)
    status: StatusWords = None  # type: ignore[assignment]


@lru_cache
def load_relations(folder: Path | None = None) -> RelationRules:
    """The rules of all predicates, by the words that trigger them. Raises PatternError."""
    folder = (folder or default_patterns()) / "relations"
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    phrases: list[Phrase] = []
    titles = sorted(read_mapping(folder / "actors.yaml")["titles"], key=len, reverse=True)
    for predicate in SIGNATURES:
        path = folder / f"{predicate.value.lower()}.yaml"
        for verb_rule in read_rules(path, VerbRule, "verbs"):
            for words in verb_rule.verbs:
                add_verb(verbs, verb_rule, predicate, words)
        for noun_rule in read_rules(path, NounRule, "nouns"):
            for words in noun_rule.nouns:
                add_noun(nouns, noun_rule, predicate, words)
        phrases += [
            compile_phrase(rule, predicate, titles) for rule in read_rules(path, PhraseRule, "phrases")
        ]
    adjuncts = {rule.id: rule for rule in read_rules(folder / "adjuncts.yaml", AdjunctRule, "rules")}
    return RelationRules(
        verbs={form: tuple(triggers) for form, triggers in verbs.items()},
        nouns={form: tuple(triggers) for form, triggers in nouns.items()},
        phrases=tuple(phrases),
        sheets=_by_label(read_rules(folder / "sheets.yaml", SheetRule)),
        adjuncts=adjuncts,
        words=load_adjunct_words(folder / "adjuncts.yaml"),
        weights={name: float(weight) for name, weight in read_mapping(folder / "confidence.yaml").items()},
        actors=load_actors(folder / "actors.yaml"),
        status=load_status_words(folder.parent),
    )


def example_rules(folder: Path) -> list[tuple[Path, Rule]]:
    """Every rule with its file, for the check that runs the examples."""
    folder = folder / "relations"
    found: list[tuple[Path, Rule]] = []
    for predicate in SIGNATURES:
        path = folder / f"{predicate.value.lower()}.yaml"
        for model, section in ((VerbRule, "verbs"), (NounRule, "nouns"), (PhraseRule, "phrases")):
            found += [(path, rule) for rule in read_rules(path, model, section)]
    found += [
        (folder / "adjuncts.yaml", rule)
        for rule in read_rules(folder / "adjuncts.yaml", AdjunctRule, "rules")
    ]
    found += [(folder / "sheets.yaml", rule) for rule in read_rules(folder / "sheets.yaml", SheetRule)]
    return found


def check_ids(folder: Path) -> None:
    """Raise PatternError when two files hold a rule of one id."""
    seen: dict[str, Path] = {}
    problems = []
    for path, rule in example_rules(folder):
        if seen.setdefault(rule.id, path) != path:
            message = f"rule « {rule.id} » stands already in {seen[rule.id].name}; rename one"
            problems.append(Problem(path, rule_lines(path).get(rule.id, 1), message))
    if problems:
        raise PatternError(problems)


def _by_label(rules: tuple[SheetRule, ...]) -> dict[str, tuple[SheetRule, ...]]:
    table: dict[str, tuple[SheetRule, ...]] = {}
    for rule in rules:
        for label in rule.labels:
            key = label.lower().replace("œ", "oe")
            table[key] = (*table.get(key, ()), rule)
    return table
