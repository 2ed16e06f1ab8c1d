"""Events by their type noun: « atelier sur la santé des migrants », « Journée mondiale des réfugiés »."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.titles import (
    Surroundings,
    TitleReader,
    english_extent,
    is_capitalised,
    is_single,
    opens_item,
    opens_sentence,
    quoted_after,
    read_slogan,
)
from pipeline.rules.events import EventHead, EventRules
from pipeline.rules.folding import fold

_NAMES = frozenset(("ORGANISATION", "COUNTRY", "LOCATION"))
_POINTING = frozenset(("ce", "cet", "cette"))
_DEFINITE = frozenset(("le", "la", "l'", "du", "au"))
_BODIES = frozenset(("ORGANISATION",))
#: The topic that stands for any body, not for the word (« le sommet de l'organisation »).
_BODY_WORD = frozenset(("organisation",))
_SAID = frozenset(("ORGANISATION", "COUNTRY", "LOCATION", "DATE", "QUANTITY"))
_WHEN_OR_WHERE = frozenset(("COUNTRY", "LOCATION", "DATE"))
#: what a mission or visit does
_DONE = re.compile(r"\b(?:s'est rendu|sejourn|effectu|s'est deroul|a visit|s'est achev|depech|condui)")
_WHEN_WHERE_WHO = frozenset(("COUNTRY", "LOCATION", "DATE", "ORGANISATION"))
#: a bare « un atelier » is an event where it is said to be held
_HELD = re.compile(
    r"\b(?:organis|tenu|tient|tenir|tiendr|lieu|accueil|abrit|reuni|particip|anim|deroul|dispens|donn|assur|suivi"
    r"|fixe|annul|report|prevu|programm|ajourn|clotur|demarr|debut|ouvr|ouvert|achev|termin|benefici|recu|lanc|condui|propos|offert|permis|mene|facilit|concern|sanctionn|prolonge|financ)"
)


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
                extent = self._extent(around, token, after, head)
                if extent is not None:
                    found.append(Candidate(*extent, "EVENT", head.rule.id, "grammar"))
                    reached = extent[1]
                    break
        return found

    def _extent(
        self, around: Surroundings, token: Token, after: int, head: EventHead
    ) -> tuple[int, int] | None:
        if head.rule.english:
            if head.needs and not _follows(around.doc, after, head.needs):
                return None
            return english_extent(around.doc, token.i) if token.text[0].isupper() else None
        end = self._read(around, token, after, head)
        return None if end is None else (token.i, end)

    def _read(self, around: Surroundings, token: Token, after: int, head: EventHead) -> int | None:
        """Token index after the event whose type noun ends at `after`, None if it is not one."""
        doc = around.doc
        named = is_capitalised(token)
        pointing = token.i > 0 and fold(token.nbor(-1).text) in _POINTING
        if not (named or pointing or is_single(token, self._words) or _is_listed(token)):
            return None
        if named and token.i and token.nbor(-1).text == "La" and not opens_sentence(token.nbor(-1)):
            return None  # « La Réunion »
        if _follows(doc, after, head.never) or (token.i and fold(token.nbor(-1).text) in head.idioms):
            return None
        if head.needs:
            return self._needed(around, token, after, head, named)
        if around.at(token.i, _BODIES):
            return None
        if token.text.isupper() and shouts(doc, token.i):
            return self._headline(token, after)
        slogan = self._slogan(around, after)
        if slogan is not None:
            return slogan
        end = max(after, self._reader.find_end(around, after - 1, named))
        quoted = self._with_quotes(doc, end)
        if quoted > end:
            return quoted
        rest = [fold(word.text) for word in doc[after:end]]
        if pointing and "sur" not in rest:
            return None
        if not any(word.isalnum() and word not in self._words.prepositions for word in rest):
            return after if head.rule.bare and self._is_held(around, token, after) else None
        if not named and not self._words.prepositions.intersection(rest):
            return end if self._is_held(around, token, end) else None
        if self._is_item(token, end, head):
            return end
        topical = self._has_topic(rest, head) or self._of_body(around, after, end, head)
        if head.topics and (head.rule.strict or not named) and not topical:
            return end if head.rule.owner and self._is_done(around, token, end) else None
        if head.rule.stated and not around.beside(token.i, end, _SAID):
            return None
        return None if head.rule.held and not named and not _says(around, token, _HELD) else end

    def _is_item(self, token: Token, end: int, head: EventHead) -> bool:
        """« Formation au triage : annulée », an item of a list or a heading: stated by being there."""
        if head.rule.strict or not opens_item(token) or "\n" in token.doc[token.i : end].text:
            return False
        follows = token.doc[end].text if end < len(token.doc) else "\n"
        return "\n" in follows or follows in ":(–—"

    @staticmethod
    def _headline(token: Token, after: int) -> int | None:
        """« COLLOQUE MIGRATION, GENRE ET SANTÉ » in a line of capitals: to the end of the line."""
        doc, end = token.doc, after
        if token.i and fold(token.nbor(-1).text) in ("un", "une"):
            return None  # a headline that tells of one: « UNE FORMATION POUR LES EMPLOYEURS »
        opens = opens_sentence(token) or (token.i > 0 and opens_sentence(token.nbor(-1)))
        topic = after < len(doc) and fold(doc[after].text) in ("sur", "de", "d'", "du", "des", "pour")
        if not opens and not (topic and fold(token.nbor(-1).text) in _DEFINITE):
            return None  # « OUVERTURE DE LA TABLE RONDE SUR LA SANTÉ » is one
        while end < len(doc) and not doc[end].is_space and doc[end].text not in "–—:.(":
            end += 1
        return end if end > after else None

    def _slogan(self, around: Surroundings, after: int) -> int | None:
        """« colloque Soigner sans papiers », « journée Agadez sans paludisme »: a title without quotes."""
        doc = around.doc
        if after + 1 >= len(doc) or not doc[after].text[0].isupper() or is_acronym(doc[after].text):
            return None
        if all(token.text.istitle() and token.pos_ == "PROPN" for token in doc[after : after + 2]):
            return None  # « rencontre Boureima Doumbia »
        name = around.at(after, _NAMES)
        end = read_slogan(around, after)
        if name is not None and name.end >= end:
            return None
        return end if end - after > 1 else None

    def _needed(
        self, around: Surroundings, token: Token, after: int, head: EventHead, named: bool
    ) -> int | None:
        """« École d'été sur la migration »: an event for the words that follow its type noun."""
        needed = _follows(around.doc, after, head.needs)
        if head.rule.held and not _says(around, token, _HELD):
            return None
        if head.rule.strict and not token.text[0].isupper():
            return None
        if token.i and fold(token.nbor(-1).text) in _POINTING:
            return None
        if not needed and head.rule.titled:
            quoted = self._with_quotes(around.doc, after)
            return quoted if quoted > after else self._slogan(around, after)
        if not needed or (head.rule.stated and not around.beside(token.i, after + needed, _SAID)):
            return None
        last = after + needed
        if fold(around.doc[last - 1].text) in self._words.prepositions | self._reader.determiners:
            last = after
        end = max(last, self._reader.find_end(around, last - 1, named))
        return self._with_quotes(around.doc, end)

    def _has_topic(self, rest: list[str], head: EventHead) -> bool:
        """The first noun, adjective or preposition after the type noun is one of the rule's topics."""
        first = [word for word in rest[:5] if word not in self._reader.determiners]
        return bool(head.topics.difference(_BODY_WORD).intersection(first))

    @staticmethod
    def _of_body(around: Surroundings, after: int, end: int, head: EventHead) -> bool:
        return "organisation" in head.topics and bool(around.within(after, end, _BODIES))

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

    def _is_done(self, around: Surroundings, token: Token, end: int) -> bool:
        """« une mission de l'OMS a séjourné à Diffa du 3 au 9 mai »; not « sa mission est d'aider »."""
        if token.i and fold(token.nbor(-1).text) in ("sa", "leur", "notre", "votre"):
            return False
        owned = bool(around.within(token.i, end, _BODIES))
        return owned and _says(around, token, _DONE) and bool(around.beside(token.i, end, _WHEN_OR_WHERE))

    def _is_held(self, around: Surroundings, token: Token, after: int) -> bool:
        """« un atelier a été organisé à Thiès le 3 mai »."""
        introduced = token.i > 0 and fold(token.nbor(-1).text) in ("un", "une")
        stated = around.beside(token.i, after, _WHEN_WHERE_WHO)
        return introduced and bool(stated) and _says(around, token, _HELD)


def _is_listed(token: Token) -> bool:
    """An item of a programme of events: « 14 mai, Nairobi : webinaire … »."""
    return token.i > 0 and token.nbor(-1).text in (":", "•", "▪", "-", "–")


def _says(around: Surroundings, token: Token, cue: re.Pattern[str]) -> bool:
    """The sentence of `token` has a word that `cue` finds."""
    first, last = around.sentence(token.i)
    return cue.search(fold(around.doc[first:last].text)) is not None


def _folded(doc: Doc, start: int, count: int) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in doc[start : start + count])


def _follows(doc: Doc, after: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many tokens the longest of `phrases` has that stands at `after`, 0 if none does."""
    words = _folded(doc, after, 4)
    return max((len(phrase) for phrase in phrases if words[: len(phrase)] == phrase), default=0)
