"""Rules of `patterns/dates.yaml`: the words of French calendar expressions and the forms they take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import field_validator

from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.reading import Rule, read_mapping, read_rules

FILE = "dates.yaml"


class Kind(StrEnum):
    """What a word, number or sign can be in a date; the names that `pattern:` may use."""

    WORD = auto()
    OTHER = auto()
    BREAK = auto()
    NUMBER = auto()  # a number that is no part of a date
    SMALL = auto()  # 1 to 12
    TEEN = auto()  # 13 to 31
    TWO = auto()  # 32 to 99, 00
    WORDED = auto()  # one to thirty-one, in words
    TENS = auto()  # more, in words
    FIRST = auto()  # 1er
    ORDINAL = auto()
    YEAR = auto()
    DATE = auto()  # 12/03/2021
    DAY_MONTH = auto()  # 12/03
    MONTH_YEAR = auto()  # 03/2021
    PART_CODE = auto()  # T1, S2
    MONTH = auto()
    WEEKDAY = auto()
    SEASON = auto()
    PART = auto()
    FINAL = auto()
    COMING = auto()
    CENTURY = auto()
    WEEK = auto()
    YEAR_WORD = auto()
    YEARS_WORD = auto()
    MONTH_WORD = auto()
    HOLIDAY = auto()
    THE = auto()
    OF = auto()
    AT = auto()
    IN = auto()
    AND = auto()
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    APOSTROPHE = auto()
    OPEN = auto()
    CLOSE = auto()
    BETWEEN = auto()
    SINCE = auto()
    UNTIL = auto()
    AFTER = auto()
    APPROXIMATE = auto()
    AROUND = auto()
    NOW = auto()
    BEFORE_CHRIST = auto()
    EACH_YEAR = auto()


#: One character a kind, so that a text becomes a string that forms are matched on.
CODES = {kind: chr(0xE000 + i) for i, kind in enumerate(Kind)}
_NAMES = frozenset(kind.value for kind in Kind)
#: Shorthands that patterns may use besides the kinds.
MACROS = {
    "day": "small|teen|worded|first|ordinal",
    "rank": "first|ordinal",
    "figure": "small|teen|two",
    "link": "(comma|of)?the?year_word?of?",
}
#: Words of these sections mean a number or a value, the key that they stand under.
_VALUED = (
    Kind.MONTH, Kind.WEEKDAY, Kind.SEASON, Kind.ORDINAL, Kind.PART, Kind.HOLIDAY,
)  # fmt: skip
_GUARDS = (
    "not_year_before", "amount_before", "name_before", "counted_after", "not_counted", "day_name_before",
    "month_before", "numbered_before",
)  # fmt: skip


class Reading(StrEnum):
    """How a form's parts are put together; see `pipeline/language/dates/points.py`."""

    CALENDAR = auto()
    PART = auto()
    DECADE = auto()
    CENTURY = auto()
    BEFORE_CHRIST = auto()
    WEEK = auto()
    HOLIDAY = auto()


class Form(Rule):
    """One date: the kinds that follow each other, and how they are read."""

    pattern: str
    reads: Reading = Reading.CALENDAR

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        compile_pattern(pattern)
        return pattern


class Join(Rule):
    """A way in which dates go together: range, list, open range, approximation."""


@dataclass(frozen=True)
class Guards:
    """Folded words that decide whether a number is a year and a month a date."""

    not_year_before: frozenset[str]
    amount_before: frozenset[str]
    name_before: frozenset[str]
    counted_after: frozenset[str]
    not_counted: frozenset[str]
    day_name_before: frozenset[str]
    numbered_before: frozenset[str]
    month_before: frozenset[str]


Meaning = tuple[Kind, Any]


@dataclass(frozen=True)
class DateRules:
    """Everything `passerelle_dates` knows; `source` is the file's text, which travels with the component."""

    #: folded word, or word with its accents where these matter (« dès »), to what it means
    words: dict[str, Meaning]
    #: first word of a phrase to its (other words, meaning), longest first
    phrases: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
    number_words: frozenset[str]
    #: full names of months of four letters and more, for repairing a misspelt one
    month_names: dict[str, int]
    #: months and weekdays that are no abbreviations
    full_names: frozenset[str]
    guards: Guards
    forms: tuple[Form, ...]
    joins: dict[str, Join]
    #: all forms as one pattern over `CODES`; group f0 is the first form
    point: re.Pattern[str]
    source: str


def compile_pattern(pattern: str) -> str:
    """« (weekday comma?)? day month » as a regular expression over `CODES`. Raises ValueError."""

    def replace(match: re.Match[str]) -> str:
        name = match.group()
        if name in MACROS:
            return f"(?:{compile_pattern(MACROS[name])})"
        if name not in _NAMES:
            raise ValueError(f"unknown part « {name} »; allowed: {', '.join([*MACROS, *Kind])}")
        return CODES[Kind(name)]

    if unknown := re.search(r"[^a-z_()|?\s]", pattern):
        raise ValueError(f"« {unknown.group()} » is not allowed in a pattern; use names, ( ) | and ?")
    code = re.sub(r"[a-z_]+", replace, pattern).replace(" ", "")
    code = re.sub(r"\((?!\?)", "(?:", code)
    re.compile(code)
    return code


@lru_cache(maxsize=8)
def load_dates(folder: Path | None = None) -> DateRules:
    """The rules of `dates.yaml` in `folder` (default: the patterns that ship). Raises PatternError."""
    path = (folder or default_patterns()) / FILE
    forms = read_rules(path, Form, "forms")
    joins = {join.id: join for join in read_rules(path, Join, "joins")}
    sections = read_mapping(path, "words") | read_mapping(path, "phrases")
    numbers = frozenset(map(fold, sections.pop("number")))
    words, phrases = _index(path, sections)
    guards = read_mapping(path, "guards")
    months = sections["month"]
    return DateRules(
        words=words,
        phrases=phrases,
        number_words=numbers,
        month_names={fold(names[0]): int(number) for number, names in months.items() if len(names[0]) > 3},
        full_names=frozenset(
            fold(names[0]) for kind in ("month", "weekday") for names in sections[kind].values()
        ),
        guards=Guards(**{name: frozenset(map(fold, guards[name])) for name in _GUARDS}),
        forms=forms,
        joins=joins,
        point=re.compile(
            "|".join(f"(?P<f{i}>{compile_pattern(form.pattern)})" for i, form in enumerate(forms))
        ),
        source=path.read_text(encoding="utf-8-sig"),
    )


def example_rules(folder: Path) -> list[tuple[Path, Rule]]:
    """Every rule with its examples, and the file it stands in, for `passerelle patterns check`."""
    path = folder / FILE
    rules: list[Rule] = [*read_rules(path, Form, "forms"), *read_rules(path, Join, "joins")]
    return [(path, rule) for rule in rules]


def split_words(phrase: str) -> tuple[str, ...]:
    """Folded words of a phrase, contractions undone: « à compter du » gives a, compter, de."""
    words = re.split(r"[\s'’-]+", fold(phrase).strip())
    return tuple(_CONTRACTIONS.get(word, word) for word in words if word)


_CONTRACTIONS = {"du": "de", "des": "de", "d": "de", "au": "a", "aux": "a", "qu": "que"}


def _index(path: Path, sections: dict[str, Any]) -> tuple[dict[str, Meaning], dict[str, Any]]:
    exact: dict[str, Meaning] = {}
    folded: dict[str, Meaning] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for section, content in sections.items():
        if section not in _NAMES:
            raise PatternError(
                [Problem(path, _line_of(path, section), f"unknown list of words « {section} »")]
            )
        kind = Kind(section)
        groups = content.items() if kind in _VALUED else [(None, content)]
        for value, names in groups:
            meaning = (kind, value if kind is Kind.HOLIDAY or value is None else int(value))
            for name in names:
                first, *rest = split_words(name) or (name,)
                if rest:
                    phrases.setdefault(first, []).append((tuple(rest), meaning))
                else:
                    exact.setdefault(name.lower(), meaning)
                    folded.setdefault(fold(name), meaning)
    longest_first = {
        first: tuple(sorted(choices, key=lambda choice: -len(choice[0])))
        for first, choices in phrases.items()
    }
    return folded | exact, longest_first


def _line_of(path: Path, section: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((i for i, line in enumerate(lines, 1) if line.strip().startswith(f"{section}:")), 1)
