"""Rules of `patterns/titles.yaml`: how titles of programmes and events go on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.reading import read_mapping


@dataclass(frozen=True)
class TitleWords:
    """Closed word classes, folded (see `fold`)."""

    nouns: frozenset[str]
    #: « mise en œuvre » as its words
    compounds: tuple[tuple[str, ...], ...]
    not_inside: frozenset[str]
    durations: frozenset[str]
    #: starts of words or phrases
    relations: tuple[str, ...]
    singular: frozenset[str]
    plural: frozenset[str]
    prepositions: frozenset[str]
    named_as: frozenset[str]
    apposed: frozenset[str]
    take_en: frozenset[str]
    take_dates: frozenset[str]
    take_a: frozenset[str]
    after_a: frozenset[str]
    not_fields: frozenset[str]
    fields: frozenset[str]
    not_governed: frozenset[str]
    #: « basé sur » as its words, participles in their four forms
    bound: tuple[tuple[str, ...], ...]
    ruling: frozenset[str]


@lru_cache(maxsize=8)
def load_titles(folder: Path | None = None) -> TitleWords:
    """The words of `titles.yaml` in `folder` (default: the patterns that ship). Raises PatternError."""
    words = read_mapping((folder or default_patterns()) / "titles.yaml", "words")
    return TitleWords(
        nouns=frozenset(map(fold, words["nouns"])),
        compounds=tuple(split_words(compound) for compound in words["compounds"]),
        not_inside=frozenset(map(fold, words["not_inside"])),
        durations=frozenset(map(fold, words["durations"])),
        relations=tuple(map(fold, words["relations"])),
        singular=frozenset(map(fold, words["singular"])),
        plural=frozenset(map(fold, words["plural"])),
        prepositions=frozenset(map(fold, words["prepositions"])),
        named_as=frozenset(map(fold, words["named_as"])),
        apposed=frozenset(map(fold, words["apposed"])),
        take_en=frozenset(map(fold, words["take_en"])),
        take_dates=frozenset(map(fold, words["take_dates"])),
        take_a=frozenset(map(fold, words["take_a"])),
        after_a=frozenset(map(fold, words["after_a"])),
        not_fields=frozenset(map(fold, words["not_fields"])),
        fields=frozenset(map(fold, words["fields"])),
        not_governed=frozenset(map(fold, words["not_governed"])),
        bound=tuple(form for phrase in words["bound"] for form in _agreeing(split_words(phrase))),
        ruling=frozenset(map(fold, words["ruling"])),
    )


def _agreeing(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """« basé sur » with its participle in every gender and number."""
    participle, *rest = words
    return tuple((participle + ending, *rest) for ending in ("", "e", "s", "es"))


def split_words(phrase: str) -> tuple[str, ...]:
    """Folded tokens of a phrase as spaCy cuts it: « mise à l'échelle » gives mise, a, l', echelle."""
    return tuple(fold(phrase).replace("'", "' ").split())


def noun_forms(noun: str) -> tuple[tuple[str, ...], ...]:
    """Tokens of a type noun; « accord-cadre » may be one token or three."""
    words = split_words(noun)
    return (words, split_words(noun.replace("-", " - "))) if "-" in noun else (words,)
