"""Every export format by name: the file or folder it makes, and what writes it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.tables import Tables
from pipeline.tables.store import move_into_place


class Format(NamedTuple):
    """`writer` is « module:function » of this package, called with (tables, path); loaded when used."""

    target: str
    writer: str
    what: str


FORMATS = {
    "html": Format("graph.html", "explorer:write_explorer", "the page to explore in a browser, offline"),
    "graphml": Format("graph.graphml", "graphml:write_graphml", "for yEd, Cytoscape, Gephi, networkx"),
}
#: What `passerelle extract` writes without being asked.
_ALWAYS = ("graphml", "html")


def write_export(tables: Tables, name: str, path: Path | None = None, *, folder: Path = Path()) -> Path:
    """Write `tables` in the format `name` to `path` (default: its usual name in `folder`); returns the path.

    Complete before it replaces what was there. Raises UsageError for an unknown format.
    """
    if name not in FORMATS:
        raise UsageError(f"unknown format « {name} ». Allowed: {', '.join(FORMATS)}")
    form = FORMATS[name]
    module, function = form.writer.split(":")
    write = getattr(import_module(f"pipeline.export.{module}"), function)
    path = path or folder / form.target
    path.parent.mkdir(parents=True, exist_ok=True)
    with move_into_place(path) as temporary:
        write(tables, temporary)
    return path


def write_exports(tables: Tables, folder: Path) -> tuple[str, ...]:
    """Write `graph.graphml` and `graph.html` to `folder`; the names of the files."""
    return tuple(write_export(tables, name, folder=folder).name for name in _ALWAYS)
