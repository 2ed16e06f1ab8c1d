"""What the words before a node say of it: who acts for it, its titles, its preposition, gender and number."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.scene.cases import case_at, list_case, outer_case, skip_left
from pipeline.language.relations.scene.draft import Draft
from pipeline.language.relations.scene.nodes import PLACES, Node

#: In tokens: how far left of its « de » a person, and left of its country a body, may stand.
_ACTOR_REACH, _BODY_REACH = 9, 5
#: Tokens from « établie » to the preposition of the place.
_SEAT_REACH = 4
_NAMED_BY_NOUNS = frozenset({EntityType.ORGANISATION, EntityType.PROGRAMME})


def mark_brackets(draft: Draft) -> None:
    """Set `bracketed` of the nodes that stand in brackets of their sentence."""
    depth, starts = 0, {node.start: node for node in draft.nodes}
    for token in draft.doc:
        if token.i in starts:
            starts[token.i].bracketed = depth > 0
        if token.text in "([" and token.i not in draft.node_at:
            depth = 1
        elif token.text in ")]" or token.is_sent_start:
            depth = 0


def read_surroundings(draft: Draft, node: Node) -> None:
    """Set `head`, `actor`, cases, gender and number from the words before the node."""
    doc, floor = draft.doc, draft.floor(node.start)
    first = doc[node.start]
    at = skip_left(draft, node.start - 1, floor)
    node.gender, node.number = _agreement(doc, at + 1, first)
    node.owner = any(token.lower_ in words.POSSESSIVE for token in doc[at + 1 : node.start])
    if at >= floor and at not in draft.node_at and _is_title(draft, node, at):
        title = doc[at]
        draft.title_at[title.i] = node
        at = skip_left(draft, at - 1, floor)
        node.gender, node.number = _agreement(doc, at + 1, title)
        node.lead = at + 1
    if at > floor and doc[at].lower_ in words.DE and doc[at - 1].lower_ in draft.actors.carriers:
        draft.title_at[at - 1] = node
        at = skip_left(draft, at - 2, floor)
    while at >= floor and (doc[at].lower_ in words.DE or doc[at].lower_ in ("pour", "chez")):
        actor = _actor_before(draft, at, floor) if " " not in case_at(draft, at, floor) else None
        if actor is None:
            break
        node.actor, node.head = doc[actor].lower_, actor
        at = skip_left(draft, actor - 1, floor)
    if node.type is EntityType.COUNTRY and case_at(draft, at, floor) in ("à", "en"):
        at = _read_local_body(draft, node, at, floor)
    if node.actor:
        node.head = at + 1
    node.case = node.case or case_at(draft, at, floor) or list_case(draft, node, at, floor)
    node.outer_case = outer_case(draft, node, at, floor)
    if node.type in PLACES and not node.actor:
        node.origin = _is_left_behind(draft, at, floor)
        node.seat_of = _body_there(draft, at, floor)


def _is_title(draft: Draft, node: Node, at: int) -> bool:
    """« le projet « X » », « l'ONG ivoirienne X », « le cabinet X »: a noun that says what the name is."""
    noun = draft.doc[at]
    if noun.lower_ in draft.actors.titles:
        return True
    named = node.type in _NAMED_BY_NOUNS and draft.doc[node.start].text[:1].isupper()
    beside = at == node.start - 1 and at > 0 and draft.doc[at - 1].lower_ in words.DEFINITE
    return named and beside and noun.pos_ == "NOUN" and noun.text.islower()


def _is_left_behind(draft: Draft, at: int, floor: int) -> bool:
    """Whether people left what follows token `at`: « originaires surtout de », « nés à », « fui »."""
    doc = draft.doc
    if at > floor and doc[at].lower_ in words.DE | words.A:
        before = at - 2 if doc[at - 1].pos_ == "ADV" and at - 2 >= floor else at - 1
        born = doc[before].lower_.startswith("né") or doc[at].lower_ in words.DE
        return born and doc[before].lower_ in draft.actors.origins
    return at >= floor and doc[at].lower_ in draft.actors.departures


def _body_there(draft: Draft, at: int, floor: int) -> Node | None:
    """The body right before « établie de longue date à »; None where nobody is said to be there."""
    doc = draft.doc
    if at < floor or doc[at].lower_ not in words.A | {"en", "dans"}:
        return None
    for i in range(at - 1, max(floor, at - _SEAT_REACH) - 1, -1):
        if doc[i].lower_ in words.SEATED:
            before = i - 1 if i > floor and doc[i - 1].text == "," else i
            body = draft.node_at.get(before - 1)
            return body if body is not None and body.type is EntityType.ORGANISATION else None
        if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX"):
            return None
    return None


def _read_local_body(draft: Draft, node: Node, at: int, floor: int) -> int:
    """« les ministères du Travail au Gabon, au Tchad »: each country stands for its body there."""
    doc = draft.doc
    for i in range(at - 1, max(floor, at - _BODY_REACH) - 1, -1):
        if doc[i].lower_ in draft.actors.bodies:
            node.actor, node.head = doc[i].lower_, i
            return skip_left(draft, i - 1, floor)
        if i in draft.node_at or doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            break
    return at


def _actor_before(draft: Draft, at: int, floor: int) -> int | None:
    """Position of a noun such as « directeur » that the « de » at `at` completes."""
    doc = draft.doc
    for i in range(at - 1, max(floor, at - _ACTOR_REACH) - 1, -1):
        token = doc[i]
        if token.lower_ in draft.actors.people and i and doc[i - 1].lower_ in words.BE:
            return None
        if token.lower_ in draft.actors.people:
            return i if token.lower_ not in ("membre", "membres") or _has_article(doc, i) else None
        node = draft.node_at.get(i)
        if node is not None and node.type is EntityType.QUANTITY:
            return node.start if _counts(doc, node, draft.actors.people) else None
        if node is not None and node.type not in PLACES:
            return None
        if node is None and (token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ")):
            return None
    return None


def _counts(doc: Doc, node: Node, people: frozenset[str]) -> bool:
    """Whether a quantity counts people who act for others: « 50 participant(e)s »."""
    counted = doc[node.start : node.end].text.lower()
    for mark in ("(e)", "·e", ".e", "(e", ")"):
        counted = counted.replace(mark, "")
    return not people.isdisjoint(counted.split())


def _has_article(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_ in words.ARTICLES | words.DE


def _agreement(doc: Doc, start: int, first: Token) -> tuple[str, str]:
    """Gender and number that article and noun show: ("Fem", "Sing"), "" where they do not."""
    gender = next(iter(first.morph.get("Gender", [])), "")
    number = next(iter(first.morph.get("Number", [])), "")
    for token in doc[max(0, start - 1) : first.i]:
        word = token.lower_
        if word in words.FEMININE:
            return "Fem", "Sing"
        if word in words.MASCULINE:
            return "Masc", "Sing"
        if word in words.PLURAL:
            return gender, "Plur"
    return gender, number
