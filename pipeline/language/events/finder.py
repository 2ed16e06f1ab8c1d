"""Events by their type noun: « atelier sur la santé des migrants », « Journée mondiale des réfugiés »."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.language.candidates import Candidate
from pipeline.language.titles import (
    Surroundings,
    TitleReader,
    is_capitalised,
    opens_sentence,
    quoted_after,
)
from pipeline.rules.events import EventHead, EventRules
from pipeline.rules.folding import fold

_BODIES = frozenset(("ORGANISATION",))
_SAID = frozenset(("ORGANISATION", "COUNTRY", "LOCATION", "DATE", "QUANTITY"))
_PLACES = frozenset(("COUNTRY", "LOCATION"))
_WHEN_OR_WHERE = frozenset(("COUNTRY", "LOCATION", "DATE"))
#: a bare « un atelier » is an event where it is said to be held
_HELD = re.compile(r"\b(?:organis|tenu|tient|tenir|tiendr|lieu|accueil|abrit|reuni|particip|anim|deroul)")


class EventFinder:
    def __init__(self, rules: EventRules, patterns: Path | None = None) -> None:
        self._heads = rules.heads
        self._reader = TitleReader("event", patterns)
        self._words = self._reader.words

    def find(self, around: Surroundings) -> list[Candidate]:
        """Events of the document, at most one for each type noun; none inside another."""
        doc = around.doc
        found: list[Candidate] = []
        reached = 0
        for token in doc:
            if token.i < reached:
                continue
            for words, head in self._heads.get(fold(token.text), ()):
                after = token.i + len(words)
                if len(words) > 1 and _folded(doc, token.i, len(words)) != words:
                    continue
                end = self._read(around, token, after, head)
                if end is not None:
                    found.append(Candidate(token.i, end, "EVENT", head.rule.id, "grammar"))
                    reached = end
                    break
        return found

    def _read(self, around: Surroundings, token: Token, after: int, head: EventHead) -> int | None:
        doc = around.doc
        named = is_capitalised(token)
        if around.at(token.i, _BODIES) and not head.needs:
            return None
        if _follows(doc, after, head.never) or (head.needs and not _follows(doc, after, head.needs)):
            return None
        if not named and not self._is_one(token):
            return None
        end = max(after, self._reader.find_end(around, after - 1, named))
        end = self._with_quotes(doc, end)
        end = self._without_place(around, token, after, end, named)
        rest = [fold(word.text) for word in doc[after:end]]
        if not any(word.isalnum() and word not in self._words.prepositions for word in rest):
            return after if head.rule.bare and self._is_held(around, token, after) else None
        if head.topics and not named and not self._has_topic(rest, head):
            return None
        if head.rule.stated and not around.beside(token.i, end, _SAID):
            return None
        return end

    def _is_one(self, token: Token) -> bool:
        """Introduced or known: « un atelier », « l'atelier »; or the first word of a title."""
        if opens_sentence(token):
            return token.text[0].isupper()
        before = token.nbor(-1)
        return fold(before.text) in self._words.singular or before.pos_ == "ADJ"

    def _has_topic(self, rest: list[str], head: EventHead) -> bool:
        """The first noun, adjective or preposition after the type noun is one of the rule's topics."""
        first = [word for word in rest[:5] if word not in self._reader.determiners]
        return bool(head.topics.intersection(first))

    def _with_quotes(self, doc: Doc, end: int) -> int:
        """« conférence intitulée « Santé pour tous » » runs to the closing quotes."""
        at = end + 1 if end < len(doc) and fold(doc[end].text) in self._words.named_as else end
        quoted = quoted_after(doc, at)
        if quoted is None or not doc[quoted[0]].text[0].isupper():
            return end
        close = quoted[1]
        while close < len(doc) and (doc[close].is_space or doc[close].text in ",."):
            close += 1
        return close + 1

    def _without_place(self, around: Surroundings, token: Token, after: int, end: int, named: bool) -> int:
        """« atelier de Niamey » is the bare noun; « Conférence de Rabat » is a name."""
        doc = around.doc
        at = after + 1
        if named or at >= end or fold(doc[after].text) not in ("de", "d'", "du", "des"):
            return end
        if fold(doc[at].text) in self._reader.determiners:
            at += 1
        place = around.at(at, _PLACES)
        return after if place is not None and place.end >= end else end

    def _is_held(self, around: Surroundings, token: Token, after: int) -> bool:
        """« un atelier a été organisé à Thiès le 3 mai »."""
        first, last = around.sentence(token.i)
        introduced = token.i > 0 and fold(token.nbor(-1).text) in ("un", "une")
        stated = around.beside(token.i, after, _WHEN_OR_WHERE)
        return introduced and bool(stated) and _HELD.search(fold(around.doc[first:last].text)) is not None


def _folded(doc: Doc, start: int, count: int) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in doc[start : start + count])


def _follows(doc: Doc, after: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    words = _folded(doc, after, 4)
    return any(words[: len(phrase)] == phrase for phrase in phrases)
