"""What tells namesakes apart: `patterns/resolution.yaml`, and the overrules at the end of `entities.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from pipeline.annotation import EntityType
from pipeline.rules import default_patterns
from pipeline.rules.organisations import Organisation, load_organisations
from pipeline.rules.places import load_places
from pipeline.rules.reading import Rule, read_mapping, read_rules


class NamesRule(Rule):
    """Names of one type that are one thing whatever else is known (`same`), or never are (`not_same`)."""

    type: EntityType
    names: tuple[str, ...] = Field(min_length=2)


@dataclass(frozen=True)
class ResolutionRules:
    """`demonyms` and `countries` are words by alpha-2 code, `known` the bodies of organisations.csv."""

    shared_heads: frozenset[str]
    same: tuple[NamesRule, ...]
    not_same: tuple[NamesRule, ...]
    known: tuple[Organisation, ...]
    demonyms: dict[str, frozenset[str]]
    countries: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def load_resolution(folder: Path | None = None) -> ResolutionRules:
    """The rules of `folder` (default: the patterns that ship). Raises PatternError."""
    from pipeline.rules.entities import load_entities

    folder = folder or default_patterns()
    demonyms: dict[str, set[str]] = {}
    for adjective, code in load_entities(folder).demonyms.items():
        demonyms.setdefault(code, set()).add(adjective)
    names: dict[str, set[str]] = {}
    for row in load_places(folder).countries:
        if row.code:
            names.setdefault(row.code, set()).add(row.name)
    entities = folder / "entities.yaml"
    return ResolutionRules(
        shared_heads=frozenset(read_mapping(folder / "resolution.yaml")["shared_heads"]),
        same=read_rules(entities, NamesRule, "same"),
        not_same=read_rules(entities, NamesRule, "not_same"),
        known=load_organisations(folder).organisations,
        demonyms={code: frozenset(words) for code, words in demonyms.items()},
        countries={code: frozenset(words) for code, words in names.items()},
    )
