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
from pipeline.graph.spelling import is_acronym, is_shared_name, spelling
from pipeline.rules.resolution import load_shared_heads
from pipeline.tables.records import AnnotatedDocument, Resolution, ResolvedEntity

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

    @property
    def names(self) -> tuple[str, ...]:
        return self.entity.name, *self.entity.aliases


def resolve(annotated: Iterable[AnnotatedDocument], patterns: Path | None = None) -> Resolution:
    """The entities that `annotated` name together, and where each entity of a document is among them.

    Which names are shared by many bodies stands in `resolution.yaml` of the folder `patterns`.
    """
    heads = load_shared_heads(patterns)
    everything = sorted(_locals(annotated), key=lambda local: local.key)
    by_id: dict[str, list[Local]] = defaultdict(list)
    for local in everything:
        if local.entity.type in _BY_VALUE:
            by_id[identifiers.of_value(local.doc_id, local.entity)].append(local)
    groups = merge([local for local in everything if local.entity.type not in _BY_VALUE], heads)
    for group, entity_id in zip(
        groups, identifiers.of_names([_identity(group, heads) for group in groups]), strict=True
    ):
        by_id[entity_id] = group
    ids = {local.key: entity_id for entity_id, group in by_id.items() for local in group}
    return Resolution(ids, tuple(_resolved(entity_id, by_id[entity_id]) for entity_id in sorted(by_id)))


def merge(named: Sequence[Local], heads: frozenset[str]) -> list[list[Local]]:
    """Groups of entities that name one thing, in the order of their first members."""
    clusters = Clusters(range(len(named)))
    for sharing in _sharing_a_name(named, heads):
        for group in _by_country(named, sharing):
            clusters.join(group)
    for group in _sharing_an_acronym(named, clusters):
        clusters.join(group)
    return [[named[i] for i in group] for group in clusters.groups()]


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


def _sharing_a_name(named: Sequence[Local], heads: frozenset[str]) -> Iterator[list[int]]:
    """Numbers of the entities that share a full name; what many bear needs a country or a date beside it."""
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, local in enumerate(named):
        for name in local.names:
            if (key := spelling(name)) and not is_acronym(name):
                proof = _proof(local, i) if is_shared_name(name, local.entity.type, heads) else ""
                sharing[local.entity.type, key, proof].append(i)
    yield from sharing.values()


def _proof(local: Local, i: int) -> str:
    """What must be equal beside a shared name; for lack of it, the entity is alone."""
    return local.when or local.entity.country or f"#{i}"


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

    Where documents spell it out differently, only those that spell it out alike stay together.
    """
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, local in enumerate(named):
        for name in local.names:
            if is_acronym(name):
                sharing[local.entity.type, spelling(name).replace(" ", "")].append(i)
    for group in sharing.values():
        spelt_out = {clusters.root(i) for i in group if not all(map(is_acronym, named[i].names))}
        if len(spelt_out) <= 1:
            yield from _by_country(named, group)
        else:
            yield [i for i in group if all(map(is_acronym, named[i].names))]


def _identity(group: list[Local], heads: frozenset[str]) -> identifiers.Identity:
    name, _ = _names(group)
    countries = sorted({local.entity.country for local in group if local.entity.country})
    type, doc_ids = group[0].entity.type, [local.doc_id for local in group]
    return identifiers.Identity(type, name, is_shared_name(name, type, heads), countries[:1], doc_ids)


def _resolved(entity_id: str, group: list[Local]) -> ResolvedEntity:
    entity = group[0].entity
    name, aliases = _names(group)
    countries = sorted({local.entity.country for local in group if local.entity.country})
    if entity.type is EntityType.DATE and isinstance(entity.value, str):
        return ResolvedEntity(entity_id, entity.type, entity.value, value=entity.value)
    if entity.type is EntityType.COUNTRY and isinstance(entity.value, str):
        official = identifiers.country_name(entity.value)
        aliases = tuple(sorted({name, *aliases} - {official}))
        return ResolvedEntity(entity_id, entity.type, official, aliases, entity.value, entity.value)
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
