"""The command line: each command parses, calls one library function, prints its report."""

from __future__ import annotations


def main() -> None:
    """Entry point of `passerelle` and `python -m pipeline`."""
    raise SystemExit(2)
