"""Bodies that do something together: « La FAO et Oxfam creusent ensemble des puits »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.clauses import Clause, is_clause_verb, is_participle
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import Scene
from pipeline.rules.relations import ClauseRule, RelationRules

_BODIES = frozenset({EntityType.ORGANISATION})
#: Tokens between the verb and the adverb.
_REACH = 5


def claim_joint_action(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """PARTNERS_WITH between the subjects of a clause that says « ensemble », « conjointement »."""
    adjunct = rules.adjuncts["partners_with.ensemble"]
    rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
    for token in scene.doc:
        joint = token.lower_ in rules.words["joint_adverbs"]
        shared = token.pos_ == "ADJ" and token.lower_ in rules.words["joint_adjectives"]
        if not (joint or shared) or scene.at(token.i) is not None:
            continue
        if token.i and token.nbor(-1).lower_ in words.ARTICLES:  # « l'ensemble des dossiers »
            continue
        low, high = max(scene.floor(token.i), token.i - _REACH), min(scene.ceiling(token.i), token.i + 3)
        order = [*range(token.i - 1, low - 1, -1), *range(token.i + 1, high)]
        verb = next((i for i in order if scene.at(i) is None and is_clause_verb(scene.doc[i])), None)
        if verb is None:
            continue
        at = scene.doc[verb]
        clause = Clause(scene, at, is_participle(at))
        found = clause.role("subject", _BODIES)
        for a, b in pairs(found.nodes, (), each_other=True) if found else ():
            trigger = (token.i, token.i + 1)
            add(claims, a, adjunct.predicate, b, rule, trigger, verb, ("joint",))
