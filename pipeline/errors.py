"""The exceptions that Passerelle raises on purpose; all of them can be shown to a user as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class PasserelleError(Exception):
    """Base of every error with a message for the user: where, what was found, what to do."""


class DocumentError(PasserelleError):
    """A document that could not be read; the run goes on without it."""


class UsageError(PasserelleError):
    """A wrong argument: a folder that does not exist, an unknown format."""


class Problem(NamedTuple):
    """One mistake in a pattern file, with the line (from 1) where it stands."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class PatternError(PasserelleError):
    """Every mistake found in the pattern files, listed at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[PatternError], tuple[tuple[Problem, ...]]]:
        return PatternError, (self.problems,)  # so that it travels whole from a worker process
