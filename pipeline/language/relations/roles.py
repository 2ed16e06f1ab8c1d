"""What verb and noun rules share: the types of their ends, the roles, the claim itself."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claim, Claims
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, ClauseRule, Trigger, Types

_FOLLOWING_REACH = 7
#: How far after a participle its agent stands, in tokens, and how far back one goes on about a thing.
_AGENT_REACH, _SENTENCES_BACK = 5, 4
#: How many sentences before its own money may be about; prepositions of what it is not about.
_CONTEXT_SENTENCES, _BESIDE_POINT = 2, frozenset({"par", "avec", "dans le cadre de", "au titre de", "chez"})
_EVENTS = frozenset({EntityType.EVENT})
_PROGRAMMES = frozenset({EntityType.PROGRAMME})
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_HELD_AT = frozenset({Predicate.COVERS, Predicate.TAKES_PLACE_IN})
_PLACING = _HELD_AT | {Predicate.BASED_IN}


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
        elif role == "context":
            found = context(clause.scene, clause.start, types, taken or set())
        elif role in ("spoken_of", "recalled"):
            found = spoken_of(clause, types - _ACTORS, by_pronoun=role == "recalled")
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


def spoken_of(clause: Clause, types: Types, by_pronoun: bool = False) -> Found | None:
    """What a place is in or out of: « Gao n'est pas concernée », with « y » or « en » « Gao n'y figure pas ».

    The last such name, up to four sentences back; none if an agent is named (« touchée par la crue »).
    """
    scene, verb = clause.scene, clause.verb
    if by_pronoun and not clause.clitics & words.PARTITIVE_CLITICS:
        return None
    after = scene.doc[verb.i + 1 : min(verb.i + _AGENT_REACH, scene.ceiling(verb.i))]
    if any(token.lower_ == "par" for token in after):
        return None
    before = scene.left_of(clause.group_start, scene.floor_before(verb.i, _SENTENCES_BACK))
    node = next((node for node in before if node.type in types and not node.bracketed), None)
    return Found([node], "topic") if node else None


def context(scene: Scene, at: int, types: Types, taken: set[int]) -> Found | None:
    """What money goes to when a clause does not say it: the last undertaking or place of care before `at`."""
    for node in scene.left_of(at, scene.floor_before(at, _CONTEXT_SENTENCES)):
        if node.type not in types or id(node) in taken or node.bracketed:
            continue
        undertaking = node.type in _PROGRAMMES and node.case not in _BESIDE_POINT
        if undertaking or (not node.case and (node.type in _EVENTS or scene.gives_care(node))):
            return Found([node], "topic")
    title = scene.title
    return Found([title], "topic") if title and title.type in types and title.end <= at else None


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
    if b.seat_of and predicate in _HELD_AT:  # « l'ONG X, établie à Y, poursuit le projet »
        return
    distance = max(0, max(a.start, b.start) - min(a.end, b.end))
    status = Status.NEGATED if rule.negated else None
    for subject in a.ids:
        for object_ in b.ids:
            claims.add(
                Claim(subject, predicate, object_, rule.id, rule.prior, trigger, at, how, distance, status)
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
