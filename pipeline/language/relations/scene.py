"""What the relation rules look at: names and phrases that stand for one, each as a single piece.

A long name is one piece whatever the parser made of its inside: « le directeur général de l'Institut national
du travail et des études sociales (INTES) » is one `Node` with the preposition before it and its place in a
coordination. Rules then read a sentence as nodes, prepositions and verbs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.annotation import EntityType
from pipeline.language.extensions import SPANS
from pipeline.language.relations import words
from pipeline.rules.relations import ActorWords

PLACES = frozenset({EntityType.COUNTRY, EntityType.LOCATION})
#: Types that may stand side by side in one coordination.
_KINDS = {
    EntityType.ORGANISATION: "actor",
    EntityType.COUNTRY: "actor",
    EntityType.LOCATION: "actor",
}
_ACTOR_REACH = 9


@dataclass(slots=True, eq=False)
class Node:
    """A name, or a phrase that stands for entities; `case` is the preposition before it, "" for none.

    `head` is where the whole phrase starts, people who act for it included (« le directeur de l'OIM »),
    `actor` the noun for those people. `end` takes in an acronym in brackets. `inner` are the mentions inside.
    """

    start: int
    end: int
    head: int
    ids: tuple[str, ...]
    type: EntityType
    case: str = ""
    actor: str = ""
    bracketed: bool = False
    anaphor: bool = False
    inner: tuple[Span, ...] = ()
    gender: str = ""
    number: str = ""
    group: Group = field(default=None, repr=False)  # type: ignore[assignment]


@dataclass(slots=True, eq=False)
class Group:
    """Coordinated nodes, in order: « l'OMS, l'OIM et le HCR »."""

    nodes: list[Node]

    @property
    def start(self) -> int:
        return self.nodes[0].head

    @property
    def end(self) -> int:
        return self.nodes[-1].end

    @property
    def case(self) -> str:
        return self.nodes[0].case

    def of_types(self, types: frozenset[EntityType]) -> list[Node]:
        return [node for node in self.nodes if node.type in types]


class Scene:
    """The nodes of a document, in order, and who stands where."""

    def __init__(self, doc: Doc, actors: ActorWords) -> None:
        self.doc = doc
        self.actors = actors
        self.types = {entity.id: entity.type for entity in doc._.entities}
        self.nodes = self._read_nodes()
        self._node_at = {i: node for node in self.nodes for i in range(node.start, node.end)}
        for node in self.nodes:
            self._read_surroundings(node)
        self._head_at = {i: node for node in self.nodes for i in range(node.head, node.start)}
        self.groups = self._read_groups()
        self._starts = [node.start for node in self.nodes]

    # -- building -------------------------------------------------------------------------------------

    def _read_nodes(self) -> list[Node]:
        outer: list[Node] = []
        inner: dict[int, list[Span]] = {}
        for span in self.doc.spans.get(SPANS, ()):
            entity_id = span._.entity_id
            if entity_id not in self.types:
                continue
            last = outer[-1] if outer else None
            if last is not None and span.end <= last.end:
                if span.start >= last.start:
                    inner.setdefault(len(outer) - 1, []).append(span)
                continue
            outer.append(Node(span.start, span.end, span.start, (entity_id,), self.types[entity_id]))
        for at, spans in inner.items():
            outer[at].inner = tuple(spans)
        return self._with_anaphors(self._without_acronyms(outer))

    def _without_acronyms(self, nodes: list[Node]) -> list[Node]:
        """« Organisation mondiale de la Santé (OMS) » is one node that ends after the bracket."""
        kept: list[Node] = []
        for node in nodes:
            opened = node.start > 0 and self.doc[node.start - 1].text in "(["
            last = kept[-1] if kept else None
            if opened and last and last.ids == node.ids and node.start - 1 - last.end <= 1:
                closed = node.end < len(self.doc) and self.doc[node.end].text in ")]"
                last.end = node.end + 1 if closed else node.end
                continue
            node.bracketed = opened
            kept.append(node)
        return kept

    def _with_anaphors(self, nodes: list[Node]) -> list[Node]:
        taken = {i for node in nodes for i in range(node.start, node.end)}
        for at, ids in (self.doc._.anaphors or {}).items():
            known = tuple(entity_id for entity_id in ids if entity_id in self.types)
            if known and at not in taken:
                nodes.append(Node(at, at + 1, at, known, self.types[known[0]], anaphor=True))
        return sorted(nodes, key=lambda node: node.start)

    def _read_surroundings(self, node: Node) -> None:
        """Set `head`, `actor`, `case`, gender and number from the words before the node."""
        doc, floor = self.doc, doc_floor(self.doc, node.start)
        first = doc[node.start]
        at = self._skip_left(node.start - 1, floor)
        node.gender, node.number = _agreement(doc, at + 1, first)
        while at >= floor and (doc[at].lower_ in words.DE or doc[at].lower_ in ("pour", "chez")):
            actor = self._actor_before(at, floor)
            if actor is None:
                break
            node.actor, node.head = doc[actor].lower_, actor
            at = self._skip_left(actor - 1, floor)
        if node.actor:
            node.head = at + 1
        node.case = self._case_at(at, floor)

    def _skip_left(self, at: int, floor: int) -> int:
        """The first position to the left that is no article, adjective, number or quote."""
        doc = self.doc
        while at >= floor and at not in self._node_at:
            token = doc[at]
            skipped = token.lower_ in words.ARTICLES or token.text in words.QUOTES or token.is_space
            if not skipped and not (token.pos_ in ("ADJ", "NUM", "DET") and token.lower_ not in words.DE):
                break
            at -= 1
        return at

    def _actor_before(self, at: int, floor: int) -> int | None:
        """Position of a noun such as « directeur » that the « de » at `at` completes."""
        doc = self.doc
        for i in range(at - 1, max(floor, at - _ACTOR_REACH) - 1, -1):
            token = doc[i]
            if token.lower_ in self.actors.people:
                return i
            node = self._node_at.get(i)
            if node is not None and node.type not in PLACES:
                return None
            if node is None and (token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ")):
                return None
        return None

    def _case_at(self, at: int, floor: int) -> str:
        if at < floor or at in self._node_at:
            return ""
        word = self.doc[at].lower_
        if word in words.DE or word in words.A:
            simple = "de" if word in words.DE else "à"
            before = tuple(token.lower_ for token in self.doc[max(floor, at - 4) : at])
            for length in (4, 3, 2, 1):
                if len(before) >= length and (*before[-length:], simple) in self.actors.prepositions:
                    return " ".join((*before[-length:], simple))
            return simple
        return word if word in words.SIMPLE_CASES else ""

    def _read_groups(self) -> list[Group]:
        groups: list[Group] = []
        for node in self.nodes:
            last = groups[-1] if groups else None
            if last and self._joined(last.nodes[-1], node):
                last.nodes.append(node)
                node.case = node.case or last.nodes[0].case
            else:
                groups.append(last := Group([node]))
            node.group = last
        return groups

    def _joined(self, left: Node, right: Node) -> bool:
        """Whether only « , », « et » and the like stand between, with the same preposition or none."""
        if (
            _KINDS.get(left.type, left.type) != _KINDS.get(right.type, right.type)
            or right.head <= left.end - 1
        ):
            return False
        if left.bracketed != right.bracketed:
            return False
        between = self._between(left.end, right)
        if not between or len(between) > 6:
            return False
        if right.case and between[-1] in words.DE | words.A | {right.case}:
            between = between[:-1]
            if right.case != left.group.case:
                places = {left.type, right.type} <= PLACES and {left.case, right.case} <= {"à", "en"}
                return places and between == [","]
        for phrase in words.JOINING_PHRASES:
            if tuple(between[: len(phrase)]) == phrase or tuple(between[1 : 1 + len(phrase)]) == phrase:
                return True
        return bool(between) and all(word in words.JOINERS for word in between)

    def _between(self, start: int, right: Node) -> list[str]:
        """Lower-case words from `start` to the phrase of `right`, without articles, blanks and brackets."""
        between: list[str] = []
        depth = 0
        for token in self.doc[start : right.head]:
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
        return between

    # -- looking --------------------------------------------------------------------------------------

    def at(self, i: int) -> Node | None:
        """The node that the token belongs to: inside its name, or a person who acts for it."""
        return self._node_at.get(i) or self._head_at.get(i)

    def left_of(self, i: int, floor: int) -> Iterator[Node]:
        """Nodes that end at or before token `i`, nearest first, down to token `floor`."""
        for at in range(bisect_left(self._starts, i) - 1, -1, -1):
            node = self.nodes[at]
            if node.start < floor:
                return
            if node.end <= i:
                yield node

    def right_of(self, i: int, ceiling: int) -> Iterator[Node]:
        """Nodes that start after token `i`, nearest first, up to token `ceiling`."""
        for at in range(bisect_right(self._starts, i), len(self.nodes)):
            node = self.nodes[at]
            if node.start >= ceiling:
                return
            yield node

    def inside(self, start: int, end: int) -> list[Node]:
        """Nodes that start in the tokens [start, end)."""
        return self.nodes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def doc_floor(doc: Doc, i: int) -> int:
    """First token of the sentence of token `i`; of the document where there are no sentences."""
    return doc[i].sent.start if doc.has_annotation("SENT_START") else 0


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
