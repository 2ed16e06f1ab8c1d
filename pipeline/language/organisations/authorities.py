"""Towns and regions as bodies: « la Ville de Gand finance », « payé par la commune de Zorgho ».

The name of a territory is a place, and its authority where it acts, or where French writes it with a capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.heads import Head, HeadIndex
from pipeline.language.organisations.acting import acts, is_agent
from pipeline.language.phrases import shouts
from pipeline.language.places.context import Context
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import HeadRule, OrganisationRules

_DE = frozenset(("de", "d'", "du", "des"))
#: Longest sum in brackets, in tokens, and how it ends.
_SUM = 9
_MONEY = ("euro", "franc", "dollar", "€", "fcfa", "dirham", "livre", "dinar")
_ARTICLES = frozenset(("le", "la", "les", "l'"))
#: Before the noun, something is there: « dans la Ville de Gand ».
_THERE = frozenset(("dans", "en", "vers", "depuis", "sur", "hors", "a travers", "rejoindre", "quitter"))


def _gives(table: TokenTable, end: int) -> bool:
    """« le Département de l'Orne (50 000 euros) »: what it gives stands in brackets."""
    if table.text(end) != "(" or not table.text(end + 1)[:1].isdigit():
        return False
    close = next((k for k in range(end + 2, min(len(table), end + _SUM)) if table.texts[k] == ")"), end)
    return table.key(close - 1).startswith(_MONEY)


class Authorities:
    """Finds the nouns of `authorities` in patterns/organisation_heads.yaml with the place after them."""

    def __init__(self, rules: OrganisationRules) -> None:
        self.words = rules.words
        self._heads = HeadIndex((head, rule) for rule in rules.authorities for head in rule.heads)

    def find(self, context: Context, ends: dict[int, int]) -> Iterator[Candidate]:
        """The body, and the place that its name holds; `ends` are the places found, by first token."""
        for i in range(len(context.table)):
            head = self._heads.at(context.table, i)
            if head is None:
                continue
            place = self._place(context, i, head, ends)
            if place is None:
                continue
            at, end = place
            if self._is_body(context, i, head, linked=at > head.end, end=end):
                yield Candidate(i, end, "ORGANISATION", head.rule.id, "grammar")
                if end > at and at not in ends:
                    yield Candidate(at, end, "LOCATION", "place.name", "grammar")

    @staticmethod
    def _place(
        context: Context, i: int, head: Head[HeadRule], ends: dict[int, int]
    ) -> tuple[int, int] | None:
        """First token of the bare place after the noun, and the one after it; no bare one in an adjective."""
        table, at = context.table, head.end
        if table.key(at) in _DE:
            at += 1
            at += table.key(at) in _ARTICLES and not table.is_capital(at)
        end = ends.get(i, ends.get(at, -1))
        if end <= at and ends.get(i) != end:
            return None
        if at == head.end and not table.is_capital(at):  # « Région wallonne »
            return (end, end) if table.is_capital(i) and end > head.end else None
        return at, end

    def _is_body(self, context: Context, i: int, head: Head[HeadRule], linked: bool, end: int) -> bool:
        table = context.table
        before = i - 1 - (table.key(i - 1) in _ARTICLES)
        if table.key(before) in _THERE and not acts(table, end, self.words.governing):
            return False
        if acts(table, end, self.words.governing) or is_agent(table, i, self.words) or _gives(table, end):
            return True
        if not table.is_capital(i) or table.key(i - 1) in ("a", "au"):
            return False
        titled = i == 0 or "\n" in table.text(i - 1)
        if shouts(table.doc, i) and not (titled and (end == len(table) or "\n" in table.text(end))):
            return False
        return head.rule.level == "capital" or not linked
