"""Organisations of a document, by every source of evidence: list, grammar, acronyms, context, recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.lookup import Lookup
from pipeline.language.organisations.acronyms import find_acting, find_defined, find_long_forms
from pipeline.language.organisations.actors import Actors
from pipeline.language.organisations.authorities import Authorities
from pipeline.language.organisations.boundaries import KnownPlaces
from pipeline.language.organisations.contexts import find_partners
from pipeline.language.organisations.descriptors import DescribedNames
from pipeline.language.organisations.foreign import ForeignNames
from pipeline.language.organisations.gazetteer import Form, find_listed, load_forms
from pipeline.language.organisations.grammar import NameGrammar
from pipeline.language.organisations.shortened import find_shortened
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import Gazetteer, load_gazetteer
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import OrganisationRules, load_organisations

#: Parts of speech and small words that go on with a name beyond its form in the list.
_GOES_ON = frozenset(("ADJ", "VERB", "PROPN"))
_GOES_ON_WORDS = frozenset(("de", "d'", "du", "des", "au", "en"))
#: Rules of nouns that are written as acronyms too: « ARS Bretagne » holds no body « ARS ».
_KINDS = frozenset(("org.hospital", "org.shelter"))
#: What stands before a branch and belongs to it: « Mission OIM Maroc ».
_BRANCH_NOUNS = frozenset(("Mission", "mission", "Bureau", "bureau", "Délégation"))
#: What is between two parties: « accord UE-Niger ».
_BETWEEN_TWO = frozenset(
    ("accord", "accords", "relation", "relations", "sommet", "partenariat", "cooperation", "dialogue",
     "negociations", "convention", "protocole", "match", "coordination")
)  # fmt: skip


@dataclass(frozen=True)
class OrganisationFinder:
    """All that is needed to find organisations, made once from the pattern files."""

    rules: OrganisationRules
    forms: Lookup[Form]
    grammar: NameGrammar
    described: DescribedNames
    authorities: Authorities
    foreign: ForeignNames
    gazetteer: Gazetteer

    def find(self, doc: Doc) -> list[Candidate]:
        """ORGANISATION candidates, and the places that only their names show."""
        table, words = TokenTable.of(doc), self.rules.words
        places = KnownPlaces.of(doc)
        context = Context(table, self.gazetteer.rules.words, self.grammar.reader.words.topics)
        listed = list(find_listed(table, self.forms, words))
        starts = frozenset(name.start for name in listed if name.end - name.start > 1)
        found = [*listed, *_without_overreach(self.grammar.find(context, places, starts), listed, table)]
        found += self.authorities.find(context, places.ends)
        found += self.described.find(table)
        found += self.foreign.find(table)
        found += find_defined(table, words, _organisations(found))
        found += find_long_forms(table, words, _tokens(found))
        found += find_partners(context, words, _tokens(found, places))
        ends = {name.end for name in _organisations(found)}
        found += find_acting(table, words, _tokens(found, places), ends)
        bodies = [(name.start, name.end) for name in _organisations(found)]
        actors = Actors(context, words, self.gazetteer.demonyms, bodies, _tokens(found, places))
        found += actors.find()
        found += find_shortened(context, _organisations(found), _tokens(found, places))
        found += self._seats(context, found, places)
        found += _branches(table, found, places)
        found += _labelled(doc, found)
        return _settle(table, self._nested(doc, found))

    def _nested(self, doc: Doc, found: list[Candidate]) -> Iterator[Candidate]:
        """The places that only names show as the list has them: « université de [Maurice] » is a state's."""
        bodies = {i for name in found if name.source == "gazetteer" for i in range(name.start, name.end)}
        for name in found:
            if name.rule != "place.nested":
                yield name
                continue
            use = self.gazetteer.names.get(doc[name.start : name.end].text)
            if name.start in bodies or (use is not None and use.use == "never"):
                continue
            if use is not None and use.country:
                name = name._replace(label="COUNTRY", rule="country.name", value=use.country)
            yield name

    def _seats(self, context: Context, found: list[Candidate], places: KnownPlaces) -> list[Candidate]:
        """Doubtful places after a listed body: « Terre des hommes [Lausanne] »; `places` gets them too."""
        added = []
        for name in found:
            at = name.end
            if name.source != "gazetteer" or at in places.ends or not context.is_name_word(at):
                continue
            end = context.name_end(at)
            use = self.gazetteer.names.get(context.table.doc[at:end].text)
            if use is not None and use.use != "never" and not is_acronym(context.table.text(at)):
                places.ends[at] = end
                added.append(Candidate(at, end, "LOCATION", "place.name", use.source))
        return added


@lru_cache(maxsize=4)
def load_finder(folder: Path | None = None) -> OrganisationFinder:
    """The finder with the rules of `folder` (default: the patterns that ship). Raises PatternError."""
    rules = load_organisations(folder)
    gazetteer = load_gazetteer(folder)
    grammar = NameGrammar(rules, gazetteer.demonyms, folder)
    described = DescribedNames(rules, grammar.reader)
    return OrganisationFinder(
        rules, load_forms(folder), grammar, described, Authorities(rules), ForeignNames(rules), gazetteer
    )


def _organisations(found: Iterable[Candidate]) -> list[Candidate]:
    return [name for name in found if name.label == "ORGANISATION"]


def _tokens(found: Iterable[Candidate], places: KnownPlaces | None = None) -> set[int]:
    """Tokens inside organisations, and inside places if they are given."""
    tokens = {i for name in _organisations(found) for i in range(name.start, name.end)}
    if places is not None:
        tokens |= {i for start, end in places.ends.items() for i in range(start, end)}
    return tokens


def _without_overreach(
    by_grammar: Iterable[Candidate], listed: list[Candidate], table: TokenTable
) -> Iterator[Candidate]:
    """A listed name ends where the list says, unless an adjective or « de » goes on with it."""
    ends = {name.start: name.end for name in listed}
    inside = {i: name.end for name in listed for i in range(name.start + 1, name.end)}
    for name in by_grammar:
        if name.label == "ORGANISATION" and name.end <= inside.get(name.start, -1):
            continue
        end = ends.get(name.start, name.end)
        goes_on = end >= name.end or (table.doc[end].pos_ in _GOES_ON or table.keys[end] in _GOES_ON_WORDS)
        if goes_on or name.label != "ORGANISATION":
            yield name


def _branches(table: TokenTable, found: list[Candidate], places: KnownPlaces) -> Iterator[Candidate]:
    """« OIM Maroc », « Mission OIM Maroc »: a body with the place right after it."""
    for name in _organisations(found):
        at = name.end
        if (
            table.text(at) in ("-", "/")
            and is_acronym(table.text(at - 1))
            and not table.doc[at - 1].whitespace_
        ):
            at += 1
        if at > name.end and _is_between(table, name, at, found):
            continue
        end = places.ends.get(at)
        if end is None and at > name.end and table.texts[at].isupper() and len(table.texts[at]) < 5:
            end = at + 1  # « MdM-BE », « OMS/AFRO »
        if end is None or (at > name.end and table.doc[at - 1].whitespace_):
            continue
        start = name.start - (table.text(name.start - 1) in _BRANCH_NOUNS)
        yield Candidate(start, end, "ORGANISATION", "org.branch", "grammar")


def _is_between(table: TokenTable, name: Candidate, at: int, found: list[Candidate]) -> bool:
    """« accord UE-Niger », « coopération OIM-HCR »: two that do something together, not a branch."""
    two_bodies = any(other.start == at and other.end - at == 1 for other in _organisations(found))
    return (
        two_bodies or table.key(name.start - 1) in _BETWEEN_TWO or table.key(name.start - 2) in _BETWEEN_TWO
    )


def _settle(table: TokenTable, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Without names cut short (a longer one starts there, and no acronym) and bare names inside others."""
    found = list(candidates)
    longest: dict[int, int] = {}
    headed, titled = set(), set()
    for name in _organisations(found):
        if name.rule != "org.branch":
            longest[name.start] = max(name.end, longest.get(name.start, 0))
        if name.rule in _KINDS:
            headed.add(name.start)
        elif name.rule == "org.title" or table.keys[name.start] == "fondation":
            titled |= {(k, name.end) for k in range(name.start + 1, name.end)}
    inside = {i for start, end in longest.items() for i in range(start + 1, end)}

    def stays(name: Candidate) -> bool:
        if name.label != "ORGANISATION" or name.rule == "org.branch":
            return True
        if name.end < longest[name.start]:
            return name.source == "gazetteer" and name.end - name.start == 1 and name.start not in headed
        if name.source == "gazetteer" and (name.start, name.end) in titled:
            return False  # « fondation [Terre des hommes] »
        return not (name.rule in ("org.red-cross", "org.named") and name.start in inside)

    return [name for name in found if stays(name)]


def _labelled(doc: Doc, found: list[Candidate]) -> Iterator[Candidate]:
    """What the statistical recogniser agrees on."""
    extents = {(name.start, name.end): name for name in _organisations(found)}
    for entity in doc.ents:
        name = extents.get((entity.start, entity.end))
        if name is not None and entity.label_ == "ORG":
            yield name._replace(source="ner")
