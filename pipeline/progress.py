"""How a long job says how far it is; the command line draws a bar, a notebook may pass any function."""

from __future__ import annotations

from collections.abc import Callable

#: Called with the step (« read », « annotate », « write »), how much of it is done, and how much there is
#: (None while that is not known).
Progress = Callable[[str, int, int | None], None]


def silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""
