"""Verb and noun rules: every word of the text that triggers one."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.nouns import claim_noun
from pipeline.language.relations.scene import Scene
from pipeline.language.relations.status import complement_of
from pipeline.language.relations.verbs import claim_verb
from pipeline.rules.relations import RelationRules


def claim_triggers(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Every relation that a verb or a noun of the rules states."""
    for token in scene.doc:
        word = token.lower_
        free = scene.at(token.i) is None
        if free and word in rules.verbs:
            claim_verb(scene, token, rules.verbs[word], claims)
        if word not in rules.nouns or (token.pos_ in ("VERB", "AUX") and word in rules.verbs):
            continue
        if complement_of(token, rules.status.wanting):
            continue
        named = _opens_agreement(scene, token)
        if free or named or _is_actor_head(scene, token):
            for trigger in rules.nouns[word]:
                if not named or trigger.rule.each_other:
                    claim_noun(scene, token, trigger, claims)


def _opens_agreement(scene: Scene, token: Token) -> bool:
    """« l'accord de pêche conclu entre X et Y », where the agreement is itself a name."""
    node = scene.at(token.i)
    return node is not None and node.start == token.i and node.type is EntityType.PROGRAMME


def _is_actor_head(scene: Scene, token: Token) -> bool:
    node = scene.at(token.i)
    return node is not None and token.i < node.start
