"""What a relative pronoun stands for: « le projet X, que la Suède finance », « avec lesquels elle signe »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses.fitting import Found, is_far
from pipeline.language.relations.clauses.shape import ClauseShape
from pipeline.rules.relations import Types

#: What ends a name before « que », and how far left of its verb that may stand.
_NAME_ENDS, _RELATIVE_REACH = frozenset({",", "»", ")", "”", '"'}), 12
#: Relative pronouns of one row, and how far apart they may stand.
_OPENING, _ROW_REACH = words.RELATIVE_SUBJECT | words.RELATIVE_OBJECT | {"dont", "où"}, 40
#: How far left of « qui » its « c'est » may stand.
_CLEFT_REACH = 40
#: Prepositions that « où » stands for when it follows an event.
_AT_EVENTS = frozenset({"à", "lors de", "au cours de", "dans"})
_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})


def antecedent(clause: ClauseShape, types: Types) -> Found | None:
    """What « qui » or « que » before the verb refers to: the nearest name of these types before it."""
    at = clause.opener_at
    for child in clause.verb.children:
        if child.lower_ in words.RELATIVE_SUBJECT | words.RELATIVE_OBJECT and child.i < clause.verb.i:
            at = child.i
    return _cleft(clause, at, types) or named_before(clause, _first_of_row(clause, at), types)


def _first_of_row(clause: ClauseShape, at: int) -> int:
    """« le projet X, que finance A et que gère B »: both pronouns mean what stands before the first."""
    doc = clause.scene.doc
    if at < 1 or doc[at - 1].lower_ not in ("et", "ou", "mais"):
        return at
    for i in range(at - 2, max(clause.scene.floor(at), at - _ROW_REACH) - 1, -1):
        if clause.scene.at(i) is None and doc[i].lower_ in _OPENING:
            return i
    return at


def named_before(clause: ClauseShape, at: int, types: Types) -> Found | None:
    """The nearest name of these types before token `at`, for a plural verb with those in a row with it."""
    for node in clause.scene.left_of(at, clause.scene.floor(clause.verb.i)):
        if is_far(node, at, 6):
            return None
        if nodes := node.group.of_types(types):
            pronoun, aside = clause.scene.doc[at].lower_, at > 0 and clause.scene.doc[at - 1].text == ","
            many = clause.is_plural() or pronoun in words.RELATIVE_PLURAL
            many = many or (aside and pronoun in words.RELATIVE_OBJECT)
            return Found(nodes if many else nodes[-1:], "relative")
    return None


def relative_of(clause: ClauseShape, case: str, types: Types) -> Found | None:
    """« avec lesquels elle signe », « par qui », « dont X seront les hôtes »: what the pronoun means."""
    doc = clause.scene.doc
    if case == "de" and clause.start and doc[clause.start - 1].lower_ == "dont":
        at = clause.start - 1
        return named_before(clause, at, types & _HAPPENINGS) or named_before(clause, at, types)
    for i in range(clause.group_start - 1, max(clause.start - 2, clause.group_start - _RELATIVE_REACH), -1):
        if i < 1 or clause.scene.at(i) is not None:
            continue
        word = doc[i].lower_
        if (word in words.RELATIVE_TO and case == "à") or (word == "où" and case in _AT_EVENTS):
            return named_before(clause, i, types)
        if word in words.RELATIVE_SUBJECT and i > clause.start:
            return named_before(clause, i - 1, types) if doc[i - 1].lower_ == case else None
    return None


def has_relative_subject(clause: ClauseShape) -> bool:
    """Whether the parse has « qui » for subject of the verb."""
    return any(
        child.dep_.startswith("nsubj") and child.lower_ in words.RELATIVE_SUBJECT
        for child in clause.verb.children
    )


def has_relative_object(clause: ClauseShape) -> bool:
    """Whether the parse has « que » before the verb for its object."""
    return any(
        child.dep_ == "obj" and child.lower_ in words.RELATIVE_OBJECT and child.i < clause.verb.i
        for child in clause.verb.children
    )


def relative_before(clause: ClauseShape) -> int:
    """Position of the « que » of « le projet X, que la Suède finance », « qu'elle conduit », else 0."""
    doc = clause.scene.doc
    for i in range(clause.group_start - 1, max(clause.start, clause.group_start - _RELATIVE_REACH) - 1, -1):
        if clause.scene.at(i) is not None or doc[i].lower_ not in words.RELATIVE_OBJECT:
            continue
        named = i and (clause.scene.at(i - 1) is not None or doc[i - 1].text in _NAME_ENDS)
        first = _first_of_row(clause, i)
        return i if named else first if first != i else 0
    return 0


def _cleft(clause: ClauseShape, at: int, types: Types) -> Found | None:
    """« C'est l'UNICEF, avec l'appui du HCR, qui a conduit »: the name right after « c'est »."""
    doc, floor = clause.scene.doc, clause.scene.floor(clause.verb.i)
    for i in range(at - 1, max(floor, at - _CLEFT_REACH), -1):
        if doc[i].lower_ in words.BE and doc[i - 1].lower_ in ("c'", "c’", "ce"):
            node = next(clause.scene.right_of(i, at), None)
            near = node is not None and not node.case and node.start - i <= 3
            nodes = node.group.of_types(types) if node and near else []
            return Found(nodes, "relative") if nodes else None
    return None
