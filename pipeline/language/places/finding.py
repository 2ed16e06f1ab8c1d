"""Countries and places of a document: listed names, type nouns with a name, and what the context shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.lookup import Words
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import Gazetteer, Name, PlaceUse
from pipeline.language.places.series import find_series
from pipeline.language.places.units import UnitFinder
from pipeline.language.places.unlisted import find_prefixed, find_unknown
from pipeline.language.tokens import TokenTable
from pipeline.rules.phrases import load_phrases

_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: « dans le Gorgol », « en Ardèche »: what stands before a region, with its article and without.
_BEFORE_ARTICLE = frozenset(("dans", "de", "a", "vers", "depuis", "pour", "entre"))
_BEFORE_REGION = frozenset(("en", "du", "d'", "au", "de"))
#: « Gao, dans le nord », « Tours, ville jumelée »: what says after a comma that the name is a place.
_APPOSED = frozenset(("dans", "capitale", "ville", "localite", "commune"))
#: What stands before a name that the list has, where nothing else says that it is a place: « (Koupéla, …) ».
_BEFORE_PLAIN = frozenset(("", *",;:(|/-–—•».)", "et", "ou", "de", "d'", "sur", "pour", "entre", "parmi"))
#: Shortest name that needs no more than its entry in the list.
_PLAIN_LENGTH = 4
#: The two states named Congo, and what tells which one is meant: « au Congo (Kinshasa) ».
_CONGO = ("CG", "CD")
_CONGO_CAPITALS = {"kinshasa": "CD", "brazzaville": "CG"}
#: What belongs to a town: « la mairie de Luxembourg ».
_MUNICIPAL = frozenset(("mairie", "maire", "ville", "commune", "aeroport", "hopital", "gare", "centre-ville"))


def find_places(doc: Doc, gazetteer: Gazetteer, units: UnitFinder) -> list[Candidate]:
    """COUNTRY and LOCATION candidates; a place never lies inside another, but a country may."""
    table = TokenTable.of(doc)
    context = Context(table, gazetteer.rules.words, load_phrases(gazetteer.rules.folder).words.topics)
    names = _names(table, gazetteer)
    found = [*_known(context, names), *units.find(context)]
    found += find_prefixed(context, gazetteer.demonyms, found)
    found += find_unknown(context, names, gazetteer.demonyms)
    found += find_series(context, names, found)
    found += _labelled(context, found)
    return _settle(context, found)


def _names(table: TokenTable, gazetteer: Gazetteer) -> list[Name]:
    """Names of the gazetteer with a capital where they need one, those that are no place included."""
    text = table.doc.text
    names = []
    for match in gazetteer.names.matches(Words.of(table.doc)):
        written = text[match.start : match.end]
        if written.islower() or (match.value.capitals and not written.isupper()):
            continue
        span = table.span(match.start, match.end)
        if span is not None and not _is_demonym(table, span[1], gazetteer.demonyms):
            article = match.value.country and table.keys[span[0]] == "le"
            names.append(Name(span[0] + bool(article), span[1], match.value))
    return names


def _is_demonym(table: TokenTable, end: int, demonyms: dict[str, str]) -> bool:
    """« le Bissau-Guinéen »: the name is the first part of an adjective."""
    return table.text(end) == "-" and table.key(end + 1) in demonyms


def _known(context: Context, names: Iterable[Name]) -> Iterator[Candidate]:
    table = context.table
    starts, ends = {name.start for name in names}, {name.end for name in names}
    for start, end, use in names:
        if use.use == "never" or context.is_street(start):
            continue
        if not use.country and context.is_joined(start - 1) and start - 1 not in ends:
            continue  # « Al-Salam » is no Salam
        if not use.country and context.is_joined(end) and end + 1 not in starts and table.is_capital(end + 1):
            end = context.name_end(start)  # « Joal-Fadiouth »
        if use.country and table.text(end) == "-" and table.key(end + 1) in context.words.directions:
            yield Candidate(start, end + 2, "LOCATION", "place.name", "grammar")  # « Liban-Nord »
        elif use.country:
            yield from _country(context, start, end, use)
        elif use.use == "":
            listed = use.source == "gazetteer" and not context.follows_title(start)
            if listed or not context.is_person(start, end) or context.is_located(start):
                yield Candidate(start, end, "LOCATION", "place.name", use.source)
        elif use.source == "cities" and (_is_forename(context, start) or context.acts_elsewhere(start)):
            continue
        elif (
            _is_shown(context, start, end)
            or (use.use == "region" and _is_region(context, start, end))
            or _is_plain(context, start, end, use)
        ):
            yield Candidate(start, end, "LOCATION", "place.name", use.source)


def _country(context: Context, start: int, end: int, use: PlaceUse) -> Iterator[Candidate]:
    table = context.table
    part = _part_end(context, end)
    if part > end:
        yield Candidate(start, part, "LOCATION", "place.part", "grammar")
    elif use.use == "city" and _is_city(context, start, end):
        yield Candidate(start, end, "LOCATION", "place.name", "gazetteer")
    elif (
        use.use != "context"
        or _is_titled(table, start, end)
        or (context.is_in(start) and not context.is_person(start, end))
    ):
        yield Candidate(start, end, "COUNTRY", "country.name", "gazetteer", use.country)


def _part_end(context: Context, end: int) -> int:
    """Token after « Suisse [romande] », « Italie [du Nord] », « Allemagne [de l'Est] », else `end`."""
    table = context.table
    if table.text(end).islower() and table.key(end) in context.words.parts:
        return end + 1
    at = end + 1 if table.key(end) in ("de", "du") else end
    at += table.key(at) == "l'"
    direction = table.is_capital(at) and table.key(at) in context.words.directions
    return at + 1 if at > end and direction and table.texts[at].istitle() else end


def _is_titled(table: TokenTable, start: int, end: int) -> bool:
    """« de La Réunion »: the article has its capital inside a sentence."""
    if end - start < 2 or table.texts[start] not in ("La", "Le", "Les"):
        return False
    before = table.text(start - 1)
    return (before[:1].isalpha() and before.islower()) or before in (",", "'", "’", "(")


def _is_city(context: Context, start: int, end: int) -> bool:
    """« à Luxembourg », « la mairie de Luxembourg »: the town, not the state of its name."""
    table = context.table
    of_town = table.key(start - 1) == "de" and table.key(start - 2) in _MUNICIPAL
    return table.key(start - 1) == "a" or of_town or context.opens_line(start, end)


def _is_forename(context: Context, start: int) -> bool:
    """« Victor » is a town somewhere, and a person here; « CAN » is no « Can » in capitals."""
    table = context.table
    if table.key(start) in context.words.first_names:
        return True
    return is_acronym(table.text(start)) and not context.shouts(start)


def _is_shown(context: Context, start: int, end: int) -> bool:
    """The context says that a doubtful name is a place."""
    if context.is_person(start, end):
        return False
    located = context.is_located(start) or context.is_within(start) or context.is_reached(start)
    return located or context.opens_line(start, end) or _is_apposed(context, end)


def _is_region(context: Context, start: int, end: int) -> bool:
    """« dans le Gorgol », « en Ardèche », « de l'Hérault »: a name of its own after a small word of place."""
    table = context.table
    if table.doc[start].pos_ not in ("PROPN", "") or table.keys[start] in context.topics:
        return False
    if context.is_person(start, end):
        return False
    before = table.key(start - 1)
    if before in _ARTICLES:
        return table.key(start - 2) in _BEFORE_ARTICLE
    return before in _BEFORE_REGION


def _is_plain(context: Context, start: int, end: int, use: PlaceUse) -> bool:
    """« Makamba, Ruyigi et Cankuzo », « Seraing compte deux centres »: a name of the list, and no other word.

    The tagger takes it for a name, it stands alone, and nobody in the document is called so.
    """
    table = context.table
    if use.source not in ("cities", "regions") or table.doc[start].pos_ != "PROPN":
        return False
    before = table.key(start - 1)
    article = use.source == "regions" and before in _ARTICLES
    if not article and before not in _BEFORE_PLAIN and not before.isspace():
        return False
    if table.starts[end - 1] + len(table.texts[end - 1]) - table.starts[start] < _PLAIN_LENGTH:
        return False
    if table.texts[start].isupper() or context.is_common(start) or context.is_person(start, end):
        return False
    if any(map(context.is_name_word, (start - 1, end))) or any(map(context.is_joined, (start - 1, end))):
        return False
    return not _is_forename(context, start) and not context.acts_elsewhere(start)


def _is_apposed(context: Context, end: int) -> bool:
    """« Gao, dans le nord du pays »."""
    return context.table.text(end) == "," and context.table.key(end + 1) in _APPOSED


def _labelled(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """What the statistical recogniser agrees on: a second source for what is found."""
    extents = {(place.start, place.end): place for place in found}
    for entity in context.table.doc.ents:
        place = extents.get((entity.start, entity.end))
        if place is not None and entity.label_ == "LOC":
            yield place._replace(source="ner")


def _settle(context: Context, found: list[Candidate]) -> list[Candidate]:
    """The longest of places that overlap; a country stays inside a place of another kind."""
    kept: list[Candidate] = []
    end = -1
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if place.start >= end or (kept and (place.start, place.end) == (kept[-1].start, kept[-1].end)):
            kept.append(place)
            end = max(end, place.end)
        elif place.label == "COUNTRY" and place.end <= end:
            kept.append(place)
    return _which_congo(kept, context.table)


def _which_congo(found: list[Candidate], table: TokenTable) -> list[Candidate]:
    """« le Congo » alone is the state that the document names in full, else the Republic of the Congo."""
    found = [_with_capital(place, table) if place.value in _CONGO else place for place in found]
    named = {place.value for place in found if place.value in _CONGO and place.end - place.start > 1}
    named |= {place.value for place in found if place.value == "CD"}
    if named != {"CD"}:
        return found
    return [place._replace(value="CD") if _is_bare_congo(place, table) else place for place in found]


def _is_bare_congo(place: Candidate, table: TokenTable) -> bool:
    return place.value == "CG" and table.keys[place.start] == "congo" and table.text(place.end) != "("


def _with_capital(place: Candidate, table: TokenTable) -> Candidate:
    """« Congo (Kinshasa) », « Congo/Brazzaville »: the capital beside the name decides."""
    beside = table.text(place.end) in ("(", "/", "-")
    code = _CONGO_CAPITALS.get(table.key(place.end + 1)) if beside else None
    return place if code is None else place._replace(value=code)
