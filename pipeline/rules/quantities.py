"""What the quantity rules read from `patterns/`: forms, people, units, currencies, modifiers, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.conjugation import verb_forms
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
    """Verbs, all forms of which count, and other words that state an outcome of whom `tells` names."""

    outcome: str
    tells: Literal["object", "subject", "both"]
    verbs: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a form says happened: to the object of the active verb, and to its subject ("" for nothing).

    `verbal`: only a verb has this form (« forme » tells nothing as a noun).
    """

    of_object: str
    of_subject: str
    verbal: bool

    @property
    def outcome(self) -> str:
        """What a passive, a participle or a noun says."""
        return self.of_object or self.of_subject


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """Everything the quantity component looks up, ready for hash lookups; all keys are lower case."""

    forms: tuple[Rule, ...]
    modifiers: tuple[QuantityModifier, ...]
    #: plural or singular form -> outcome that the noun states ("" for none)
    people: Mapping[str, str]
    units: Mapping[str, Unit]
    currencies: tuple[CurrencyForm, ...]
    #: a form, or the words of a set phrase -> what it says happened
    outcomes: Mapping[tuple[str, ...], Wording]
    #: first word of set phrases -> their lengths, longest first
    phrase_lengths: Mapping[str, tuple[int, ...]]
    #: list name of `words:` in quantities.yaml -> its words
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load_quantities(folder: Path | None = None) -> QuantityRules:
    """The rules of the pattern folder (default: those that ship). Raises PatternError."""
    folder = folder or default_patterns()
    outcomes = _outcome_forms(folder / "outcomes.csv")
    return QuantityRules(
        forms=_read_forms(folder / _FILE),
        modifiers=read_rows(folder / "quantity_modifiers.csv", QuantityModifier),
        people=MappingProxyType(dict(_people_forms(folder / "people.csv"))),
        units=MappingProxyType({unit.form: unit for unit in read_rows(folder / "units.csv", Unit)}),
        currencies=read_rows(folder / "currencies.csv", CurrencyForm),
        outcomes=MappingProxyType(outcomes),
        phrase_lengths=MappingProxyType(_phrase_lengths(outcomes)),
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


def _outcome_forms(path: Path) -> dict[tuple[str, ...], Wording]:
    """Forms and phrases with what they say; the first row that holds a form decides for each role."""
    said: dict[tuple[str, ...], dict[str, str]] = {}
    listed = set()
    rows = read_rows(path, OutcomeWords)
    for row in rows:
        for words in map(_split_phrase, row.words.split()):
            _tell(said.setdefault(words, {}), row)
            listed.add(words)
    for row in rows:
        for infinitive, *rest in map(_split_phrase, row.verbs.split()):
            for form in sorted(verb_forms(infinitive)):
                _tell(said.setdefault((form, *rest), {}), row)
    return {
        words: Wording(of.get("object", ""), of.get("subject", ""), words not in listed)
        for words, of in said.items()
    }


def _tell(said: dict[str, str], row: OutcomeWords) -> None:
    for role in ("object", "subject") if row.tells == "both" else (row.tells,):
        said.setdefault(role, row.outcome)


def _split_phrase(written: str) -> tuple[str, ...]:
    """« mettre_à_l'_abri » as the tokens of a text: mettre, à, l', abri."""
    return tuple(written.split("_"))


def _phrase_lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for words in phrases:
        if len(words) > 1:
            lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(of, reverse=True)) for first, of in lengths.items()}
