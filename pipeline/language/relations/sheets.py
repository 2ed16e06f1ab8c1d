"""Labelled lines: « Bailleur : Union européenne », « Où ? À Dakar », « Partenaires – OIM, UNICEF ».

A sheet is about the programme, event or body that its last heading names, else the first one of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations.claims import Claim, Claims, pairs
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, RelationRules, SheetRule

_LINE = re.compile(r"[^\n\r]+")
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?P<mark>:|：|\?|–|—| - )\s*")
_BARE_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*[:?]?\s*$")
_ITEM = re.compile(r"\s*(?:[•●▪◦‣*·–—➢►✓-]|\d{1,2}[.)])\s*")
_TITLE_TYPES = (EntityType.PROGRAMME, EntityType.EVENT)
#: Share of a line's letters that its names must make up for it to be a heading about them.
_HEADING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str


def claim_sheets(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Claims of every labelled line of the document."""
    reader = Sheets(scene, rules, claims)
    lines = [Line(m.start(), m.end(), m.group()) for m in _LINE.finditer(scene.doc.text) if m.group().strip()]
    for at, line in enumerate(lines):
        reader.read_line(line, lines[at + 1 :][:8])


class Sheets:
    """Reads the lines in order, keeping in mind what the sheet is about and who carries it out."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.scene = scene
        self.rules = rules
        self.claims = claims
        self.topic = next((node for node in scene.nodes if node.type in _TITLE_TYPES), None)
        self.runners: list[Node] = []
        self.open_rules: tuple[SheetRule, ...] = ()
        self._offsets = [scene.doc[node.start].idx for node in scene.nodes]

    def read_line(self, line: Line, following: list[Line]) -> None:
        match = _LABEL.match(line.text)
        rules = self._rules_of(match["label"]) if match else ()
        if match and rules:
            nodes = list(self._nodes(line.start + match.end(), line.end))
            if not nodes:
                nodes = list(self._item_nodes(following))
            self._claim(rules, nodes, (line.start + match.start("label"), line.start + match.end("label")))
            return
        bare = _BARE_LABEL.match(line.text)
        rules = self._rules_of(bare["label"]) if bare else ()
        if bare and rules and following:
            nodes = list(self._item_nodes(following)) or list(
                self._nodes(following[0].start, following[0].end, whole=True)
            )
            self._claim(rules, nodes, (line.start + bare.start("label"), line.start + bare.end("label")))
            return
        self._note_heading(line)

    def _rules_of(self, label: str) -> tuple[SheetRule, ...]:
        return self.rules.sheets.get(label.strip().lower().replace("’", "'"), ())

    def _nodes(self, start: int, end: int, whole: bool = False) -> Iterator[Node]:
        """Names in a stretch of text; with `whole`, only if they are all there is."""
        found = [
            node
            for node, at in zip(self.scene.nodes, self._offsets, strict=True)
            if start <= at < end and not node.guess
        ]
        if whole and not self._fill(found, self.scene.doc.text[start:end]):
            return
        yield from found

    def _fill(self, nodes: list[Node], text: str) -> bool:
        """Whether names make up most of a line."""
        letters = sum(char.isalnum() for char in text)
        doc = self.scene.doc
        named = sum(sum(char.isalnum() for char in doc[node.start : node.end].text) for node in nodes)
        return bool(letters) and named / letters >= _HEADING_SHARE

    def _item_nodes(self, following: list[Line]) -> Iterator[Node]:
        """Names of the list items right below a label."""
        for line in following:
            if not _ITEM.match(line.text):
                return
            yield from self._nodes(line.start, line.end)

    def _note_heading(self, line: Line) -> None:
        """Take the programme or event that a heading names as what the next labels are about."""
        if line.text.rstrip().endswith((".", ";", ",")):
            return
        nodes = list(self._nodes(line.start, line.end))
        titles = [node for node in nodes if node.type in _TITLE_TYPES and not node.anaphor]
        if titles and self._fill(nodes, line.text):
            if self.topic is None or titles[0].ids != self.topic.ids:
                self.runners = []
            self.topic = titles[0]

    def _claim(self, rules: tuple[SheetRule, ...], nodes: list[Node], label: tuple[int, int]) -> None:
        if self.topic is None or not nodes:
            return
        for rule in rules:
            predicate = rule.predicate_of(self.topic.type)
            if predicate in (Predicate.IMPLEMENTS, Predicate.ORGANISES):
                self.runners += [
                    node for node in nodes if node.type is EntityType.ORGANISATION and node.case != "avec"
                ]
            if predicate is Predicate.PARTNERS_WITH:
                for a, b in pairs(self.runners, self._of(nodes, SIGNATURES[predicate][1]), each_other=True):
                    self._add(a, predicate, b, rule, label)
            elif predicate is not None:
                side = 0 if rule.value == "subject" else 1
                for node in self._of(nodes, SIGNATURES[predicate][side]):
                    if node.case == "avec":
                        continue
                    a, b = (node, self.topic) if rule.value == "subject" else (self.topic, node)
                    self._add(a, predicate, b, rule, label)

    @staticmethod
    def _of(nodes: list[Node], types: frozenset[EntityType]) -> list[Node]:
        return [node for node in nodes if node.type in types]

    def _add(self, a: Node, predicate: Predicate, b: Node, rule: SheetRule, label: tuple[int, int]) -> None:
        doc = self.scene.doc
        words = doc.char_span(*label, alignment_mode="expand")
        trigger = (words.start, words.end) if words is not None else (b.start, b.end)
        for subject in a.ids:
            for object_ in b.ids:
                self.claims.add(
                    Claim(
                        subject,
                        predicate,
                        object_,
                        rule.id,
                        rule.prior,
                        trigger,
                        None,
                        ("sheet",),
                        0,
                        Status.ASSERTED,
                    )
                )
