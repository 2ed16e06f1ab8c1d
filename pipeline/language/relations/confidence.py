"""How sure a relation is: a probability from its rule and from how its ends were found.

A logistic model with a handful of features; the weights are data, in `patterns/relations/confidence.yaml`,
fitted and checked by cross-validation over documents with `bench/relation_confidence.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pipeline.language.relations.claims import Claim

#: `rule` is the log odds of the rule's prior, `distance` in tokens between the ends, `evidence` the number of
#: places that state it, `recalled` whether an end was taken from another sentence. More features (parse or
#: order, types and mentions of the ends) did not lower the Brier score in cross-validation.
FEATURES = ("bias", "rule", "distance", "evidence", "recalled")
_RECALLED = frozenset({"topic", "pronoun"})
_CLOSEST, _SUREST = 0.02, 0.99


def best_claim(claims: Sequence[Claim]) -> Claim:
    """The claim that speaks for the relation: the surest rule, then the closest ends, then the first."""
    return min(claims, key=lambda claim: (-claim.prior, claim.distance, claim.trigger))


def features_of(claims: Sequence[Claim]) -> dict[str, float]:
    """Value of each feature of a relation, from all claims that state it."""
    best = best_claim(claims)
    return {
        "bias": 1.0,
        "rule": math.log(best.prior / (1 - best.prior)),
        "distance": math.log1p(best.distance),
        "evidence": math.log(len({claim.trigger for claim in claims})),
        "recalled": float(not _RECALLED.isdisjoint(best.how)),
    }


def confidence_of(claims: Sequence[Claim], weights: Mapping[str, float]) -> float:
    """Probability between 0.02 and 0.99 that the relation is right, to three digits."""
    score = sum(weights.get(name, 0.0) * value for name, value in features_of(claims).items())
    return round(min(_SUREST, max(_CLOSEST, 1 / (1 + math.exp(-score)))), 3)
