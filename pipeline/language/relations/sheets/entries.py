"""Lines that announce an event: « Forum des infirmiers : Brest, mars 2019 (hôte : X) ».

The event stands first, or after its date and place (« 9 juin, Bergen : colloque X »). Dates and places of
its first part are its own; further parts may carry a label (« participants, A et B ; accueil : C »).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.clauses import is_clause_verb
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.rules.relations import SheetRule

_BULLET = re.compile(r"\s*(?:[•●▪◦‣*·–—➢►✓-]|\w{1,2}[.)])?\s*")
_PART = re.compile(r"[;(]|(?<=\w[).])\s(?=[A-ZÀ-Ý])")
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w’' -]{1,35}?)\s*[:,]\s")
_MARKS = (":", "–", "—", "-", ",", "(")
#: How far into a line, in characters, its event may start.
_START = 12
#: Tokens between a date or place and the event that it stands before.
_AHEAD = 20

#: Gives the rules of a label, and the names in a stretch of text.
LabelReader = Callable[[str], tuple[SheetRule, ...]]
NodeReader = Callable[[int, int], Sequence[Node]]


def entry_event(scene: Scene, start: int, text: str, nodes: Sequence[Node]) -> Node | None:
    """The event that a line of the document announces; `start` is the offset of its `text`."""
    doc = scene.doc
    bullet = _BULLET.match(text)
    begin = start + (bullet.end() if bullet else 0)
    for at, node in enumerate(nodes):
        if node.type is not EntityType.EVENT:
            if node.type is EntityType.DATE or node.type in PLACES:
                continue
            return None
        if node.anaphor or node.end >= len(doc):
            return None
        gap = scene.text[begin : doc[node.start].idx]
        first = at == 0 and len(gap.strip(' «"“')) <= _START and not any(mark in gap for mark in ":;.")
        after = at > 0 and gap.rstrip(' «"“').endswith((":", "–", "—"))
        follows = doc[node.end].text in _MARKS or doc[node.end].text in '»”"'
        return node if after or (first and follows) else None
    return None


def own_part(scene: Scene, event: Node, nodes: Sequence[Node]) -> list[Node]:
    """The dates, places and venues of an entry, up to its first verb, semicolon or full stop."""
    reached = event.end
    found: list[Node] = []
    for node in nodes:
        if node is event or (node.end <= event.start and event.start - node.end > _AHEAD):
            continue
        ahead = node.start < event.start
        low, high = (node.end, event.start) if ahead else (reached, node.start)
        if any(_stops(scene, i) for i in range(low, high)):
            if ahead:
                continue
            break
        reached = reached if ahead else max(reached, node.end)
        venue = node.type is EntityType.ORGANISATION and (
            node.case in words.VENUE or (not node.case and not ahead and bool(found) and scene.is_site(node))
        )
        if node.type is EntityType.DATE or venue or (node.type in PLACES and not _counts(node)):
            found.append(node)
    return found


def _stops(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    return (token.text in ";.!?" or is_clause_verb(token)) and scene.at(i) is None


def labelled_parts(
    scene: Scene, event: Node, end: int, rules_of: LabelReader, nodes_in: NodeReader
) -> Iterator[tuple[tuple[SheetRule, ...], list[Node], tuple[int, int]]]:
    """(rules, names, label) of the parts of an entry with a label: « (hôte : X) », « participants, Y »."""
    begin = scene.doc[event.end - 1].idx
    text = scene.text[begin:end]
    cuts = [match.end() for match in _PART.finditer(text)]
    for start, stop in pairwise([*cuts, len(text)]):
        match = _LABEL.match(text, start, stop)
        rules = rules_of(match["label"]) if match else ()
        if match and rules:
            names = list(nodes_in(begin + match.end(), begin + stop))
            yield rules, names, (begin + match.start("label"), begin + match.end("label"))


def _counts(node: Node) -> bool:
    """« dont 17 venus de Berlin »: a place that people come from."""
    return node.case in ("de", "pour", "vers", "depuis") or bool(node.actor)
