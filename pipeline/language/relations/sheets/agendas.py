"""Agendas: « 9 h 30 – Allocutions de l'OIM et du HCR », « Session 1 : … » below the name of an event."""

from __future__ import annotations

import re

from pipeline.annotation import EntityType, Predicate
from pipeline.language.relations.scene import Node
from pipeline.language.relations.sheets.page import Line, Page, of_types
from pipeline.rules.relations import SIGNATURES

HOUR = re.compile(r"\s*\d{1,2}\s*(?:[hH:]\s*\d{0,2})\s*(?:[–—-]\s*\d{1,2}\s*[hH:]\s*\d{0,2})?\s*[–—:.-]?\s*")
_GREETING = re.compile(
    r"\b(?:allocution|ouverture|mots?\b|discours|accueil|clôture|intervention|table|panel|session|débat|avec\b|"
    r"présentation|exposé|témoignage|conférence|communication|modération)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
SESSIONS = frozenset({"session", "table", "panel", "plénière", "atelier", "séance", "module", "débat"})


class Agendas:
    """Reads who is on the programme of an event, and which sessions are part of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: Node | None = None

    def read_agenda(self, line: Line) -> None:
        """« 9 h 30 – Allocutions de l'OIM et du HCR »: who is on the programme of the event takes part."""
        if self.page.topic is None or self.page.topic.type is not EntityType.EVENT:
            return
        nodes = self.page.nodes(line.start, line.end)
        at = (line.start, line.end)
        events = [node for node in nodes if node.type is EntityType.EVENT and not node.anaphor]
        self.session = events[0] if events and events[0].ids != self.page.topic.ids else None
        host = self.session or (self.page.topic if _GREETING.search(line.text) else None)
        if host is not None:
            for node in of_types(nodes, SIGNATURES[Predicate.PARTICIPATES_IN][0]):
                self.page.claim("participates_in.agenda", node, host, at)
        for node in nodes:
            if node.type is EntityType.EVENT and not node.anaphor and node.ids != self.page.topic.ids:
                self._add_session(node, at)

    def read_session_line(self, line: Line) -> None:
        first = _FIRST_WORD.search(line.text)
        if self.page.topic is None or first is None or first.group().lower() not in SESSIONS:
            return
        for node in self.page.nodes(line.start, line.end):
            other = node.type is EntityType.EVENT and not node.anaphor and node.ids != self.page.topic.ids
            if other and self.page.topic.type is EntityType.EVENT:
                self._add_session(node, (line.start, line.end))
                return

    def _add_session(self, session: Node, at: tuple[int, int]) -> None:
        """A session is part of the event that the agenda is for, on the day of the last heading."""
        if self.page.topic:
            self.page.claim("part_of.agenda", session, self.page.topic, at)
        if self.page.day:
            self.page.claim("occurs_on.agenda", session, self.page.day, at)
