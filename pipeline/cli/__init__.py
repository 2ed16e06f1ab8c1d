"""The command line: each command parses, calls one library function, prints its report.

Only here are messages printed and exit codes chosen: 0 all read; 1 nothing usable came out; 2 wrong usage;
3 finished, but some documents failed.
"""

from pipeline.cli.app import main

__all__ = ["main"]
