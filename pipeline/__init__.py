"""Passerelle: partnership knowledge graphs from French texts about the health of migrants.

The names below load on first use, so that `import pipeline` stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_LAZY = {
    "KnowledgeGraph": "pipeline.graph",
    "extract_folder": "pipeline.run",
    "load_language": "pipeline.language",
    "read_date": "pipeline.language.dates",
    "read_quantity": "pipeline.language.quantities",
}

__all__ = sorted(_LAZY)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
