"""Ids of entities: readable, the same on every run, and never given to two entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.annotation import Entity, EntityType
from pipeline.graph.spelling import spelling

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Identity:
    """What the id of a named entity is made of; `shared` when others may bear the name."""

    type: EntityType
    name: str
    shared: bool
    countries: list[str]
    doc_ids: list[str]


def of_value(doc_id: str, entity: Entity) -> str:
    """`country:SN`, `date:2023-11-27/2023-12-01`, `quantity:117-migrants@rapport.txt:42`.

    A quantity is of its document; so is a date without a known year, and what has no value.
    """
    kind = entity.type.value.lower()
    if isinstance(entity.value, str) and "XXXX" not in entity.value:
        return f"{kind}:{entity.value}"
    return f"{kind}:{slug(entity.name)}@{doc_id}:{entity.mentions[0].start}"


def of_names(identities: Iterable[Identity]) -> list[str]:
    """`organisation:organisation-internationale-pour-les-migrations`, one id each, in the order given.

    A name that many may bear has its country behind it (`…:ministere-de-la-sante.sn`), or the first document
    that has it (`…:ministere-de-la-sante@<doc_id>`), so that its id does not change when a namesake turns up.
    """
    identities = list(identities)
    ids = [_id_of_name(one) for one in identities]
    counts = Counter(ids)
    ids = [
        f"{entity_id}@{min(one.doc_ids)}" if counts[entity_id] > 1 and "@" not in entity_id else entity_id
        for entity_id, one in zip(ids, identities, strict=True)
    ]
    seen: Counter[str] = Counter()
    for i, entity_id in enumerate(ids):
        seen[entity_id] += 1
        if seen[entity_id] > 1:
            ids[i] = f"{entity_id}.{seen[entity_id]}"
    return ids


def _id_of_name(one: Identity) -> str:
    plain = f"{one.type.value.lower()}:{slug(one.name)}"
    if not one.shared:
        return plain
    return f"{plain}.{one.countries[0].lower()}" if one.countries else f"{plain}@{min(one.doc_ids)}"


def slug(name: str) -> str:
    """« Côte d’Ivoire » gives `cote-d-ivoire`; a long name is cut at a word."""
    words = spelling(name).split() or ["x"]
    made = words[0]
    for word in words[1:]:
        if len(made) + len(word) >= _LONGEST:
            break
        made += f"-{word}"
    return made


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """French name of a country: « SN » gives « Sénégal »; the code itself when CLDR has none."""
    from babel import Locale

    return str(Locale("fr").territories.get(code, code))
