"""`passerelle patterns check`: are the pattern files right, and do they do what they say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import ExitCode, progress_shown, say, say_error

app = typer.Typer(name="patterns", help="The pattern files.", no_args_is_help=True)


@app.callback()
def patterns() -> None:
    """The pattern files."""


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Option("--patterns", help="Folder to check (default: in use).")
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            help="Documents, a folder or a file; list the rules that never fire on them. Repeatable."
        ),
    ] = None,
) -> None:
    """Check every pattern file: its form, its examples, repeated, shadowed and never-firing rules."""
    from pipeline.checking import check_patterns

    with progress_shown() as progress:
        report = check_patterns(folder, texts=texts or (), progress=progress)
    for problem in report.problems:
        say_error(str(problem))
    for rule in report.idle:
        say(f"remark: {rule}")
    say(f"{report.n_rules:,} rules, {report.n_examples:,} examples, {len(report.problems):,} problems")
    if report.n_texts:
        say(f"{len(report.idle):,} rules never fire on the {report.n_texts:,} texts")
    raise typer.Exit(ExitCode.NOTHING if report.problems else ExitCode.OK)
