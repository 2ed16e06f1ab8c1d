"""The only reader of `patterns/`: every other room gets frozen, checked rule objects from here."""

from __future__ import annotations

from pathlib import Path

_ROOM = Path(__file__).resolve().parent.parent


def default_patterns() -> Path:
    """The pattern folder in use when none is named: inside the wheel, or beside `pipeline/` in a checkout."""
    shipped = _ROOM / "_patterns"
    return shipped if shipped.is_dir() else _ROOM.parent / "patterns"
