"""Currencies: which one « $ », « francs CFA » or « dinars » is, in this document."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale, get_global
from babel.numbers import get_currency_name

from pipeline.language.numbers import find_numbers
from pipeline.rules.folding import fold
from pipeline.rules.quantities import QuantityRules

_SPACES = re.compile(r"\s+")
#: Between a number and its currency: « 3 millions d'euros », « 500 francs », « 40 € ».
_LINK = re.compile(r"\s{0,3}(?:de\s{1,3}|d\s?['’]\s?)?")
#: A word of a currency's name, or a symbol; a final stop belongs to an abbreviation (« F. CFA »).
_WORD = re.compile(
    r"\s{0,2}(?:[^\W\d_]+(?:-[^\W\d_]+)*[$€]?(?:\.(?=\s?CFA))?|[$€£¥₦₵]+[A-Z]*)",
)
_SIGN_BEFORE = re.compile(
    r"(?<![\w$€£])(?P<sign>Fr\.|[A-Z]{1,4}[$€£]?|[A-Z]{3}\$|[$€£¥₦₵](?:US|CA)?)[ \u00a0\u202f]?\Z"
)
_COINS = re.compile(
    r"\s{1,2}(?:et\s{1,2})?(?P<number>\d{1,2}|[^\W\d_]{2,12}(?:[- ][^\W\d_]{2,9}){0,3}?)"
    r"\s{1,2}(?P<coin>[^\W\d_]{4,9})(?!\w)"
)
#: « US$ 3 m », « € 2 bn »: letters that multiply a sum whose sign stands before it.
_LETTERS = re.compile(r"\s?(?P<letter>mn|m|bn|Md|[kK])(?![\w²³/'’])")
_LETTER_WORTH = {"m": 10**6, "mn": 10**6, "bn": 10**9, "Md": 10**9, "k": 1000, "K": 1000}
#: No currency's name is longer than this, « d' » and spaces included.
_LONGEST = 60


@lru_cache(maxsize=1)
def currency_territories() -> dict[str, tuple[str, ...]]:
    """Each ISO 4217 code in use now -> the territories (alpha-2) where it is legal tender, from CLDR."""
    territories: dict[str, list[str]] = {}
    for territory, uses in sorted(get_global("territory_currencies").items()):
        for code, _, until, tender in uses:
            if until is None and tender:
                territories.setdefault(code, []).append(territory)
    return {code: tuple(places) for code, places in territories.items()}


class Currencies:
    """The forms of currencies in French, and how a document decides between those that share one."""

    def __init__(self, rules: QuantityRules) -> None:
        #: folded form (symbols keep their case) -> codes it may stand for, and the one that it is by default
        self.forms: dict[str, tuple[tuple[str, ...], str]] = {}
        #: coins: form -> how many of them make one of the currency
        self.parts: dict[str, int] = {}
        current = currency_territories()
        for code in [*current, *(code for code in sorted(Locale("fr").currencies) if code not in current)]:
            for count in (1, 2):
                name = get_currency_name(code, count, "fr").split(" (")[0]
                self.forms.setdefault(fold(name), ((code,), ""))
        for code in current:
            self.forms[code] = ((code,), "")
        for row in rules.currencies:
            self.forms[_key(row.form)] = (tuple(row.codes.split()), row.default)
            if row.parts > 1:
                self.parts[_key(row.form)] = row.parts
        self._most_words = max(len(form.split()) for form in self.forms)

    def find_after(self, text: str, at: int) -> tuple[str, int] | None:
        """(form, its end) of a currency right after a number that ends at `at`: « d'euros », « US$ »."""
        linked = _LINK.match(text, at)
        start = linked.end() if linked else at
        ends = [match.end() for match in _WORD.finditer(text, start, start + _LONGEST)][: self._most_words]
        for end in reversed(ends):
            form = text[start:end]
            if _key(form) in self.forms:
                return form, end
        return None

    def find_before(self, text: str, at: int) -> tuple[str, int] | None:
        """(form, its start) of a code or symbol right before a number that starts at `at`: « USD », « € »."""
        match = _SIGN_BEFORE.search(text, max(0, at - 8), at)
        if match is None or _key(match["sign"]) not in self.forms or not _is_sign(match["sign"]):
            return None
        return match["sign"], match.start("sign")

    def find_letter(self, text: str, at: int) -> tuple[int, int] | None:
        """(factor, end) of a letter that multiplies a sum which ends at `at`: « US$ 3 [m] »."""
        match = _LETTERS.match(text, at)
        return None if match is None else (_LETTER_WORTH[match["letter"]], match.end())

    def worth(self, form: str) -> Decimal:
        """What one of a form is in its currency: a centime is a hundredth."""
        return 1 / Decimal(self.parts.get(_key(form), 1))

    def find_coins(self, text: str, at: int) -> tuple[Decimal, int] | None:
        """(worth, end) of the coins behind a sum that ends at `at`: « 3 euros [et 50 centimes] »."""
        match = _COINS.match(text, at)
        if match is None or (number := next(find_numbers(match["number"]), None)) is None:
            return None
        parts = self.parts.get(_key(match["coin"]))
        if parts is None or number.end < len(match["number"]) or not 0 < number.value < parts:
            return None
        return Decimal(str(number.value)) / parts, match.end()

    def code(self, form: str, text: str, place: str = "") -> str | None:
        """ISO code of a form as it stands in the document `text`; `place` is what follows it on the spot.

        None when several currencies share the form and the document does not decide.
        """
        found = self.forms.get(_key(form))
        if found is None:
            return None
        codes, default = found
        if len(codes) == 1:
            return codes[0]
        near = self._by_country(codes, place)
        if near is not None:
            return near
        if (
            default == "USD"
        ):  # the world's money stays so unless the document is all about another dollar land
            return self._by_country(codes, text, least=3) or default
        return self._by_country(codes, text) or default or None

    def _by_country(self, codes: tuple[str, ...], text: str, least: int = 1) -> str | None:
        """The code whose countries `text` names most often; None on a tie or under `least`."""
        named = _count_territories(text)
        votes: Counter[str] = Counter()
        for code in codes:
            for place in currency_territories().get(code, ()):
                votes[code] += named[place]
        ranked = votes.most_common(2)
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]


@lru_cache(maxsize=64)
def _count_territories(text: str) -> Counter[str]:
    """How often a text names each territory, by name or by the adjective of its currency."""
    names, pattern = territory_names()
    return Counter(names[match.group(1)] for match in pattern.finditer(fold.__wrapped__(text)))


@lru_cache(maxsize=1)
def territory_names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Folded French names of territories and stems of their adjectives -> alpha-2, and what finds them."""
    names: dict[str, str] = {}
    for code, name in sorted(Locale("fr").territories.items()):
        if len(code) == 2 and code.isalpha():
            short = fold(name.split(" (")[0].replace("-", "-"))
            names.setdefault(short, code)
    for currency, places in currency_territories().items():
        adjective = fold(get_currency_name(currency, 1, "fr").split(" (")[0]).split()[-1]
        if len(places) == 1 and len(adjective) > 5 and adjective not in names:
            names[adjective] = names[f"{adjective}s"] = names[f"{adjective}e"] = places[0]
    names["congo"] = "CG"
    names["rdc"] = names["republique democratique du congo"] = "CD"
    names["congo-brazzaville"], names["congo-kinshasa"] = "CG", "CD"
    names["centrafrique"] = names["rca"] = "CF"
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return names, re.compile(rf"(?<![\w-])({alternatives})(?![\w]|-\w)")


def _key(form: str) -> str:
    form = _SPACES.sub(" ", form.strip())
    return form if _is_sign(form) else fold(form)


def _is_sign(form: str) -> bool:
    """Codes and symbols (« EUR », « US$ », « DH »), whose case counts; not words."""
    return not any(char.islower() for char in form) or len(form) <= 3
