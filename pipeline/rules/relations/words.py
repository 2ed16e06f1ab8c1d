"""Lists of words beside the rules: people who act, signs of plan and denial, words of adjuncts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.annotation import EntityType
from pipeline.rules import default_patterns
from pipeline.rules.conjugation import verb_forms
from pipeline.rules.reading import read_mapping


@dataclass(frozen=True)
class ActorWords:
    """Nouns for people who act for a body, for kinds of things, and prepositions of several words.

    `bodies` are kinds of bodies that stand for a country (« les ministères de la Santé au Mali »), `titles`
    stand before a name (« le projet X »), `generals` before a list (« cinq pays : »), `topics` alone for the
    last event or programme (« l'initiative »). `sites` begin the name of a body that is a place as well,
    `care` that of one that treats or shelters people; `selves` follow « notre ».
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
    care: frozenset[str] = frozenset()
    selves: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    departures: frozenset[str] = frozenset()


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
    ended: frozenset[str]
    wanting: frozenset[str]
    invited: frozenset[str]
    announced: frozenset[str]
    lasting: frozenset[str]


@lru_cache
def load_status_words(folder: Path | None = None) -> StatusWords:
    """The lists of `relations/status.yaml`, conjugated and agreed."""
    lists = read_mapping((folder or default_patterns()) / "relations" / "status.yaml")
    return StatusWords(
        intention=_conjugated(lists["intention"]),
        fulfilled=_conjugated(lists["fulfilled"]),
        purpose=frozenset(lists["purpose"]),
        planned=_agreed(lists["planned"]),
        negation=frozenset(lists["negation"]),
        refusal=_conjugated(lists["refusal"]),
        without=frozenset(lists["without"]),
        ended=frozenset(lists["ended"]),
        wanting=frozenset(lists["wanting"]),
        invited=_agreed(lists["invited"]),
        announced=_agreed(lists["announced"]),
        lasting=_conjugated(lists["lasting"]),
    )


def load_actors(path: Path) -> ActorWords:
    """The lists of `relations/actors.yaml`, nouns in singular and plural."""
    lists = read_mapping(path)
    people = [form for noun in lists["people"] for form in (noun, plural(noun))]
    attending = [form for noun in lists["attending"] for form in (noun, plural(noun))]
    return ActorWords(
        people=frozenset(people) | frozenset(attending),
        attending=frozenset(attending),
        bodies=frozenset(lists["bodies"]),
        prepositions=frozenset(tuple(phrase.split()) for phrase in lists["prepositions"]),
        carriers=frozenset(lists["carriers"]),
        titles=frozenset(form for noun in lists["titles"] for form in (noun, plural(noun))),
        generals=frozenset(form for noun in lists["generals"] for form in (noun, plural(noun))),
        topics={noun: tuple(map(EntityType, kinds)) for noun, kinds in lists["topics"].items()},
        sites=frozenset(lists["sites"]),
        care=frozenset(lists["care"]),
        selves=frozenset(lists["selves"]),
        origins=frozenset(word + end for word in lists["origins"] for end in ("", "e", "s", "es")),
        departures=frozenset(lists["departures"]),
    )


def load_adjunct_words(path: Path) -> dict[str, frozenset[str]]:
    """The lists of `relations/adjuncts.yaml` by name; those of verbs conjugated."""
    lists: dict[str, Any] = read_mapping(path)
    words = {name: values for name, values in lists.items() if name != "rules"}
    return {
        name: _conjugated(values) if name.endswith("_verbs") else frozenset(values)
        for name, values in words.items()
    }


def plural(noun: str) -> str:
    """« accord » gives accords, « appui » appuis, « bureau » bureaux."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al") and noun != "festival":
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def _agreed(participles: list[str]) -> frozenset[str]:
    return frozenset(word + end for word in participles for end in ("", "e", "s", "es"))


def _conjugated(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb.split()[0]))
