"""Which names are no proof that two documents mean one thing: `patterns/resolution.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.rules import default_patterns
from pipeline.rules.reading import read_mapping


@lru_cache
def load_shared_heads(folder: Path | None = None) -> frozenset[str]:
    """First words, folded, of names that many bodies bear: « ministere », « hopital »."""
    path = (folder or default_patterns()) / "resolution.yaml"
    return frozenset(read_mapping(path)["shared_heads"])
