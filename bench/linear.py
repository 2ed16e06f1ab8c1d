"""How the time to read values grows when a text grows tenfold, on strings made to be slow.

usage: python bench/linear.py [--times N]

Prints seconds for N pieces and the factor for ten times as many, the best of three runs each: about 10 is
linear, 100 quadratic. Tests count calls instead, the same on every machine, but those do not see into a
regular expression; this does.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import spacy
from spacy.tokens import Doc

from pipeline.language.dates import find_date_expressions
from pipeline.language.numbers import find_numbers
from pipeline.language.quantities import QuantityFinder, find_quantities

PIECES = [
    "9" * 30, "9", "1 ", "1 000 ", "1.000", "(", "deux et ", "vingt et ", "un ", "mille ", "12/", "12.",
    "2020-", "mars et ", "3 au 5 ", "entre le 3 et ", "lundi ", "depuis le mois de ", "3 lits et ",
    "(5 agents ", "5 % de ", "dont 20 à Kolda, ", "Label : 40\n", "1 | ", "le total des femmes a ",
    "Mali, 12 ; ", "$ 3 m ", "d'euros ",
]  # fmt: skip


def main() -> None:
    times = _parse().times
    nlp, finder = spacy.blank("fr"), QuantityFinder()
    nlp.max_length = 10**8
    tasks: dict[str, Callable[[str, Doc], object]] = {
        "dates": lambda text, doc: find_date_expressions(text, "2021-05-01"),
        "numbers": lambda text, doc: list(find_numbers(text)),
        "quantities": lambda text, doc: find_quantities(doc, finder),
    }
    print(f"{'piece':<24}" + "".join(f"{name:>22}" for name in tasks))
    for piece in PIECES:
        short, long = piece * times, piece * times * 10
        docs = nlp.make_doc(short), nlp.make_doc(long)
        cells = []
        for run in tasks.values():
            base, more = _seconds(run, short, docs[0]), _seconds(run, long, docs[1])
            cells.append(f"{base:>13.4f} s ×{more / max(base, 1e-4):>5.1f}")
        print(f"{piece[:20]!r:<24}" + "".join(f"{cell:>22}" for cell in cells), flush=True)


def _seconds(run: Callable[[str, Doc], object], text: str, doc: Doc) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(text, doc)
        best = min(best, time.process_time() - start)
    return best


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=300, help="pieces of the shorter text")
    return parser.parse_args()


if __name__ == "__main__":
    main()
