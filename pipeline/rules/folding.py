"""Folding: one spelling for words that differ in case, accents or typography only."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae"}
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes: « CÔTE D’IVOIRE » gives « cote d'ivoire »."""
    text = text.translate(_TYPOGRAPHY)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return text.casefold()
