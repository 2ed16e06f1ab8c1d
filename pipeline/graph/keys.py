"""What an entity can be recognised by in another document: its names, and what each of them proves.

Two entities with a key in common are one, for the reason that the key carries (see `REASONS`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.annotation import Entity, EntityType
from pipeline.graph.spelling import is_acronym, is_shared_name, spelling, without_acronym
from pipeline.rules.organisations import Organisation
from pipeline.rules.resolution import ResolutionRules

#: How sure a merge is for each reason, from an expert's word to an acronym that documents spell out alike.
REASONS = {
    "rule": 1.0,  # `same` in patterns/entities.yaml
    "name": 0.98,  # the same full name, whatever case, accents and punctuation
    "known": 0.97,  # two forms of one body of patterns/organisations.csv
    "name and country": 0.95,  # a name that many bear, of one country: « ministère malgache de la Santé »
    "name and date": 0.9,  # events of one name on one day
    "acronym": 0.85,  # one acronym, and no two ways of spelling it out
}


class Key(NamedTuple):
    type: EntityType
    words: str
    proof: str
    reason: str


def names_of(entity: Entity) -> list[str]:
    """Name and aliases; « Long form (ACR) » counts as both."""
    names: dict[str, None] = {}
    for name in (entity.name, *entity.aliases):
        long, acronym = without_acronym(name)
        names |= dict.fromkeys(filter(None, (long, acronym)))
    return list(names)


def keys_of(entity: Entity, when: str | None, rules: ResolutionRules) -> Iterator[Key]:
    """The keys of an entity; `when` is the date that its document gives an event."""
    type_, country = entity.type, entity.country
    for name in names_of(entity):
        words = spelling(name)
        if not words or (is_acronym(name) and type_ is not EntityType.LOCATION):
            continue
        if not is_shared_name(name, type_, rules.shared_heads):
            yield Key(type_, words, "", "name")
        elif when:
            yield Key(type_, words, when, "name and date")
        elif country:
            bare = _without_country(words, country, rules)
            yield Key(type_, " ".join(sorted(bare.split())), country, "name and country")
    if known := known_body(entity, rules):
        yield Key(type_, spelling(known[0]), "known", "known")


def known_body(entity: Entity, rules: ResolutionRules) -> tuple[str, str] | None:
    """Name and country, as the list has them, of the body that the entity is; None when it may be several.

    A full name decides; an acronym alone is trusted when the list has it once and the entity no other name.
    A name that many bear is that of the list only in the country that the list gives.
    """
    if entity.type is not EntityType.ORGANISATION:
        return None
    index = _known_index(rules.known)
    names = names_of(entity)
    full = [name for name in names if not is_acronym(name)]
    found = {row for name in full or names for row in index.get(spelling(name), ())}
    if len(found) != 1:
        return None
    name, country = found.pop()
    shared = any(is_shared_name(one, entity.type, rules.shared_heads) for one in full)
    fits = entity.country == country if shared else entity.country in (None, country)
    return (name, country) if not country or fits else None


@lru_cache(maxsize=8)
def _known_index(known: tuple[Organisation, ...]) -> dict[str, set[tuple[str, str]]]:
    index: dict[str, set[tuple[str, str]]] = {}
    for body in known:
        for form in body.forms():
            index.setdefault(spelling(form), set()).add((body.name, body.country))
    return index


def _without_country(words: str, country: str, rules: ResolutionRules) -> str:
    """« ministere senegalais de la sante » and « ministere de la sante du senegal » give one spelling."""
    adjectives = {spelling(word) for word in rules.demonyms.get(country, ())}
    kept = " ".join(word for word in words.split() if word not in adjectives)
    for name in _country_words(country, rules.countries.get(country, frozenset())):
        for link in (" du ", " de la ", " de l ", " des ", " de ", " d ", " au ", " en ", " "):
            kept = kept.removesuffix(link + name)
    return kept


@lru_cache(maxsize=1024)
def _country_words(country: str, variants: frozenset[str]) -> tuple[str, ...]:
    from pipeline.graph.identifiers import country_name

    names = {spelling(name) for name in (country_name(country), *variants)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
