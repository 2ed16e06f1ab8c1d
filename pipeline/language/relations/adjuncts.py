"""Places and dates in the clause of an event or programme: « organise à Niamey, du 2 au 5 juillet »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses import is_clause_verb
from pipeline.language.relations.scene import PLACES, Node, Scene, doc_floor
from pipeline.language.relations.triggers import add
from pipeline.rules.relations import AdjunctRule, ClauseRule, RelationRules

_EVENT, _PROGRAMME, _DATE = EntityType.EVENT, EntityType.PROGRAMME, EntityType.DATE
_AT = frozenset({"à", "en", "dans", "sur", "chez", "au sein de", "dans les locaux de", "au siège de"})
_VENUE = frozenset({"à", "dans", "au sein de", "dans les locaux de", "au siège de", "chez"})
_REACH = 30


def claim_adjuncts(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Dates and places attached to the event or programme that their clause is about."""
    for node in scene.nodes:
        if node.type is _DATE:
            _claim_date(scene, node, rules, claims)
        elif (node.type in PLACES and node.case in _AT) or (
            node.type is EntityType.ORGANISATION and node.case in _VENUE
        ):
            _claim_place(scene, node, rules, claims)


def _claim_date(scene: Scene, date: Node, rules: RelationRules, claims: Claims) -> None:
    if date.case in ("depuis",) or is_dateline(scene, date):
        return
    owner = _owner(scene, date, rules)
    if owner is not None:
        _add(claims, rules.adjuncts["occurs_on.adjunct"], owner, date)


def _claim_place(scene: Scene, place: Node, rules: RelationRules, claims: Claims) -> None:
    owner = _owner(scene, place, rules, frozenset({_EVENT}))
    if owner is not None and place.type not in (_EVENT,):
        for member in place.group.nodes:
            _add(claims, rules.adjuncts["takes_place_in.adjunct"], owner, member)


def _add(claims: Claims, adjunct: AdjunctRule, owner: Node, node: Node) -> None:
    rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
    at = node.start
    add(claims, owner, adjunct.predicate, node, rule, (node.start, node.end), at, ("adjunct",))


def is_dateline(scene: Scene, date: Node) -> bool:
    """« Niamey, 4 juillet 2024 – » or a date alone on its line dates the text, no event."""
    doc = scene.doc
    floor = doc_floor(doc, date.start)
    before = [token for token in doc[floor : date.start] if not token.is_space and not token.is_punct]
    places = {
        i
        for node in scene.inside(floor, date.start)
        if node.type in PLACES
        for i in range(node.start, node.end)
    }
    if any(token.i not in places and token.lower_ not in ("le", "à", "de", "publié") for token in before):
        return False
    after = doc[date.end] if date.end < len(doc) else None
    return after is None or after.is_space or after.text in "-–—).:" or bool(after.is_sent_start)


def _owner(
    scene: Scene,
    node: Node,
    rules: RelationRules,
    kinds: frozenset[EntityType] = frozenset({_EVENT, _PROGRAMME}),
) -> Node | None:
    """The event or programme that a place or date goes with: up the tree, else the only near one."""
    doc = scene.doc
    token = doc[node.start]
    floor = doc_floor(doc, node.start)
    ceiling = token.sent.end if doc.has_annotation("SENT_START") else len(doc)
    left = next((n for n in scene.left_of(node.start, floor) if n.type in kinds), None)
    right = next((n for n in scene.right_of(node.end - 1, ceiling) if n.type in kinds), None)
    for owner in (left, right):
        if owner is None or abs(owner.start - node.start) > _REACH:
            continue
        low, high = (owner.end, node.start) if owner is left else (node.end, owner.start)
        if _connects(scene, owner, low, high, rules, owner is left):
            return owner
    return None


def _connects(scene: Scene, owner: Node, low: int, high: int, rules: RelationRules, left: bool) -> bool:
    """Whether nothing between the two starts another statement."""
    doc = scene.doc
    verbs = [token for token in doc[low:high] if is_clause_verb(token) and scene.at(token.i) is None]
    if any(token.text in ";:.!?" for token in doc[low:high] if scene.at(token.i) is None):
        return False
    if len(verbs) > 1:
        return False
    if owner.type is _PROGRAMME:
        dated = bool(verbs) and verbs[0].lower_ in rules.words["dating_verbs"]
        return dated or (not verbs and high - low <= 6)
    return True
