"""The state that a name belongs to, where the document says it: by an adjective, « du Sénégal », a branch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Span

from pipeline.language.entities.names import content_words
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

#: A place is followed by its country within so many tokens: « Kolda, au Sénégal », « Fès (Maroc) ».
_REACH = 3
_LINKS = frozenset((",", "(", "au", "en", "aux", "a", "l'", "la", "du", "de"))


class Countries(NamedTuple):
    """COUNTRY mentions of a document, by the token that they start at and the one after their end."""

    by_start: dict[int, Span]
    by_end: dict[int, Span]

    @classmethod
    def among(cls, mentions: Iterable[Span]) -> Countries:
        spans = [span for span in mentions if span.label_ == "COUNTRY"]
        return cls({span.start: span for span in spans}, {span.end: span for span in spans})


def country_within(
    span: Span, words: tuple[str, ...], country: Span | None, rules: EntityRules
) -> tuple[str | None, tuple[str, ...]]:
    """Country that the name `span` holds, and its `words` without it.

    « ministère malgache de la Santé » and « ministère de la Santé de Madagascar » both give MG and
    (« ministere », « sante »). `country` is the COUNTRY mention that ends where the name does.
    """
    if country is not None and country.start > span.start:
        length = len(content_words(country.text, rules))
        return country._.value or fold(country.text), words[: len(words) - length]
    for token in span[1:]:
        code = rules.demonyms.get(fold(token.text))
        if code and (token.text.islower() or token.text.isupper() or token.i == span.end - 1):
            named = set(content_words(token.text, rules))
            return code, tuple(word for word in words if word not in named)
    return None, words


def country_of(spans: Iterable[Span], countries: Countries, rules: EntityRules) -> str | None:
    """Alpha-2 code of the state that an entity with mentions `spans` belongs to, None if not said."""
    for span in spans:
        if span.label_ == "LOCATION":
            code = _country_after(span, countries)
        else:
            words = content_words(span.text, rules)
            code, _ = country_within(span, words, countries.by_end.get(span.end), rules)
        if code:
            return code
    return None


def _country_after(place: Span, countries: Countries) -> str | None:
    """« Kolda (Sénégal) », « Kolda, au Sénégal »."""
    doc = place.doc
    for at in range(place.end, min(place.end + _REACH, len(doc))):
        if country := countries.by_start.get(at):
            code: str | None = country._.value
            return code
        if fold(doc[at].text) not in _LINKS:
            return None
    return None
