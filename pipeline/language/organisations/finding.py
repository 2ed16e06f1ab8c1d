"""Organisations of a document, by every source of evidence: list, grammar, acronyms, context, recogniser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.extensions import SPANS
from pipeline.language.lookup import Lookup
from pipeline.language.organisations.acronyms import find_acting, find_defined, find_long_forms
from pipeline.language.organisations.contexts import find_partners
from pipeline.language.organisations.foreign import ForeignNames
from pipeline.language.organisations.gazetteer import Form, find_listed, load_forms
from pipeline.language.organisations.grammar import NameGrammar
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import PlaceUse, load_gazetteer
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import OrganisationRules, load_organisations
from pipeline.rules.places import PlaceWords


@dataclass(frozen=True)
class OrganisationFinder:
    """All that is needed to find organisations, made once from the pattern files."""

    rules: OrganisationRules
    forms: Lookup[Form]
    grammar: NameGrammar
    foreign: ForeignNames
    place_words: PlaceWords
    names: Lookup[PlaceUse]

    def find(self, doc: Doc) -> list[Candidate]:
        """ORGANISATION candidates (and the places that only their names show)."""
        table = TokenTable.of(doc)
        places, countries = _places(doc)
        listed = list(find_listed(table, self.forms, self.rules.words))
        context = Context(table, self.place_words, self.grammar.reader.words.topics)
        by_grammar = list(self.grammar.find(context, places, countries))
        found = [*listed, *_without_overreach(by_grammar, listed, table), *self.foreign.find(table)]
        found += find_defined(table, [name for name in found if name.label == "ORGANISATION"])
        found += find_long_forms(table, self.rules.words, _tokens(found))
        taken = _tokens(found) | {i for start, end in places.items() for i in range(start, end)}
        found += find_partners(context, self.rules.words, taken)
        taken = _tokens(found) | {i for start, end in places.items() for i in range(start, end)}
        found += find_acting(table, self.rules.words, taken)
        found += self._seats(context, found, places)
        found += _branches(table, found, places)
        found += _labelled(doc, found)
        return _settle(found, table)

    def _seats(self, context: Context, found: list[Candidate], places: dict[int, int]) -> list[Candidate]:
        """Doubtful places right after a listed body: « Terre des hommes [Lausanne] »; `places` gets them too."""
        added = []
        for name in found:
            at = name.end
            if name.source != "gazetteer" or at in places or not context.is_name_word(at):
                continue
            end = context.name_end(at)
            use = self.names.get(context.table.doc[at:end].text)
            if use is not None and use.use != "never" and not is_acronym(context.table.text(at)):
                places[at] = end
                added.append(Candidate(at, end, "LOCATION", "place.name", use.source))
        return added


@lru_cache(maxsize=4)
def load_finder(folder: Path | None = None) -> OrganisationFinder:
    rules = load_organisations(folder)
    gazetteer = load_gazetteer(folder)
    grammar = NameGrammar(rules, gazetteer.demonyms, folder)
    return OrganisationFinder(
        rules, load_forms(folder), grammar, ForeignNames(rules), gazetteer.rules.words, gazetteer.names
    )


def _places(doc: Doc) -> tuple[dict[int, int], set[int]]:
    """End of each place by its first token, and the first tokens of countries."""
    spans = [span for span in doc.spans.get(SPANS, ()) if span.label_ in ("COUNTRY", "LOCATION")]
    ends: dict[int, int] = {}
    for span in spans:
        ends[span.start] = max(span.end, ends.get(span.start, 0))
    return ends, {span.start for span in spans if span.label_ == "COUNTRY"}


def _tokens(found: list[Candidate]) -> set[int]:
    return {i for name in found if name.label == "ORGANISATION" for i in range(name.start, name.end)}


def _without_overreach(
    by_grammar: list[Candidate], listed: list[Candidate], table: TokenTable
) -> Iterator[Candidate]:
    """A listed name ends where the list says, unless an adjective or « de » goes on with it."""
    ends = {name.start: name.end for name in listed}
    for name in by_grammar:
        end = ends.get(name.start, name.end)
        if name.label == "ORGANISATION" and name.start in ends and end < name.end:
            token = table.doc[end]
            if token.pos_ not in ("ADJ", "VERB", "PROPN") and table.keys[end] not in (
                "de",
                "d'",
                "du",
                "des",
                "au",
                "en",
            ):
                continue
        yield name


def _branches(table: TokenTable, found: list[Candidate], places: dict[int, int]) -> Iterator[Candidate]:
    """« OIM Maroc », « Médecins du Monde Suisse », « Mission OIM Maroc »: a body with the place right after it."""
    for name in found:
        if name.label != "ORGANISATION":
            continue
        at = name.end
        if table.text(at) == "-" and is_acronym(table.text(at - 1)) and not table.doc[at - 1].whitespace_:
            at += 1
        end = places.get(at)
        if end is None or (at > name.end and table.doc[at - 1].whitespace_):
            continue
        start = name.start
        if table.text(start - 1) in ("Mission", "mission", "Bureau", "bureau", "Délégation"):
            start -= 1
        yield Candidate(start, end, "ORGANISATION", "org.branch", "grammar")


def _settle(found: list[Candidate], table: TokenTable) -> list[Candidate]:
    """Without names cut short (the same start as a longer one, and no acronym) and bare names inside others."""
    longest: dict[int, int] = {}
    for name in found:
        if name.label == "ORGANISATION" and name.rule != "org.branch":
            longest[name.start] = max(name.end, longest.get(name.start, 0))
    inside = {i for start, end in longest.items() for i in range(start + 1, end)}

    def stays(name: Candidate) -> bool:
        if name.label != "ORGANISATION" or name.rule == "org.branch":
            return True
        if name.end < longest[name.start]:
            return name.source == "gazetteer" and name.end - name.start < 4 and name.end - name.start == 1
        return not (name.rule in ("org.red-cross", "org.named") and name.start in inside)

    return [name for name in found if stays(name)]


def _labelled(doc: Doc, found: list[Candidate]) -> Iterator[Candidate]:
    """What the statistical recogniser agrees on."""
    extents = {(name.start, name.end): name for name in found}
    for entity in doc.ents:
        name = extents.get((entity.start, entity.end))
        if name is not None and entity.label_ == "ORG" and name.label == "ORGANISATION":
            yield name._replace(source="ner")
