"""Verb and noun rules: every word of the text that triggers one."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.relations.claims import Claims
from pipeline.language.relations.nouns import claim_noun
from pipeline.language.relations.scene import Scene
from pipeline.language.relations.verbs import claim_verb
from pipeline.rules.relations import RelationRules


def claim_triggers(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Every relation that a verb or a noun of the rules states."""
    for token in scene.doc:
        word = token.lower_
        free = scene.at(token.i) is None
        if free and word in rules.verbs:
            claim_verb(scene, token, rules.verbs[word], claims)
        if word in rules.nouns and (free or _is_actor_head(scene, token)):
            for trigger in rules.nouns[word]:
                claim_noun(scene, token, trigger, claims)


def _is_actor_head(scene: Scene, token: Token) -> bool:
    node = scene.at(token.i)
    return node is not None and token.i < node.start
