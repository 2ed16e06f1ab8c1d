"""From the mentions of one thing to its `Entity`: id, name, aliases, value, country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from spacy.tokens import Span

from pipeline.annotation import Entity, EntityType, Mention, Value
from pipeline.language.entities.acronyms import NAMED
from pipeline.language.entities.conflicts import is_acronym
from pipeline.language.entities.names import clean_name, slug
from pipeline.language.entities.places import Countries, country_of
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

_ID_LENGTH = 80


def make_entities(groups: Iterable[list[Span]], rules: EntityRules) -> list[Entity]:
    """One entity a group, in the order of the groups, ids unique among them."""
    groups = list(groups)
    countries = Countries.among(span for group in groups for span in group)
    used: Counter[str] = Counter()
    entities = []
    for group in groups:
        entity = _make_entity(group, countries, rules)
        used[entity.id] += 1
        if used[entity.id] > 1:
            entity = _renamed(entity, f"{entity.id}-{used[entity.id]}")
        entities.append(entity)
    return entities


def _make_entity(spans: list[Span], countries: Countries, rules: EntityRules) -> Entity:
    label = EntityType(spans[0].label_)
    name = _name(spans)
    value = _value(EntityType(spans[0].label_), spans[0]._.value)
    placed = label in NAMED or label == EntityType.LOCATION
    return Entity(
        id=f"{label.lower()}:{_id_part(label, name, value)}",
        type=label,
        name=name,
        mentions=tuple(Mention(span.start_char, span.end_char, span._.rule) for span in spans),
        value=value,
        aliases=_aliases(spans, name) if placed or label == EntityType.COUNTRY else (),
        country=country_of(spans, countries, rules) if placed else _own_country(label, value),
    )


def _name(spans: list[Span]) -> str:
    """The longest form that is not all capitals, for a state the one used first; an acronym if all are."""
    names = [clean_name(span) for span in spans]
    spelled = [name for name in names if not name.isupper()] or names
    if spans[0].label_ not in NAMED and spans[0].label_ != "LOCATION":
        return spelled[0]
    return max(spelled, key=lambda name: (not is_acronym(name), len(name), -names.index(name)))


def _aliases(spans: list[Span], name: str) -> tuple[str, ...]:
    """Other forms in the order of the text, those that differ in more than case and typography."""
    seen, aliases = {fold(name)}, []
    for span in spans:
        alias = clean_name(span)
        if fold(alias) not in seen:
            seen.add(fold(alias))
            aliases.append(alias)
    return tuple(aliases)


def _value(label: EntityType, value: Any) -> Value:
    """A quantity as its fields, a date as EDTF text, a country as its code."""
    if label == EntityType.QUANTITY and value is not None:
        fields: dict[str, Any] = value.to_dict()
        return fields
    return None if value is None else str(value)


def _own_country(label: EntityType, value: Value) -> str | None:
    return value if label == EntityType.COUNTRY and isinstance(value, str) else None


def _id_part(label: EntityType, name: str, value: Value) -> str:
    if label in (EntityType.COUNTRY, EntityType.DATE) and isinstance(value, str):
        return value
    return slug(name)[:_ID_LENGTH].rstrip("-")


def _renamed(entity: Entity, entity_id: str) -> Entity:
    return Entity(
        entity_id, entity.type, entity.name, entity.mentions, entity.value, entity.aliases, entity.country
    )
