"""Rules of relations: `patterns/relations/*.yaml` as frozen objects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.rules import default_patterns
from pipeline.rules.conjugation import verb_forms
from pipeline.rules.reading import read_mapping


@dataclass(frozen=True)
class StatusWords:
    """Words that make a statement planned or negated; verbs by every form they take."""

    intention: frozenset[str]
    fulfilled: frozenset[str]
    purpose: frozenset[str]
    planned: frozenset[str]
    negation: frozenset[str]
    refusal: frozenset[str]
    without: frozenset[str]


@lru_cache
def load_status_words(folder: Path | None = None) -> StatusWords:
    """The lists of `relations/status.yaml`, conjugated and agreed."""
    lists = read_mapping((folder or default_patterns()) / "relations" / "status.yaml")
    return StatusWords(
        intention=_conjugated(lists["intention"]),
        fulfilled=_conjugated(lists["fulfilled"]),
        purpose=frozenset(lists["purpose"]),
        planned=frozenset(word + end for word in lists["planned"] for end in ("", "e", "s", "es")),
        negation=frozenset(lists["negation"]),
        refusal=_conjugated(lists["refusal"]),
        without=frozenset(lists["without"]),
    )


def _conjugated(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))
