"""How names are compared: « l'École d'Hiver » and « école d’hiver » are one."""

from __future__ import annotations

import re

from spacy.tokens import Span

from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

_WORD = re.compile(r"[^\W_]+")


def content_words(text: str, rules: EntityRules) -> tuple[str, ...]:
    """Folded words that carry the name, singular: « Organisation des Nations unies » gives three."""
    words = [word for word in _WORD.findall(fold(text)) if word not in rules.function]
    return tuple(singular(word) for word in words) or tuple(_WORD.findall(fold(text)))


def place_words(span: Span, rules: EntityRules) -> tuple[str | None, tuple[str, ...]]:
    """Type noun and bare name of a place: « région de Kayes » gives (« region », (« kayes »,))."""
    words = content_words(span.text, rules)
    if len(words) > 1 and words[0] in rules.place_types:
        return words[0], words[1:]
    return None, words


def clean_name(span: Span) -> str:
    """The mention as it is written, on one line."""
    return " ".join(span.text.split())


def slug(text: str) -> str:
    """« Organisation mondiale de la Santé » gives « organisation-mondiale-de-la-sante »."""
    return "-".join(_WORD.findall(fold(text))) or "x"


def singular(word: str) -> str:
    """« fonds » and « fond » are one word here: names are compared, not read."""
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) and not word.isdigit() else word
