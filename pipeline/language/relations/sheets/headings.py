"""Headings: what the labels below are about, and the dates and places beside or right below a title."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations.scene import Node
from pipeline.language.relations.sheets.agendas import SESSIONS
from pipeline.language.relations.sheets.page import TITLE_TYPES, Line, Page

_WHEN_WHERE = (EntityType.DATE, EntityType.COUNTRY, EntityType.LOCATION)


class Headings:
    """Keeps the topic of the page, and claims when and where it is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def note_heading(self, line: Line) -> None:
        """Take the programme or event that a heading names as what the next labels are about."""
        if line.text.rstrip().endswith((".", ";", ",")):
            return
        nodes = self.page.nodes(line.start, line.end)
        if nodes and all(node.type is EntityType.DATE for node in nodes) and self.page.fill(nodes, line.text):
            days = "/" in str(self.page.scene.value(nodes[0]))
            self.page.day = None if days and self._is_near(line) else nodes[0]
        titles = [node for node in nodes if node.type in TITLE_TYPES and not node.anaphor]
        titles = [node for node in titles if not self._is_session(node)]
        if titles and self.page.fill(nodes, line.text):
            if self.page.topic is None or titles[0].ids != self.page.topic.ids:
                self.page.runners = []
            self.page.topic = titles[0]
            self._read_title_line(titles[0], nodes, line)
        elif nodes and self.page.topic and self.page.topic.type in TITLE_TYPES and self._is_near(line):
            self._read_date_line(nodes, line)

    def _read_title_line(self, title: Node, nodes: list[Node], line: Line) -> None:
        """« Projet Alizé – Sénégal, 2019-2022 »: where and when, on the line of the title."""
        reached = title.end
        for node in nodes[nodes.index(title) + 1 :]:
            between = self.page.scene.doc[reached : node.start].text
            if node.type not in _WHEN_WHERE or any(char.isalnum() for char in between):
                return
            self._add_when_where(title, node, line)
            reached = node.end

    def _add_when_where(self, title: Node, node: Node, line: Line) -> None:
        where = "takes_place_in.line" if title.type is EntityType.EVENT else "covers.line"
        rule = "occurs_on.line" if node.type is EntityType.DATE else where
        self.page.claim(rule, title, node, (line.start, line.end))

    def _is_session(self, node: Node) -> bool:
        """« Session 1 », « Table ronde » below an event: a part of it, not what the sheet is about."""
        first = self.page.scene.doc[node.start].lower_
        topic = self.page.topic
        inside = topic is not None and topic.type is EntityType.EVENT and node.ids != topic.ids
        return inside and first in SESSIONS

    def _is_near(self, line: Line) -> bool:
        """Whether the line stands right below the heading, or below its lines of dates and places."""
        doc = self.page.scene.doc
        topic = self.page.topic
        if topic is None or doc[topic.start].idx >= line.start:
            return False
        if self.page.dated_to > doc[topic.end - 1].idx:
            return self.page.scene.text[self.page.dated_to : line.start].count("\n") == 1
        return not self.page.scene.text[doc[topic.end - 1].idx : line.start].strip("\n").count("\n")

    def _read_date_line(self, nodes: list[Node], line: Line) -> None:
        """« 29-30 octobre 2024, Fès » below the heading of an event."""
        if (
            not self.page.topic
            or not self.page.fill(nodes, line.text)
            or not all(node.type in _WHEN_WHERE or self._is_venue(node, nodes) for node in nodes)
        ):
            return
        self.page.dated_to = line.end
        for node in nodes:
            self._add_when_where(self.page.topic, node, line)

    def _is_venue(self, node: Node, nodes: list[Node]) -> bool:
        """« Université Cadi-Ayyad, Marrakech »: a body that is a place, first on its line."""
        return node.type is EntityType.ORGANISATION and node is nodes[0] and self.page.scene.is_site(node)
