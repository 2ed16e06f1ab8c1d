"""Titles of programmes and events: where they end, and what stands around them.

A title is read by `PhraseReader`; what is added here is what titles have and other names have not: fixed
expressions (« la prise en charge des réfugiés »), infinitives (« pour répondre aux crises »), coordinated
words without article (« Plan Santé et Immigration 2021-2025 »), a duration (« atelier de 3 jours sur … »).
"""

from __future__ import annotations

from pipeline.language.titles.forms import (
    continues_english,
    ends_line,
    english_extent,
    is_capitalised,
    is_single,
    opens_item,
    opens_line,
    opens_sentence,
    quoted_after,
    quoted_before,
    read_slogan,
)
from pipeline.language.titles.proposing import propose
from pipeline.language.titles.reader import TitleReader
from pipeline.language.titles.surroundings import Surroundings

__all__ = [
    "Surroundings",
    "TitleReader",
    "continues_english",
    "ends_line",
    "english_extent",
    "is_capitalised",
    "is_single",
    "opens_item",
    "opens_line",
    "opens_sentence",
    "propose",
    "quoted_after",
    "quoted_before",
    "read_slogan",
]
