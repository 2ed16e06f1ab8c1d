"""Where names of bodies must not start, and where they end short of the phrase after their head noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.extensions import SPANS
from pipeline.language.heads import Head
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import HeadRule

#: Nouns that say in apposition what a body is: « , service du ministère ».
_APPOSED = frozenset(
    ("service", "unite", "antenne", "branche", "organe", "division", "departement", "direction", "agence",
     "section", "cellule", "bureau", "institution", "etablissement", "organisme", "representation")
)  # fmt: skip
#: How far, in tokens, another centre is looked for.
_CENTRE_REACH = 400
_POINTING = frozenset(("ce", "un", "chaque", "notre", "leur"))
_POSSESSIVES = frozenset(
    ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes")
)
_SENTENCE_SIGNS = frozenset(".!?•-–—:«|>›")
#: Furthest back that the place at the end of a name is looked for, in tokens.
_PLACE_REACH = 6
_DE = frozenset(("de", "d'", "du", "des"))
_OF = frozenset(("de", "d'", "du"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
_IN = frozenset(("au", "aux", "en", "a"))


class KnownPlaces(NamedTuple):
    """Places found before: the end of each by its first token, and the first tokens of countries."""

    ends: dict[int, int]
    countries: frozenset[int]

    @classmethod
    def of(cls, doc: Doc) -> KnownPlaces:
        ends: dict[int, int] = {}
        countries = set()
        for span in doc.spans.get(SPANS, ()):
            if span.label_ in ("COUNTRY", "LOCATION"):
                ends[span.start] = max(span.end, ends.get(span.start, 0))
            if span.label_ == "COUNTRY":
                countries.add(span.start)
        return cls(ends, frozenset(countries))


def is_apposition(table: TokenTable, i: int) -> bool:
    """« le PSM, [service] du ministère », « X, [unité] de l'hôpital »: says what the name before is."""
    of = table.key(i + 1) in ("du", "des") or (table.key(i + 1) == "de" and table.key(i + 2) in _ARTICLES)
    named = table.text(i - 1) == "," and table.text(i - 2)[:1].isalnum() and table.keys[i] in _APPOSED
    return named and of and table.texts[i].islower()


def before_purpose(table: TokenTable, start: int, end: int) -> int:
    """« ministère de la Santé [pour la surveillance] »: no ministry has a purpose after its field."""
    for i in range(start + 2, end):
        if table.keys[i] in ("pour", "contre"):
            return i
    return end


def before_possessive(table: TokenTable, start: int, end: int) -> int:
    """« ministère de la Justice [pour ses actes] »: no name says « ses »."""
    for i in range(start, end):
        if table.keys[i] in _POSSESSIVES:
            return i - 1 if i > start else i
    return end


def before_indefinite(table: TokenTable, start: int, end: int) -> int:
    """« remise à l'ARS [d'un rapport] »: the complement of the verb."""
    for i in range(start + 1, end):
        if table.keys[i] in ("un", "une") and table.keys[i - 1] in ("d'", "de"):
            return i - 1
    return end


def is_middle(table: TokenTable, i: int, head: Head[HeadRule], end: int, places: KnownPlaces) -> bool:
    """« au centre de Tripoli », « le centre-nord du Mali »: a part of the place, no body."""
    if table.texts[i] != "centre" or head.end != i + 1:
        return False
    if table.text(head.end) in ("-", "‑"):
        return True
    at = head.end
    while table.key(at) in _DE or table.key(at) in _ARTICLES:
        at += 1
    if at == head.end or places.ends.get(at, -1) < end:
        return False
    return at in places.countries or not tells_of_centre(table, i)


def tells_of_centre(table: TokenTable, i: int) -> bool:
    """Around, a centre is named that is no part of a town: « centre d'accueil », « ce centre »."""
    for k in range(max(0, i - _CENTRE_REACH), min(len(table), i + _CENTRE_REACH)):
        if table.keys[k] == "centres":
            return True
        if table.keys[k] != "centre" or k == i:
            continue
        of_what = k + 2 if table.key(k + 1) in _OF else k + 1
        plain = table.text(of_what).isalpha() and table.text(of_what).islower()
        if table.key(k - 1) in _POINTING or (plain and table.doc[of_what].pos_ in ("NOUN", "ADJ", "")):
            return True
    return False


def is_defined(table: TokenTable, end: int) -> bool:
    """An acronym in brackets follows."""
    return table.text(end) == "(" and is_acronym(table.text(end + 1)) and len(table.text(end + 1)) > 2


def starts_sentence(table: TokenTable, i: int) -> bool:
    """The capital of token `i` may be that of the sentence, not of a name."""
    before = table.text(i - 1)
    return i == 0 or before in _SENTENCE_SIGNS or "\n" in before


def end_with_place(table: TokenTable, end: int, places: KnownPlaces) -> int:
    """« bureau de l'OMS [au Niger] », « délégation de l'UE [en Tunisie] »; `end` itself without a place."""
    if table.key(end) not in _IN:
        return end
    at = end + 1 + (table.key(end + 1) in _ARTICLES)
    return places.ends.get(at, end)


def nested_place(context: Context, start: int, end: int, places: KnownPlaces) -> Iterator[Candidate]:
    """The unknown place at the end of a name: « district sanitaire de [Moyen-Mono] »."""
    table = context.table
    for at in range(max(start, end - _PLACE_REACH) + 1, end):
        title = table.texts[at - 1] in ("La", "Le", "Les", "L'", "L’")
        linked = table.key(at - 1 - title) in _OF
        if not linked or not table.is_capital(at) or context.name_end(at) != end:
            continue
        plain = table.keys[at] in context.topics or is_acronym(table.texts[at]) or at in places.ends
        if not plain and table.doc[at].pos_ in ("PROPN", "") and not context.is_person_elsewhere(at):
            yield Candidate(at - title, end, "LOCATION", "place.nested", "grammar")
        return
