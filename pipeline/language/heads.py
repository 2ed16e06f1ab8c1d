"""Head nouns of a list (« haut-commissariat », « centre de santé »), found at a token of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from pipeline.language.lookup import words_of
from pipeline.language.tokens import TokenTable

RuleT = TypeVar("RuleT")


class Head(NamedTuple, Generic[RuleT]):
    """A head noun: its rule, its form in the list, and the token after it."""

    rule: RuleT
    form: str
    end: int


class HeadIndex(Generic[RuleT]):
    """Head nouns by their first word; the longest that is there wins."""

    def __init__(self, heads: Iterable[tuple[str, RuleT]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str, RuleT]]] = {}
        for form, rule in heads:
            words = words_of(form)
            self._by_first.setdefault(words[0], []).append((words, form, rule))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def at(self, table: TokenTable, i: int) -> Head[RuleT] | None:
        """The head noun that starts at token `i`; hyphens, blanks and case do not matter."""
        key = table.keys[i]
        choices = self._by_first.get(key)
        if choices is None:
            if "-" not in key:
                return None
            first = words_of(key)
            choices = self._by_first.get(first[0] if first else "")
        if choices is None:
            return None
        for words, form, rule in choices:
            end = _match(table, i, words)
            if end is not None:
                return Head(rule, form, end)
        return None


def _match(table: TokenTable, i: int, words: list[str]) -> int | None:
    """Token after `words` from token `i`; None when they are not there."""
    done, at = 0, i
    while done < len(words):
        if at >= len(table) or at - i > 3 * len(words):
            return None
        found = words_of(table.texts[at])
        if found != words[done : done + len(found)] or (not found and at == i):
            return None
        done += len(found)
        at += 1
    return at
