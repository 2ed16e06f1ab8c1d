"""Labelled lines: « Bailleur : Union européenne », « Où ? À Dakar », « Partenaires – OIM, UNICEF ».

A sheet is about the programme, event or body that its last heading names, else the first one of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations.claims import Claim, Claims, pairs
from pipeline.language.relations.entries import entry_event, labelled_parts, own_part
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import SIGNATURES, RelationRules, SheetRule

_LINE = re.compile(r"[^\n\r]+")
_LABEL = re.compile(
    r"(?:\d{1,2}[.)]|Q(?:uestion)?\s?\d{0,2}\s?[.:]?\s?[–—-])?\W*"
    r"(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?"
    r"(?P<mark>:|：|\?|–|—| - |\.{3,}|…+)\s*"
)
_BARE_LABEL = re.compile(
    r"(?:\d{1,2}[.)])?\W*(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?[:?]?\s*$"
)
_INNER_LABEL = re.compile(r"(?<=[.;!?»)] )(?P<label>[A-ZÀ-Ý][\w’' \-]{1,40}?)\s*:\s+")
_SENTENCE_END = re.compile(r"(?<=[^\W\d])[.;](?:\s|$)|[.;]\s(?=[A-ZÀ-Ý])")
_HOUR = re.compile(r"\s*\d{1,2}\s*(?:[hH:]\s*\d{0,2})\s*(?:[–—-]\s*\d{1,2}\s*[hH:]\s*\d{0,2})?\s*[–—:.-]?\s*")
_GREETING = re.compile(
    r"\b(?:allocution|ouverture|mots?\b|discours|accueil|clôture|intervention|table|panel|session|débat|avec\b|"
    r"présentation|exposé|témoignage|conférence|communication|modération)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:nos|les|ses|leurs|le|la|l'|principaux|principales|autres)\s*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SESSIONS = frozenset({"session", "table", "panel", "plénière", "atelier", "séance", "module", "débat"})
_ITEM = re.compile(r"\s*(?:[•●▪◦‣*·–—➢►✓-]|\d{1,2}[.)])\s*")
_WHEN_WHERE = (EntityType.DATE, EntityType.COUNTRY, EntityType.LOCATION)
_TITLE_TYPES = (EntityType.PROGRAMME, EntityType.EVENT)
#: A label of more words than this must be listed as it stands.
_LONG_LABEL = 4
#: Share of a line's letters that its names must make up for it to be a heading about them.
_HEADING_SHARE = 0.5
#: Characters of the mark before an answer: « R. – ».
_ANSWER_MARK = 6
#: How sure it is that bodies on one label (« Organisateurs ») work together.
_TOGETHER = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str


def claim_sheets(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Claims of every labelled line of the document."""
    reader = Sheets(scene, rules, claims)
    lines = [Line(m.start(), m.end(), m.group()) for m in _LINE.finditer(scene.text) if m.group().strip()]
    for at, line in enumerate(lines):
        reader.read_line(line, lines[at + 1 :][:8])


class Sheets:
    """Reads the lines in order, keeping in mind what the sheet is about and who carries it out."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.scene = scene
        self.rules = rules
        self.claims = claims
        self.topic = _first_topic(scene)
        self.runners: list[Node] = []
        self.day: Node | None = None
        self.dated_to = -1
        self.paragraph = 0
        self.session: Node | None = None
        self._offsets = [scene.doc[node.start].idx for node in scene.nodes]

    def read_line(self, line: Line, following: list[Line]) -> None:
        if self.scene.text[line.start - 2 : line.start] == "\n\n":
            self.paragraph = line.start
        hour = _HOUR.match(line.text)
        nodes = list(self._nodes(line.start, line.end))
        event = None if hour else entry_event(self.scene, line.start, line.text, nodes)
        if hour:
            self._read_agenda(line)
        elif event is None or not any(node.type is EntityType.DATE for node in nodes):
            self._read_session_line(line)
        if event is not None:
            self._read_entry(event, nodes, line)
        if hour:
            line = Line(line.start + hour.end(), line.end, line.text[hour.end() :])
        match = _LABEL.match(line.text)
        rules = self._label_rules(line, match)
        if match and rules:
            inner = _INNER_LABEL.search(line.text, match.end())
            nodes = list(
                self._nodes(line.start + match.end(), line.start + inner.start() if inner else line.end)
            )
            if not self._fitting(rules, nodes):
                asked = match["mark"] == "?" and self.topic is not None and self.topic.type in _TITLE_TYPES
                answer = self._answer_nodes(following) if asked else []
                nodes = list(self._item_nodes(following)) or answer or nodes
            self._claim(rules, nodes, (line.start + match.start("label"), line.start + match.end("label")))
            if inner:
                self._read_inner_labels(line)
            return
        bare = _BARE_LABEL.match(line.text)
        rules = self._label_rules(line, bare)
        if bare and rules and following:
            nodes = list(self._item_nodes(following)) or list(self._line_nodes(following))
            self._claim(rules, nodes, (line.start + bare.start("label"), line.start + bare.end("label")))
            return
        self._read_inner_labels(line)
        self._note_heading(line)

    def _read_inner_labels(self, line: Line) -> None:
        """« Il a été lancé hier. Zone d'intervention : Kayes. »: about the last name of the paragraph."""
        for match in _INNER_LABEL.finditer(line.text):
            rules = self._label_rules(line, match)
            if not rules:
                continue
            start, colon = line.start + match.start("label"), line.start + match.end()
            stop = _SENTENCE_END.search(line.text, match.end())
            end = line.start + stop.start() if stop else line.end
            titles = [n for n in self._nodes(self.paragraph, start) if n.type in _TITLE_TYPES and not n.case]
            heading, runners = self.topic, self.runners
            self.topic, self.runners = (titles[-1] if titles else heading), []
            self._claim(rules, list(self._nodes(colon, end)), (start, line.start + match.end("label")))
            self.topic, self.runners = heading, runners

    def _label_rules(self, line: Line, match: re.Match[str] | None) -> tuple[SheetRule, ...]:
        """Rules of the label of a line; a name is no label, even if it starts with the word of one."""
        if match is None:
            return ()
        inside = self._nodes(line.start + match.start("label"), line.start + match.end("label"))
        if any(node.type is not EntityType.DATE for node in inside):  # « Budget 2023 » is a label
            return ()
        return self._rules_of(match["label"])

    def _read_entry(self, event: Node, nodes: list[Node], line: Line) -> None:
        """« - Atelier de lancement : Lomé, avril 2025 ; participants, A et B »."""
        at = (line.start, line.end)
        for node in own_part(self.scene, event, nodes):
            rule = "occurs_on.entry" if node.type is EntityType.DATE else "takes_place_in.entry"
            adjunct = self.rules.adjuncts[rule]
            self._add(event, adjunct.predicate, node, adjunct.id, adjunct.prior, at)
        heading, self.topic, runners = self.topic, event, self.runners
        self.runners = []
        parts = labelled_parts(self.scene, event, line.end, self._rules_of, self._list_nodes)
        for rules, names, label in parts:
            self._claim(rules, names, label)
        self.topic, self.runners = heading, runners
        if heading is not None and heading.type is EntityType.PROGRAMME and _ITEM.match(line.text):
            part = self.rules.adjuncts["part_of.entry"]
            self._add(event, part.predicate, heading, part.id, part.prior, at)

    def _list_nodes(self, start: int, end: int) -> list[Node]:
        return list(self._nodes(start, end))

    def _read_agenda(self, line: Line) -> None:
        """« 9 h 30 – Allocutions de l'OIM et du HCR »: who is on the programme of the event takes part."""
        if self.topic is None or self.topic.type is not EntityType.EVENT:
            return
        nodes = list(self._nodes(line.start, line.end))
        at = (line.start, line.end)
        adjunct = self.rules.adjuncts["participates_in.agenda"]
        events = [node for node in nodes if node.type is EntityType.EVENT and not node.anaphor]
        self.session = events[0] if events and events[0].ids != self.topic.ids else None
        host = self.session or (self.topic if _GREETING.search(line.text) else None)
        if host is not None:
            for node in self._of(nodes, SIGNATURES[adjunct.predicate][0]):
                self._add(node, adjunct.predicate, host, adjunct.id, adjunct.prior, at)
        for node in nodes:
            if node.type is EntityType.EVENT and not node.anaphor and node.ids != self.topic.ids:
                self._add_session(node, at)

    def _read_session_line(self, line: Line) -> None:
        first = _FIRST_WORD.search(line.text)
        if self.topic is None or first is None or first.group().lower() not in _SESSIONS:
            return
        for node in self._nodes(line.start, line.end):
            other = node.type is EntityType.EVENT and not node.anaphor and node.ids != self.topic.ids
            if other and self.topic.type is EntityType.EVENT:
                self._add_session(node, (line.start, line.end))
                return

    def _add_session(self, session: Node, at: tuple[int, int]) -> None:
        """A session is part of the event that the agenda is for, on the day of the last heading."""
        part = self.rules.adjuncts["part_of.agenda"]
        if self.topic:
            self._add(session, part.predicate, self.topic, part.id, part.prior, at)
        if self.day:
            day = self.rules.adjuncts["occurs_on.agenda"]
            self._add(session, day.predicate, self.day, day.id, day.prior, at)

    def _rules_of(self, label: str) -> tuple[SheetRule, ...]:
        """Rules of a label, also of « Nos partenaires », « Partenaires techniques et financiers »."""
        label = label.strip().lower().replace("’", "'").replace("œ", "oe")
        label = _DETERMINER.sub("", label, count=1) if label not in self.rules.sheets else label
        parts = label.split()
        for length in range(len(parts), 0, -1):
            if found := self.rules.sheets.get(" ".join(parts[:length])):
                return found if length == len(parts) or len(parts) <= _LONG_LABEL else ()
        return ()

    def _nodes(self, start: int, end: int, whole: bool = False) -> Iterator[Node]:
        """Names in a stretch of text; with `whole`, only if they are all there is."""
        low, high = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        found = [node for node in self.scene.nodes[low:high] if not node.guess]
        if whole and not self._fill(found, self.scene.text[start:end]):
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

    def _answer_nodes(self, following: list[Line]) -> list[Node]:
        """Names of the first sentence below a question: « Où ? », « Dans les districts de A et B. »."""
        if not following:
            return []
        line = following[0]
        stop = _SENTENCE_END.search(line.text, _ANSWER_MARK)
        return list(self._nodes(line.start, line.start + stop.start() if stop else line.end))

    def _line_nodes(self, following: list[Line]) -> Iterator[Node]:
        """Names of the lines below a label that hold little else."""
        for line in following:
            nodes = list(self._nodes(line.start, line.end, whole=True))
            if not nodes or _LABEL.match(line.text):
                return
            yield from nodes

    def _note_heading(self, line: Line) -> None:
        """Take the programme or event that a heading names as what the next labels are about."""
        if line.text.rstrip().endswith((".", ";", ",")):
            return
        nodes = list(self._nodes(line.start, line.end))
        if nodes and all(node.type is EntityType.DATE for node in nodes) and self._fill(nodes, line.text):
            days = "/" in str(self.scene.value(nodes[0]))
            self.day = None if days and self._is_near(line) else nodes[0]
        titles = [node for node in nodes if node.type in _TITLE_TYPES and not node.anaphor]
        titles = [node for node in titles if not self._is_session(node)]
        if titles and self._fill(nodes, line.text):
            if self.topic is None or titles[0].ids != self.topic.ids:
                self.runners = []
            self.topic = titles[0]
            self._read_title_line(titles[0], nodes, line)
        elif nodes and self.topic and self.topic.type in _TITLE_TYPES and self._is_near(line):
            self._read_date_line(nodes, line)

    def _read_title_line(self, title: Node, nodes: list[Node], line: Line) -> None:
        """« Projet Alizé – Sénégal, 2019-2022 »: where and when, on the line of the title."""
        reached = title.end
        for node in nodes[nodes.index(title) + 1 :]:
            between = self.scene.doc[reached : node.start].text
            if node.type not in _WHEN_WHERE or any(char.isalnum() for char in between):
                return
            self._add_when_where(title, node, line)
            reached = node.end

    def _add_when_where(self, title: Node, node: Node, line: Line) -> None:
        where = "takes_place_in.line" if title.type is EntityType.EVENT else "covers.line"
        adjunct = self.rules.adjuncts["occurs_on.line" if node.type is EntityType.DATE else where]
        self._add(title, adjunct.predicate, node, adjunct.id, adjunct.prior, (line.start, line.end))

    def _is_session(self, node: Node) -> bool:
        """« Session 1 », « Table ronde » below an event: a part of it, not what the sheet is about."""
        first = self.scene.doc[node.start].lower_
        inside = self.topic is not None and self.topic.type is EntityType.EVENT and node.ids != self.topic.ids
        return inside and first in _SESSIONS

    def _is_near(self, line: Line) -> bool:
        """Whether the line stands right below the heading, or below its lines of dates and places."""
        doc = self.scene.doc
        topic = self.topic
        if topic is None or doc[topic.start].idx >= line.start:
            return False
        if self.dated_to > doc[topic.end - 1].idx:
            return self.scene.text[self.dated_to : line.start].count("\n") == 1
        return not self.scene.text[doc[topic.end - 1].idx : line.start].strip("\n").count("\n")

    def _read_date_line(self, nodes: list[Node], line: Line) -> None:
        """« 29-30 octobre 2024, Fès » below the heading of an event."""
        if (
            not self.topic
            or not self._fill(nodes, line.text)
            or not all(node.type in _WHEN_WHERE or self._is_venue(node, nodes) for node in nodes)
        ):
            return
        self.dated_to = line.end
        for node in nodes:
            self._add_when_where(self.topic, node, line)

    def _is_venue(self, node: Node, nodes: list[Node]) -> bool:
        """« Université Cadi-Ayyad, Marrakech »: a body that is a place, first on its line."""
        return node.type is EntityType.ORGANISATION and node is nodes[0] and self.scene.is_site(node)

    def _fitting(self, rules: tuple[SheetRule, ...], nodes: list[Node]) -> bool:
        """Whether one of the names may stand after such a label; an amount after « Coût total » may not."""
        kind = self.topic.type if self.topic else EntityType.PROGRAMME
        for rule in rules:
            predicate = rule.predicate_of(kind)
            side = 0 if rule.value == "subject" else 1
            if predicate and self._of(nodes, SIGNATURES[predicate][side]):
                return True
        return False

    def _claim(self, rules: tuple[SheetRule, ...], nodes: list[Node], label: tuple[int, int]) -> None:
        if self.topic is None or not nodes:
            return
        for rule in rules:
            predicate = rule.predicate_of(self.topic.type)
            if predicate is Predicate.SUPPORTS and any(self.scene.money.intersection(n.ids) for n in nodes):
                predicate = Predicate.FUNDS  # « Soutien : X, 40 000 euros »
            if predicate in (Predicate.IMPLEMENTS, Predicate.ORGANISES):
                runners = [
                    node for node in nodes if node.type is EntityType.ORGANISATION and node.case != "avec"
                ]
                self.runners += runners
                together = [node for node in runners if node.case not in ("de", "par")]
                for a, b in pairs(together, (), each_other=True):
                    self._add(a, Predicate.PARTNERS_WITH, b, rule.id, _TOGETHER, label)
            if predicate is Predicate.PARTNERS_WITH:
                hosts = self.runners or self._of([self.topic], SIGNATURES[predicate][0])
                guests = self._of(nodes, SIGNATURES[predicate][1]) if hosts else []
                for a, b in pairs(hosts, guests, each_other=True):
                    self._add(a, predicate, b, rule.id, rule.prior, label)
            elif predicate is not None:
                side = 0 if rule.value == "subject" else 1
                for node in self._of(nodes, SIGNATURES[predicate][side]):
                    if node.case == "avec":
                        continue
                    a, b = (node, self.topic) if rule.value == "subject" else (self.topic, node)
                    status = Status.NEGATED if rule.negated else None
                    self._add(a, predicate, b, rule.id, rule.prior, label, status)

    @staticmethod
    def _of(nodes: list[Node], types: frozenset[EntityType]) -> list[Node]:
        return [node for node in nodes if node.type in types]

    def _add(
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


def _first_topic(scene: Scene) -> Node | None:
    """What the first line with a name is about: a programme or event in it, else a body."""
    named = [node for node in scene.nodes if not node.anaphor]
    for match in _LINE.finditer(scene.text):
        here = [node for node in named if match.start() <= scene.doc[node.start].idx < match.end()]
        for kinds in (_TITLE_TYPES, (EntityType.ORGANISATION,)):
            if found := next((node for node in here if node.type in kinds), None):
                return found
    return None
