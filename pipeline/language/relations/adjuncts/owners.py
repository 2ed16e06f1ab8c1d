"""What a place or a date goes with: the name beside it, the clause that it stands in, the only one near."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses import Clause, is_clause_verb, is_participle
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import ClauseRule, RelationRules, Types

ORGANISATIONS = frozenset({EntityType.ORGANISATION})
EVENTS, PROGRAMMES = frozenset({EntityType.EVENT}), frozenset({EntityType.PROGRAMME})
BY_MEANS_OF = frozenset({"dans le cadre de", "travers", "via", "au titre de", "par l' intermédiaire de"})
#: Tokens between a name and an adjunct that may still be near it.
NEAR = 30
_BESIDE = 4
#: Sentences back that a programme whose parts are named may stand.
_SPOKEN_OF = 3


class Adjuncts:
    """Finds the owner of an adjunct and claims the relation; a subclass for each kind of adjunct."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.scene = scene
        self.rules = rules
        self.claims = claims

    def claim(self, rule_id: str, owner: Node | None, node: Node) -> None:
        if owner is None or owner is node:
            return
        adjunct = self.rules.adjuncts[rule_id]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        clause = self.clause_of(node)
        at = clause.verb.i if clause else node.start
        add(self.claims, owner, adjunct.predicate, node, rule, (node.start, node.end), at, ("adjunct",))

    def beside(self, node: Node, kinds: Types) -> Node | None:
        """The name that the adjunct follows at once: « l'atelier (2021) », « l'atelier, le 4 mars »."""
        first = node.group.nodes[0]
        left = next(self.scene.left_of(first.start, self.scene.floor(node.start)), None)
        if left is None or first.head - left.end > _BESIDE:
            return None
        above = programme_before(self.scene, left)
        if above is not None:
            return above if above.type in kinds else None
        between = self.scene.doc[left.end : first.head]
        if any(token.text in ";:.!?" or is_clause_verb(token) for token in between):
            return None
        if node.bracketed and left.type in EVENTS and _ends_with_programme(left):
            return None
        return left if left.type in kinds else None

    def clause_of(self, node: Node) -> Clause | None:
        """The clause that the adjunct stands in: of the verb before it, else of the one after."""
        scene, doc = self.scene, self.scene.doc
        floor, ceiling = scene.floor(node.start), scene.ceiling(node.start)
        for i in range(node.head - 1, floor - 1, -1):
            if scene.at(i) is None and is_clause_verb(doc[i]):
                clause = _clause(scene, i)
                if node.start < clause.end and not is_cleft(scene, i):
                    return clause
                break
        for i in range(node.end, ceiling):
            if scene.at(i) is None and (is_clause_verb(doc[i]) or doc[i].text in ";:."):
                if is_cleft(scene, i):
                    continue
                return _clause(scene, i) if is_clause_verb(doc[i]) else None
        return None

    def in_clause(self, node: Node, kinds: Types, verbs: str = "") -> Node | None:
        """The subject or object of these types of the adjunct's clause, if its verb is one of the list."""
        clause = self.clause_of(node)
        if clause is None or (verbs and clause.verb.lower_ not in self.rules.words[verbs]):
            return None
        for role in ("object", "subject"):
            if found := clause.role(role, kinds):
                return found.nodes[0]
        return None

    def of_part(self, node: Node, verbs: str = "") -> Node | None:
        """« Les activités ont débuté à Kayes »: the programme that the sentences before are about.

        A part is the subject of the clause, or right before the place (« une phase pilote à Kayes »).
        """
        clause = self.clause_of(node)
        if clause is None or (verbs and clause.verb.lower_ not in self.rules.words[verbs]):
            return None
        parts, scene = self.rules.words["programme_parts"], self.scene
        first = node.group.start
        beside = scene.doc[first if verbs else max(scene.floor(node.start), first - 3) : first]
        subjects = [child for child in clause.verb.children if child.dep_.startswith("nsubj")]
        if not any(token.lower_ in parts and scene.at(token.i) is None for token in (*subjects, *beside)):
            return None
        before = scene.left_of(clause.start, scene.floor_before(node.start, _SPOKEN_OF))
        return next((other for other in before if other.type in EVENTS | PROGRAMMES), None)

    def near(self, node: Node, kinds: Types) -> Node | None:
        """The nearest name of these types in the sentence, with one verb at most between."""
        scene = self.scene
        floor, ceiling = scene.floor(node.start), scene.ceiling(node.start)
        left = next((other for other in scene.left_of(node.start, floor) if other.type in kinds), None)
        right = next((other for other in scene.right_of(node.end - 1, ceiling) if other.type in kinds), None)
        for owner in (left, right):
            if owner is None or abs(owner.start - node.start) > NEAR:
                continue
            low, high = (owner.end, node.start) if owner is left else (node.end, owner.start)
            if self._connected(_after_colon(scene, low) if owner is left else low, high):
                return owner
        return None

    def _connected(self, low: int, high: int) -> bool:
        outside = [token for token in self.scene.doc[low:high] if self.scene.at(token.i) is None]
        verbs = [t for t in outside if is_clause_verb(t) and t.morph.get("VerbForm", []) != ["Inf"]]
        return len(verbs) <= 1 and not any(token.text in ";:.!?" for token in outside)


def programme_before(scene: Scene, body: Node) -> Node | None:
    """The programme or event whose owner a body is: « le projet X de l'OIM »."""
    if body.type is not EntityType.ORGANISATION or body.case != "de":
        return None
    left = next(scene.left_of(body.start, scene.floor(body.start)), None)
    near = left is not None and body.head - left.end <= 2 and left.type in EVENTS | PROGRAMMES
    return left if near else None


def is_cleft(scene: Scene, i: int) -> bool:
    """« C'est à Bamako que … »: the verb says nothing itself."""
    return scene.doc[i].lower_ in words.BE and i > 0 and scene.doc[i - 1].lower_ in ("c'", "c’", "ce")


def _after_colon(scene: Scene, i: int) -> int:
    """« le projet X : 760 000 euros, de 2015 à 2017 »: the colon after a name goes on about it."""
    at = i
    while at < len(scene.doc) and (scene.doc[at].text in words.QUOTES or scene.doc[at].text == ")"):
        at += 1
    return at + 1 if scene.doc[at : at + 1].text == ":" else i


def _clause(scene: Scene, i: int) -> Clause:
    verb = scene.doc[i]
    return Clause(scene, verb, is_participle(verb))


def _ends_with_programme(event: Node) -> bool:
    """« l'atelier sur le Plan X (2017-2021) »: the years are those of the plan."""
    return any(span.label_ == EntityType.PROGRAMME and span.end == event.end for span in event.inner)
