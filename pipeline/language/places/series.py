"""Places by their neighbours: names coordinated with a place and built like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import Name
from pipeline.language.places.unlisted import may_be_place
from pipeline.language.tokens import TokenTable

_SIGNS = frozenset((",", "et", "ou", "puis", "/", "&"))
_PREPOSITIONS = frozenset(("a", "en", "au", "aux", "de", "d'", "du", "des", "vers", "dans", "entre"))
#: « au Niger » is coordinated with « à Gao », « du Sila » with « de Gao ».
_SAME = {"au": "a", "aux": "a", "en": "a", "d'": "de", "du": "de", "des": "de"}
_LINKS = frozenset(("a", "de", "le", "vers", "dans", "entre"))
_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: Small words that make a series by being said again: « à X, à Y et à Z ».
_REPEATED = frozenset(("a", "de"))
#: Most tokens of a name that stands before the known one, and of a figure in brackets.
_LONGEST_BEFORE = 3
_FIGURE = 6


def find_series(context: Context, names: Iterable[Name], found: list[Candidate]) -> list[Candidate]:
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
            name = listed.get(start)
            known = name if name is not None and name.end >= end else None
            candidate = _member(context, place, start, end, known)
            if candidate is not None:
                places[candidate.start] = candidate
                added.append(candidate)
                queue.append(candidate)
    return added


def _after(context: Context, place: Candidate) -> Iterator[tuple[int, int]]:
    """The name after « et », « , à », if the same small word leads to it, or none."""
    table, at = context.table, _after_figure(context.table, place.end)
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
    """A name before « , à X » or « et X »: of the list, or led to by the same « à » or « de »."""
    table, at = context.table, place.start - 1
    while table.key(at) in _PREPOSITIONS or table.key(at) in _ARTICLES:
        at -= 1
    if table.key(at) not in _SIGNS:
        return
    for length in (1, 3):
        name = listed.get(at - length)
        if name is not None and name.end == at:
            yield name.start, name.end
            return
    start = at
    while start > 0 and at - start < _LONGEST_BEFORE and context.is_name_word(start - 1):
        start -= 1
    link = _link(table, start)
    if start < at and link in _REPEATED and link == _link(table, place.start):
        yield start, at


def _after_figure(table: TokenTable, at: int) -> int:
    """Past the figure of a place in brackets: « Laval [(340)] et Longueuil (200) »."""
    if table.text(at) != "(" or not table.text(at + 1)[:1].isdigit():
        return at
    for end in range(at + 2, min(at + _FIGURE, len(table))):
        if table.texts[end] == ")":
            return end + 1
    return at


def _member(context: Context, place: Candidate, start: int, end: int, name: Name | None) -> Candidate | None:
    """The name as a place: a listed one beside any place, an unlisted one only beside no state."""
    if context.is_street(start) or context.is_person(start, end):
        return None
    if name is not None:
        forename = name.use.use == "context" and context.table.key(start) in context.words.first_names
        doubtful = forename and not (name.use.country and place.label == "COUNTRY")
        if name.use.use == "never" or doubtful:
            return None
        label = "COUNTRY" if name.use.country else "LOCATION"
        rule = "country.name" if name.use.country else "place.name"
        return Candidate(name.start, name.end, label, rule, "series", name.use.country or None)
    if place.label == "COUNTRY" or not may_be_place(context, start, end):
        return None
    peoples = context.table.key(start - 1) == "des" and context.table.text(end - 1).isalpha()
    if context.acts_elsewhere(start) or peoples:
        return None  # « et [Mariam] a répondu », « des [Peuls] »
    if not _link(context.table, start) and not _is_listed_bare(context, start, end):
        return None
    if context.table.key(start - 1) in _ARTICLES and not _stands_alone(context, end):
        return None
    return Candidate(start, end, "LOCATION", "place.series", "series")


def _is_listed_bare(context: Context, start: int, end: int) -> bool:
    """Without a small word before it, one word counts, with « et » beside it: « Gao, Ansongo et Bourem »."""
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
    title = table.text(at) in ("La", "Le", "Les")  # « à La Courneuve »
    return at + 1 if table.key(at) in _ARTICLES and not title else at


def _link(table: TokenTable, start: int) -> str:
    """The small word that leads to a name: « à » as « au », « de » as « du », an article, or none."""
    key = table.key(start - 1)
    if key in _ARTICLES:
        key = table.key(start - 2) if table.key(start - 2) in _LINKS else "le"
    key = _SAME.get(key, key)
    return key if key in _LINKS else ""
