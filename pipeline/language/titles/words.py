"""Small words of titles, and how tokens are compared with them (folded)."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.rules.folding import fold

DE = frozenset(("de", "d'", "du", "des"))
A = frozenset(("a", "au", "aux"))
ARTICLES = frozenset(("le", "la", "les", "l'"))
DETERMINERS = ARTICLES | {"un", "une"}
PLACES = frozenset(("COUNTRY", "LOCATION"))
NAMES = PLACES | {"ORGANISATION"}


def is_a(token: Token) -> bool:
    """The preposition « à », « au », « aux »; not the verb « a », which folds like it."""
    return token.text != "a" and fold(token.text) in A


def words_at(doc: Doc, start: int, count: int) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in doc[start : start + count])


def words_in(doc: Doc, start: int, end: int) -> set[str]:
    return {fold(token.text) for token in doc[start:end]}


def skip_space(doc: Doc, i: int) -> int:
    return i + 1 if i < len(doc) and doc[i].is_space and doc[i].text.count("\n") < 2 else i
