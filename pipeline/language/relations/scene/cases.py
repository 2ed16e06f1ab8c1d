"""The preposition that a node stands behind: its own, or that of the list or the nouns that it completes."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.scene.draft import Draft
from pipeline.language.relations.scene.nodes import PLACES, Node

#: Tokens from the number to the mark before a list: « dans trois ports du sud : ».
_COUNTED_LENGTH = 9


def case_at(draft: Draft, at: int, floor: int) -> str:
    """The preposition that ends at token `at`, contracted or of several words: « auprès de », « à »."""
    if at < floor or at in draft.node_at:
        return ""
    word = draft.doc[at].lower_
    if word == "des" and draft.doc[at].pos_ == "DET":
        return ""
    if word in words.DE or word in words.A:
        simple = "de" if word in words.DE else "à"
        before = tuple(token.lower_ for token in draft.doc[max(floor, at - 4) : at])
        for length in (4, 3, 2, 1):
            if len(before) >= length and (*before[-length:], simple) in draft.actors.prepositions:
                return " ".join((*before[-length:], simple))
        return simple
    return word if word in words.SIMPLE_CASES else ""


def list_case(draft: Draft, node: Node, at: int, floor: int) -> str:
    """Case of « cinq pays » for each of « cinq pays (Tunisie, Libye) », « à une ONG, l'ALIMA »."""
    doc = draft.doc
    if at > floor and doc[at].lower_ in words.SUCH_AS:
        return _case_of_noun(draft, _before_such_as(draft, at, floor), floor)
    if at <= floor or doc[at].text not in ("(", ":", ",", "–", "—"):
        return ""
    if node.type in PLACES and (counted_case := _counted_case(draft, at, floor)):
        return counted_case
    if doc[at].text not in ("(", ":", ",") or (doc[at].text == "," and node.type in PLACES):
        return ""
    counted = draft.node_at.get(at - 1)
    if counted and {counted.type, node.type} <= PLACES and counted.case == "de":
        return counted.outer_case if counted.outer_case != "de" else ""
    numbered = at - 2 >= floor and doc[at - 2].pos_ == "NUM" and doc[at].text != ","
    noun = at - 1
    while noun > floor and doc[noun].pos_ == "ADJ" and noun not in draft.node_at:
        noun -= 1
    if doc[noun].lower_ not in draft.actors.generals and not numbered:
        return ""
    start = counted.start - 1 if counted else skip_left(draft, noun - 1, floor)
    return case_at(draft, skip_left(draft, start, floor), floor)


def outer_case(draft: Draft, node: Node, at: int, floor: int) -> str:
    """The preposition of « dans les villages de Kolda » for a place behind « de », else that of the node."""
    if node.case != "de" or node.type not in PLACES:
        return node.case
    doc = draft.doc
    at -= 1
    if (
        at > floor and doc[at].lower_ in words.DEMONSTRATIVE
    ):  # « dont ceux de Kita », « et dans celui de Kita »
        such = doc[at - 1].lower_ in words.SUCH_AS
        return list_case(draft, node, at - 1, floor) if such else case_at(draft, at - 1, floor) or node.case
    while at >= floor and (at not in draft.node_at or draft.node_at[at].type is EntityType.QUANTITY):
        token = doc[at]
        if not (token.pos_ in ("NOUN", "ADJ", "NUM", "DET", "PROPN") or token.lower_ in words.DE):
            break
        at -= 1
    else:
        return node.case
    return case_at(draft, at, floor)


def skip_left(draft: Draft, at: int, floor: int) -> int:
    """The first position to the left that is no article, adjective, number or quote."""
    doc = draft.doc
    while at >= floor and at not in draft.node_at:
        token = doc[at]
        skipped = token.lower_ in words.ARTICLES or token.text in words.QUOTES or token.is_space
        preposition = token.lower_ in words.DE or token.lower_ in words.A
        if not skipped and (preposition or token.pos_ not in ("ADJ", "NUM", "DET")):
            break
        at -= 1
    return at


def _counted_case(draft: Draft, mark: int, floor: int) -> str:
    """« dans trois ports du sud, A, B et C »: the preposition of what is counted and then listed.

    « Dans deux pays, A et B … » at the start of a sentence: what follows the comma is its subject.
    """
    doc = draft.doc
    general = False
    for i in range(mark - 1, max(floor, mark - _COUNTED_LENGTH) - 1, -1):
        token, named = doc[i], draft.node_at.get(i)
        if named is not None and named.type is not EntityType.QUANTITY:
            return ""
        if general and (token.pos_ == "NUM" or token.lower_ in words.SEVERAL):
            before = skip_left(draft, i - 1, floor)
            fronted = before <= floor and doc[mark].text == ","
            return "" if fronted else case_at(draft, before, floor)
        general = general or token.lower_ in draft.actors.generals
        linked = token.lower_ in words.DE | words.A | words.ARTICLES
        if not linked and token.pos_ not in ("NOUN", "ADJ", "PROPN", "DET", "VERB"):
            return ""
    return ""


def _before_such_as(draft: Draft, at: int, floor: int) -> int:
    """Last token of the noun phrase before « y compris », « tels que », « notamment »."""
    doc = draft.doc
    while at >= floor and (doc[at].lower_ in words.SUCH_AS or doc[at].text == ","):
        at -= 1
    return at


def _case_of_noun(draft: Draft, at: int, floor: int) -> str:
    """Preposition of the phrase of common nouns that ends at token `at`, if it is a general one."""
    doc = draft.doc
    general = False
    while at >= floor and _is_common(draft, at):
        if doc[at].lower_ in words.DE | words.A and not general and doc[at - 1].pos_ == "NOUN":
            at -= 1
            continue
        if doc[at].lower_ in words.DE | words.A or doc[at].pos_ == "ADP":
            break
        general = general or doc[at].lower_ in draft.actors.generals
        at -= 1
    return case_at(draft, at, floor) if general else ""


def _is_common(draft: Draft, at: int) -> bool:
    """Whether a token is of a phrase of common nouns, a quantity (« cinq provinces ») included."""
    named = draft.node_at.get(at)
    if named is not None:
        return named.type is EntityType.QUANTITY
    return draft.doc[at].pos_ in ("NOUN", "ADJ", "DET", "CCONJ", "NUM", "ADP")
