"""The nodes of a document in order, and who stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType
from pipeline.language.relations.extent import sentence_bounds
from pipeline.language.relations.scene.coordination import read_groups
from pipeline.language.relations.scene.draft import REACH, Draft
from pipeline.language.relations.scene.mentions import read_nodes
from pipeline.language.relations.scene.nodes import Node
from pipeline.language.relations.scene.surroundings import mark_brackets, read_surroundings
from pipeline.rules.relations import ActorWords

#: How far down, in lines, a document may name what it is about.
_TITLE_LINES = 4


class Scene:
    """The nodes of a document, in order, and who stands where."""

    def __init__(self, doc: Doc, actors: ActorWords) -> None:
        self.doc = doc
        self.actors = actors
        self.text = doc.text
        self.bounds = sentence_bounds(doc)
        self.types = {entity.id: entity.type for entity in doc._.entities}
        self.values = {entity.id: entity.value for entity in doc._.entities}
        self.money = frozenset(entity.id for entity in doc._.entities if _is_money(entity))
        self.nodes = read_nodes(doc, self.types, actors)
        draft = Draft(doc, actors, self.bounds, self.nodes)
        mark_brackets(draft)
        for node in self.nodes:
            read_surroundings(draft, node)
        self.groups = read_groups(draft)
        self._node_at = draft.node_at
        self._title_at = draft.title_at
        self._head_at = {i: node for node in self.nodes for i in range(node.head, node.start)}
        self._starts = [node.start for node in self.nodes]

    @cached_property
    def title(self) -> Node | None:
        """The programme that the first lines of the document name, above its first sentence."""
        breaks = [token.i for token in self.doc if "\n" in token.text][:_TITLE_LINES]
        for node in self.nodes:
            end = next((at for at in breaks if at >= node.end), None)
            if end is None:
                return None
            named = node.type is EntityType.PROGRAMME and not node.anaphor
            if named and self.doc[end - 1].text not in (".", ";", ","):
                return node
        return None

    def floor(self, i: int) -> int:
        """First token of the sentence of token `i`, as far back as one reads."""
        return max(self.bounds[i][0], i - REACH)

    def ceiling(self, i: int) -> int:
        """One past the last token of the sentence of token `i`, as far on as one reads."""
        return min(self.bounds[i][1], i + REACH)

    def floor_before(self, i: int, sentences: int) -> int:
        """First token of the sentence that stands so many before that of token `i`."""
        floor = self.bounds[i][0]
        for _ in range(sentences):
            if floor == 0:
                return 0
            floor = self.bounds[floor - 1][0]
        return floor

    def at(self, i: int) -> Node | None:
        """The node that the token belongs to: inside its name, or a person who acts for it."""
        return self._node_at.get(i) or self._head_at.get(i)

    def is_site(self, node: Node) -> bool:
        """Whether a body is a place as well: « l'hôpital de Gao », which « y » can stand for."""
        return self.doc[node.start].lower_ in self.actors.sites

    def gives_care(self, node: Node) -> bool:
        """Whether a body treats or shelters people: « la maternité de Gao »."""
        body = node.type is EntityType.ORGANISATION
        return body and self.doc[node.start].lower_ in self.actors.care

    def titled(self, i: int) -> Node | None:
        """The name that the noun at token `i` stands before: « le projet « X » », « la phase de X »."""
        return self.at(i) or self._title_at.get(i)

    def value(self, node: Node) -> object:
        """What the first entity of a node is: the EDTF text of a date, the code of a country."""
        return self.values.get(node.ids[0])

    def inside_head(self, node: Node) -> bool:
        """Whether it stands in the phrase of another: Mali in « le Représentant au Mali du HCR »."""
        return node.start in self._head_at

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


def _is_money(entity: Entity) -> bool:
    return isinstance(entity.value, dict) and entity.value.get("kind") == "money"
