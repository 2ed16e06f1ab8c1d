"""`passerelle graph` and `passerelle export`: from the tables, without reading the documents again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import say
from pipeline.cli.extract import PROCESSED

_TABLES = typer.Option("--tables", help="The folder that « passerelle extract » wrote to.")


def graph(folder: Annotated[Path, _TABLES] = PROCESSED) -> None:
    """Write graph.graphml and graph.html again from the tables."""
    from pipeline.export import write_exports
    from pipeline.tables import read_tables

    for name in write_exports(read_tables(folder), folder):
        say(str(folder / name))


def export(
    name: Annotated[
        str, typer.Argument(metavar="FORMAT", help="One of the formats listed by --formats.")
    ] = "",
    folder: Annotated[Path, _TABLES] = PROCESSED,
    output: Annotated[Path | None, typer.Option(help="File or folder to write.")] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out triples less sure than this.")
    ] = 0.0,
    formats: Annotated[bool, typer.Option("--formats", help="List the formats.")] = False,
) -> None:
    """Write the graph in another format."""
    from pipeline.errors import UsageError
    from pipeline.export import FORMATS, write_export
    from pipeline.tables import read_tables

    if formats:
        for known, form in FORMATS.items():
            say(f"{known:<10} {form.target:<18} {form.what}")
        return
    if name not in FORMATS:
        raise UsageError(f"unknown format « {name} ». Allowed: {', '.join(FORMATS)}")
    tables = read_tables(folder)
    say(str(write_export(tables, name, output, folder=folder, min_confidence=min_confidence)))
