"""The program `passerelle`: its commands, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.console import ExitCode, say_error
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.extract import extract
from pipeline.cli.graph import export, graph
from pipeline.cli.patterns import app as patterns
from pipeline.cli.query import query
from pipeline.errors import PasserelleError

app = typer.Typer(
    name="passerelle",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(annotate)
app.command()(graph)
app.command()(export)
app.command()(query)
app.command()(evaluate)
app.command()(explain)
app.add_typer(patterns)


@app.callback()
def passerelle(
    debug: Annotated[bool, typer.Option(help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=lambda on: _version(on))
    ] = False,
) -> None:
    """Partnership knowledge graphs from French texts about the health of migrants."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `passerelle` and `python -m pipeline`; leaves with one of the exit codes."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show « é » gets \xe9, not a traceback
            stream.reconfigure(errors="backslashreplace")
    try:
        app(arguments)
    except PasserelleError as error:
        if "--debug" in arguments:
            raise
        say_error(str(error))
        raise SystemExit(ExitCode.USAGE) from None


def _version(on: bool) -> None:
    if on:
        from importlib.metadata import version

        typer.echo(f"passerelle {version('passerelle')}")
        raise typer.Exit
