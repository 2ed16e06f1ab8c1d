"""What fills a role, and whether a name can: by agreement, preposition, distance and parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.language.relations.scene import PLACES, Group, Node


@dataclass(slots=True)
class Found:
    """Nodes in one role; `how` is `parse`, `relative`, `order`, `pronoun`, `shared` or `topic`."""

    nodes: list[Node]
    how: str


def agrees(participle: Token, node: Node) -> bool:
    """Whether gender and number of a participle and of a name can go together; unknown goes with all."""
    gender = next(iter(participle.morph.get("Gender", [])), "")
    number = next(iter(participle.morph.get("Number", [])), "")
    form = participle.lower_
    if form.endswith(("ée", "ées", "ite", "ites", "ise", "ises", "ue", "ues", "ie", "ies")):
        gender = "Fem"
    elif form.endswith(("é", "és")):
        gender = "Masc"
    if form.endswith(("ées", "és", "ies", "ues", "ites")):
        number = "Plur"
    many = len(node.group.nodes) > 1
    return (not gender or not node.gender or gender == node.gender or many) and (
        not number or not node.number or number == node.number or many
    )


def has_case(group: Group, case: str) -> bool:
    """Whether the first of the group, or the nouns that it completes, stand behind this preposition."""
    first = group.nodes[0]
    return first.case == case or (first.type in PLACES and first.outer_case == case)


def is_far(node: Node, at: int, limit: int) -> bool:
    """Whether more than `limit` tokens lie between the end of a node and token `at`."""
    return at - node.end > limit


def hangs_on(group: Group, verb: Token) -> bool:
    """Whether the parse hangs the first of the group directly on the verb."""
    doc = verb.doc
    first = group.nodes[0]
    return any(doc[i].head is verb for i in range(first.head, first.end))
