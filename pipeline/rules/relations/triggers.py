"""Verbs and nouns that trigger a rule, by every form they take: « finance », « financée », « bailleurs »."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotation import Predicate
from pipeline.rules.conjugation import participles, verb_forms
from pipeline.rules.relations.schema import NounRule, VerbRule
from pipeline.rules.relations.words import plural


@dataclass(frozen=True)
class Trigger:
    """A rule and one of its verbs or nouns, with the words that must follow."""

    rule: VerbRule | NounRule
    predicate: Predicate
    following: tuple[frozenset[str], ...]
    participle: bool = False


def add_verb(table: dict[str, list[Trigger]], rule: VerbRule, predicate: Predicate, words: str) -> None:
    """Put the rule under every form of the first of these words; the others must follow it."""
    infinitive, *rest = words.split()
    following = tuple(frozenset(word.split("|")) for word in rest)
    if rule.following:
        following += (frozenset(rule.following),)
    agreed = participles(infinitive)
    for form in sorted(verb_forms(infinitive)):
        table.setdefault(form, []).append(Trigger(rule, predicate, following, form in agreed))


def add_noun(table: dict[str, list[Trigger]], rule: NounRule, predicate: Predicate, words: str) -> None:
    """Put the rule under singular and plural of the first of these words; the others must follow it."""
    first, *rest = words.split()
    following = tuple(frozenset(word.split("|")) for word in rest)
    for form in dict.fromkeys((first, plural(first))):
        table.setdefault(form, []).append(Trigger(rule, predicate, following))
