"""Where a clause begins and ends, and what stands around its verb: auxiliaries, pronouns, the word before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses.forms import is_clause_verb, is_opener, is_participle
from pipeline.language.relations.scene import PLACES, Group, Scene

#: Tokens between the commas of an aside: « a, pour sa part, formé ».
_ASIDE_LENGTH = 7


@dataclass(slots=True)
class ClauseShape:
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

    def _read_verb_group(self) -> None:
        doc, verb = self.scene.doc, self.verb
        floor = max(self.scene.floor(verb.i), verb.i - 8)
        group: list[str] = []
        own = None  # « s'engage à soutenir »: the « s' » is that of the modal
        at = verb.i - 1
        while at >= floor and self.scene.at(at) is None:
            token = doc[at]
            word = token.lower_
            if at - 2 >= floor and doc[at - 1].lower_ == "à" and doc[at - 2].lower_ == "quant":
                at -= 3
                continue
            if token.text == "," and (auxiliary := self._before_aside(at, floor)) >= 0:
                at = auxiliary
                continue
            inside = word in words.BE or word in words.HAVE or word in words.CLITICS
            inside = inside or (self.participle and word in words.STAYING)
            inside = inside or token.pos_ in ("ADV", "AUX") or token.dep_ == "fixed" or self._is_modal(at)
            if not inside or token.is_punct:
                break
            if own is None and token.pos_ == "VERB":
                own = len(group)
            group.append(word)
            at -= 1
        self.group_start = at + 1
        self.clitics = frozenset(group)
        if at >= floor:
            self.opener, self.opener_at = doc[at].lower_, at
        be = any(word in words.BE or word in words.STAYING for word in group)
        have = any(word in words.HAVE for word in group)
        self.reflexive = any(word in words.REFLEXIVE for word in group[:own])
        if self.participle and not self.reflexive:
            moved = self.verb.lower_.startswith(words.MOVING)
            self.bare = not be and not have
            self.passive = (self.bare or be) and not (moved and be)

    def _before_aside(self, comma: int, floor: int) -> int:
        """« a, pour sa part, formé »: the auxiliary before the aside that ends at a comma, else -1."""
        doc = self.scene.doc
        if not self.participle or comma != self.verb.i - 1:
            return -1
        for i in range(comma - 1, max(floor, comma - _ASIDE_LENGTH), -1):
            if doc[i].text == ",":
                word = doc[i - 1].lower_
                return i - 1 if word in words.HAVE or word in words.BE else -1
            if is_clause_verb(doc[i]) and self.scene.at(i) is None:
                return -1
        return -1

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
            if is_opener(token) and not self._names_some(i):
                return i
            if is_clause_verb(token) and not (i <= self.verb.i + 2 and token.pos_ == "AUX"):
                return self._before_next_subject(i)
        return ceiling

    def _names_some(self, i: int) -> bool:
        """« dans quatre villes, dont Kita et Gao »: no clause, some of the places that are counted."""
        node = next(self.scene.right_of(i, i + 4), None) if self.scene.doc[i].lower_ == "dont" else None
        return node is not None and node.type in PLACES and bool(node.case)

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

    def is_plural(self) -> bool:
        """Whether the verb or its auxiliary is in the plural."""
        doc = self.scene.doc
        finite = [t for t in doc[self.group_start : self.verb.i + 1] if t.pos_ in ("VERB", "AUX")]
        return not finite or finite[0].lower_.endswith(("nt", "és", "ées"))

    def groups_right(self) -> Iterator[Group]:
        """Groups after the verb in the clause, in order."""
        seen: Group | None = None
        for node in self.scene.right_of(self.verb.i, self.end):
            if node.group is not seen and node.head > self.verb.i:
                seen = node.group
                yield seen


def opens_list(scene: Scene, i: int) -> bool:
    """Whether the « : » at token `i` opens a list of what it follows: « dans cinq pays : le Mali, … »."""
    if scene.doc[i].text != ":":
        return False
    for node in scene.right_of(i, i + 4):
        if node.type is EntityType.DATE:
            return False
        return node.start > i and (bool(node.case) or len(node.group.nodes) > 1)
    return False
