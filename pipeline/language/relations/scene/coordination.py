"""Nodes in coordination: « l'OMS, l'OIM et le HCR », « au Mali et au Tchad »."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.scene.draft import Draft
from pipeline.language.relations.scene.nodes import PLACES, Group, Node

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
#: Words that two names may stand apart.
_LONGEST_LINK = 6
#: Tokens from a body to the « de » of its complement, its closing bracket among them.
_COMPLEMENT_REACH = 3
#: Words of « et, pour les analyses biologiques, » between two names.
_LONGEST_ASIDE = 9


def read_groups(draft: Draft) -> list[Group]:
    """The groups, in order; sets the group of each node, and the actor and cases that it shares."""
    groups: list[Group] = []
    closed = False
    for node in draft.nodes:
        last = groups[-1] if groups else None
        before = groups[-2] if len(groups) > 1 and _completes(groups[-2], groups[-1], node) else None
        if before and last and _link(draft, before.nodes[-1], node, before, last.nodes[-1].end):
            before.nodes.append(node)
            groups[-2:] = last, before
            continue
        link = _link(draft, last.nodes[-1], node, last, last.nodes[-1].end) if last else ""
        if last and link and not (closed and link == ","):
            last.nodes.append(node)
        else:
            groups.append(Group([node]))
        closed = link not in ("", ",")
    groups = [part for group in groups for part in _checked(draft, group)]
    for group in groups:
        for node in group.nodes:
            node.group = group
            node.actor = node.actor or group.nodes[0].actor
            node.case = group.case if node.actor else node.case or group.case
            node.outer_case = node.outer_case or group.nodes[0].outer_case
            node.origin = node.origin or (group.nodes[0].origin and node.case == group.case)
    return groups


def _completes(whole: Group, part: Group, right: Node) -> bool:
    """Whether « du Togo » only completes the body before it: « le ministère du Togo, l'OMS et l'OIM »."""
    left, only = whole.nodes[-1], part.nodes[0]
    body = left.type is EntityType.ORGANISATION and right.type is EntityType.ORGANISATION
    inner = only.type in PLACES or (only.type is EntityType.ORGANISATION and not right.case)
    beside = len(part.nodes) == 1 and only.case == "de" and only.head - left.end <= _COMPLEMENT_REACH
    return body and inner and beside and not only.actor and not only.bracketed


def _link(draft: Draft, left: Node, right: Node, group: Group, start: int) -> str:
    """« , » or « et » if only such words stand from `start` on, with one preposition or none; else ""."""
    places = {left.type, right.type} <= PLACES
    if not (left.type is right.type or places or {left.type, right.type} <= _BODIES) or right.head < left.end:
        return ""
    if right.bracketed and not left.bracketed:
        inside = right.start - left.end == 1 and left.type is EntityType.LOCATION and right.type in PLACES
        return "," if inside else ""
    between = _between(draft, start, right) if left.bracketed == right.bracketed else []
    between = _without_aside(between)
    if not between or len(between) > _LONGEST_LINK:
        return ""
    if right.case and between[-1] in words.DE | words.A | {right.case}:
        between = between[:-1]
        acted = group.nodes[0].actor and right.case in ("de", "à", "en")
        between = _without_aside(between)
        same = right.case == group.case or acted
        if not same and not (places and {left.case, right.case} <= {"à", "en"}):
            return ""
    for phrase in words.JOINING_PHRASES:
        if tuple(between[: len(phrase)]) == phrase or tuple(between[1 : 1 + len(phrase)]) == phrase:
            return "et"
    if not between or not all(word in words.JOINERS for word in between):
        return ""
    if ";" in between and left.case and not right.case:  # « à Thiès ; Dakar n'est pas … »
        return ""
    return "," if between == [","] else "et"


def _without_aside(between: list[str]) -> list[str]:
    """« et » of « et, pour les analyses, »: what stands between the commas after it is left out."""
    aside = between[:2] in (["et", ","], ["puis", ","]) and between[-1] == ","
    short = 3 < len(between) <= _LONGEST_ASIDE and between[2] in words.SIMPLE_CASES | words.A | {"côté"}
    return between[:1] if aside and short else between


def _between(draft: Draft, start: int, right: Node) -> list[str]:
    """Lower-case words from `start` to the phrase of `right`, without articles, blanks and brackets."""
    between: list[str] = []
    depth = 0
    for token in draft.doc[start : right.head if right.lead < 0 else min(right.lead, right.head)]:
        if token.text in "([":
            depth += 1
        elif token.text in ")]" and depth:
            depth -= 1
        elif (
            not depth
            and not token.is_space
            and token.text not in words.QUOTES
            and token.lower_ not in words.ARTICLES
        ):
            between.append(token.lower_)
    if depth and not right.bracketed:
        return []
    if len(between) > 1 and between[-1] in draft.actors.titles:
        between.pop()
    return between


def _checked(draft: Draft, group: Group) -> list[Group]:
    """Split « avec l'appui de A, B et C ont … » after A: what stands before the verb is its subject."""
    first = group.nodes[0]
    if len(group.nodes) == 1 or group.nodes[1].case or first.type is EntityType.DATE:
        return [group]
    after = draft.doc[group.end : group.end + 4]
    verb = next((token for token in after if token.pos_ not in ("PRON", "ADV", "SPACE")), None)
    comma = _between(draft, first.end, group.nodes[1]) == [","]
    starts_clause = first.case not in ("", "entre") and verb is not None and _is_finite(verb)
    places = first.type in PLACES and group.nodes[1].type in PLACES
    goes_on = bool(after) and after[0].lower_ in words.GOING_ON
    only_commas = len(group.nodes) == 2 and comma and not places and not goes_on
    if comma and (starts_clause or only_commas) and not first.bracketed:
        return [Group([first]), Group(group.nodes[1:])]
    last = group.nodes[-1]
    between = _between(draft, group.nodes[-2].end, last)
    if starts_clause and not last.case and between[:1] == [","] and between[1:] in (["et"], ["puis"]):
        return [Group(group.nodes[:-1]), Group([last])]
    return [group]


def _is_finite(verb: Token) -> bool:
    return verb.morph.get("VerbForm", []) in (["Fin"], []) and verb.pos_ in ("AUX", "VERB")
