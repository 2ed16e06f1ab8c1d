"""Rules of `countries.csv`, `places.csv`, `places.yaml` and `first_names.csv`: places and what shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.reading import Entry, Rule, read_mapping, read_rows, read_rules


class CountryName(Entry):
    name: str
    #: ISO 3166-1 alpha-2 code (XK for Kosovo); none for words that are no country
    code: str = ""
    use: Literal["", "context", "city", "never"] = ""


class PlaceName(Entry):
    name: str
    use: Literal["", "context", "never"] = ""


class FirstName(Entry):
    name: str


class UnitRule(Rule):
    """Type nouns that make a place of the name after them: « province du Kasaï »."""

    heads: tuple[str, ...]
    #: the mention is the name alone, once for each of a list (« les villages de X et Y »)
    bare: bool = False
    #: the name may follow at once: « région MENA », « lac Tchad »; else it needs « de »
    apposition: bool = True
    #: lower-case complements may stand between: « camp de réfugiés de Kakuma »
    of_things: bool = False
    #: `exact`: the head is written so, with its capital
    case: Literal["", "exact"] = ""


@dataclass(frozen=True)
class PlaceWords:
    """Words of the context, folded (see `fold`)."""

    locative: frozenset[str]
    locative_de: frozenset[str]
    streets: frozenset[str]
    movement: frozenset[str]
    prefixes: frozenset[str]
    not_locative: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    directions: frozenset[str]
    particles: frozenset[str]
    small: frozenset[str]
    not_units: frozenset[str]
    bare_after: frozenset[str]
    parts: frozenset[str]
    listing: frozenset[str]
    described: frozenset[str]
    first_names: frozenset[str]


@dataclass(frozen=True)
class PlaceRules:
    countries: tuple[CountryName, ...]
    places: tuple[PlaceName, ...]
    units: tuple[UnitRule, ...]
    words: PlaceWords
    folder: Path


#: The files that the component needs; `to_disk` copies them.
FILES = ("countries.csv", "places.csv", "places.yaml", "first_names.csv", "demonyms.csv", "phrases.yaml")


@lru_cache(maxsize=8)
def load_places(folder: Path | None = None) -> PlaceRules:
    """The rules of `folder` (default: the patterns that ship). Raises PatternError."""
    folder = folder or default_patterns()
    words = dict(read_mapping(folder / "places.yaml", "words"))
    words["first_names"] = tuple(row.name for row in read_rows(folder / "first_names.csv", FirstName))
    return PlaceRules(
        countries=read_rows(folder / "countries.csv", CountryName),
        places=read_rows(folder / "places.csv", PlaceName),
        units=read_rules(folder / "places.yaml", UnitRule, "units"),
        words=PlaceWords(**{name: frozenset(map(fold, entries)) for name, entries in words.items()}),
        folder=folder,
    )


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """The rules that carry examples, with the file they stand in."""
    rules = load_places(folder)
    return [(rules.folder / "places.yaml", rule) for rule in rules.units]
