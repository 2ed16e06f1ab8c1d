"""`passerelle annotate`: JSON lines in, annotated JSON lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO

import typer

from pipeline.cli.console import ExitCode, say_error
from pipeline.errors import UsageError

_STANDARD = Path("-")


def annotate(
    source: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="Lines to annotate; - reads standard input.")
    ],
    output: Annotated[Path, typer.Option(help="File to write; - writes standard output.")] = _STANDARD,
    workers: Annotated[int, typer.Option(help="Processes that annotate side by side.")] = 1,
    patterns: Annotated[Path | None, typer.Option(help="Folder of pattern files to use instead.")] = None,
) -> None:
    """Annotate the texts of JSON lines: same order, same ids, same text, with entities and relations."""
    from pipeline.run.lines import LinesReport, annotate_lines

    report = LinesReport()
    with _opened(source) as lines, _created(output) as file:
        for line in annotate_lines(lines, report, workers=workers, patterns=patterns):
            file.write(line.encode() + b"\n")
    for number, message in sorted(report.problems):
        say_error(f"{source}:{number}: {message}")
    if not report.written:
        say_error(f"{source}: no line could be annotated")
        raise typer.Exit(ExitCode.NOTHING)
    raise typer.Exit(ExitCode.SOME_FAILED if report.problems else ExitCode.OK)


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    if source == _STANDARD:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        file = source.open(encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise UsageError(f"{source}: cannot be opened ({error.strerror})") from None
    with file:
        yield file


@contextmanager
def _created(output: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the old one when it is complete, or standard output."""
    if output == _STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from pipeline.tables.store import move_into_place

    with move_into_place(output) as temporary, _new_file(temporary, output) as file:
        yield file


def _new_file(path: Path, output: Path) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from None
