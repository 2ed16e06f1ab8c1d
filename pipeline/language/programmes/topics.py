"""Programmes by their topic: « une campagne de dépistage du diabète » of which the text states something."""

from __future__ import annotations

import re
from collections.abc import Container

from spacy.tokens import Doc, Token

from pipeline.language.phrases import is_acronym
from pipeline.language.programmes.names import NameReader
from pipeline.language.titles import Surroundings, TitleReader, quoted_after
from pipeline.rules.folding import fold
from pipeline.rules.programmes import Heads

_ACTORS = frozenset(("ORGANISATION", "COUNTRY", "LOCATION"))
_BODIES = frozenset(("ORGANISATION",))
_TOWNS = frozenset(("LOCATION",))
_MEASURES = frozenset(("DATE", "QUANTITY"))
YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")


class TopicReader:
    """Reads titles in lower case; `nouns` are the type nouns of programmes, folded."""

    def __init__(self, reader: TitleReader, names: NameReader, nouns: Container[str]) -> None:
        self._reader, self._names, self._nouns = reader, names, nouns
        self._words = reader.words
        self._small = self._words.prepositions | reader.determiners
        relations = "|".join(re.escape(stem) for stem in self._words.relations)
        self._relation = re.compile(rf"(?<!\w)(?:{relations})")

    def read(self, around: Surroundings, token: Token, after: int, heads: Heads) -> tuple[int, int] | None:
        """« une campagne de dépistage du diabète » of which the sentence states something."""
        doc = around.doc
        end = self._reader.find_end(around, after - 1, named=False)
        unowned = self._names.without_owner(around, after, end)
        if YEARS.fullmatch(doc[unowned - 1].text):
            end = unowned  # « stratégie d'élimination de la gale 2021-2025 », not « du ministère »
        i, adjectives = after, []
        while i < end and fold(doc[i].text) not in self._words.prepositions:
            adjectives.append(fold(doc[i].text))
            i += 1
        if i >= end or (heads.adjectives and not heads.adjectives.intersection(adjectives)):
            return None
        if fold(doc[end - 1].text) in self._nouns and quoted_after(doc, end):
            return None  # « évaluation finale du projet « … » »
        preposition, i = fold(doc[i].text), i + 1
        while i < end and fold(doc[i].text) in self._reader.determiners:
            i += 1
        if i >= end:
            return None
        if i == after + 1 and around.at(i, _MEASURES) and token.lower_ in self._words.take_dates:
            return token.i, end
        topic = fold(doc[i].text)
        if heads.topics and not {preposition, topic, *adjectives} & heads.topics:
            return None
        content = [t for t in doc[after:end] if len(t) > 2 and fold(t.text) not in self._small]
        unowned = self._names.without_owner(around, after, end)
        concept = tuple(fold(t.text) for t in doc[after:unowned]) in heads.concepts
        if concept or len(content) < 2 or self.is_only_owner(around, after, end):
            return None
        named = heads.rule.alone or self._is_named_within(around, after, end) or has_acronym(doc, end)
        return (token.i, end) if named or self._is_stated(around, token.i, end) else None

    @staticmethod
    def _is_named_within(around: Surroundings, after: int, end: int) -> bool:
        """« plan d'action Santé et Mobilité 2024-2026 »: capitals or years of its own make it a name."""
        own = [
            token
            for token in around.doc[after:end]
            if token.text[0].isupper() and not token.text.isupper() and not is_acronym(token.text)
        ]
        others = around.within(after, end, _ACTORS)
        own = [token for token in own if not any(span.start <= token.i < span.end for span in others)]
        return len(own) > 1 or YEARS.fullmatch(around.doc[end - 1].text) is not None

    @staticmethod
    def read_placed(around: Surroundings, token: Token, after: int) -> tuple[int, int] | None:
        """« protocole d'accord de Bamako », « accords d'Évian »: where it was signed is its name."""
        doc = around.doc
        if fold(doc[after].text) not in ("de", "d'") or after + 1 >= len(doc):
            return None
        place = around.at(after + 1, _TOWNS)
        if place is None or not place.text[0].isupper() or around.at(after + 1, _BODIES):
            return None
        return token.i, place.end

    def read_abbreviated(self, around: Surroundings, token: Token, after: int) -> tuple[int, int] | None:
        """« permis spécial de séjour (PSS) »: what has an acronym of its own is a name."""
        doc, end = around.doc, self._reader.find_end(around, after - 1, named=False)
        if not has_acronym(doc, end):
            return None
        first = next((fold(t.text)[0] for t in doc[after:end] if fold(t.text) not in self._small), "")
        if fold(doc[end + 1].text)[0] not in (fold(token.text)[0], first):
            return None  # « régime des pêcheurs artisanaux (PAR) » leaves its type noun out
        return None if around.is_listed(end + 1) or end - after < 1 else (token.i, end)

    def is_only_owner(self, around: Surroundings, after: int, end: int) -> bool:
        """« Programme de l'OIM », « programme national du FAMI »: whose or of what it is, not which."""
        i = after
        while i < end and (fold(around.doc[i].text) in self._small or around.doc[i].pos_ == "ADJ"):
            i += 1
        if i == end - 1 and i > after + 1 and is_acronym(around.doc[i].text):
            return True
        owner = around.at(i, _BODIES)
        return i > after and owner is not None and owner.end >= end

    def _is_stated(self, around: Surroundings, start: int, end: int) -> bool:
        """The sentence says who does something with it, what is done, or when."""
        first, last = around.sentence(start)
        related = self._relation.search(fold(around.doc[first:last].text)) is not None
        acted = bool(around.beside(start, end, _ACTORS))
        measured = bool(around.beside(start, end, _MEASURES))
        return related or acted or measured


def has_acronym(doc: Doc, end: int) -> bool:
    """« … (AVR) »: what has an acronym is a name."""
    return end + 1 < len(doc) and doc[end].text == "(" and is_acronym(doc[end + 1].text)
