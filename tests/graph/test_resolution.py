"""Who is who across documents, and the ids that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation
from pipeline.documents import Document, TextView
from pipeline.graph.resolution import resolve
from pipeline.tables.records import AnnotatedDocument

T = EntityType


def named(type: EntityType, name: str, *aliases: str, country: str | None = None, value=None) -> Entity:
    return Entity("e", type, name, (Mention(0, 3),), value, aliases, country)


def documents(*entities: Entity, when: tuple[str | None, ...] = ()) -> list[AnnotatedDocument]:
    """A document for each entity; `when` dates the event of each."""
    made = []
    for i, (entity, date) in enumerate(zip(entities, when or [None] * len(entities), strict=True)):
        document = Document(f"d{i}", f"d{i}", "abc", TextView.identity("abc"))
        stated = (Relation("e", Predicate.OCCURS_ON, "d", 0, 3, "r"),) if date else ()
        day = (Entity("d", T.DATE, "x", (Mention(0, 1),), date),) if date else ()
        made.append(AnnotatedDocument(document, Annotation(((0, 3),), (entity, *day), stated)))
    return made


def ids(found: list[AnnotatedDocument]) -> list[str]:
    resolution = resolve(found)
    return [resolution.ids[one.document.doc_id, "e"] for one in found]


def org(name: str, *aliases: str, country: str | None = None) -> Entity:
    return named(T.ORGANISATION, name, *aliases, country=country)


def valued(type: EntityType, name: str, value: object) -> Entity:
    return named(type, name, value=value)


MINISTRY, SESSION, PLAN = "Ministère de la Santé", "atelier de formation", "projet de santé"
SAME = {
    "case, accents, apostrophe": (org("Côte d’Ivoire Santé"), org("COTE D'IVOIRE SANTE")),
    "spaces": (org("Médecins du Monde"), org("Médecins  du\nMonde")),
    "acronym spelt out elsewhere": (org("Organisation pour l'eau", "OPE"), org("OPE")),
    "dotted acronym": (org("OPE"), org("O.P.E.")),
    "shared name, same country": (org(MINISTRY, country="SN"), org(MINISTRY.lower(), country="SN")),
    "title": (named(T.PROGRAMME, "Plan Eau Sahel"), named(T.PROGRAMME, "Plan eau Sahel")),
    "code": (valued(T.COUNTRY, "RDC", "CD"), valued(T.COUNTRY, "Congo-Kinshasa", "CD")),
    "date": (valued(T.DATE, "mai 2020", "2020-05"), valued(T.DATE, "05/2020", "2020-05")),
}
APART = {
    "shared name": (org(MINISTRY), org(MINISTRY)),
    "shared name, two countries": (org(MINISTRY, country="SN"), org(MINISTRY, country="ML")),
    "namesakes": (org("Caritas", country="SN"), org("Caritas", country="ML")),
    "one acronym, two long forms": (org("Plan d'eau", "PDE"), org("Parti des élèves", "PDE")),
    "types": (org("Sahel"), named(T.LOCATION, "Sahel")),
    "events": (named(T.EVENT, SESSION), named(T.EVENT, SESSION)),
    "described": (named(T.PROGRAMME, PLAN), named(T.PROGRAMME, PLAN)),
    "no year": (valued(T.DATE, "14 mars", "XXXX-03-14"), valued(T.DATE, "14 mars", "XXXX-03-14")),
    "figures": (valued(T.QUANTITY, "12 cas", {"value": 12}), valued(T.QUANTITY, "12 cas", {"value": 12})),
}


@pytest.mark.parametrize("entities", SAME.values(), ids=SAME)
def test_one_thing_is_one_entity(entities) -> None:
    assert len(set(ids(documents(*entities)))) == 1


@pytest.mark.parametrize("entities", APART.values(), ids=APART)
def test_two_things_stay_two(entities) -> None:
    assert len(set(ids(documents(*entities)))) == 2


def test_events_of_one_day_are_one() -> None:
    two = named(T.EVENT, "atelier de formation"), named(T.EVENT, "Atelier de formation")
    assert len(set(ids(documents(*two, when=("2023-03-14", "2023-03-14"))))) == 1
    assert len(set(ids(documents(*two, when=("2023-03-14", "2024-03-14"))))) == 2


def test_ids_can_be_read() -> None:
    found = ids(
        documents(
            org("Organisation Internationale de l’Œuf", "OIO"),
            org("Ministère de la Santé", country="SN"),
            org("Direction de l'eau"),
            named(T.COUNTRY, "Sénégal", value="SN"),
            named(T.DATE, "du 1 au 2 mai 2020", value="2020-05-01/2020-05-02"),
            named(T.QUANTITY, "117 migrants", value={"value": 117}),
            org("حقوق"),
        )
    )
    assert found == [
        "organisation:organisation-internationale-de-l-oeuf",
        "organisation:ministere-de-la-sante.sn",
        "organisation:direction-de-l-eau@d2",
        "country:SN",
        "date:2020-05-01/2020-05-02",
        "quantity:117-migrants@d5:0",
        "organisation:حقوق",
    ]


def test_the_full_name_most_used_is_shown_and_the_others_are_aliases() -> None:
    found = documents(
        org("OPE"),
        org("Organisation pour l’eau", "OPE"),
        org("Organisation pour l'eau", "L'Eau"),
    )
    [entity] = resolve(found).entities
    assert (entity.name, entity.aliases) == ("Organisation pour l'eau", ("L'Eau", "OPE"))


def test_a_country_has_its_usual_name() -> None:
    [entity] = resolve(documents(named(T.COUNTRY, "Lybie", value="LY"))).entities
    assert (entity.entity_id, entity.name, entity.aliases, entity.country) == (
        "country:LY",
        "Libye",
        ("Lybie",),
        "LY",
    )


_NAMES = st.sampled_from(
    [
        "OIM",
        "O.I.M.",
        "Organisation de l'eau",
        "organisation de l’eau",
        "Ministère de la Santé",
        "Caritas",
        "PDE",
    ]
)
_ENTITIES = st.builds(
    lambda type, name, aliases, country: named(type, name, *aliases, country=country),
    st.sampled_from([T.ORGANISATION, T.LOCATION, T.PROGRAMME]),
    _NAMES,
    st.lists(_NAMES, max_size=2),
    st.sampled_from([None, "SN", "ML"]),
)


@given(st.lists(_ENTITIES, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(entities, chance) -> None:
    found = documents(*entities)
    shuffled = list(found)
    chance.shuffle(shuffled)
    one, other = resolve(found), resolve(shuffled)
    assert dict(one.ids) == dict(other.ids)
    assert one.entities == other.entities


@given(st.lists(_ENTITIES, max_size=8))
def test_every_entity_has_an_id_of_its_own(entities) -> None:
    found = documents(*entities)
    resolution = resolve(found)
    assert sorted(set(resolution.ids.values())) == [entity.entity_id for entity in resolution.entities]
    assert len(resolution.ids) == len(entities)
