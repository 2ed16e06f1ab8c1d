"""Places that no list holds, shown by the words around them: « à Moungoungui », « le Nord-Darfour »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.places.gazetteer import Name

_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: « The Lancet » is no place, nor is « Acme Ltd ».
_ENGLISH_ARTICLES = frozenset(("the", "a", "an"))
_COMPANIES = frozenset(
    ("ltd", "limited", "inc", "corp", "corporation", "llc", "sarl", "gmbh", "plc", "group")
)
#: Endings of adjectives of place in the plural: « les Nord-Africains ».
_PEOPLES = ("ains", "aines", "ens", "ennes", "ais", "aises", "ois", "oises")
_LIST_OPENERS = frozenset(("les", "des"))
_DETERMINERS = frozenset(("un", "une", "le", "la", "petit", "petite", "gros"))
MONTHS = frozenset(
    ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
     "novembre", "decembre")
)  # fmt: skip
#: Longest name before a date, in tokens.
_LONGEST_DATED = 3
#: Longest unknown name, in tokens.
_LONGEST = 5


#: in a headline in capitals, after « à » or « de »
_NO_PLACES = frozenset(("chez", "tous", "toutes", "nous", "vous", "plus", "moins", "nouveau"))


def find_unknown(context: Context, names: Iterable[Name], demonyms: dict[str, str]) -> Iterator[Candidate]:
    """Capitalised names that no list holds, where something is said to be: « à Moungoungui »."""
    table = context.table
    listed = {name.start for name in names}
    for i in range(len(table)):
        if not table.is_capital(i) or i in listed or table.keys[i] in demonyms:
            continue
        if table.key(i - 1) in _ARTICLES:
            continue
        end = context.name_end(i)
        if context.shouts(i) and (table.keys[i].endswith(("er", "ir", "re")) or table.keys[i] in _NO_PLACES):
            continue  # « CINQ NOUVELLES À LIRE »
        if not context.is_located(i):
            shown = context.opens_line(i, end, dated=True) or _is_described(context, i, end)
            if not (shown or _is_dated(context, i, end)) or table.doc[i].pos_ not in ("PROPN", ""):
                continue
        if end > i and may_be_place(context, i, end) and not context.acts_elsewhere(i):
            yield Candidate(i, end, "LOCATION", "place.context", "context")


def _is_described(context: Context, start: int, end: int) -> bool:
    """« Tessit, un village de 400 âmes », « Tessit : commune rurale »."""
    table, at = context.table, end + 1
    if table.text(end) not in (",", ":", "(") or table.key(end + 1) in _LIST_OPENERS:
        return False
    at += table.key(at) in _DETERMINERS
    return table.text(at).islower() and table.key(at) in context.words.described


def _is_dated(context: Context, start: int, end: int) -> bool:
    """« symposium sur la rougeole, Tessit, 23 mars 2023 »: a single name between comma and date."""
    table = context.table
    if end - start > _LONGEST_DATED or table.text(start - 1) not in (",", ":", "–", "—", "("):
        return False
    if table.text(end) != "," or not table.text(end + 1)[:1].isdigit():
        return False
    return table.key(end + 2) in MONTHS or table.key(end + 3) in MONTHS


def find_prefixed(context: Context, demonyms: dict[str, str], found: list[Candidate]) -> Iterator[Candidate]:
    """« le Nord-Darfour », « la Haute-Kotto »: a direction or size joined to a name of its own."""
    table = context.table
    starts = {place.start for place in found}
    for i, key in enumerate(table.keys):
        prefix, joined, rest = key.partition("-")
        if prefix not in context.words.prefixes or i in starts or not table.is_capital(i):
            continue
        if key in context.words.never:
            continue
        if not joined and table.text(i + 1) == "-":
            rest = table.key(i + 2) if table.is_capital(i + 2) else ""
        end = context.name_end(i)
        plain = {rest, f"{prefix}-{rest}"} & demonyms.keys() or rest in context.words.directions
        capital = not joined or table.texts[i].partition("-")[2][:1].isupper()
        if rest and end > i and capital and not plain and not rest.endswith(_PEOPLES):
            yield Candidate(i, end, "LOCATION", "place.prefixed", "grammar")


def may_be_place(context: Context, start: int, end: int) -> bool:
    """Nothing speaks against an unlisted name as a place: no title, topic, acronym, person or body."""
    table, words = context.table, context.words
    key = table.key(start)
    if key in words.first_names or key in _ENGLISH_ARTICLES or table.key(end - 1) in _COMPANIES:
        return False
    if end - start > _LONGEST or key in words.never or key in words.titles or key in context.topics:
        return False
    if is_acronym(table.text(start)) and not context.shouts(start):
        return False
    if table.text(start - 1) == "A" and end - start > 1:  # « A Better Balance »
        return False
    token = table.doc[start]
    if token.ent_type_ in ("PER", "ORG"):
        return False
    if table.text(end) == "(" and is_acronym(table.text(end + 1)):
        return False
    return token.pos_ in ("PROPN", "NOUN", "X", "ADJ", "")
