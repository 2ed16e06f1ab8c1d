"""A document line by line: the names of a stretch of text, and what the sheet is about so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations.claims import Claim, Claims
from pipeline.language.relations.scene import Node, Scene
from pipeline.language.relations.sheets.labels import LABEL, SENTENCE_END
from pipeline.rules.relations import RelationRules

LINE = re.compile(r"[^\n\r]+")
ITEM = re.compile(r"\s*(?:[•●▪◦‣*·–—➢►✓-]|\d{1,2}[.)])\s*")
TITLE_TYPES = (EntityType.PROGRAMME, EntityType.EVENT)
#: Share of a line's letters that its names must make up for it to be a heading about them.
_HEADING_SHARE = 0.5
#: Characters of the mark before an answer: « R. – ».
_ANSWER_MARK = 6


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str


class Page:
    """What its readers share: the last heading (`topic`), who carries it out, the day of an agenda."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.scene = scene
        self.rules = rules
        self.claims = claims
        self.topic = _first_topic(scene)
        self.runners: list[Node] = []
        self.day: Node | None = None
        self.dated_to = -1
        self.paragraph = 0
        self._offsets = [scene.doc[node.start].idx for node in scene.nodes]

    def claim(self, rule_id: str, a: Node, b: Node, at: tuple[int, int]) -> None:
        """A relation by one of the rules that need no label, stated by the text `at`."""
        adjunct = self.rules.adjuncts[rule_id]
        self.add(a, adjunct.predicate, b, adjunct.id, adjunct.prior, at)

    def add(
        self,
        a: Node,
        predicate: Predicate,
        b: Node,
        rule: str,
        prior: float,
        at: tuple[int, int],
        status: Status | None = None,
    ) -> None:
        words = self.scene.doc.char_span(*at, alignment_mode="expand")
        trigger = (words.start, words.end) if words is not None else (b.start, b.end)
        for subject in a.ids:
            for object_ in b.ids:
                claim = Claim(subject, predicate, object_, rule, prior, trigger, None, ("sheet",), 0, status)
                self.claims.add(claim)

    def nodes(self, start: int, end: int, whole: bool = False) -> list[Node]:
        """Names in a stretch of text; with `whole`, only if they are all there is."""
        low, high = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        found = [node for node in self.scene.nodes[low:high] if not node.guess]
        if whole and not self.fill(found, self.scene.text[start:end]):
            return []
        return found

    def fill(self, nodes: list[Node], text: str) -> bool:
        """Whether names make up most of a line."""
        letters = sum(char.isalnum() for char in text)
        doc = self.scene.doc
        named = sum(sum(char.isalnum() for char in doc[node.start : node.end].text) for node in nodes)
        return bool(letters) and named / letters >= _HEADING_SHARE

    def item_nodes(self, following: list[Line]) -> Iterator[Node]:
        """Names of the list items right below a label."""
        for line in following:
            if not ITEM.match(line.text):
                return
            label = LABEL.match(line.text)
            own = label is not None and label["mark"] == ":"
            for node in self.nodes(line.start, line.end):
                if not (own and node.type is EntityType.DATE):  # « – Envoi des résumés : avant le 31 mai »
                    yield node

    def answer_nodes(self, following: list[Line]) -> list[Node]:
        """Names of the first sentence below a question: « Où ? », « Dans les districts de A et B. »."""
        if not following:
            return []
        line = following[0]
        stop = SENTENCE_END.search(line.text, _ANSWER_MARK)
        return self.nodes(line.start, line.start + stop.start() if stop else line.end)

    def line_nodes(self, following: list[Line]) -> Iterator[Node]:
        """Names of the lines below a label that hold little else."""
        for line in following:
            nodes = self.nodes(line.start, line.end, whole=True)
            if not nodes or LABEL.match(line.text) or self._is_sentence(line):
                return
            yield from nodes

    def _is_sentence(self, line: Line) -> bool:
        """Whether a line says something of its names instead of listing them: a verb and a full stop."""
        return line.text.rstrip().endswith((".", "!")) and self.has_verb(line.start, line.end)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a verb stands outside the names of a stretch of text."""
        span = self.scene.doc.char_span(start, end, alignment_mode="expand")
        verbs = (token for token in span or () if token.pos_ in ("VERB", "AUX"))
        return any(self.scene.at(token.i) is None for token in verbs)


def of_types(nodes: list[Node], types: frozenset[EntityType]) -> list[Node]:
    return [node for node in nodes if node.type in types]


def _first_topic(scene: Scene) -> Node | None:
    """What the first line with a name is about: a programme or event in it, else a body."""
    named = [node for node in scene.nodes if not node.anaphor]
    for match in LINE.finditer(scene.text):
        here = [node for node in named if match.start() <= scene.doc[node.start].idx < match.end()]
        for kinds in (TITLE_TYPES, (EntityType.ORGANISATION,)):
            if found := next((node for node in here if node.type in kinds), None):
                return found
    return None
