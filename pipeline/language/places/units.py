"""Places named by their type: « province du Kasaï », « camp de Bidi Bidi », « régions de Gao et Kidal »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.heads import HeadIndex
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context
from pipeline.language.tokens import TokenTable
from pipeline.rules.places import PlaceRules, UnitRule

_DE = frozenset(("de", "d'", "du", "des"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
_AND = frozenset((",", "et", "ou", "&", "/"))
#: Lower-case words between a type noun and its name: « aéroport international de », « camp de réfugiés de ».
_FILLERS = 4
#: Most tokens between a plural type noun and the first name of its list.
_OPENING = 6


class UnitFinder:
    """Finds type nouns of patterns/places.yaml with the name after them."""

    def __init__(self, rules: PlaceRules) -> None:
        self._heads = HeadIndex((head, rule) for rule in rules.units for head in rule.heads)

    def find(self, context: Context) -> Iterator[Candidate]:
        table = context.table
        for i in range(len(table)):
            head = self._heads.at(table, i)
            if head is None or (head.rule.case == "exact" and table.texts[i] != head.form):
                continue
            yield from self._place(context, i, head.end, head.rule)

    def _place(self, context: Context, head: int, after: int, rule: UnitRule) -> Iterator[Candidate]:
        table = context.table
        if (
            table.key(head - 1) == "d'"
            or (table.key(head - 1) == "de" and table.key(head) == "mer")  # « le front de mer »
            or table.key(after) in context.words.not_units
            or context.is_street(head)
        ):
            return
        at = self._skip_fillers(context, after, rule.of_things)
        if rule.bare and (opened := _listing_start(context, at)) is not None:
            yield from self._list(context, opened, context.name_end(opened), rule)
            return
        start = _skip_link(table, at)
        end = context.name_end(start)
        if is_acronym(table.text(start)) and not self._is_zone(context, head, start):
            return
        applied = start == at  # no « de »: « région MENA », « lac Tchad »
        if end == start or table.key(start) in context.topics or table.key(start) in context.words.never:
            return
        in_name = table.is_capital(head) and (table.is_capital(head - 1) or table.text(head - 1) in "-–")
        if applied and (at > after or not rule.apposition or in_name):
            return
        if rule.bare:
            yield from self._list(context, start, end, rule)
        elif _is_of_body(table, head) or (applied and table.key(head) in context.words.bare_after):
            yield Candidate(start, end, "LOCATION", rule.id, "grammar")
        else:
            yield Candidate(head, end, "LOCATION", rule.id, "grammar")

    @staticmethod
    def _is_zone(context: Context, head: int, start: int) -> bool:
        """« région MENA », « espace CEDEAO »; « le site de l'OIM » is a body's."""
        return context.table.key(head) in context.words.bare_after or context.shouts(start)

    def _skip_fillers(self, context: Context, after: int, of_things: bool) -> int:
        """Past adjectives and, `of_things`, complements in lower case: « camp [de réfugiés] de X »."""
        table, at = context.table, after
        while at - after < _FILLERS:
            wrapped = table.text(at).isspace() and table.text(at).count("\n") < 2
            goes_on = wrapped and table.text(at + 1).islower()
            if goes_on or self._is_lower_noun(table, at, adjective=not of_things):
                at += 1
            elif of_things and table.key(at) in _DE and self._is_lower_noun(table, at + 1):
                at += 2
            else:
                break
        return at

    @staticmethod
    def _is_lower_noun(table: TokenTable, i: int, adjective: bool = False) -> bool:
        text = table.text(i)
        if not text.isalpha() or not text.islower() or text in ("la", "le", "les", "l"):
            return False
        pos = table.doc[i].pos_
        return pos == "ADJ" or (pos == "NOUN" and not adjective) or (not pos and len(text) > 4)

    @staticmethod
    def _list(context: Context, start: int, end: int, rule: UnitRule) -> Iterator[Candidate]:
        """Each name of « les régions de [Kayes], [Mopti] et de [Gao] »."""
        table = context.table
        while end > start and table.key(start) not in context.words.never:
            yield Candidate(start, end, "LOCATION", rule.id, "grammar")
            if table.key(end) not in _AND:
                return
            at = end + 1 + (table.text(end) == "," and table.key(end + 1) == "et")
            start = _skip_link(table, at)
            end = context.name_end(start)


def _is_of_body(table: TokenTable, head: int) -> bool:
    """« hôpital de [district] de Kolda », « Conseil de [cercle] de Kita »: a kind of body, no place."""
    if table.text(head - 1) != "de" or not table.texts[head].islower():
        return False
    return table.doc[head - 2].pos_ in ("NOUN", "PROPN") if head > 1 else False


def _listing_start(context: Context, at: int) -> int | None:
    """First name of a list after its noun: « trois provinces : [X], Y », « , parmi lesquelles [X] et Y »."""
    table, i = context.table, at
    opened = False
    while i < len(table) and i - at < _OPENING:
        if table.texts[i] in (":", "(", ","):
            opened = True
        elif table.keys[i] not in context.words.listing and not (opened and table.keys[i] in _DE):
            break
        i += 1
    if not opened or i >= len(table):
        return None
    start = _skip_link(table, i)
    name = context.is_name_word(start) and not is_acronym(table.texts[start])
    if not name or table.key(start) in context.words.never or table.key(start) in context.topics:
        return None
    alone = table.texts[i - 1] == "," or table.doc[start].pos_ not in ("PROPN", "")
    return None if alone or context.is_person(start, context.name_end(start)) else start


def _skip_link(table: TokenTable, at: int) -> int:
    """Past « de », « du », « de la »."""
    if table.key(at) in _DE:
        at += 1
    title = table.text(at) in ("La", "Le", "Les")  # « de La Courneuve »
    return at + 1 if table.key(at) in _ARTICLES and not title else at
