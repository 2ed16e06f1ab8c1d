"""Rules of `patterns/phrases.yaml`: how French names go on after their head noun, and where they end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline.rules import default_patterns
from pipeline.rules.folding import fold
from pipeline.rules.reading import read_mapping, read_rules


class PhraseStyle(BaseModel):
    """How far the names of one kind of thing go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    #: what may start a complement; « de » stands for de, d', du, des
    opens: tuple[str, ...]
    #: complements may be lower-case words (« école de santé »), not only capitalised ones
    lowercase: bool = True
    adjectives: bool = True
    #: « et », and lists that end with « et »
    coordination: bool = True
    #: « la réponse aux urgences »: « à » after a noun that takes it
    governed_a: bool = False
    #: « en » with a field of work goes on with the name: « équité en périnatalité »
    fields: bool = False
    #: numbers right after a noun belong to the name (« Plan 2021-2025 »)
    numbers: bool = False
    #: longest name, in tokens
    limit: int = 40


@dataclass(frozen=True)
class PhraseWords:
    """Closed word classes, folded (see `fold`)."""

    determiners: frozenset[str]
    de: frozenset[str]
    a: frozenset[str]
    take_a: frozenset[str]
    fields: frozenset[str]
    locutions: frozenset[str]
    and_: frozenset[str]
    generic: frozenset[str]
    bodies: frozenset[str]
    topics: frozenset[str]
    ends: frozenset[str]
    verbs: frozenset[str]
    function: frozenset[str]
    calendar: frozenset[str]


@dataclass(frozen=True)
class Phrases:
    words: PhraseWords
    styles: dict[str, PhraseStyle]


@lru_cache(maxsize=8)
def load_phrases(folder: Path | None = None) -> Phrases:
    """The rules of `phrases.yaml` in `folder` (default: the patterns that ship). Raises PatternError."""
    path = (folder or default_patterns()) / "phrases.yaml"
    lists = read_mapping(path, "words")
    words = {
        "and_" if name == "and" else name: frozenset(map(fold, entries)) for name, entries in lists.items()
    }
    words["ends"] = words["ends"] | frozenset(
        word + ending for word in words["ends"] for ending in ("e", "s", "es")
    )
    styles = read_rules(path, PhraseStyle, "styles")
    return Phrases(PhraseWords(**words), {style.id: style for style in styles})
