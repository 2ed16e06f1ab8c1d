"""« Nous avons formé 40 agents », « nos équipes »: the body that speaks in a report of its own."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.annotation import EntityType
from pipeline.language.relations.scene.nodes import Node
from pipeline.rules.relations import ActorWords

_OURS = frozenset({"notre", "nos"})
_HEADING_LINES = 4


def author_nodes(doc: Doc, nodes: list[Node], actors: ActorWords) -> list[Node]:
    """A node for each « nous », « notre société » outside quotes, for the author of the document."""
    text = doc.text.lower()
    if not any(word in text for word in ("nous", *_OURS)):  # saves a pass over the tokens of most texts
        return []
    taken = {i for node in nodes for i in range(node.start, node.end)}
    spoken = [token for token in _outside_quotes(doc) if token.i not in taken and _is_self(token, actors)]
    author = _author(doc, nodes) if spoken else None
    if author is None:
        return []
    return [_said_by(token, author) for token in spoken]


def _outside_quotes(doc: Doc) -> list[Token]:
    kept, depth = [], 0
    for token in doc:
        depth = max(0, depth + (token.text == "«") - (token.text == "»"))
        if not depth:
            kept.append(token)
    return kept


def _is_self(token: Token, actors: ActorWords) -> bool:
    if token.lower_ == "nous":
        return not (token.i and token.nbor(-1).lower_ == "nous")
    before = token.doc[max(0, token.i - 2) : token.i]
    return token.lower_ in actors.selves and any(word.lower_ in _OURS for word in before)


def _author(doc: Doc, nodes: list[Node]) -> Node | None:
    """The first body of the heading, else the first that a line starts with."""
    bodies = [node for node in nodes if node.type is EntityType.ORGANISATION and not node.anaphor]
    breaks = [token.i for token in doc if "\n" in token.text]
    heading = breaks[_HEADING_LINES - 1] if len(breaks) >= _HEADING_LINES else (breaks or [0])[-1]
    for node in bodies:
        end = next((at for at in breaks if at >= node.end), len(doc))
        if node.end <= heading and doc[end - 1].text not in (".", ";"):
            return node
    starts = {0, *(at + 1 for at in breaks)}
    return next((node for node in bodies if node.start in starts), None)


def _said_by(token: Token, author: Node) -> Node:
    node = Node(token.i, token.i + 1, token.i, author.ids, author.type, anaphor=True)
    if token.lower_ == "nous" and _is_given(token):
        node.case = "à"
    return node


def _is_given(token: Token) -> bool:
    """« la Suède nous verse », not « nous versons »: the verb after « nous » is in the third person."""
    for following in token.doc[token.i + 1 : token.i + 5]:
        if following.pos_ in ("VERB", "AUX"):
            return not following.lower_.endswith(("ons", "sommes"))
    return False
