"""Rules of relations: `patterns/relations/*.yaml` as frozen objects.

A file named after a predicate (`funds.yaml`) holds three lists, any of which may be empty:
`verbs` (subject and object read from the clause), `nouns` (« le financement de … par … ») and `phrases`
(the words between two names). `status.yaml`, `actors.yaml`, `adjuncts.yaml` and `sheets.yaml` hold words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import field_validator

from pipeline.annotation import EntityType, Predicate
from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.conjugation import participles, verb_forms
from pipeline.rules.reading import Rule, read_mapping, read_rules, rule_lines

Types = frozenset[EntityType]

_ORGANISATION = frozenset({EntityType.ORGANISATION})
_ACTOR = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_PLACE = frozenset({EntityType.COUNTRY, EntityType.LOCATION})
_PROGRAMME = frozenset({EntityType.PROGRAMME})
_EVENT = frozenset({EntityType.EVENT})
_DATE = frozenset({EntityType.DATE})

#: What may be subject and object of each predicate.
SIGNATURES: dict[Predicate, tuple[Types, Types]] = {
    Predicate.PARTNERS_WITH: (_ACTOR, _ACTOR),
    Predicate.FUNDS: (_ACTOR, _PROGRAMME | _EVENT | _ORGANISATION),
    Predicate.SUPPORTS: (_ACTOR, _ACTOR | _PROGRAMME | _EVENT),
    Predicate.IMPLEMENTS: (_ACTOR, _PROGRAMME),
    Predicate.ORGANISES: (_ACTOR, _EVENT),
    Predicate.PARTICIPATES_IN: (_ACTOR, _EVENT | _PROGRAMME),
    Predicate.PART_OF: (_ORGANISATION | _PROGRAMME | _EVENT, _ORGANISATION | _PROGRAMME | _EVENT),
    Predicate.BASED_IN: (_ORGANISATION, _PLACE),
    Predicate.COVERS: (_PROGRAMME, _PLACE),
    Predicate.TAKES_PLACE_IN: (_EVENT, _PLACE | _ORGANISATION),
    Predicate.OCCURS_ON: (_EVENT | _PROGRAMME, _DATE),
}


class ClauseRule(Rule):
    """What verb and noun rules share: which role is subject and which is object of the triple.

    A role is `subject`, `object` or a preposition (« à », « avec », « auprès de »); the first that holds a
    fitting name is taken. `subject_types`, `object_types` narrow what the predicate allows.
    """

    subject: tuple[str, ...] = ("subject",)
    object: tuple[str, ...] = ("object",)
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    each_other: bool = False
    prior: float = 0.8


class VerbRule(ClauseRule):
    """Verbs by infinitive, with words that must follow: « mettre en œuvre », « signer accord|convention ».

    `only` narrows the voice: `active`, `passive` or `reflexive`. `acting` (`object`, `subject`) asks that
    this side name people of the body (« former le personnel du ministère »). `following` are words of which
    one must come soon after; `with_money` asks for an amount or a word for funds in the clause; `unless` are
    roles that must be empty.
    """

    verbs: tuple[str, ...]
    following: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: str = ""
    acting: str = ""
    with_money: bool = False

    @field_validator("only")
    @classmethod
    def _known_voice(cls, value: str) -> str:
        if value not in ("", "active", "passive", "reflexive"):
            raise ValueError("allowed: active, passive, reflexive")
        return value


class NounRule(ClauseRule):
    """Nouns by singular; `after` are the words before it that make it an adverbial (« avec l'appui de »).

    `without` are words that must not follow at once (« appui financier » is no SUPPORTS).
    """

    nouns: tuple[str, ...]
    after: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    receivers: bool = True


class PhraseRule(Rule):
    """Words between two names: `{subject} , chef de file de {object}`.

    « le » stands for any article, « de » and « à » for their contracted forms, `a|b` for either,
    `word?` for a word that may be missing, `*` for up to three words. A preposition at the end stands before
    the second name.
    """

    phrase: str
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    prior: float = 0.75

    @field_validator("phrase")
    @classmethod
    def _has_both(cls, value: str) -> str:
        if value.count("{subject}") != 1 or value.count("{object}") != 1:
            raise ValueError("write {subject} and {object} once each")
        if not value.startswith("{"):
            raise ValueError("start with {subject} or {object}; words before it are not read")
        return value


class SheetRule(Rule):
    """A label at the start of a line (« Bailleur : … »): what it says of a programme, an event or a body.

    `value` says which side of the relation stands after the label; with `negated` it is denied (« Absents »).
    """

    labels: tuple[str, ...]
    programme: Predicate | None = None
    event: Predicate | None = None
    body: Predicate | None = None
    value: str = "subject"
    negated: bool = False
    prior: float = 0.8

    def predicate_of(self, kind: EntityType) -> Predicate | None:
        """What the label says of the thing that the sheet is about."""
        if kind is EntityType.PROGRAMME:
            return self.programme
        return self.event if kind is EntityType.EVENT else self.body


class AdjunctRule(Rule):
    """A relation that needs no word of its own: a place or a date in the clause of an event."""

    predicate: Predicate
    prior: float = 0.7


@dataclass(frozen=True)
class Trigger:
    """A rule and one of its verbs or nouns, with the words that must follow."""

    rule: VerbRule | NounRule
    predicate: Predicate
    following: tuple[frozenset[str], ...]
    participle: bool = False


@dataclass(frozen=True)
class Phrase:
    """A phrase rule ready to match: the words between the names, subject first or not."""

    rule: PhraseRule
    predicate: Predicate
    pattern: re.Pattern[str]
    subject_first: bool


@dataclass(frozen=True)
class ActorWords:
    """Nouns for people who act for a body, for kinds of things, and prepositions of several words.

    `bodies` are kinds of bodies that stand for a country (« les ministères de la Santé au Mali »), `titles`
    stand before a name (« le projet X »), `generals` before a list (« cinq pays : »), `topics` alone for the
    last event or programme (« l'initiative »). `sites` begin the name of a body that is a place as well.
    `origins` and `departures` stand before a place that people come from.
    """

    people: frozenset[str] = frozenset()
    attending: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    prepositions: frozenset[tuple[str, ...]] = frozenset()
    carriers: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    generals: frozenset[str] = frozenset()
    topics: dict[str, tuple[EntityType, ...]] = field(default_factory=dict)
    sites: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    departures: frozenset[str] = frozenset()


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


@dataclass(frozen=True)
class StatusWords:
    """Words that make a statement planned or negated; verbs by every form they take."""

    intention: frozenset[str]
    fulfilled: frozenset[str]
    purpose: frozenset[str]
    planned: frozenset[str]
    negation: frozenset[str]
    refusal: frozenset[str]
    without: frozenset[str]


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
                _add_verb(verbs, verb_rule, predicate, words)
        for noun_rule in read_rules(path, NounRule, "nouns"):
            for words in noun_rule.nouns:
                _add_noun(nouns, noun_rule, predicate, words)
        phrases += [
            _compile_phrase(rule, predicate, titles) for rule in read_rules(path, PhraseRule, "phrases")
        ]
    adjuncts = {rule.id: rule for rule in read_rules(folder / "adjuncts.yaml", AdjunctRule, "rules")}
    return RelationRules(
        verbs={form: tuple(triggers) for form, triggers in verbs.items()},
        nouns={form: tuple(triggers) for form, triggers in nouns.items()},
        phrases=tuple(phrases),
        sheets=_by_label(read_rules(folder / "sheets.yaml", SheetRule)),
        adjuncts=adjuncts,
        words=_word_lists(folder / "adjuncts.yaml"),
        weights={name: float(weight) for name, weight in read_mapping(folder / "confidence.yaml").items()},
        actors=_actors(folder / "actors.yaml"),
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


@lru_cache
def load_status_words(folder: Path | None = None) -> StatusWords:
    """The lists of `relations/status.yaml`, conjugated and agreed."""
    lists = read_mapping((folder or default_patterns()) / "relations" / "status.yaml")
    return StatusWords(
        intention=_conjugated(lists["intention"]),
        fulfilled=_conjugated(lists["fulfilled"]),
        purpose=frozenset(lists["purpose"]),
        planned=frozenset(word + end for word in lists["planned"] for end in ("", "e", "s", "es")),
        negation=frozenset(lists["negation"]),
        refusal=_conjugated(lists["refusal"]),
        without=frozenset(lists["without"]),
    )


def plural(noun: str) -> str:
    """« accord » gives accords, « appui » appuis, « bureau » bureaux."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def _add_verb(table: dict[str, list[Trigger]], rule: VerbRule, predicate: Predicate, words: str) -> None:
    infinitive, *rest = words.split()
    following = tuple(frozenset(word.split("|")) for word in rest)
    if rule.following:
        following += (frozenset(rule.following),)
    agreed = participles(infinitive)
    for form in sorted(verb_forms(infinitive)):
        table.setdefault(form, []).append(Trigger(rule, predicate, following, form in agreed))


def _add_noun(table: dict[str, list[Trigger]], rule: NounRule, predicate: Predicate, words: str) -> None:
    first, *rest = words.split()
    following = tuple(frozenset(word.split("|")) for word in rest)
    for form in dict.fromkeys((first, plural(first))):
        table.setdefault(form, []).append(Trigger(rule, predicate, following))


_ARTICLE = r"(?:(?:les?|la|une?|des|son|sa|ses|leurs?)\s+|l['’]\s*)"
_WORDS = {
    "de": r"(?:de\s+la|de\s+l['’]|de|du|des|d['’])",
    "à": r"(?:à\s+la|à\s+l['’]|à|au|aux|en)",
    "le": _ARTICLE.replace(r"\s+)", ")"),
}


def _compile_phrase(rule: PhraseRule, predicate: Predicate, titles: list[str]) -> Phrase:
    words = rule.phrase.split()
    subject_at, object_at = words.index("{subject}"), words.index("{object}")
    between = words[min(subject_at, object_at) + 1 : max(subject_at, object_at)]
    pattern = r"\s*"
    for word in between:
        optional = word.endswith("?")
        word = word.rstrip("?")
        if word == "*":
            pattern += r"(?:[\w’'-]+\s*){0,3}"
            continue
        options = "|".join(_WORDS.get(option, re.escape(option)) for option in word.split("|"))
        pattern += rf"(?:(?:{options})\s*)" + ("?" if optional else "")
    pattern += rf"(?:{_ARTICLE})?(?:(?:{'|'.join(titles)})\s+)?[«“\"]?\s*"
    return Phrase(rule, predicate, re.compile(pattern, re.IGNORECASE), subject_at < object_at)


def _actors(path: Path) -> ActorWords:
    lists = read_mapping(path)
    people = [form for noun in lists["people"] for form in (noun, plural(noun))]
    attending = [form for noun in lists["attending"] for form in (noun, plural(noun))]
    return ActorWords(
        people=frozenset(people) | frozenset(attending),
        attending=frozenset(attending),
        bodies=frozenset(lists["bodies"]),
        prepositions=frozenset(tuple(phrase.split()) for phrase in lists["prepositions"]),
        carriers=frozenset(lists["carriers"]),
        titles=frozenset(lists["titles"]),
        generals=frozenset(form for noun in lists["generals"] for form in (noun, plural(noun))),
        topics={noun: tuple(map(EntityType, kinds)) for noun, kinds in lists["topics"].items()},
        sites=frozenset(lists["sites"]),
        origins=frozenset(word + end for word in lists["origins"] for end in ("", "e", "s", "es")),
        departures=frozenset(lists["departures"]),
    )


def _by_label(rules: tuple[SheetRule, ...]) -> dict[str, tuple[SheetRule, ...]]:
    table: dict[str, tuple[SheetRule, ...]] = {}
    for rule in rules:
        for label in rule.labels:
            key = label.lower().replace("œ", "oe")
            table[key] = (*table.get(key, ()), rule)
    return table


def _word_lists(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, Any] = read_mapping(path)
    words = {name: values for name, values in lists.items() if name != "rules"}
    return {
        name: _conjugated(values) if name.endswith("_verbs") else frozenset(values)
        for name, values in words.items()
    }


def _conjugated(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb.split()[0]))


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
