"""What an adverbial noun bears on: « l'atelier a été organisé avec l'appui de X »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses import Found
from pipeline.language.relations.nouns.phrase import NounPhrase
from pipeline.rules.relations import Types

_EVENTS = frozenset({EntityType.EVENT})
_PROGRAMMES = frozenset({EntityType.PROGRAMME})
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})


def anchor(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """What an adverbial (« avec l'appui de X ») bears on: event or programme, else who acts."""
    for kind in (_EVENTS | _PROGRAMMES, _ACTORS):
        wanted = kind & types
        if wanted and (found := _anchor_of(noun, wanted, used)):
            return found
    return None


def _anchor_of(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    clause = noun.governing()
    if clause is not None:
        given = clause.verb.lower_.startswith(words.ENTRUSTED) and bool(types & _ACTORS)
        if given and (found := clause.oblique("à", types)) and not {id(node) for node in found.nodes} & used:
            return found
        roles = ("subject", "object") if types & _ACTORS else ("object", "subject")
        for role in roles:
            found = clause.role(role, types)
            if found and (nodes := [node for node in found.nodes if id(node) not in used]):
                return Found(nodes, found.how)
    for node in noun.scene.left_of(noun.token.i, noun.floor):
        if node.bracketed or (node.type is EntityType.COUNTRY and not node.actor):
            continue
        if node.type in types and id(node) not in used and node.case in ("", "par", "de", "dans"):
            nodes = [other for other in node.group.of_types(types) if id(other) not in used]
            return Found(nodes, "order")
    ceiling = noun.scene.ceiling(noun.token.i)
    for node in noun.scene.right_of(noun.last, ceiling):
        aim = node.case in ("pour", "lors de") and node.type in _EVENTS
        if node.type in types and (aim or not node.case) and id(node) not in used:
            return Found(node.group.of_types(types), "order")
    return None
