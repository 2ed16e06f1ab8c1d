"""Quantities: how many, of what, since when and what became of them.

    nlp = spacy.blank("fr")
    nlp.add_pipe("passerelle_quantities")
    read_quantity("environ 3,5 millions d'euros")     # ~3500000 EUR

`candidates` finds numbers, `reader` what they count (`phrases`, `money`), `elision` the nouns left unsaid,
`outcomes` what happened to people.
"""

from pipeline.language.quantities.breakdown import Breakdown, check_breakdown
from pipeline.language.quantities.component import (
    QuantityFinder,
    find_quantities,
    make_quantities,
    read_quantity,
)
from pipeline.language.quantities.quantity import Kind, Modifier, Outcome, Quantity

__all__ = [
    "Breakdown", "Kind", "Modifier", "Outcome", "Quantity", "QuantityFinder",
    "check_breakdown", "find_quantities", "make_quantities", "read_quantity",
]  # fmt: skip
