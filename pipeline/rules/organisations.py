"""Rules of `patterns/organisations.csv` and `organisation_heads.yaml`: bodies, and how names are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pipeline.rules import default_patterns
from pipeline.rules.conjugation import participles, verb_forms
from pipeline.rules.folding import fold
from pipeline.rules.reading import Entry, Rule, read_mapping, read_rows, read_rules

#: What makes a name of a head noun; see patterns/organisation_heads.yaml.
Level = Literal[
    "any", "complement", "defined", "state", "full", "bare", "proper", "capital",
    "plural", "descriptor", "foreign",
]  # fmt: skip


class Organisation(Entry):
    """A body of the list, with the forms it is written in."""

    name: str
    acronym: str = ""
    #: other forms, separated by « | »
    aliases: str = ""
    #: names in other languages, separated by « | »
    other_names: str = ""
    kind: str = ""
    #: ISO 3166-1 alpha-2 code of a national body
    country: str = ""

    def forms(self) -> tuple[str, ...]:
        """Every form, the name first, acronyms included."""
        listed = (self.name, self.acronym, *self.aliases.split("|"), *self.other_names.split("|"))
        return tuple(dict.fromkeys(form.strip() for form in listed if form.strip()))


class HeadRule(Rule):
    """Nouns that names start with; see patterns/organisation_heads.yaml for the levels."""

    heads: tuple[str, ...]
    level: Level = "descriptor"
    kind: str = ""
    not_before: tuple[str, ...] = ()
    #: heads that make names in lower case too, with a proper name in it
    lower: tuple[str, ...] = ()
    #: the same, with a topic before the proper name
    topical: tuple[str, ...] = ()
    #: « une délégation béninoise » is one too
    indefinite: bool = False
    #: heads that « au / en / à » with a place goes on with
    branch: tuple[str, ...] = ()
    #: a descriptor that belongs to the name
    inside: bool = False
    nests: bool = False


@dataclass(frozen=True)
class BodyVerbs:
    """Forms, as written, of verbs that bodies are the subject of."""

    finite: frozenset[str]
    participles: frozenset[str]

    @classmethod
    def of(cls, infinitives: Iterable[str]) -> BodyVerbs:
        done = frozenset(form for verb in infinitives for form in participles(verb))
        return cls(frozenset(form for verb in infinitives for form in verb_forms(verb)) - done, done)


@dataclass(frozen=True)
class OrganisationWords:
    """Words of the context, folded; acronyms as written."""

    indefinite: frozenset[str]
    before: frozenset[str]
    cues: frozenset[str]
    acts: frozenset[str]
    announce: frozenset[str]
    announce_de: frozenset[str]
    regional: frozenset[str]
    #: nouns that say of a name after a comma that it is a body
    kinds: frozenset[str]
    #: of authorities, and of names that nothing else shows to be bodies
    governing: BodyVerbs
    paying: BodyVerbs
    common: frozenset[str]
    other_heads: frozenset[str]
    not_acronyms: frozenset[str]


@dataclass(frozen=True)
class OrganisationRules:
    organisations: tuple[Organisation, ...]
    heads: tuple[HeadRule, ...]
    plurals: tuple[HeadRule, ...]
    descriptors: tuple[HeadRule, ...]
    authorities: tuple[HeadRule, ...]
    foreign: tuple[HeadRule, ...]
    words: OrganisationWords
    folder: Path


#: Lists that keep their capitals.
_AS_WRITTEN = ("before", "not_acronyms")
#: Lists of infinitives.
_VERBS = ("governing", "paying")

#: The files that the component needs; `to_disk` copies them.
FILES = (
    "organisations.csv", "organisation_heads.yaml", "phrases.yaml", "demonyms.csv",
    "places.yaml", "places.csv", "first_names.csv", "countries.csv",
)  # fmt: skip


@lru_cache(maxsize=8)
def load_organisations(folder: Path | None = None) -> OrganisationRules:
    """The rules of `folder` (default: the patterns that ship). Raises PatternError."""
    folder = folder or default_patterns()
    path = folder / "organisation_heads.yaml"
    foreign = read_rules(path, HeadRule, "foreign")
    return OrganisationRules(
        organisations=read_rows(folder / "organisations.csv", Organisation),
        heads=read_rules(path, HeadRule, "heads"),
        plurals=read_rules(path, HeadRule, "plurals"),
        descriptors=read_rules(path, HeadRule, "descriptors"),
        authorities=read_rules(path, HeadRule, "authorities"),
        foreign=tuple(rule.model_copy(update={"level": "foreign"}) for rule in foreign),
        words=_read_words(path),
        folder=folder,
    )


def _read_words(path: Path) -> OrganisationWords:
    """The lists of « words »: folded, as written, or every form of verbs."""
    lists: dict[str, Any] = {}
    for name, entries in read_mapping(path, "words").items():
        if name in _VERBS:
            lists[name] = BodyVerbs.of(entries)
        else:
            lists[name] = frozenset(entries if name in _AS_WRITTEN else map(fold, entries))
    return OrganisationWords(**lists)


def example_rules(folder: Path | None = None) -> list[tuple[Path, Rule]]:
    """The rules that carry examples, with the file they stand in."""
    rules = load_organisations(folder)
    path = rules.folder / "organisation_heads.yaml"
    groups = (rules.heads, rules.plurals, rules.descriptors, rules.authorities, rules.foreign)
    return [(path, rule) for group in groups for rule in group]
