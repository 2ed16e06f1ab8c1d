"""Do the parts of a figure add up to its whole?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pipeline.language.quantities.quantity import Kind, Modifier, Quantity


class Breakdown(StrEnum):
    """What the parts of a whole amount to."""

    COMPLETE = "complete"  # they add up to it
    PARTIAL = "partial"  # they leave a remainder, as after « dont »
    EXCESS = "excess"  # they are more than it: the text contradicts itself
    UNCLEAR = "unclear"  # other units, or values too vague to tell


def check_breakdown(whole: Quantity, parts: Iterable[Quantity]) -> Breakdown:
    """« 584 (511 hommes et 73 femmes) » is complete, « 584, dont 511 » partial, « 584, dont 600 » an excess.

    Percentages of a whole are held against 100. A bounded or rounded value is never said to contradict.
    """
    parts = list(parts)
    shares = [part for part in parts if part.kind is Kind.PERCENT]
    if shares and len(shares) == len(parts):
        goal, total = 100.0, float(sum(part.value for part in parts))
        slack = 0.5 * len(parts)
    elif not parts or any((part.kind, part.unit) != (whole.kind, whole.unit) for part in parts):
        return Breakdown.UNCLEAR
    else:
        goal, total, slack = float(whole.value), float(sum(part.value for part in parts)), 0.0
        if any(one.modifier is not Modifier.EXACT or one.max is not None for one in (whole, *parts)):
            return Breakdown.UNCLEAR
    if abs(total - goal) <= slack:
        return Breakdown.COMPLETE
    return Breakdown.PARTIAL if total < goal else Breakdown.EXCESS
