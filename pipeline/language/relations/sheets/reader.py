"""Every line of the document in order: its labels and entries; agendas and headings have their readers."""

from __future__ import annotations

import re

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.scene import Node, Scene
from pipeline.language.relations.sheets.agendas import HOUR, Agendas
from pipeline.language.relations.sheets.entries import entry_event, labelled_parts, own_part
from pipeline.language.relations.sheets.headings import Headings
from pipeline.language.relations.sheets.labels import (
    BARE_LABEL,
    INNER_LABEL,
    LABEL,
    SENTENCE_END,
    rules_of,
)
from pipeline.language.relations.sheets.page import ITEM, LINE, TITLE_TYPES, Line, Page, of_types
from pipeline.rules.relations import SIGNATURES, RelationRules, SheetRule

#: How sure it is that bodies on one label (« Organisateurs ») work together.
_TOGETHER = 0.6


def claim_sheets(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Claims of every labelled line of the document."""
    reader = Sheets(scene, rules, claims)
    lines = [Line(m.start(), m.end(), m.group()) for m in LINE.finditer(scene.text) if m.group().strip()]
    for at, line in enumerate(lines):
        reader.read_line(line, lines[at + 1 :][:8])


class Sheets:
    """Reads the labels of each line, keeping in mind what the sheet is about and who carries it out."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.page = Page(scene, rules, claims)
        self.rules = rules
        self.agendas = Agendas(self.page)
        self.headings = Headings(self.page)

    def read_line(self, line: Line, following: list[Line]) -> None:
        if self.page.scene.text[line.start - 2 : line.start] == "\n\n":
            self.page.paragraph = line.start
        hour = HOUR.match(line.text)
        nodes = self.page.nodes(line.start, line.end)
        event = None if hour else entry_event(self.page.scene, line.start, line.text, nodes)
        if hour:
            self.agendas.read_agenda(line)
        elif event is None or not any(node.type is EntityType.DATE for node in nodes):
            self.agendas.read_session_line(line)
        if event is not None:
            self._read_entry(event, nodes, line)
        if hour:
            line = Line(line.start + hour.end(), line.end, line.text[hour.end() :])
        match = LABEL.match(line.text)
        rules = self._label_rules(line, match)
        if match and match["mark"] == "?" and self.page.has_verb(line.start + match.end(), line.end):
            rules = tuple(rule for rule in rules if rule.value == "object")  # « Qui paie ? X verse … »
        if match and rules:
            inner = INNER_LABEL.search(line.text, match.end())
            nodes = self.page.nodes(
                line.start + match.end(), line.start + inner.start() if inner else line.end
            )
            if not self._fitting(rules, nodes):
                topic = self.page.topic
                asked = match["mark"] == "?" and topic is not None and topic.type in TITLE_TYPES
                answer = self.page.answer_nodes(following) if asked else []
                nodes = list(self.page.item_nodes(following)) or answer or nodes
            self._claim(rules, nodes, (line.start + match.start("label"), line.start + match.end("label")))
            if inner:
                self._read_inner_labels(line)
            return
        bare = BARE_LABEL.match(line.text)
        rules = self._label_rules(line, bare)
        if bare and rules and following:
            nodes = list(self.page.item_nodes(following)) or list(self.page.line_nodes(following))
            self._claim(rules, nodes, (line.start + bare.start("label"), line.start + bare.end("label")))
            return
        self._read_inner_labels(line)
        self.headings.note_heading(line)

    def _read_inner_labels(self, line: Line) -> None:
        """« Il a été lancé hier. Zone d'intervention : Kayes. »: about the last name of the paragraph."""
        for match in INNER_LABEL.finditer(line.text):
            rules = self._label_rules(line, match)
            if not rules:
                continue
            start, colon = line.start + match.start("label"), line.start + match.end()
            stop = SENTENCE_END.search(line.text, match.end())
            end = line.start + stop.start() if stop else line.end
            before = self.page.nodes(self.page.paragraph, start)
            titles = [node for node in before if node.type in TITLE_TYPES and not node.case]
            heading, runners = self.page.topic, self.page.runners
            self.page.topic, self.page.runners = (titles[-1] if titles else heading), []
            self._claim(rules, self.page.nodes(colon, end), (start, line.start + match.end("label")))
            self.page.topic, self.page.runners = heading, runners

    def _label_rules(self, line: Line, match: re.Match[str] | None) -> tuple[SheetRule, ...]:
        """Rules of the label of a line; a name is no label, even if it starts with the word of one."""
        if match is None:
            return ()
        inside = self.page.nodes(line.start + match.start("label"), line.start + match.end("label"))
        named = (node for node in inside if node.type is not EntityType.DATE)  # « Budget 2023 » is a label
        if any(not node.anaphor for node in named):
            return ()
        return self._rules_of(match["label"])

    def _rules_of(self, label: str) -> tuple[SheetRule, ...]:
        return rules_of(self.rules.sheets, label)

    def _read_entry(self, event: Node, nodes: list[Node], line: Line) -> None:
        """« - Atelier de lancement : Lomé, avril 2025 ; participants, A et B »."""
        at = (line.start, line.end)
        for node in own_part(self.page.scene, event, nodes):
            rule = "occurs_on.entry" if node.type is EntityType.DATE else "takes_place_in.entry"
            self.page.claim(rule, event, node, at)
        heading, self.page.topic, runners = self.page.topic, event, self.page.runners
        self.page.runners = []
        parts = labelled_parts(self.page.scene, event, line.end, self._rules_of, self.page.nodes)
        for rules, names, label in parts:
            self._claim(rules, names, label)
        self.page.topic, self.page.runners = heading, runners
        if heading is not None and heading.type is EntityType.PROGRAMME and ITEM.match(line.text):
            self.page.claim("part_of.entry", event, heading, at)

    def _fitting(self, rules: tuple[SheetRule, ...], nodes: list[Node]) -> bool:
        """Whether one of the names may stand after such a label; an amount after « Coût total » may not."""
        kind = self.page.topic.type if self.page.topic else EntityType.PROGRAMME
        for rule in rules:
            predicate = rule.predicate_of(kind)
            side = 0 if rule.value == "subject" else 1
            if predicate and of_types(nodes, SIGNATURES[predicate][side]):
                return True
        return False

    def _claim(self, rules: tuple[SheetRule, ...], nodes: list[Node], label: tuple[int, int]) -> None:
        topic = self.page.topic
        if topic is None or not nodes:
            return
        for rule in rules:
            predicate = rule.predicate_of(topic.type)
            money = self.page.scene.money
            if predicate is Predicate.SUPPORTS and any(money.intersection(node.ids) for node in nodes):
                predicate = Predicate.FUNDS  # « Soutien : X, 40 000 euros »
            if predicate in (Predicate.IMPLEMENTS, Predicate.ORGANISES):
                runners = [
                    node for node in nodes if node.type is EntityType.ORGANISATION and node.case != "avec"
                ]
                together = [node for node in runners if node.case not in ("de", "par")]
                leaders = self.page.runners if rule.joins else []
                self.page.runners = [*self.page.runners, *runners]
                for a, b in pairs([*leaders, *together], (), each_other=True):
                    self.page.add(a, Predicate.PARTNERS_WITH, b, rule.id, _TOGETHER, label)
            if predicate is Predicate.PARTNERS_WITH:
                hosts = self.page.runners or of_types([topic], SIGNATURES[predicate][0])
                guests = of_types(nodes, SIGNATURES[predicate][1]) if hosts else []
                for a, b in pairs(hosts, guests, each_other=True):
                    self.page.add(a, predicate, b, rule.id, rule.prior, label)
            elif predicate is not None:
                side = 0 if rule.value == "subject" else 1
                for node in of_types(nodes, SIGNATURES[predicate][side]):
                    if node.case == "avec" or _completes(node, nodes):
                        continue
                    a, b = (node, topic) if rule.value == "subject" else (topic, node)
                    status = Status.NEGATED if rule.negated else None
                    self.page.add(a, predicate, b, rule.id, rule.prior, label, status)


def _completes(node: Node, nodes: list[Node]) -> bool:
    """« Centre de crise du ministère X »: the ministry says whose the centre is, it is no other answer."""
    if node.case != "de" or node.type is not EntityType.ORGANISATION:
        return False
    return any(other.group is not node.group and 0 <= node.head - other.end <= 1 for other in nodes)
