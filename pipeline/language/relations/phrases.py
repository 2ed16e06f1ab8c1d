"""Phrase rules: the words between two neighbouring names say the relation (« X, conjointement avec Y »)."""

from __future__ import annotations

from pipeline.annotation import EntityType, Predicate
from pipeline.language.relations import words
from pipeline.language.relations.adjuncts import programme_before
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses import is_clause_verb
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, ClauseRule, Phrase, RelationRules

_REACH = 9


def claim_phrases(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Claims of every phrase rule between each name and the next ones."""
    for at, left in enumerate(scene.nodes[:-1]):
        right = scene.nodes[at + 1]
        if right.start - left.end > _REACH or left.group is right.group:
            continue
        between = scene.text[_char_end(scene, left) : scene.doc[right.start].idx]
        if "\n" in between:
            continue
        for phrase in rules.phrases:
            _claim(scene, phrase, left, right, between, claims)


def _claim(scene: Scene, phrase: Phrase, left: Node, right: Node, between: str, claims: Claims) -> None:
    subject, object_ = (left, right) if phrase.subject_first else (right, left)
    subjects, objects = SIGNATURES[phrase.predicate]
    subjects = frozenset(phrase.rule.subject_types) or subjects
    objects = frozenset(phrase.rule.object_types) or objects
    if subject.type not in subjects or object_.type not in objects or not phrase.pattern.fullmatch(between):
        return
    if phrase.predicate is Predicate.BASED_IN and (
        programme_before(scene, subject) or _acts_there(subject, object_)
    ):
        return
    if phrase.rule.agent and _is_object(scene, left):
        return
    rule = ClauseRule(id=phrase.rule.id, prior=phrase.rule.prior)
    members = [subject] if subject is left else subject.group.of_types(subjects)
    others = [object_] if object_ is left else object_.group.of_types(objects)
    for a in members:
        for b in others:
            add(claims, a, phrase.predicate, b, rule, (left.end, right.start), None, ("phrase",))


def _is_object(scene: Scene, node: Node) -> bool:
    """« dirige l'hôpital X conjointement avec Y »: who works with Y is the subject."""
    at = node.head - 1
    while at >= 0 and scene.doc[at].lower_ in words.ARTICLES:
        at -= 1
    return at >= 0 and not node.case and scene.at(at) is None and is_clause_verb(scene.doc[at])


def _acts_there(agent: Node, place: Node) -> bool:
    """« formés par l'OIM à Kita », « mis en œuvre par X au Bénin et au Togo »: where it is done."""
    local = place.type is EntityType.LOCATION or len(place.group.nodes) > 1
    return local and agent.group.case in ("par", "avec")


def _char_end(scene: Scene, node: Node) -> int:
    token = scene.doc[node.end - 1]
    return token.idx + len(token)
