"""Who is the grammatical subject: in the parse, before the verb, after it, or shared with the verb before."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses.fitting import Found
from pipeline.language.relations.clauses.forms import is_clause_verb, is_participle
from pipeline.language.relations.clauses.relatives import antecedent, has_relative_subject
from pipeline.language.relations.clauses.shape import ClauseShape
from pipeline.language.relations.scene import Node
from pipeline.rules.relations import Types

#: What « il » and « elle » stand for when it is the subject of a sentence before.
_SUBJECTS = frozenset({EntityType.ORGANISATION, EntityType.PROGRAMME, EntityType.EVENT})
_CONTROL = ("xcomp", "ccomp", "obl:mod", "obl:arg", "advcl", "acl")


def grammatical_subject(clause: ClauseShape, types: Types) -> Found | None:
    """Who does what the verb says, or undergoes it when it is passive."""
    if clause.opener in words.RELATIVE_SUBJECT or has_relative_subject(clause):
        if found := antecedent(clause, types):
            return found
        return None
    if controlled := _controller(clause, types):
        return controlled
    blocked = -1
    for token in _subject_tokens(clause):
        if (node := clause.scene.at(token.i)) is not None and node.anaphor and node.case == "à":
            continue  # « la Suède nous verse »
        if found := resolved(clause, token, types):
            return found
        common = clause.scene.at(token.i) is None and token.pos_ == "NOUN"
        if token.i < clause.verb.i and (common or token.lower_ in words.PERSONAL):
            blocked = max(blocked, token.i)
    if clause.opener in words.RELATIVE_OBJECT:  # « le projet que finance X »
        return None
    if nodes := _bare_left(clause, types, blocked):
        return Found(nodes, "order")
    return _shared_subject(clause, types) or _elliptic_subject(clause, types) if blocked < 0 else None


def inverted(clause: ClauseShape, types: Types) -> Found | None:
    """A subject after the verb: « s'est tenu à Oujda l'atelier », « y ont pris part l'OMS et l'OIM »."""
    for group in clause.groups_right():
        if not group.case and (nodes := group.of_types(types)):
            return Found(nodes, "order")
    return None


def resolved(clause: ClauseShape, token: Token, types: Types) -> Found | None:
    """The names of these types that a token of the parse stands for: a name itself, its title, a pronoun."""
    node = clause.scene.titled(token.i)
    if node is not None:
        nodes = node.group.of_types(types)
        return Found(nodes, "parse") if nodes else None
    pronoun = token.lower_ in words.PERSONAL or (
        token.lower_ in words.DEMONSTRATIVE and token.nbor(1).text == "-"
    )
    if pronoun and (referent := _referent(clause, token, types)):
        return Found([referent], "pronoun")
    return None


def _controller(clause: ClauseShape, types: Types) -> Found | None:
    """« a permis à X d'appuyer »: X does what the infinitive says."""
    if clause.opener not in ("de", "d'", "d’") or clause.verb.morph.get("VerbForm", []) != ["Inf"]:
        return None
    node = clause.scene.at(clause.opener_at - 1)
    if node is None or node.group.case != "à":
        return None
    nodes = node.group.of_types(types)
    return Found(nodes, "parse") if nodes else None


def _subject_tokens(clause: ClauseShape) -> list[Token]:
    """Subjects in the parse: of the verb, else of the verb above it."""
    verb = clause.verb
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_.startswith("nsubj") or _is_personal(child)]
        if subjects:
            return _after_last_que(clause, subjects)
        infinitive = verb.morph.get("VerbForm", []) == ["Inf"]
        between = clause.scene.doc[verb.head.i : verb.i]
        outside = [token.lower_ for token in between if clause.scene.at(token.i) is None]
        if any(word in ";:" or word in words.RELATIVE_OBJECT for word in outside):
            return []
        if verb.head is verb or not (verb.dep_ == "conj" or (infinitive and verb.dep_ in _CONTROL)):
            return []
        verb = verb.head
    return []


def _after_last_que(clause: ClauseShape, subjects: list[Token]) -> list[Token]:
    """« que A finance et que B gère », both made subjects of one verb: those behind the last « que »."""
    verb = clause.verb.i
    ques = [
        token.i for token in clause.verb.children if token.lower_ in words.RELATIVE_OBJECT and token.i < verb
    ]
    near = [token for token in subjects if ques and max(ques) < token.i < verb]
    return near or subjects


def _is_personal(child: Token) -> bool:
    """« Il se déploie »: the parser takes the pronoun for that of « il s'agit de », which is no subject."""
    verb = child.head
    impersonal = verb.lower_.startswith(words.IMPERSONAL) or verb.lower_ in words.BE
    return child.dep_ == "expl:subj" and child.lower_ in words.PERSONAL and not impersonal


def _referent(clause: ClauseShape, pronoun: Token, types: Types) -> Node | None:
    """The name that « il » or « elle » stands for: the nearest before that agrees, subjects first."""
    gender = "Fem" if pronoun.lower_.startswith(("elle", "celle")) else "Masc"
    plural = pronoun.lower_.endswith("s") or pronoun.lower_.startswith("ceux")
    floor = _common_subject(clause, pronoun, gender) or clause.scene.floor_before(pronoun.i, 3)
    agreeing = [
        node
        for node in clause.scene.left_of(pronoun.i, floor)
        if node.gender in ("", gender) and (node.number == "Plur") <= plural
    ]
    candidates = [node for node in agreeing if node.type in types]
    if bare := next((node for node in candidates if not node.case), None):
        return bare
    others = any(node.type in _SUBJECTS and not node.case for node in agreeing)
    return None if others else next(iter(candidates), None)


def _common_subject(clause: ClauseShape, pronoun: Token, gender: str) -> int:
    """« Une session est prévue. Elle … »: position of a common noun that the pronoun stands for, else 0."""
    scene = clause.scene
    for token in scene.doc[scene.floor_before(pronoun.i, 1) : scene.floor(pronoun.i)]:
        if (
            token.pos_ != "NOUN"
            or not token.dep_.startswith("nsubj")
            or token.morph.get("Gender", []) != [gender]
        ):
            continue
        named = scene.titled(token.i) is not None or any(scene.at(child.i) for child in token.subtree)
        opens = token.i and token.nbor(-1).lower_ in ("un", "une", "seconde", "deuxième", "autre", "nouvelle")
        if opens and not named:
            return token.i
    return 0


def _bare_left(clause: ClauseShape, types: Types, after: int = -1) -> list[Node]:
    for node in clause.scene.left_of(clause.group_start, max(clause.start, after + 1)):
        if not node.case and not node.bracketed and (nodes := node.group.of_types(types)):
            return nodes
    return []


def _shared_subject(clause: ClauseShape, types: Types) -> Found | None:
    """« X finance le projet et soutient Y »: the second verb shares the subject of the first."""
    doc, at = clause.scene.doc, clause.group_start - 1
    floor = clause.scene.floor(clause.verb.i)
    while at >= floor and (doc[at].is_space or doc[at].pos_ == "ADV"):
        at -= 1
    if at < floor or doc[at].lower_ not in ("et", ",", "mais", "puis", "ou", "de", "à", "d'", "d’"):
        return None
    for i in range(at - 1, floor - 1, -1):
        if clause.scene.at(i) is None and is_clause_verb(doc[i]):
            previous = ClauseShape(clause.scene, doc[i], is_participle(doc[i]))
            found = grammatical_subject(previous, types)
            return Found(found.nodes, "shared") if found else None
    return None


def _elliptic_subject(clause: ClauseShape, types: Types) -> Found | None:
    """« Croix-Rouge : a équipé … », or a line that begins with its verb below the name of who does it."""
    scene, doc = clause.scene, clause.scene.doc
    at, floor = clause.group_start - 1, scene.floor(clause.verb.i)
    if clause.verb.morph.get("VerbForm", []) == ["Inf"] or clause.bare or inverted(clause, types):
        return None
    while at >= floor and not (doc[at].is_alpha or doc[at].text == ":" or scene.at(at)):
        at -= 1
    if at >= floor:
        node = scene.at(at - 1) if doc[at].text == ":" else None
        opens = node is not None and not any(token.is_alpha for token in doc[floor : node.head])
        return Found([node], "topic") if node and opens and node.type in types else None
    for node in scene.left_of(floor, scene.floor_before(floor, 3)):
        before = doc[max(0, node.head - 2) : node.head]
        heads = node.head == 0 or any("\n" in token.text for token in before)
        if node.type in types and not node.case and heads and not node.anaphor:
            return Found([node], "topic")
    return None
