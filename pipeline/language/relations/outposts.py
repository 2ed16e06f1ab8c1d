"""Bodies that are where their outposts are: « l'OIM ouvre une antenne à Gao », « ses équipes à Gao »."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.nouns import NounPhrase
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.rules.relations import ClauseRule, RelationRules

_BODIES = frozenset({EntityType.ORGANISATION})
_AT = frozenset({"à", "en", "dans", "sur", "entre", "de"})
#: Tokens from an outpost to its first place, and from one place to the next.
_REACH, _STEP = 14, 8
#: Words between two places of one list, beside common nouns: « à Kita, l'autre à Nioro ».
_LINKS = words.JOINERS | words.DE | words.A | words.ARTICLES | {"dans", "en", "sur", "une", "autre", "(", ")"}


def claim_outposts(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """BASED_IN for whoever has, opens or runs an outpost, with each place that it is in."""
    adjunct = rules.adjuncts["based_in.outpost"]
    rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
    outposts, text = rules.words["outposts"], scene.doc.text.lower()
    if not any(noun in text for noun in outposts):  # saves a pass over the tokens of most texts
        return
    for token in scene.doc:
        if token.lower_ not in outposts or scene.at(token.i) is not None:
            continue
        noun = NounPhrase(scene, token, token.i)
        clause = noun.governing()
        places = list(_places_of(scene, token))
        if clause is None or not places:
            continue
        for owner in _owners(noun, clause, rules):
            for place in places:
                add(claims, owner, adjunct.predicate, place, rule, (token.i, token.i + 1), token.i, ("noun",))


def _places_of(scene: Scene, token: Token) -> Iterator[Node]:
    """« une antenne à Gao et une autre à Kidal »: the first place after the noun and those that follow on."""
    reached, limit = token.i + 1, _REACH
    for node in scene.right_of(token.i, scene.ceiling(token.i)):
        if node.type is EntityType.DATE or node.type is EntityType.QUANTITY:
            continue
        between = [t for t in scene.doc[reached : node.start] if scene.at(t.i) is None or t.i < node.start]
        outside = [t for t in between if scene.at(t.i) in (None, node)]
        if len(outside) > limit or any(t.text in ".;:!?" for t in outside):
            return
        if node.type not in PLACES or node.origin or (node.outer_case not in _AT and node.case not in _AT):
            return
        yield node
        reached, limit = node.end, _STEP


def _owners(noun: NounPhrase, clause: Clause, rules: RelationRules) -> list[Node]:
    """The subject of a verb of having; with « ses », « notre » the subject or the last body of all."""
    found = clause.role("subject", _BODIES)
    if clause.verb.lower_ in rules.words["having_verbs"] and found:
        return found.nodes
    if not noun.is_possessed():
        return []
    if found:
        return found.nodes
    scene = noun.scene
    before = scene.left_of(noun.token.i, scene.floor_before(noun.token.i, 1))
    last = next((node for node in before if node.type in _BODIES and not node.case), None)
    return [last] if last else []
