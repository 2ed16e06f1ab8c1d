"""Agent and patient of a passive or a participle: « un projet financé par X », « Conduite par X, … »."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses.fitting import Found, agrees, hangs_on, is_far
from pipeline.language.relations.clauses.forms import is_clause_verb, is_finite, is_participle
from pipeline.language.relations.clauses.shape import ClauseShape
from pipeline.language.relations.clauses.subjects import grammatical_subject, inverted, resolved
from pipeline.language.relations.scene import Group, Node, Scene
from pipeline.rules.relations import Types

#: How far apart two participles of one name may stand.
_ROW_REACH = 25


def agent(clause: ClauseShape, types: Types) -> Found | None:
    """« par X », « de la part de X »."""
    agents: list[Node] = []
    how = "order"
    for group in clause.groups_right():
        if agents and not _goes_on(clause, agents[-1], group):
            break
        if group.case in ("par", "de la part de") and (nodes := group.of_types(types)):
            how = "parse" if not agents and hangs_on(group, clause.verb) else how
            agents += nodes
    return Found(agents, how) if agents else None


def patient(clause: ClauseShape, types: Types) -> Found | None:
    """The subject of a passive, the noun that a participle completes."""
    if not clause.bare:
        if found := grammatical_subject(clause, types):
            return found
        return inverted(clause, types)
    if found := _of_participle_before(clause, types):
        return found
    if clause.verb.dep_ == "acl" and (found := resolved(clause, clause.verb.head, types)):
        kept = [node for node in found.nodes if agrees(clause.verb, node)] or found.nodes
        if kept[0].case != "par":
            return Found(kept, "parse")
    return _noun_before(clause, types) or _opening_participle(clause, types) or _heading(clause, types)


def _of_participle_before(clause: ClauseShape, types: Types) -> Found | None:
    """« le projet X, confié à A et soutenu par B »: both participles describe the same name."""
    doc, at = clause.scene.doc, clause.group_start - 1
    if doc[at].lower_ not in ("et", "puis"):
        return None
    feminine = _is_feminine(clause.verb)
    for i in range(at - 1, max(clause.scene.floor(at), at - _ROW_REACH) - 1, -1):
        if clause.scene.at(i) is not None or not is_clause_verb(doc[i]):
            continue
        same = is_participle(doc[i]) and _is_feminine(doc[i]) == feminine
        first = ClauseShape(clause.scene, doc[i], participle=True) if same else None
        return patient(first, types) if first and first.bare else None
    return None


def _is_feminine(participle: Token) -> bool:
    return participle.lower_.rstrip("s").endswith("e")


def whole(clause: ClauseShape, types: Types) -> Found | None:
    """« doté d'un budget octroyé par X, le projet »: whose the thing is that a participle describes."""
    scene = clause.scene
    before = scene.left_of(clause.verb.i, scene.floor(clause.verb.i))
    left = next((node for node in before if node.type in types and not node.case), None)
    return Found([left], "order") if left else after_comma(clause, types)


def after_comma(clause: ClauseShape, types: Types) -> Found | None:
    """The first name without preposition that a comma stands before: « , le projet X »."""
    scene = clause.scene
    for node in scene.right_of(clause.verb.i, scene.ceiling(clause.verb.i)):
        comma = scene.doc[max(0, node.head - 4) : node.head]
        if node.type in types and not node.case and any(token.text == "," for token in comma):
            return Found(node.group.of_types(types), "order")
    return None


def _goes_on(clause: ClauseShape, last: Node, group: Group) -> bool:
    """« à 80 % par X et à 20 % par Y »: only such words stand between two agents."""
    between = clause.scene.doc[last.end : group.start]
    outside = (token for token in between if clause.scene.at(token.i) is None)
    return all(
        token.lower_ in words.BETWEEN_AGENTS or token.like_num or token.text == "%" for token in outside
    )


def _heading(clause: ClauseShape, types: Types) -> Found | None:
    """« Organisé par X »: a line that goes on about the name above it."""
    scene = clause.scene
    floor = scene.floor(clause.verb.i)
    before = scene.doc[floor : clause.verb.i]
    if any(token.is_alpha for token in before) or _main_clause_after(scene, clause.verb.i):
        return None
    for node in scene.left_of(floor, scene.floor_before(floor, 3)):
        if node.type in types and agrees(clause.verb, node):
            return Found([node], "topic")
    return None


def _noun_before(clause: ClauseShape, types: Types) -> Found | None:
    """The nearest name before a participle that agrees with it."""
    floor = clause.scene.floor(clause.verb.i)
    if apposed := _apposed(clause, types):
        return apposed
    for node in clause.scene.left_of(clause.verb.i, floor):
        if is_far(node, clause.verb.i, 25):
            return None
        if node.case in ("par", "avec") and node.type not in (EntityType.EVENT, EntityType.PROGRAMME):
            continue
        if node.type in types and agrees(clause.verb, node):
            whole = _completed(clause, node, types)
            return Found([whole] if whole else _named_together(clause, node, types), "order")
    return None


def _named_together(clause: ClauseShape, node: Node, types: Types) -> list[Node]:
    """« X, Y et Z attendus »: all of a group behind no preposition, if the participle is plural."""
    many = clause.verb.lower_.endswith(("s", "x")) and not node.group.case
    return node.group.of_types(types) if many else [node]


def _completed(clause: ClauseShape, node: Node, types: Types) -> Node | None:
    """« la clinique du Cercle, située … »: the name that this one completes, if it is one of these types."""
    left = next(clause.scene.left_of(node.head, clause.scene.floor(node.start)), None)
    if node.case != "de" or left is None or left.type not in types or node.head - left.end > 2:
        return None
    return left if agrees(clause.verb, left) else None


def _apposed(clause: ClauseShape, types: Types) -> Found | None:
    """« la Fondation X, organisme établi à Y »: the name before the noun that the participle completes."""
    doc, at = clause.scene.doc, clause.verb.i - 1
    while at > 1 and clause.scene.at(at) is None and doc[at].pos_ in ("ADJ", "ADV"):
        at -= 1
    noun = at > 1 and doc[at].pos_ == "NOUN" and clause.scene.at(at) is None
    if not noun or doc[at - 1].text != ",":
        return None
    node = clause.scene.at(at - 2)
    if node is None or node.case == "par":
        return None
    nodes = node.group.of_types(types)
    return Found(nodes[-1:], "order") if nodes else None


def _opening_participle(clause: ClauseShape, types: Types) -> Found | None:
    """« Conduite par X, la mission a … »: the name after the comma."""
    before = clause.scene.inside(clause.scene.floor(clause.verb.i), clause.verb.i)
    if any(node.type in types and node.group.case != "par" for node in before):
        return None
    ceiling = clause.scene.ceiling(clause.verb.i)
    for node in clause.scene.right_of(clause.verb.i, ceiling):
        if not node.case and node.type in types and (agrees(clause.verb, node) or _is_elided(clause, node)):
            return Found([node], "order")
    return None


def _is_elided(clause: ClauseShape, node: Node) -> bool:
    """« Basée à X, l'ONG Y »: « l' » hides the gender, which the tagger only guesses for a name."""
    article = node.lead if node.lead >= 0 else node.start - 1
    return article >= 0 and clause.scene.doc[article].lower_ in ("l'", "l’")


def _main_clause_after(scene: Scene, i: int) -> bool:
    """Whether a comma and a clause with a noun for subject follow token `i`: « Géré par X, ce centre … »."""
    comma = False
    for token in scene.doc[i + 1 : scene.ceiling(i)]:
        if token.text == ",":
            comma = comma or scene.doc[token.i + 1 : token.i + 2].text.lower() not in words.PERSONAL
        elif comma and is_finite(token) and scene.at(token.i) is None:
            return True
    return False
