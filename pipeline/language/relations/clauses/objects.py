"""What a verb is said of: its object, bare or behind a preposition, or the pronoun before the verb."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses.fitting import Found, hangs_on, has_case
from pipeline.language.relations.clauses.relatives import (
    antecedent,
    has_relative_object,
    named_before,
    relative_before,
    relative_of,
)
from pipeline.language.relations.clauses.shape import ClauseShape
from pipeline.language.relations.clauses.subjects import grammatical_subject
from pipeline.language.relations.scene import PLACES, Node
from pipeline.rules.relations import Types

_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})
_ACTING = frozenset({EntityType.ORGANISATION})


def grammatical_object(clause: ClauseShape, types: Types) -> Found | None:
    """The object without preposition."""
    relative = clause.opener in words.RELATIVE_OBJECT or has_relative_object(clause)
    if relative and (found := antecedent(clause, types)):
        return found
    if not relative and (at := relative_before(clause)) and (found := named_before(clause, at, types)):
        return found
    for child in clause.verb.children:
        node = clause.scene.at(child.i) if child.dep_ == "obj" and child.i > clause.verb.i else None
        if node and not node.case and (nodes := node.group.of_types(types)):
            return Found(nodes, "parse")
    for group in clause.groups_right():
        if has_case(group, "") and not group.nodes[0].bracketed and (nodes := group.of_types(types)):
            return Found(nodes, "order")
    if clause.clitics & words.OBJECT_CLITICS:
        return _clitic_object(clause, types)
    return None


def oblique(clause: ClauseShape, case: str, types: Types) -> Found | None:
    """The names after this preposition in the clause, after the verb first, then before it."""
    if case == "à" and clause.opener in words.RELATIVE_DATIVE and (found := antecedent(clause, types)):
        return found
    if case == "à" and clause.clitics & words.DATIVE_CLITICS:
        if stated := _right_after(clause, case, types):
            return stated
        bodies = bool(types & _ACTING)
        kinds = types if "y" in clause.clitics and not bodies else types - PLACES
        return _clitic_object(clause, kinds if "y" in clause.clitics else kinds - _HAPPENINGS)
    if relative := relative_of(clause, case, types):
        return relative
    for group in clause.groups_right():
        if has_case(group, case) and (nodes := group.of_types(types)):
            return Found(nodes, "parse" if hangs_on(group, clause.verb) else "order")
    for node in clause.scene.left_of(clause.group_start, clause.start):
        if has_case(node.group, case) and (nodes := node.group.of_types(types)):
            return Found(nodes, "order")
    return None


def _right_after(clause: ClauseShape, case: str, types: Types) -> Found | None:
    """« s'y est associée à X »: the names behind the preposition that the verb stands right before."""
    group = next(clause.groups_right(), None)
    if group is None or group.start - clause.verb.i > 3 or not has_case(group, case):
        return None
    nodes = group.of_types(types - PLACES)
    return Found(nodes, "order") if nodes else None


def stated_clitic(clause: ClauseShape, types: Types) -> Found | None:
    """What « y » or « en » before the verb stands for, None where there is neither."""
    stands = clause.clitics & words.PARTITIVE_CLITICS and not clause.verb.lower_.endswith("ant")
    kinds = types - PLACES if "en" in clause.clitics else types - PLACES - _HAPPENINGS
    return _clitic_object(clause, kinds) if stands else None


def local_clitic(clause: ClauseShape, types: Types) -> Found | None:
    """« y a présenté », « où parleront »: the event that « y » or « où » stands for."""
    if clause.opener == "où" or (clause.start and clause.scene.doc[clause.start - 1].lower_ == "où"):
        return named_before(clause, clause.start - 1, types)
    return _clitic_object(clause, types - PLACES) if "y" in clause.clitics else None


def _clitic_object(clause: ClauseShape, types: Types) -> Found | None:
    """« y », « en », « lui », « la » before the verb: the last site or event, else the last name of all.

    Who acts in the clause is not meant, nor are names in brackets; « y », « en » stand for no body that
    is not a place as well.
    """
    if clause.clitics & words.OBJECT_CLITICS and _points_at_common(clause):
        return None
    floor, near = (clause.scene.floor_before(clause.verb.i, sentences) for sentences in (2, 1))
    local = bool(clause.clitics & words.PARTITIVE_CLITICS)
    acting = grammatical_subject(clause, types) if not clause.passive else None
    own = {id(node) for node in acting.nodes} if acting else set()
    last: Node | None = None
    for node in clause.scene.left_of(clause.group_start, floor):
        if node.type not in types or id(node) in own or node.bracketed:
            continue
        far = node.start < near and node.type not in _HAPPENINGS
        if far or (node.type in _ACTING and local and not clause.scene.is_site(node)):
            continue
        last = last or node
        if node.type in _HAPPENINGS or clause.scene.is_site(node):
            return Found([node], "pronoun")
    return Found([last], "pronoun") if last else None


def _points_at_common(clause: ClauseShape) -> bool:
    """« Ce bâtiment, c'est X qui l'a construit »: the pronoun means the noun at the head of its sentence."""
    scene, floor = clause.scene, clause.scene.floor(clause.verb.i)
    first, noun = scene.doc[floor], scene.doc[min(floor + 1, clause.verb.i)]
    return (
        first.lower_ in ("ce", "cet", "cette", "ces") and noun.pos_ == "NOUN" and scene.titled(noun.i) is None
    )
