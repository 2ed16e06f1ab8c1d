"""Every place, date, company and means of the document, read by its kind."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.adjuncts.bodies import BodyAdjuncts
from pipeline.language.relations.adjuncts.dates import DateAdjuncts
from pipeline.language.relations.adjuncts.owners import BY_MEANS_OF
from pipeline.language.relations.adjuncts.places import PlaceAdjuncts
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.scene import PLACES, Scene
from pipeline.rules.relations import RelationRules

_AT = words.VENUE | {"en", "sur"}
_TOGETHER = frozenset({"avec", "aux côtés de"})


def claim_adjuncts(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Dates and places attached to the event or programme that their clause is about."""
    dates = DateAdjuncts(scene, rules, claims)
    places = PlaceAdjuncts(scene, rules, claims)
    bodies = BodyAdjuncts(scene, rules, claims)
    for node in scene.nodes:
        if node.anaphor:
            continue
        if node.type is EntityType.DATE:
            dates.read_date(node)
        elif node.type in PLACES and node.outer_case in _AT:
            places.read_place(node)
            places.read_seat(node)
            places.read_fronted(node)
        elif node.type in PLACES and not node.case and not node.outer_case:
            places.read_apposed(node)
        elif node.type is EntityType.ORGANISATION and node.case in _TOGETHER and node is node.group.nodes[0]:
            bodies.read_company(node)
        elif node.type is EntityType.ORGANISATION and node.case in words.VENUE:
            places.read_venue(node)
        elif node.type is EntityType.PROGRAMME and node.case in BY_MEANS_OF:
            bodies.read_means(node)
        if node.type is EntityType.ORGANISATION and not node.case:
            bodies.read_apposed(node)
        if node.owner and node.type is EntityType.PROGRAMME:
            bodies.read_possessive(node, "implements.possessive")
        if node.owner and node.type is EntityType.ORGANISATION:
            bodies.read_possessive(node, "part_of.possessive")
