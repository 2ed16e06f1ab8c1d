"""Who is subject and who is object of a verb, in deep terms: « un projet financé par X » has subject X.

The parse is asked first; where it is silent or points outside the names, the order of the words decides
within the clause. Every answer says how it was found, so that confidence can tell a parsed subject from a
near name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.scene import PLACES, Group, Node, Scene

Types = frozenset[EntityType]


#: What ends a name before « que », and how far left of its verb that may stand.
_NAME_ENDS, _RELATIVE_REACH = frozenset({",", "»", ")", "”", '"'}), 12
#: How far left of « qui » its « c'est » may stand.
_CLEFT_REACH = 40
_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})
_ACTING = frozenset({EntityType.ORGANISATION})
_CONTROL = ("xcomp", "ccomp", "obl:mod", "obl:arg", "advcl", "acl")


@dataclass(slots=True)
class Found:
    """Nodes in one role, and how they were found: `parse`, `relative`, `order`, `pronoun`, `shared`."""

    nodes: list[Node]
    how: str


@dataclass(slots=True)
class Clause:
    """A verb in its clause, tokens `start` to `end`; `passive` covers participles without auxiliary."""

    scene: Scene
    verb: Token
    participle: bool
    start: int = 0
    end: int = 0
    group_start: int = 0
    passive: bool = False
    bare: bool = False
    reflexive: bool = False
    opener: str = ""
    opener_at: int = -1
    clitics: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        self._read_verb_group()
        self.start = self._left_edge()
        self.end = self._right_edge()

    # -- shape ----------------------------------------------------------------------------------------

    def _read_verb_group(self) -> None:
        doc, verb = self.scene.doc, self.verb
        floor = max(self.scene.floor(verb.i), verb.i - 8)
        group: list[str] = []
        at = verb.i - 1
        while at >= floor and self.scene.at(at) is None:
            token = doc[at]
            word = token.lower_
            if at - 2 >= floor and doc[at - 1].lower_ == "à" and doc[at - 2].lower_ == "quant":
                at -= 3
                continue
            inside = word in words.BE or word in words.HAVE or word in words.CLITICS
            inside = inside or token.pos_ in ("ADV", "AUX") or token.dep_ == "fixed" or self._is_modal(at)
            if not inside or token.is_punct:
                break
            group.append(word)
            at -= 1
        self.group_start = at + 1
        self.clitics = frozenset(group)
        if at >= floor:
            self.opener, self.opener_at = doc[at].lower_, at
        be = any(word in words.BE for word in group)
        have = any(word in words.HAVE for word in group)
        self.reflexive = any(word in words.REFLEXIVE for word in group)
        if self.participle and not self.reflexive:
            moved = self.verb.lower_.startswith(words.MOVING)
            self.bare = not be and not have
            self.passive = (self.bare or be) and not (moved and be)

    def _is_modal(self, at: int) -> bool:
        """A verb that governs the infinitive after it, or the « à », « de » between them."""
        doc = self.scene.doc
        if self.verb.morph.get("VerbForm", []) != ["Inf"] and not self.verb.lower_.endswith(
            ("er", "ir", "re")
        ):
            return False
        if doc[at].lower_ in ("à", "de", "d'", "d’"):
            return at > 0 and doc[at - 1].pos_ == "VERB" and self.scene.at(at - 1) is None
        return doc[at].pos_ == "VERB" and self.verb.i - at <= 5

    def _left_edge(self) -> int:
        doc = self.scene.doc
        floor = self.scene.floor(self.verb.i)
        for i in range(self.group_start - 1, floor - 1, -1):
            if self.scene.at(i) is not None:
                continue
            token = doc[i]
            if token.text in words.HARD_STOPS or is_clause_verb(token) or token.lower_ in ("dont", "où"):
                return i + 1
        return floor

    def _right_edge(self) -> int:
        doc = self.scene.doc
        ceiling = self.scene.ceiling(self.verb.i)
        for i in range(self.verb.i + 1, ceiling):
            if self.scene.at(i) is not None:
                continue
            token = doc[i]
            if token.text in words.HARD_STOPS and not opens_list(self.scene, i):
                return i
            if is_opener(token):
                return i
            if is_clause_verb(token) and not (i <= self.verb.i + 2 and token.pos_ == "AUX"):
                return self._before_next_subject(i)
        return ceiling

    def _before_next_subject(self, verb_at: int) -> int:
        """The right edge when verb `verb_at` comes next: its own subject is left to it."""
        doc = self.scene.doc
        at = verb_at - 1
        while at > self.verb.i and self.scene.at(at) is None and doc[at].pos_ in ("ADV", "AUX", "PRON"):
            at -= 1
        node = self.scene.at(at)
        if node is None or node.case or (is_participle(doc[verb_at]) and at == verb_at - 1):
            return at + 1
        first = node.group.nodes[0]
        before = doc[first.head - 2 : first.head] if first.head >= 2 else doc[0:0]
        if any(token.lower_ in ("et", ",", "mais") for token in before):
            return first.head
        return at + 1

    # -- roles ----------------------------------------------------------------------------------------

    def role(self, name: str, types: Types) -> Found | None:
        """The nodes of these types in a role: `subject`, `object`, or a preposition."""
        if name == "subject":
            return self.agent(types) if self.passive else self.grammatical_subject(types)
        if name == "object":
            if self.passive:
                return self.patient(types)
            return self.grammatical_object(types)
        if name == "whole":
            return self._whole(types) if self.bare else None
        if name == "clitic":
            stands = self.clitics & words.PARTITIVE_CLITICS and not self.verb.lower_.endswith("ant")
            kinds = types - PLACES if "en" in self.clitics else types - PLACES - _HAPPENINGS
            return self._clitic_object(kinds) if stands else None
        return self.oblique(name, types)

    def grammatical_subject(self, types: Types) -> Found | None:
        if self.opener in words.RELATIVE_SUBJECT or self._relative_child():
            if found := self.antecedent(types):
                return found
            return None
        if controlled := self._controller(types):
            return controlled
        blocked = -1
        for token in self._subject_tokens():
            if found := self._resolved(token, types):
                return found
            common = self.scene.at(token.i) is None and token.pos_ == "NOUN"
            if token.i < self.verb.i and (common or token.lower_ in words.PERSONAL):
                blocked = max(blocked, token.i)
        if nodes := self._bare_left(types, blocked):
            return Found(nodes, "order")
        return self._shared_subject(types) or self._elliptic_subject(types) if blocked < 0 else None

    def _elliptic_subject(self, types: Types) -> Found | None:
        """« Croix-Rouge : a équipé … », or a line that begins with its verb below the name of who does it."""
        scene, doc = self.scene, self.scene.doc
        at, floor = self.group_start - 1, scene.floor(self.verb.i)
        if self.verb.morph.get("VerbForm", []) == ["Inf"] or self.bare or self.inverted(types):
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

    def _controller(self, types: Types) -> Found | None:
        """« a permis à X d'appuyer »: X does what the infinitive says."""
        if self.opener not in ("de", "d'", "d’") or self.verb.morph.get("VerbForm", []) != ["Inf"]:
            return None
        node = self.scene.at(self.opener_at - 1)
        if node is None or node.group.case != "à":
            return None
        nodes = node.group.of_types(types)
        return Found(nodes, "parse") if nodes else None

    def _subject_tokens(self) -> list[Token]:
        """Subjects in the parse: of the verb, else of the verb above it."""
        verb = self.verb
        for _ in range(4):
            subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
            if subjects:
                return subjects
            infinitive = verb.morph.get("VerbForm", []) == ["Inf"]
            between = self.scene.doc[verb.head.i : verb.i]
            if any(token.text in ";:" for token in between if self.scene.at(token.i) is None):
                return []
            if verb.head is verb or not (verb.dep_ == "conj" or (infinitive and verb.dep_ in _CONTROL)):
                return []
            verb = verb.head
        return []

    def _relative_child(self) -> bool:
        return any(
            child.dep_.startswith("nsubj") and child.lower_ in words.RELATIVE_SUBJECT
            for child in self.verb.children
        )

    def antecedent(self, types: Types) -> Found | None:
        """What « qui » or « que » before the verb refers to: the nearest name of these types before it."""
        at = self.opener_at
        for child in self.verb.children:
            if child.lower_ in words.RELATIVE_SUBJECT | words.RELATIVE_OBJECT and child.i < self.verb.i:
                at = child.i
        return self._cleft(at, types) or self._named_before(at, types)

    def _named_before(self, at: int, types: Types) -> Found | None:
        for node in self.scene.left_of(at, self.scene.floor(self.verb.i)):
            if is_far(self.scene, node, at, 6):
                return None
            if nodes := node.group.of_types(types):
                return Found(nodes if self.is_plural() else nodes[-1:], "relative")
        return None

    def _cleft(self, at: int, types: Types) -> Found | None:
        """« C'est l'UNICEF, avec l'appui du HCR, qui a conduit »: the name right after « c'est »."""
        doc, floor = self.scene.doc, self.scene.floor(self.verb.i)
        for i in range(at - 1, max(floor, at - _CLEFT_REACH), -1):
            if doc[i].lower_ in words.BE and doc[i - 1].lower_ in ("c'", "c’", "ce"):
                node = next(self.scene.right_of(i, at), None)
                near = node is not None and not node.case and node.start - i <= 3
                nodes = node.group.of_types(types) if node and near else []
                return Found(nodes, "relative") if nodes else None
        return None

    def is_plural(self) -> bool:
        """Whether the verb or its auxiliary is in the plural."""
        doc = self.scene.doc
        finite = [t for t in doc[self.group_start : self.verb.i + 1] if t.pos_ in ("VERB", "AUX")]
        return not finite or finite[0].lower_.endswith(("nt", "és", "ées"))

    def _resolved(self, token: Token, types: Types) -> Found | None:
        node = self.scene.titled(token.i)
        if node is not None:
            nodes = node.group.of_types(types)
            return Found(nodes, "parse") if nodes else None
        pronoun = token.lower_ in words.PERSONAL or (
            token.lower_ in words.DEMONSTRATIVE and token.nbor(1).text == "-"
        )
        if pronoun and (referent := self.referent(token, types)):
            return Found([referent], "pronoun")
        return None

    def referent(self, pronoun: Token, types: Types) -> Node | None:
        """The name that « il » or « elle » stands for: the nearest before that agrees, subjects first."""
        gender = "Fem" if pronoun.lower_.startswith(("elle", "celle")) else "Masc"
        plural = pronoun.lower_.endswith("s") or pronoun.lower_.startswith("ceux")
        floor = self.scene.floor_before(pronoun.i, 3)
        candidates = [
            node
            for node in self.scene.left_of(pronoun.i, floor)
            if node.type in types and node.gender in ("", gender) and (node.number == "Plur") <= plural
        ]
        bare = [node for node in candidates if not node.case]
        return next(iter(bare or candidates), None)

    def _bare_left(self, types: Types, after: int = -1) -> list[Node]:
        for node in self.scene.left_of(self.group_start, max(self.start, after + 1)):
            if not node.case and not node.bracketed and (nodes := node.group.of_types(types)):
                return nodes
        return []

    def _shared_subject(self, types: Types) -> Found | None:
        """« X finance le projet et soutient Y »: the second verb shares the subject of the first."""
        doc, at = self.scene.doc, self.group_start - 1
        floor = self.scene.floor(self.verb.i)
        while at >= floor and (doc[at].is_space or doc[at].pos_ == "ADV"):
            at -= 1
        if at < floor or doc[at].lower_ not in ("et", ",", "mais", "puis", "ou", "de", "à", "d'", "d’"):
            return None
        for i in range(at - 1, floor - 1, -1):
            if self.scene.at(i) is None and is_clause_verb(doc[i]):
                previous = Clause(self.scene, doc[i], is_participle(doc[i]))
                found = previous.grammatical_subject(types)
                return Found(found.nodes, "shared") if found else None
        return None

    def grammatical_object(self, types: Types) -> Found | None:
        relative = self.opener in words.RELATIVE_OBJECT or self._object_relative()
        if relative and (found := self.antecedent(types)):
            return found
        if not relative and (at := self._relative_before()) and (found := self._named_before(at, types)):
            return found
        for child in self.verb.children:
            node = self.scene.at(child.i) if child.dep_ == "obj" and child.i > self.verb.i else None
            if node and not node.case and (nodes := node.group.of_types(types)):
                return Found(nodes, "parse")
        for group in self.groups_right():
            if _has_case(group, "") and not group.nodes[0].bracketed and (nodes := group.of_types(types)):
                return Found(nodes, "order")
        if self.clitics & words.OBJECT_CLITICS:
            return self._clitic_object(types)
        return None

    def _object_relative(self) -> bool:
        return any(
            child.dep_ == "obj" and child.lower_ in words.RELATIVE_OBJECT and child.i < self.verb.i
            for child in self.verb.children
        )

    def _relative_before(self) -> int:
        """Position of the « que » of « le projet X, que la Suède finance », « qu'elle conduit », else 0."""
        doc = self.scene.doc
        for i in range(self.group_start - 1, max(self.start, self.group_start - _RELATIVE_REACH) - 1, -1):
            if self.scene.at(i) is not None or doc[i].lower_ not in words.RELATIVE_OBJECT:
                continue
            named = i and (self.scene.at(i - 1) is not None or doc[i - 1].text in _NAME_ENDS)
            return i if named else 0
        return 0

    def _clitic_object(self, types: Types) -> Found | None:
        """« y », « en », « lui », « la » before the verb: the last site or event, else the last name of all.

        Who acts in the clause is not meant, nor are names in brackets; « y », « en » stand for no body that
        is not a place as well.
        """
        floor, near = (self.scene.floor_before(self.verb.i, sentences) for sentences in (2, 1))
        local = bool(self.clitics & words.PARTITIVE_CLITICS)
        acting = self.grammatical_subject(types) if not self.passive else None
        own = {id(node) for node in acting.nodes} if acting else set()
        last: Node | None = None
        for node in self.scene.left_of(self.group_start, floor):
            if node.type not in types or id(node) in own or node.bracketed:
                continue
            far = node.start < near and node.type not in _HAPPENINGS
            if far or (node.type in _ACTING and local and not self.scene.is_site(node)):
                continue
            last = last or node
            if node.type in _HAPPENINGS or self.scene.is_site(node):
                return Found([node], "pronoun")
        return Found([last], "pronoun") if last else None

    def agent(self, types: Types) -> Found | None:
        """« par X », « de la part de X »."""
        agents: list[Node] = []
        how = "order"
        for group in self.groups_right():
            if agents and not self._goes_on(agents[-1], group):
                break
            if group.case in ("par", "de la part de") and (nodes := group.of_types(types)):
                how = "parse" if not agents and _hangs_on(group, self.verb) else how
                agents += nodes
        return Found(agents, how) if agents else None

    def _goes_on(self, agent: Node, group: Group) -> bool:
        """« à 80 % par X et à 20 % par Y »: only such words stand between two agents."""
        between = self.scene.doc[agent.end : group.start]
        outside = (token for token in between if self.scene.at(token.i) is None)
        return all(
            token.lower_ in words.BETWEEN_AGENTS or token.like_num or token.text == "%" for token in outside
        )

    def patient(self, types: Types) -> Found | None:
        """The subject of a passive, the noun that a participle completes."""
        if not self.bare:
            if found := self.grammatical_subject(types):
                return found
            return self.inverted(types)
        if self.verb.dep_ == "acl" and (found := self._resolved(self.verb.head, types)):
            kept = [node for node in found.nodes if agrees(self.verb, node)] or found.nodes
            return Found(kept, "parse")
        return self._noun_before(types) or self._opening_participle(types) or self._heading(types)

    def _heading(self, types: Types) -> Found | None:
        """« Organisé par X »: a line that goes on about the name above it."""
        scene = self.scene
        floor = scene.floor(self.verb.i)
        before = scene.doc[floor : self.verb.i]
        if any(token.is_alpha for token in before) or main_clause_after(scene, self.verb.i):
            return None
        for node in scene.left_of(floor, scene.floor_before(floor, 3)):
            if node.type in types and agrees(self.verb, node):
                return Found([node], "topic")
        return None

    def _noun_before(self, types: Types) -> Found | None:
        """The nearest name before a participle that agrees with it."""
        floor = self.scene.floor(self.verb.i)
        for node in self.scene.left_of(self.verb.i, floor):
            if is_far(self.scene, node, self.verb.i, 25):
                return None
            if node.case in ("par", "avec") and node.type not in (EntityType.EVENT, EntityType.PROGRAMME):
                continue
            if node.type in types and agrees(self.verb, node):
                return Found([node], "order")
        return None

    def _opening_participle(self, types: Types) -> Found | None:
        """« Conduite par X, la mission a … »: the name after the comma."""
        before = self.scene.inside(self.scene.floor(self.verb.i), self.verb.i)
        if any(node.type in types and node.group.case != "par" for node in before):
            return None
        ceiling = self.scene.ceiling(self.verb.i)
        for node in self.scene.right_of(self.verb.i, ceiling):
            if not node.case and node.type in types and agrees(self.verb, node):
                return Found([node], "order")
        return None

    def _whole(self, types: Types) -> Found | None:
        """« doté d'un budget octroyé par X, le projet »: whose the thing is that a participle describes."""
        scene = self.scene
        before = scene.left_of(self.verb.i, scene.floor(self.verb.i))
        left = next((node for node in before if node.type in types and not node.case), None)
        return Found([left], "order") if left else self.after_comma(types)

    def after_comma(self, types: Types) -> Found | None:
        """The first name without preposition that a comma stands before: « , le projet X »."""
        scene = self.scene
        for node in scene.right_of(self.verb.i, scene.ceiling(self.verb.i)):
            comma = scene.doc[max(0, node.head - 4) : node.head]
            if node.type in types and not node.case and any(token.text == "," for token in comma):
                return Found(node.group.of_types(types), "order")
        return None

    def inverted(self, types: Types) -> Found | None:
        """A subject after the verb: « s'est tenu à Oujda l'atelier », « y ont pris part l'OMS et l'OIM »."""
        for group in self.groups_right():
            if not group.case and (nodes := group.of_types(types)):
                return Found(nodes, "order")
        return None

    def intransitive_subject(self, types: Types) -> Found | None:
        """The subject before the verb, else after it."""
        return self.grammatical_subject(types) or self.inverted(types)

    def oblique(self, case: str, types: Types) -> Found | None:
        """The names after this preposition in the clause, after the verb first, then before it."""
        if case == "à" and self.opener in words.RELATIVE_DATIVE and (found := self.antecedent(types)):
            return found
        if case == "à" and self.clitics & words.DATIVE_CLITICS:
            bodies = bool(types & _ACTING)
            kinds = types if "y" in self.clitics and not bodies else types - PLACES
            return self._clitic_object(kinds if "y" in self.clitics else kinds - _HAPPENINGS)
        if relative := self.relative_of(case, types):
            return relative
        for group in self.groups_right():
            if _has_case(group, case) and (nodes := group.of_types(types)):
                return Found(nodes, "parse" if _hangs_on(group, self.verb) else "order")
        for node in self.scene.left_of(self.group_start, self.start):
            if _has_case(node.group, case) and (nodes := node.group.of_types(types)):
                return Found(nodes, "order")
        return None

    def relative_of(self, case: str, types: Types) -> Found | None:
        """« avec lesquels elle signe », « par qui », « dont X seront les hôtes »: what the pronoun means."""
        doc = self.scene.doc
        if case == "de" and self.start and doc[self.start - 1].lower_ == "dont":
            at = self.start - 1
            return self._named_before(at, types & _HAPPENINGS) or self._named_before(at, types)
        for i in range(self.group_start - 1, max(self.start, self.group_start - _RELATIVE_REACH), -1):
            if self.scene.at(i) is None and doc[i].lower_ in words.RELATIVE_SUBJECT:
                return self._named_before(i - 1, types) if doc[i - 1].lower_ == case else None
        return None

    def groups_right(self) -> Iterator[Group]:
        """Groups after the verb in the clause, in order."""
        seen: Group | None = None
        for node in self.scene.right_of(self.verb.i, self.end):
            if node.group is not seen and node.head > self.verb.i:
                seen = node.group
                yield seen


def is_participle(token: Token) -> bool:
    """Whether the tagger sees a participle; forms in « -ent » are none (« rédigent »)."""
    return token.morph.get("VerbForm", []) == ["Part"] and not token.lower_.endswith("ent")


def is_clause_verb(token: Token) -> bool:
    """A verb that makes a clause of its own; auxiliaries of another verb do not."""
    if token.pos_ == "VERB":
        return not (token.lower_ == "partir" and token.i and token.nbor(-1).lower_ == "à")
    return token.pos_ == "AUX" and token.dep_ not in ("aux:tense", "aux:pass", "aux:caus")


def main_clause_after(scene: Scene, i: int) -> bool:
    """Whether a comma and a clause with a noun for subject follow token `i`: « Géré par X, ce centre … »."""
    comma = False
    for token in scene.doc[i + 1 : scene.ceiling(i)]:
        if token.text == ",":
            comma = comma or scene.doc[token.i + 1 : token.i + 2].text.lower() not in words.PERSONAL
        elif comma and _is_finite(token) and scene.at(token.i) is None:
            return True
    return False


def _is_finite(token: Token) -> bool:
    return is_clause_verb(token) and token.morph.get("VerbForm", []) == ["Fin"]


def is_opener(token: Token) -> bool:
    """A relative pronoun or a conjunction that starts a clause."""
    if token.morph.get("PronType", []) == ["Rel"] or token.lower_ in ("dont", "où"):
        return True
    return token.pos_ == "SCONJ" and token.lower_ not in ("comme",)


def is_far(scene: Scene, node: Node, at: int, limit: int) -> bool:
    """Whether more than `limit` tokens lie between the end of a node and token `at`."""
    return at - node.end > limit


def agrees(participle: Token, node: Node) -> bool:
    """Whether gender and number of a participle and of a name can go together; unknown goes with all."""
    gender = next(iter(participle.morph.get("Gender", [])), "")
    number = next(iter(participle.morph.get("Number", [])), "")
    form = participle.lower_
    if form.endswith(("ée", "ées", "ite", "ites", "ise", "ises", "ue", "ues", "ie", "ies")):
        gender = "Fem"
    if form.endswith(("ées", "és", "ies", "ues", "ites")):
        number = "Plur"
    many = len(node.group.nodes) > 1
    return (not gender or not node.gender or gender == node.gender or many) and (
        not number or not node.number or number == node.number or many
    )


def _has_case(group: Group, case: str) -> bool:
    first = group.nodes[0]
    return first.case == case or (first.type in PLACES and first.outer_case == case)


def opens_list(scene: Scene, i: int) -> bool:
    """Whether the « : » at token `i` opens a list of what it follows: « dans cinq pays : le Mali, … »."""
    if scene.doc[i].text != ":":
        return False
    for node in scene.right_of(i, i + 4):
        if node.type is EntityType.DATE:
            return False
        return node.start > i and (bool(node.case) or len(node.group.nodes) > 1)
    return False


def _hangs_on(group: Group, verb: Token) -> bool:
    doc = verb.doc
    first = group.nodes[0]
    return any(doc[i].head is verb for i in range(first.head, first.end))
