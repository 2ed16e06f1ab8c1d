"""Rules of `patterns/entities.yaml`: which mentions may stand together, what stands for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.annotation import EntityType
from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.organisations import Organisation, load_organisations
from pipeline.rules.reading import Entry, Rule, read_mapping, read_rows, read_rules


class AnaphorRule(Rule):
    """A noun or pronoun that stands for an entity named before; `finds` marks it in its context.

    `nouns` are matched after a definite or demonstrative determiner; `resolve` names the way that its
    antecedent is looked for.
    """

    nouns: tuple[str, ...]
    #: types that it can stand for
    types: tuple[EntityType, ...]
    #: `named`: an entity whose name starts with that noun; `kind`: also the nearest of the type;
    #: `joined`: the organisations that the sentence before joins; `pair`: the last so many of them
    resolve: str = "kind"
    #: words that open names it can stand for, when it is more general than they are
    heads: tuple[str, ...] = ()


class Demonym(Entry):
    country: str
    adjective: str
    feminine: str = ""


@dataclass(frozen=True)
class EntityRules:
    function: frozenset[str]
    place_types: frozenset[str]
    also_called: tuple[str, ...]
    weak: frozenset[str]
    rank: dict[str, int]
    nesting: frozenset[tuple[str, str]]
    anaphors: tuple[AnaphorRule, ...]
    #: folded adjective, in all its forms, to alpha-2 code
    demonyms: dict[str, str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    impersonal: frozenset[str]
    partnership_stems: tuple[str, ...]
    #: folded form of a listed body to its name; forms that two bodies share are left out
    known: dict[str, str]
    folder: Path

    def may_hold(self, outer: str, inner: str) -> bool:
        """Whether a mention of type `outer` may hold one of type `inner`."""
        return (outer, inner) in self.nesting


@lru_cache(maxsize=8)
def load_entities(folder: Path | None = None) -> EntityRules:
    """The rules of `entities.yaml` in `folder` (default: the patterns that ship). Raises PatternError."""
    folder = folder or default_patterns()
    path = folder / "entities.yaml"
    data = read_mapping(path)
    words = data["words"]
    nesting = _checked_types(path, data["nesting"])
    return EntityRules(
        function=frozenset(map(fold, words["function"])),
        place_types=frozenset(map(fold, words["place_types"])),
        also_called=tuple(map(fold, words["also_called"])),
        weak=frozenset(data["weak"]),
        rank={name: rank for rank, name in enumerate(data["precedence"])},
        nesting=frozenset((outer, inner) for outer, inners in nesting.items() for inner in inners),
        anaphors=read_rules(path, AnaphorRule, "anaphors"),
        demonyms={
            form: row.country
            for row in read_rows(path.with_name("demonyms.csv"), Demonym)
            for form in inflected(row.adjective, row.feminine)
        },
        feminine=frozenset(map(fold, data["gender"]["feminine"])),
        masculine=frozenset(map(fold, data["gender"]["masculine"])),
        impersonal=frozenset(map(fold, data["impersonal"])),
        partnership_stems=tuple(map(fold, data["partnership_stems"])),
        known=_known_forms(load_organisations(folder).organisations),
        folder=folder,
    )


def _known_forms(organisations: Iterable[Organisation]) -> dict[str, str]:
    names: dict[str, set[str]] = {}
    for organisation in organisations:
        for form in organisation.forms():
            names.setdefault(fold(form), set()).add(organisation.name)
    return {form: min(bodies) for form, bodies in names.items() if len(bodies) == 1}


def inflected(adjective: str, feminine: str = "") -> tuple[str, ...]:
    """Folded forms of an adjective: « malien » gives malien, maliens, malienne, maliennes."""
    masculine = fold(adjective)
    if feminine:
        feminine = fold(feminine)
    elif masculine.endswith(("ien", "een", "yen")):
        feminine = masculine + "ne"
    else:
        feminine = masculine if masculine.endswith("e") else masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return tuple(dict.fromkeys((masculine, plural, feminine, feminine + "s")))


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """The rules that have examples, with the file they stand in.

    Anaphors are no mentions: `patterns check` compares mentions and relations, so they are tested apart.
    """
    return []


def _checked_types(path: Path, nesting: dict[str, Any]) -> dict[str, list[str]]:
    known = [entity_type.value for entity_type in EntityType]
    for outer, inners in nesting.items():
        for name in (outer, *inners):
            if name not in known:
                message = f"« nesting »: unknown type « {name} ». Allowed: {', '.join(known)}."
                raise PatternError([Problem(path, 1, message)])
    return nesting
