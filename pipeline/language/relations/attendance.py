"""Who was there: « Y étaient représentés le HCR et la FAO », a sentence or two after the event's name."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, ClauseRule, RelationRules

_SENTENCES_BACK = 2


def claim_attendance(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """PARTICIPATES_IN for the bodies of a sentence about attendance that says nothing else of them."""
    adjunct = rules.adjuncts["participates_in.attendance"]
    rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
    bodies, events = SIGNATURES[adjunct.predicate]
    stated = _stated(scene, claims)
    for floor, ceiling in dict.fromkeys(scene.bounds):
        word = _attendance_word(scene, rules, floor, ceiling)
        nodes = scene.inside(floor, ceiling) if word is not None else []
        own = any(node.type is EntityType.EVENT and not node.guess for node in nodes)
        if own or _names_new_event(scene, rules, floor, ceiling):
            continue
        guests = [node for node in nodes if node.type in bodies and _attends(node, stated, floor)]
        event = _last_event(scene, floor) if guests else None
        if event is None or word is None or event.type not in events:
            continue
        for guest in guests:
            add(claims, guest, adjunct.predicate, event, rule, (word, word + 1), word, ("topic",))


def _names_new_event(scene: Scene, rules: RelationRules, floor: int, ceiling: int) -> bool:
    """« Une soirée aura lieu en présence de X »: the sentence is about another event, not named as one."""
    nouns = rules.words["new_events"]
    return any(
        token.lower_ in ("un", "une") and token.nbor(1).lower_ in nouns
        for token in scene.doc[floor : ceiling - 1]
    )


def _stated(scene: Scene, claims: Claims) -> set[tuple[int, str]]:
    """(sentence, entity) of everything that another rule has stated."""
    return {
        (scene.floor(claim.trigger[0]), entity)
        for group in claims
        for claim in group
        for entity in (claim.subject, claim.object)
    }


def _attendance_word(scene: Scene, rules: RelationRules, floor: int, ceiling: int) -> int | None:
    stems = tuple(sorted(rules.words["attendance_stems"]))
    outside = (token for token in scene.doc[floor:ceiling] if scene.at(token.i) is None)
    return next((token.i for token in outside if token.lower_.startswith(stems)), None)


def _attends(node: Node, stated: set[tuple[int, str]], floor: int) -> bool:
    """A body, or a country that sends people or is named as who came; not a place of something."""
    free = not any((floor, entity) in stated for entity in node.ids)
    return free and (node.type is EntityType.ORGANISATION or bool(node.actor) or not node.case)


def _last_event(scene: Scene, floor: int) -> Node | None:
    for node in scene.left_of(floor, scene.floor_before(floor, _SENTENCES_BACK)):
        if node.type is EntityType.EVENT:
            return node
    return None
