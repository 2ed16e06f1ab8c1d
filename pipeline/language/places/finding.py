"""Countries and places of a document: names of the gazetteer, type nouns with a name, and what the context shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.lookup import Words
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import Gazetteer, PlaceUse
from pipeline.language.places.units import UnitFinder
from pipeline.language.tokens import TokenTable
from pipeline.rules.phrases import load_phrases

_SIGNS = frozenset((",", "et", "ou", "puis", "/", "&"))
_PREPOSITIONS = frozenset(("a", "en", "au", "aux", "de", "d'", "du", "des", "vers", "dans", "entre"))
_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: The two states named Congo.
_CONGO = ("CG", "CD")


class Name(NamedTuple):
    """A name of the gazetteer at the tokens start to end."""

    start: int
    end: int
    use: PlaceUse


def find_places(doc: Doc, gazetteer: Gazetteer, units: UnitFinder) -> list[Candidate]:
    """COUNTRY and LOCATION candidates; a place never lies inside another, but a country may."""
    table = TokenTable.of(doc)
    context = Context(table, gazetteer.rules.words, load_phrases(gazetteer.rules.folder).words.topics)
    names = list(_names(table, gazetteer))
    found = list(_known(context, names))
    of_type = list(units.find(context))
    found += of_type
    found += _prefixed(context, gazetteer.demonyms, found)
    found += _unknown(context, names, gazetteer.demonyms)
    found += _series(context, names, found)
    found += _labelled(context, found)
    return _settle(context, found)


def _names(table: TokenTable, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of the gazetteer with a capital where they need one, those that are no place included."""
    text = table.doc.text
    for match in gazetteer.names.matches(Words.of(table.doc)):
        written = text[match.start : match.end]
        if written.islower() or (match.value.capitals and not written.isupper()):
            continue
        span = table.span(match.start, match.end)
        if span is not None:
            article = match.value.country and table.keys[span[0]] == "le"
            yield Name(span[0] + bool(article), span[1], match.value)


def _known(context: Context, names: Iterable[Name]) -> Iterator[Candidate]:
    for start, end, use in names:
        if use.use == "never" or context.is_street(start):
            continue
        if use.country:
            yield from _country(context, start, end, use)
        elif use.use == "":
            if use.source == "gazetteer" or not context.is_person(start, end) or context.is_located(start):
                yield Candidate(start, end, "LOCATION", "place.name", use.source)
        elif _is_shown(context, start, end) or (use.use == "region" and _is_region(context, start, end)):
            yield Candidate(start, end, "LOCATION", "place.name", use.source)


def _country(context: Context, start: int, end: int, use: PlaceUse) -> Iterator[Candidate]:
    if use.use == "city" and (context.table.key(start - 1) == "a" or context.opens_line(start, end)):
        yield Candidate(start, end, "LOCATION", "place.name", "gazetteer")
    elif use.use != "context" or (context.is_in(start) and not context.is_person(start, end)):
        yield Candidate(start, end, "COUNTRY", "country.name", "gazetteer", use.country)


def _is_shown(context: Context, start: int, end: int) -> bool:
    """The context says that a doubtful name is a place."""
    if context.is_person(start, end):
        return False
    located = context.is_located(start) or context.is_within(start) or context.is_reached(start)
    return located or context.opens_line(start, end) or _in_brackets(context, end)


def _is_region(context: Context, start: int, end: int) -> bool:
    """« dans le Gorgol », « en Ardèche », « de l'Hérault »: a name of its own after a small word of place."""
    table = context.table
    if (
        table.doc[start].pos_ not in ("PROPN", "")
        or context.is_person(start, end)
        or table.keys[start] in context.topics
    ):
        return False
    before = table.key(start - 1)
    if before in _ARTICLES:
        return table.key(start - 2) in ("dans", "de", "a", "vers", "depuis", "pour", "entre")
    return before in ("en", "du", "d'", "au", "de")


def _in_brackets(context: Context, end: int) -> bool:
    """« Néma (Mauritanie) » is for the series; here « Tours, en France », « Gao, dans le nord »."""
    table = context.table
    return table.text(end) == "," and table.key(end + 1) in (
        "dans",
        "capitale",
        "ville",
        "localite",
        "commune",
    )


def _unknown(context: Context, names: Iterable[Name], demonyms: dict[str, str]) -> Iterator[Candidate]:
    """Capitalised names that no list holds, where something is said to be: « à Moungoungui »."""
    table = context.table
    listed = {name.start for name in names}
    for i in range(len(table)):
        if not table.is_capital(i) or i in listed or table.keys[i] in demonyms:
            continue
        if not context.is_located(i):
            dated = context.opens_line(i, context.name_end(i), dated=True)
            if not dated or table.doc[i].pos_ not in ("PROPN", ""):
                continue
        end = context.name_end(i)
        if end > i and _may_be_place(context, i, end):
            yield Candidate(i, end, "LOCATION", "place.context", "context")


def _prefixed(context: Context, demonyms: dict[str, str], found: list[Candidate]) -> Iterator[Candidate]:
    """« le Nord-Darfour », « la Haute-Kotto »: a direction or size joined to a name of its own."""
    table = context.table
    starts = {place.start for place in found}
    for i, key in enumerate(table.keys):
        prefix, joined, rest = key.partition("-")
        if prefix not in context.words.prefixes or i in starts or key in context.words.never:
            continue
        if not table.is_capital(i):
            continue
        if not joined and table.text(i + 1) == "-":
            rest = table.key(i + 2) if table.is_capital(i + 2) else ""
        end = context.name_end(i)
        if (
            rest
            and end > i
            and not {rest, f"{prefix}-{rest}"} & demonyms.keys()
            and rest not in context.words.directions
        ):
            if table.texts[i].partition("-")[2][:1].isupper() or not joined:
                yield Candidate(i, end, "LOCATION", "place.prefixed", "grammar")


def _may_be_place(context: Context, start: int, end: int) -> bool:
    table = context.table
    key = table.key(start)
    if end - start > 5 or key in context.words.never or key in context.words.titles or key in context.topics:
        return False
    if end - start == 1 and is_acronym(table.text(start)) and not context.shouts(start):
        return False
    token = table.doc[start]
    if token.ent_type_ in ("PER", "ORG"):
        return False
    following = table.text(end)
    if following in ("(",) and is_acronym(table.text(end + 1)):
        return False
    return token.pos_ in ("PROPN", "NOUN", "X", "ADJ", "")


def _series(context: Context, names: Iterable[Name], found: list[Candidate]) -> list[Candidate]:
    """Names coordinated with a place, built like it: « à Kayes, à Kadiolo et à Nimbougou »."""
    listed = {name.start: name for name in names}
    added: list[Candidate] = []
    places = {place.start: place for place in found}
    queue = sorted(found)
    while queue:
        place = queue.pop()
        for start, end in (*_after(context, place), *_before(context, place, listed)):
            if start in places:
                continue
            candidate = _member(context, place, start, end, listed.get(start))
            if candidate is not None:
                places[candidate.start] = candidate
                added.append(candidate)
                queue.append(candidate)
    return added


def _after(context: Context, place: Candidate) -> Iterator[tuple[int, int]]:
    table, at = context.table, place.end
    if table.key(at) not in _SIGNS:
        return
    at += 2 if table.text(at) == "," and table.key(at + 1) in ("et", "puis") else 1
    start = _skip_link(table, at)
    links = _link(table, start), _link(table, place.start)
    if links[0] == links[1] or start == at or (links[0] == "le" and table.key(place.start - 1) in _ARTICLES):
        end = context.name_end(start)
        if end > start:
            yield start, end


def _before(context: Context, place: Candidate, listed: dict[int, Name]) -> Iterator[tuple[int, int]]:
    """A listed name before « , à X » or « et X »: unknown ones are found only after a known one."""
    table, at = context.table, place.start - 1
    while table.key(at) in _PREPOSITIONS or table.key(at) in _ARTICLES:
        at -= 1
    if table.key(at) not in _SIGNS:
        return
    for length in (1, 3):
        name = listed.get(at - length)
        if name is not None and name.end == at:
            yield name.start, name.end


def _member(context: Context, place: Candidate, start: int, end: int, name: Name | None) -> Candidate | None:
    if context.is_street(start) or context.is_person(start, end):
        return None
    if name is not None:
        if name.use.use == "never":
            return None
        label = "COUNTRY" if name.use.country else "LOCATION"
        rule = "country.name" if name.use.country else "place.name"
        return Candidate(name.start, name.end, label, rule, "series", name.use.country or None)
    if place.label == "COUNTRY" or not _may_be_place(context, start, end):
        return None
    if not _link(context.table, start) and not _is_listed_bare(context, start, end):
        return None
    if context.table.key(start - 1) in _ARTICLES and not _stands_alone(context, end):
        return None
    return Candidate(start, end, "LOCATION", "place.series", "series")


def _is_listed_bare(context: Context, start: int, end: int) -> bool:
    """Without a small word before it, only one word counts, and « et » on one side: « Gao, Ansongo et Bourem »."""
    table = context.table
    single = end - start == 1 or table.text(start + 1) == "-"
    return single and (table.key(start - 1) in ("et", "ou") or table.key(end) in ("et", "ou"))


def _stands_alone(context: Context, end: int) -> bool:
    """Nothing goes on with the name: « le Sila et le Wadi-Fira. », not « le Sila et la Banque mondiale »."""
    following = context.table.text(end)
    return following in (".", ",", ";", ")", ":", "", "et", "ou") or following.isspace()


def _skip_link(table: TokenTable, at: int) -> int:
    if table.key(at) in _PREPOSITIONS:
        at += 1
    return at + 1 if table.key(at) in _ARTICLES else at


def _link(table: TokenTable, start: int) -> str:
    """The small word that leads to a name: « à » as « au », « de » as « du », an article, or none."""
    key = table.key(start - 1)
    if key in _ARTICLES:
        key = table.key(start - 2) if table.key(start - 2) in ("de", "a", "dans", "vers", "entre") else "le"
    return {"au": "a", "aux": "a", "en": "a", "d'": "de", "du": "de", "des": "de"}.get(
        key, key if key in ("a", "de", "le", "vers", "dans", "entre") else ""
    )


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
    """« le Congo » alone is the country that the document names in full, the Republic of the Congo if none."""
    named = {place.value for place in found if place.value in _CONGO and place.end - place.start > 1}
    named |= {place.value for place in found if place.value == "CD"}
    if named != {"CD"}:
        return found
    return [
        place._replace(value="CD") if place.value == "CG" and table.keys[place.start] == "congo" else place
        for place in found
    ]
