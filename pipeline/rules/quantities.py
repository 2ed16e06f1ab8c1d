"""What the quantity rules read from `patterns/`: forms, people, units, currencies, modifiers, outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.reading import Entry, Rule, read_mapping, read_rows, read_rules

_FILE = "quantities.yaml"
#: All files that the quantity rules come from.
FILES = (_FILE, "people.csv", "units.csv", "currencies.csv", "quantity_modifiers.csv", "outcomes.csv")
#: The rule ids that the code gives to mentions, one a kind of quantity.
FORMS = ("people", "money", "percent", "duration", "count", "elided")


class QuantityModifier(Entry):
    """A phrase that bounds or blurs a number, before or after it."""

    phrase: str
    modifier: Literal["=", "~", ">=", "<="]
    side: Literal["before", "after"] = "before"
    least: float = 0


class PeopleNoun(Entry):
    """A noun for people; `outcome` is what it alone says happened to them."""

    noun: str
    feminine: str = ""
    plural: str = ""
    outcome: str = ""


class Unit(Entry):
    """A unit of time or of measure, as written; `times` of `unit` make one."""

    form: str
    kind: Literal["duration", "count"]
    unit: str
    times: int = 1


class CurrencyForm(Entry):
    """A way to write a currency: one ISO code, or several between which the document decides.

    `parts` of a coin make one of the currency: 100 centimes are a euro.
    """

    form: str
    codes: str
    default: str = ""
    parts: int = 1


class OutcomeWords(Entry):
    """A verb (regular forms are made from it) and other forms that state an outcome."""

    outcome: str
    verb: str = ""
    forms: str = ""


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """Everything the quantity component looks up, ready for hash lookups; all keys are lower case."""

    forms: tuple[Rule, ...]
    modifiers: tuple[QuantityModifier, ...]
    #: plural or singular form -> outcome that the noun states ("" for none)
    people: Mapping[str, str]
    units: Mapping[str, Unit]
    currencies: tuple[CurrencyForm, ...]
    #: inflected form, or two words -> outcome
    outcomes: Mapping[str, str]
    #: those of the forms that are only verbs: « forme » tells nothing as a noun
    verb_forms: frozenset[str]
    #: list name of `words:` in quantities.yaml -> its words
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load_quantities(folder: Path | None = None) -> QuantityRules:
    """The rules of the pattern folder (default: those that ship). Raises PatternError."""
    folder = folder or default_patterns()
    outcomes, verb_forms = _outcome_forms(folder / "outcomes.csv")
    return QuantityRules(
        forms=_read_forms(folder / _FILE),
        modifiers=read_rows(folder / "quantity_modifiers.csv", QuantityModifier),
        people=MappingProxyType(dict(_people_forms(folder / "people.csv"))),
        units=MappingProxyType({unit.form: unit for unit in read_rows(folder / "units.csv", Unit)}),
        currencies=read_rows(folder / "currencies.csv", CurrencyForm),
        outcomes=MappingProxyType(outcomes),
        verb_forms=verb_forms,
        words=MappingProxyType(
            {name: frozenset(words.split()) for name, words in read_mapping(folder / _FILE, "words").items()}
        ),
    )


def example_rules(folder: Path) -> list[tuple[Path, Rule]]:
    """The rules whose examples `passerelle patterns check` runs, each with its file."""
    return [(folder / _FILE, rule) for rule in read_rules(folder / _FILE, Rule, "forms")]


def _read_forms(path: Path) -> tuple[Rule, ...]:
    rules = read_rules(path, Rule, "forms")
    ids = {rule.id for rule in rules}
    if missing := [form for form in FORMS if f"quantity-{form}" not in ids]:
        raise PatternError([Problem(path, 1, f"the rule « quantity-{missing[0]} » is missing under forms:")])
    return rules


def _people_forms(path: Path) -> Iterator[tuple[str, str]]:
    for noun in read_rows(path, PeopleNoun):
        for singular, plural in ((noun.noun, noun.plural), (noun.feminine, "")):
            if singular:
                yield singular.lower(), noun.outcome
                yield (plural or plural_of(singular)).lower(), noun.outcome


def plural_of(noun: str) -> str:
    """Regular plural: « agent » agents, « journal » journaux, « jumeau » jumeaux, « cas » cas."""
    if noun.endswith(("s", "x", "z")) or (noun.isupper() and len(noun) > 1):
        return noun
    if noun.endswith("al"):
        return f"{noun[:-2]}aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def _outcome_forms(path: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Form -> outcome, and the forms that only a verb has; a form keeps the first outcome it is under."""
    outcomes: dict[str, str] = {}
    rows = read_rows(path, OutcomeWords)
    for words in rows:
        for form in words.forms.split():
            outcomes.setdefault(form.replace("_", " "), words.outcome)
    listed = frozenset(outcomes)
    for words in rows:
        for form in inflect(words.verb):
            outcomes.setdefault(form, words.outcome)
    return outcomes, frozenset(outcomes) - listed


_ER_ENDINGS = (
    "e", "es", "ent", "er", "é", "ée", "és", "ées", "ant", "a", "ait", "aient", "èrent", "era", "eront",
    "erait", "eraient", "ons",
)  # fmt: skip
_IR_ENDINGS = (
    "it", "issent", "ir", "i", "ie", "is", "ies", "issant", "issait", "issaient", "irent", "ira",
    "iront", "irait", "iraient",
)  # fmt: skip


def inflect(verb: str) -> Iterator[str]:
    """Third-person and non-finite forms of a regular verb: « former » forme, formé, formant, formera…"""
    stem = verb[:-2]
    if verb.endswith("er"):
        for ending in _ER_ENDINGS:
            soft = ending[0] in "aâo"
            if soft and stem.endswith("g"):
                yield f"{stem}e{ending}"
            elif soft and stem.endswith("c"):
                yield f"{stem[:-1]}ç{ending}"
            else:
                yield stem + ending
    elif verb.endswith("ir"):
        yield from (stem + ending for ending in _IR_ENDINGS)
    elif verb:
        yield verb
