"""What reaches the terminal: messages, progress, and text of documents made harmless."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pipeline.progress import Progress

#: Control characters (colours, cursor movements, bells) and marks that reverse what is shown after them.
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STEPS = {"read": "Reading", "annotate": "Annotating", "write": "Writing", "check": "Checking"}


class ExitCode(IntEnum):
    OK = 0
    NOTHING = 1
    USAGE = 2
    SOME_FAILED = 3


def harmless(text: str) -> str:
    """Text of a document or a file name as a terminal may show it: ESC becomes `\\x1b`."""
    return _UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def say(text: str = "") -> None:
    """A line of the report, on standard output."""
    typer.echo(harmless(text))


def say_error(text: str) -> None:
    """A message, on standard error."""
    typer.echo(harmless(text), err=True)


def say_counts(title: str, counts: dict[str, int]) -> None:
    """A heading, then one count a line: `  ORGANISATION  1,204`."""
    say(f"{title}: {sum(counts.values()):,}")
    width = max(map(len, counts), default=0)
    for name, count in counts.items():
        say(f"  {name:<{width}}  {count:>8,}")


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A function that shows progress on standard error: a bar on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def show(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_STEPS.get(step, step), total=total)
            bars.update(tasks[step], completed=done, total=done if total is None else total)

        yield show


class _Lines:
    """Progress for a log file: when a step starts, and each tenth of it."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def __call__(self, step: str, done: int, total: int | None) -> None:
        tenth = 10 * done // total if total else 0
        if tenth > self._said.get(step, -1):
            self._said[step] = tenth
            say_error(f"{_STEPS.get(step, step)}{f' {done:,}/{total:,}' if total else ' …'}")
