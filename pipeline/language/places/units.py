"""Places named by their type: « province du Kasaï », « camp de Bidi Bidi », « les régions de Gao et Kidal »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.heads import HeadIndex
from pipeline.language.places.context import Context
from pipeline.language.tokens import TokenTable
from pipeline.rules.places import PlaceRules, UnitRule

_DE = frozenset(("de", "d'", "du", "des"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
_AND = frozenset((",", "et", "ou", "&", "/"))
#: Lower-case words between a type noun and its name: « aéroport international de », « camp de réfugiés de ».
_FILLERS = 4


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
        if table.key(head - 1) == "d'" or table.key(after) in context.words.not_units:
            return
        at = self._skip_fillers(context, after, rule.of_things)
        linked = at
        if table.key(linked) in _DE:
            linked += 1
        if table.key(linked) in _ARTICLES:
            linked += 1
        if linked == at and not (rule.apposition and at == after):
            return
        end = context.name_end(linked)
        if end == linked or (linked == after and table.text(head)[0].isupper() and table.doc[head].pos_ == "PROPN"
                             and head and table.is_capital(head - 1)):  # fmt: skip
            return
        if table.key(linked) in context.topics or context.is_street(head):
            return
        if table.key(linked) in context.words.never or context.table.key(linked - 1) in ("au", "aux"):
            return
        if rule.bare:
            yield from self._list(context, linked, end, rule)
        elif table.key(head) in context.words.bare_after and linked == after:
            yield Candidate(linked, end, "LOCATION", rule.id, "grammar")
        else:
            yield Candidate(head, end, "LOCATION", rule.id, "grammar")

    def _skip_fillers(self, context: Context, after: int, of_things: bool) -> int:
        """Past lower-case adjectives and complements: « camp [de réfugiés] de X », « aéroport [international] »."""
        table, at = context.table, after
        while at - after < _FILLERS:
            if table.text(at).isspace() and table.text(at).count("\n") < 2 and table.text(at + 1).islower():
                at += 1
                continue
            if self._is_lower_noun(table, at, adjective=not of_things) and at < len(table):
                at += 1
                continue
            if of_things and table.key(at) in _DE and self._is_lower_noun(table, at + 1):
                at += 2
                continue
            break
        return at

    @staticmethod
    def _is_lower_noun(table: TokenTable, i: int, adjective: bool = False) -> bool:
        text = table.text(i)
        if not text.isalpha() or not text.islower() or text in ("la", "le", "les", "l"):
            return False
        pos = table.doc[i].pos_
        return pos == "ADJ" or (pos == "NOUN" and not adjective) or (not pos and len(text) > 4)

    def _list(self, context: Context, start: int, end: int, rule: UnitRule) -> Iterator[Candidate]:
        table = context.table
        while end > start:
            yield Candidate(start, end, "LOCATION", rule.id, "grammar")
            at = end
            if table.key(at) not in _AND:
                return
            at += 1
            if table.text(at - 1) == "," and table.key(at) == "et":
                at += 1
            if table.key(at) in _DE:
                at += 1
            if table.key(at) in _ARTICLES:
                at += 1
            start, end = at, context.name_end(at)
