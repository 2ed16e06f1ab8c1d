"""Which mentions name one thing: equal names and values, long form and acronym, a name cut short later."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.language.entities.acronyms import NAMED, letters_agree
from pipeline.language.entities.conflicts import is_acronym
from pipeline.language.entities.names import clean_name, content_words, place_words
from pipeline.language.entities.places import Countries, country_within
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

_ABOUT = re.compile(r"\b(?:sur|consacree? a|dediee? a)\b(.+)", re.DOTALL)
#: start of the rule ids of programmes that are found by name
_LISTED = "programme.known."


@dataclass
class Group:
    """Mentions that name one thing; `words` are those that all its names are compared by."""

    label: str
    words: tuple[str, ...]
    country: str | None = None
    #: « région » when the text says « région de Kayes »
    place_type: str | None = None
    #: how many words at the end are a place without preposition: 1 in « OIM Maroc »
    branch_words: int = 0
    #: what an event is about: (« tenu », « regis ») of « atelier de 4 jours sur la tenue des registres »
    topic: tuple[str, ...] = ()
    #: « atelier de Niamey »: a type noun and a place
    located: bool = False
    mentions: list[Span] = field(default_factory=list)


def group_mentions(
    mentions: Iterable[Span], definitions: Iterable[tuple[Span, Span]], rules: EntityRules
) -> list[list[Span]]:
    """The mentions of each entity in text order; the entities in the order of their first mention."""
    mentions = list(mentions)
    groups = _equal_names(mentions, rules)
    join = _Union(len(groups))
    at = {(span.start, span.end): i for i, group in enumerate(groups) for span in group.mentions}
    for long, short in definitions:
        ends = [at.get((span.start, span.end)) for span in (long, short)]
        if ends[0] is not None and ends[1] is not None:
            join.unite(ends[0], ends[1])
    _join_known(groups, join, rules)
    _join_places(groups, join)
    _join_countryless(groups, join)
    _join_events(groups, join)
    _join_cut_short(groups, join)
    _join_initials(groups, join, rules)
    merged: dict[int, list[Span]] = defaultdict(list)
    for i, group in enumerate(groups):
        merged[join.find(i)] += group.mentions
    entities = [sorted(spans, key=lambda span: (span.start, -span.end)) for spans in merged.values()]
    return sorted(entities, key=lambda spans: (spans[0].start, -spans[0].end))


def _equal_names(mentions: list[Span], rules: EntityRules) -> list[Group]:
    groups: dict[Hashable, Group] = {}
    countries = Countries.among(mentions)
    places = {span.end: span for span in mentions if span.label_ in ("COUNTRY", "LOCATION")}
    for i, span in enumerate(mentions):
        key: Hashable
        group = Group(span.label_, ())
        if span.label_ == "LOCATION":
            group.place_type, group.words = place_words(span, rules)
            key = (span.label_, group.place_type, group.words)
        elif span.label_ in NAMED:
            _read_name(group, span, countries, places, rules)
            key = (span.label_, group.words, group.country, group.branch_words)
        else:
            key = (span.label_, _value_key(span) or i)
        groups.setdefault(key, group).mentions.append(span)
    return list(groups.values())


def _read_name(
    group: Group, span: Span, countries: Countries, places: dict[int, Span], rules: EntityRules
) -> None:
    words = content_words(span.text, rules)
    if span.label_ == "EVENT" and (about := _ABOUT.search(fold(span.text))):
        group.topic = content_words(about[1], rules)
    place = places.get(span.end)
    if place is not None and place.start > span.start:
        place_length = len(content_words(place.text, rules))
        group.located = span.label_ == "EVENT" and len(words) == 1 + place_length
        if fold(span.doc[place.start - 1].text).strip("'") not in rules.function:
            group.branch_words = place_length
    if group.branch_words:
        group.words = words
        return
    group.country, group.words = country_within(span, words, countries.by_end.get(span.end), rules)


def _value_key(span: Span) -> Hashable:
    """What makes two values one entity; None keeps the mention apart."""
    value = span._.value
    if span.label_ == "QUANTITY":
        return _quantity_key(value.to_dict()) if hasattr(value, "to_dict") else None
    return str(value) if value is not None else fold(span.text)


def _quantity_key(value: dict[str, object]) -> Hashable:
    """« quatre tonnes de kits » twice is one figure; « trois jours » of two workshops are two."""
    number, kind = value.get("value"), value.get("kind")
    counted = fold(str(value.get("counted") or "")).split()
    if kind == "duration" or (kind == "percent" and not counted):
        return None
    head = value.get("unit") if kind in ("money", "count") else counted[0] if counted else None
    return (number, value.get("max"), value.get("modifier"), kind, value.get("unit"), head)


def _join_known(groups: list[Group], join: _Union, rules: EntityRules) -> None:
    """Bodies and programmes that the lists have under one name: « HCR » and « UNHCR »."""
    first: dict[str, int] = {}
    for i, group in enumerate(groups):
        if group.label == "ORGANISATION":
            for span in group.mentions:
                known = rules.known.get(fold(clean_name(span)))
                if known is not None:
                    join.unite(first.setdefault(known, i), i)
        elif group.label == "PROGRAMME" and group.mentions[0]._.rule.startswith(_LISTED):
            join.unite(first.setdefault(group.mentions[0]._.rule, i), i)


def _join_places(groups: list[Group], join: _Union) -> None:
    """« région de Kayes » and « Kayes »; not « ville de Kayes » and « région de Kayes »."""
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group.label == "LOCATION":
            by_words[group.words].append(i)
    for same in by_words.values():
        bare = [i for i in same if groups[i].place_type is None]
        typed = [i for i in same if groups[i].place_type is not None]
        if bare and typed:
            join.unite(bare[0], typed[0])


def _join_countryless(groups: list[Group], join: _Union) -> None:
    """« ministère de la Santé » is that of Togo, if the text has no other country's."""
    by_words: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group.label in NAMED and not group.branch_words:
            by_words[group.label, group.words].append(i)
    for (_, words), same in by_words.items():
        abroad = [i for i in same if groups[i].country is not None]
        here = [i for i in same if groups[i].country is None]
        if here and len({join.find(i) for i in abroad}) == 1 and len(words) > 1:
            join.unite(abroad[0], here[0])


def _join_events(groups: list[Group], join: _Union) -> None:
    """Events of one noun about one topic; « atelier de Niamey » is the only other workshop of the text."""
    by_topic: dict[tuple[str, tuple[str, ...]], int] = {}
    by_noun: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group.label == "EVENT" and group.words:
            if len(group.topic) > 1:
                join.unite(by_topic.setdefault((group.words[0], group.topic), i), i)
            if not group.located:
                by_noun[group.words[0]].append(i)
    for i, group in enumerate(groups):
        others = by_noun.get(group.words[0], []) if group.located and group.words else []
        if len({join.find(j) for j in others}) == 1:
            join.unite(others[0], i)


def _join_cut_short(groups: list[Group], join: _Union) -> None:
    """« Projet de renforcement » for a longer name that starts so, if only one does."""
    longer: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group.label in NAMED:
            for length in range(2, min(len(group.words), 20)):
                if len(group.words) - length != group.branch_words:
                    longer[group.label, group.words[:length]].append(i)
    for i, group in sorted(enumerate(groups), key=lambda item: -len(item[1].words)):
        candidates = longer.get((group.label, group.words), ()) if group.label in NAMED else ()
        fitting = [j for j in candidates if _same_country(group, groups[j])]
        fitting = [j for j in fitting if groups[j].topic] or fitting  # « école d'été régionale » names none
        if fitting and len({join.find(j) for j in fitting}) == 1:
            join.unite(fitting[0], i)


def _same_country(one: Group, other: Group) -> bool:
    """A name without a country can be short for one with; « … pour le Rwanda » is not for any other."""
    return one.country is None or one.country == other.country


def _join_initials(groups: list[Group], join: _Union, rules: EntityRules) -> None:
    """An acronym that the text never explains, and the one long name whose initials it has."""
    named = [i for i, group in enumerate(groups) if group.label in NAMED]
    acronyms = [i for i in named if is_acronym(groups[i].mentions[0].text)]
    short = {join.find(i) for i in acronyms}
    for i in acronyms:
        letters = groups[i].mentions[0].text
        if len(letters) < 3 or not letters.isupper():
            continue
        long = [
            j
            for j in named
            if join.find(j) not in short
            and groups[j].label == groups[i].label
            and len(groups[j].words) <= len(letters)
            and letters_agree(letters, groups[j].mentions[0].text, rules, initials=True)
        ]
        if len({join.find(j) for j in long}) == 1 and join.size(i) == 1:
            join.unite(i, long[0])


class _Union:
    """Disjoint sets of 0 … n-1 (union-find); the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._size = [1] * size

    def find(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def size(self, i: int) -> int:
        return self._size[self.find(i)]

    def unite(self, i: int, j: int) -> None:
        first, second = sorted((self.find(i), self.find(j)))
        if first != second:
            self._parent[second] = first
            self._size[first] += self._size[second]
