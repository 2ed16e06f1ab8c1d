"""What verb and noun rules share: the types of their ends, the roles, the claim itself."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.annotation import EntityType, Predicate
from pipeline.language.relations.claims import Claim, Claims
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, ClauseRule, Trigger, Types

_FOLLOWING_REACH = 7
_EVENTS = frozenset({EntityType.EVENT})
_PROGRAMMES = frozenset({EntityType.PROGRAMME})
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_PLACING = frozenset({Predicate.BASED_IN, Predicate.COVERS, Predicate.TAKES_PLACE_IN})


def signature(rule: ClauseRule, predicate: Predicate) -> tuple[Types, Types]:
    """The types of subject and object that the rule allows."""
    subjects, objects = SIGNATURES[predicate]
    return frozenset(rule.subject_types) or subjects, frozenset(rule.object_types) or objects


def first_role(
    clause: Clause, roles: tuple[str, ...], types: Types, taken: set[int] | None = None
) -> Found | None:
    """The first of the roles that holds names of these types, other than those already `taken`."""
    for role in roles:
        if role == "topic":
            found = topic(clause.scene, clause.verb, types - _ACTORS)
        else:
            found = clause.role(role, types)
        if found is None:
            continue
        nodes = [node for node in found.nodes if id(node) not in (taken or set())]
        if nodes:
            return Found(nodes, found.how)
    return None


def topic(scene: Scene, at: Token, types: Types) -> Found | None:
    """What the text is about when a clause does not say it: the last such name of the sentences before."""
    sentence = scene.floor(at.i)
    before = list(scene.left_of(sentence, scene.floor_before(at.i, 2)))
    for kinds in (types & (_EVENTS | _PROGRAMMES), types):
        for node in before:
            if node.type in kinds:
                return Found([node], "topic")
    return None


def add(
    claims: Claims,
    a: Node,
    predicate: Predicate,
    b: Node,
    rule: ClauseRule,
    trigger: tuple[int, int],
    at: int | None,
    how: tuple[str, ...],
) -> None:
    """Claim the relation for every entity of the two nodes; nothing is placed where people came from."""
    if b.origin and predicate in _PLACING:
        return
    distance = max(a.start, b.start) - min(a.end, b.end)
    for subject in a.ids:
        for object_ in b.ids:
            claims.add(
                Claim(subject, predicate, object_, rule.id, rule.prior, trigger, at, how, max(0, distance))
            )


def following_words(scene: Scene, token: Token, trigger: Trigger) -> int | None:
    """Position of the last word that must follow the trigger; the trigger's own without such words."""
    at = token.i
    doc = token.doc
    for choice in trigger.following:
        found = next((i for i in _reach(scene, at) if doc[i].lower_ in choice), None)
        if found is None:
            return None
        at = found
    return at


def _reach(scene: Scene, at: int) -> Iterator[int]:
    """The tokens after `at`, so many of them outside names and marks, in the sentence."""
    left = _FOLLOWING_REACH
    for i in range(at + 1, scene.ceiling(at)):
        if not left:
            return
        if scene.at(i) is None and not scene.doc[i].is_punct:
            left -= 1
        yield i
