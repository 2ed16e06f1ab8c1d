"""Who is who across documents: entities of several documents that name one thing become one entity.

Merged are entities of one type that share a name (case, accents and punctuation apart), an acronym or another
name. Kept apart are names that many bodies bear (« ministère de la Santé »), unless both are known to belong
to the same country, and namesakes known to belong to different ones. The order of documents does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotation import Entity, EntityType, Predicate
from pipeline.graph import identifiers
from pipeline.graph.clusters import Clusters
from pipeline.graph.keys import REASONS, Key, keys_of, known_body, names_of
from pipeline.graph.spelling import is_acronym, is_shared_name, is_short, spelling
from pipeline.rules.resolution import NamesRule, ResolutionRules, load_resolution
from pipeline.tables.records import AnnotatedDocument, Merge, Resolution, ResolvedEntity

_BY_VALUE = frozenset({EntityType.COUNTRY, EntityType.DATE, EntityType.QUANTITY})


@dataclass(frozen=True, slots=True)
class Local:
    """An entity as one document has it; `when` is the date that the document gives an event."""

    doc_id: str
    entity: Entity
    when: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.doc_id, self.entity.id


def resolve(annotated: Iterable[AnnotatedDocument], patterns: Path | None = None) -> Resolution:
    """The entities that `annotated` name together, where each entity of a document is among them, and why.

    Rules: `resolution.yaml`, `organisations.csv` and the end of `entities.yaml` in the folder `patterns`.
    """
    rules = load_resolution(patterns)
    everything = sorted(_locals(annotated), key=lambda local: local.key)
    by_id: dict[str, list[Local]] = defaultdict(list)
    for local in everything:
        if local.entity.type in _BY_VALUE:
            by_id[identifiers.of_value(local.doc_id, local.entity)].append(local)
    named = [local for local in everything if local.entity.type not in _BY_VALUE]
    clusters = merge(named, rules)
    groups = [[named[i] for i in group] for group in clusters.groups()]
    identities = [_identity(group, rules) for group in groups]
    for group, entity_id in zip(groups, identifiers.of_names(identities), strict=True):
        by_id[entity_id] = group
    ids = {local.key: entity_id for entity_id, group in by_id.items() for local in group}
    merges = tuple(_merges(named, clusters, ids))
    return Resolution(
        ids, tuple(_resolved(entity_id, by_id[entity_id], rules) for entity_id in sorted(by_id)), merges
    )


def merge(named: Sequence[Local], rules: ResolutionRules) -> Clusters:
    """Clusters of the numbers of the entities that name one thing."""
    clusters = Clusters(len(named), _objections(named, rules))
    for numbers in _sharing_a_rule(named, rules):
        clusters.join(numbers, "rule")
    sharing: dict[Key, list[int]] = defaultdict(list)
    for i, local in enumerate(named):
        for key in dict.fromkeys(keys_of(local.entity, local.when, rules)):
            sharing[key].append(i)
    for key, numbers in sharing.items():
        for group in _by_country(named, numbers):
            clusters.join(group, key.reason)
    for group in _sharing_an_acronym(named, clusters):
        clusters.join(group, "acronym")
    return clusters


def _locals(annotated: Iterable[AnnotatedDocument]) -> Iterator[Local]:
    for one in annotated:
        values = {entity.id: entity.value for entity in one.annotation.entities}
        when: dict[str, str] = {}
        for relation in one.annotation.relations:
            value = values[relation.object]
            if relation.predicate is Predicate.OCCURS_ON and isinstance(value, str):
                when.setdefault(relation.subject, value)
        for entity in one.annotation.entities:
            yield Local(one.document.doc_id, entity, when.get(entity.id))


def _bears(local: Local, rule: NamesRule) -> int | None:
    """Which name of the rule the entity bears, by number; None for none."""
    if local.entity.type is not rule.type:
        return None
    spelt = {spelling(name) for name in names_of(local.entity)}
    return next((i for i, name in enumerate(rule.names) if spelling(name) in spelt), None)


def _sharing_a_rule(named: Sequence[Local], rules: ResolutionRules) -> Iterator[list[int]]:
    for rule in rules.same:
        if numbers := [i for i, local in enumerate(named) if _bears(local, rule) is not None]:
            yield numbers


def _objections(named: Sequence[Local], rules: ResolutionRules) -> dict[int, frozenset[tuple[int, int]]]:
    """The sides of the `not_same` rules that each entity is on."""
    sides: dict[int, frozenset[tuple[int, int]]] = {}
    for i, local in enumerate(named if rules.not_same else ()):
        marks = ((number, _bears(local, rule)) for number, rule in enumerate(rules.not_same))
        if found := frozenset((number, side) for number, side in marks if side is not None):
            sides[i] = found
    return sides


def _by_country(named: Sequence[Local], sharing: list[int]) -> Iterator[list[int]]:
    """`sharing` as one group, or one a country when they are known to belong to several."""
    groups: dict[str | None, list[int]] = defaultdict(list)
    for i in sharing:
        groups[named[i].entity.country].append(i)
    if len(groups.keys() - {None}) > 1:
        yield from groups.values()
    else:
        yield sharing


def _sharing_an_acronym(named: Sequence[Local], clusters: Clusters) -> Iterator[list[int]]:
    """Entities known by one acronym, when their documents agree on what it stands for.

    Where documents spell it out differently, those that spell it out alike stay together, and those that
    do not spell it out are one of their own. « Université X » and « Université X de Dakar » agree.
    """
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, local in enumerate(named):
        for acronym in _acronyms(local):
            sharing[local.entity.type, acronym].append(i)
    for group in sharing.values():
        spelt_out = {clusters.root(i) for i in group if not all(map(is_short, names_of(named[i].entity)))}
        if len(spelt_out) <= 1 or _agree(named, group):
            yield from _by_country(named, group)
        elif bare := [i for i in group if all(map(is_short, names_of(named[i].entity)))]:
            yield bare


def _acronyms(local: Local) -> set[str]:
    """Acronyms among the names, and a name of one word when the entity has no other."""
    names = names_of(local.entity)
    if local.entity.type is EntityType.LOCATION:
        return set()
    short = {name for name in names if is_acronym(name)} or (
        set(names) if all(map(is_short, names)) else set()
    )
    return {spelling(name).replace(" ", "") for name in short}


def _agree(named: Sequence[Local], group: list[int]) -> bool:
    """Whether the shortest long form is the start of all others, in one known country."""
    long = {spelling(name) for i in group for name in names_of(named[i].entity) if not is_short(name)}
    countries = {named[i].entity.country for i in group if not all(map(is_short, names_of(named[i].entity)))}
    first = min(long, key=len)
    return (
        None not in countries
        and len(countries) == 1
        and all(f"{name} ".startswith(f"{first} ") for name in long)
    )


def _merges(named: Sequence[Local], clusters: Clusters, ids: dict[tuple[str, str], str]) -> Iterator[Merge]:
    """One row a union of entities of two documents (or two of one document), in the order of ids."""
    rows = []
    for first, second, reason in clusters.joins:
        a, b = named[first], named[second]
        rows.append(
            Merge(ids[a.key], a.doc_id, a.entity.name, b.doc_id, b.entity.name, reason, REASONS[reason])
        )
    yield from sorted(rows)


def _identity(group: list[Local], rules: ResolutionRules) -> identifiers.Identity:
    name, _ = _names(group)
    countries = sorted({local.entity.country for local in group if local.entity.country})
    type, doc_ids = group[0].entity.type, [local.doc_id for local in group]
    known = any(known_body(local.entity, rules) for local in group)
    shared = not known and is_shared_name(name, type, rules.shared_heads)
    return identifiers.Identity(type, name, shared, countries[:1], doc_ids)


def _resolved(entity_id: str, group: list[Local], rules: ResolutionRules) -> ResolvedEntity:
    entity = group[0].entity
    name, aliases = _names(group)
    countries = sorted({local.entity.country for local in group if local.entity.country})
    if entity.type is EntityType.DATE and isinstance(entity.value, str):
        return ResolvedEntity(entity_id, entity.type, entity.value, value=entity.value)
    if entity.type is EntityType.COUNTRY and isinstance(entity.value, str):
        official = identifiers.country_name(entity.value)
        aliases = tuple(sorted({name, *aliases} - {official}))
        return ResolvedEntity(entity_id, entity.type, official, aliases, entity.value, entity.value)
    known = next(filter(None, (known_body(local.entity, rules) for local in group)), None)
    if known:  # « l'OMS au Tchad » is of no country
        countries = [known[1]] if known[1] else []
    country = countries[0] if len(countries) == 1 else None
    return ResolvedEntity(entity_id, entity.type, name, aliases, country, entity.value)


def _names(group: list[Local]) -> tuple[str, tuple[str, ...]]:
    """The name to show, a full one before an acronym, the most mentioned first; and the others, sorted."""
    weights: dict[str, int] = defaultdict(int)
    for local in group:
        weights[local.entity.name] += len(local.entity.mentions)
        for alias in local.entity.aliases:
            weights[alias] += 0
    ranked = sorted(weights, key=lambda name: (is_acronym(name), -weights[name], -len(name), name))
    others: dict[str, str] = {}
    for name in ranked[1:]:
        if spelling(name) != spelling(ranked[0]):
            others.setdefault(spelling(name), name)
    return ranked[0], tuple(sorted(others.values()))
