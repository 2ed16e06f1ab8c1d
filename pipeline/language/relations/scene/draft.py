"""A scene while it is read: the nodes are known, what stands around them is not yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.language.relations.scene.nodes import Node
from pipeline.rules.relations import ActorWords

#: In tokens: no statement is longer, and a list of a thousand names must not be read a thousand times.
REACH = 150


@dataclass(slots=True, eq=False)
class Draft:
    """The nodes of a document, in order, and which tokens are theirs.

    `title_at` holds the nouns that stand before a name: « le projet « X » », « la phase de X ».
    """

    doc: Doc
    actors: ActorWords
    bounds: list[tuple[int, int]]
    nodes: list[Node]
    node_at: dict[int, Node] = field(default_factory=dict)
    title_at: dict[int, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.node_at = {i: node for node in self.nodes for i in range(node.start, node.end)}

    def floor(self, i: int) -> int:
        """First token of the sentence of token `i`, as far back as one reads."""
        return max(self.bounds[i][0], i - REACH)
