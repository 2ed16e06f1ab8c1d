"""Figures that documents report differently: same owner, place, outcome and period, another value."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

_SAME = ["of_id", "kind", "unit", "outcome", "place", "period", "counted_key"]


def find_conflicts(figures: pd.DataFrame) -> pd.DataFrame:
    """Pairs of figures of two documents that should agree and do not, with both sentences.

    They agree on owner, kind, unit, outcome, place, period and on what is counted (in lower case). Columns:
    of, kind, counted, outcome, place, period, value_a, doc_a, sentence_a, value_b, doc_b, sentence_b.
    Budgets of one programme and visitors of one event are compared; figures without owner are not.
    """
    owned = figures[figures["of_id"].notna() & (figures["of_id"] != "")].copy()
    owned["counted_key"] = owned["counted"].fillna("").astype(str).str.casefold()
    for column in _SAME:
        owned[column] = owned[column].astype(str).where(owned[column].notna(), "")
    rows = []
    for _, group in owned.groupby(_SAME, sort=True):
        if group["doc_id"].nunique() > 1 and len(group[["value", "max"]].drop_duplicates()) > 1:
            rows += list(_pairs(group.sort_values(["doc_id", "start"])))
    return pd.DataFrame(rows, columns=_COLUMNS)


_SHARED = ["of", "kind", "counted", "outcome", "place", "period"]
_COLUMNS = [*_SHARED, "value_a", "doc_a", "sentence_a", "value_b", "doc_b", "sentence_b"]


def _pairs(group: pd.DataFrame) -> list[dict[str, object]]:
    """Each first report of a value against the first report of another value in another document."""
    firsts = list(group.drop_duplicates(["value", "max"]).itertuples(index=False))
    pairs = []
    for a, b in pairwise(firsts):
        if a.doc_id != b.doc_id:
            shared = {name: getattr(a, name) for name in _SHARED}
            sides = {
                f"{name}_{side}": getattr(row, column)
                for side, row in (("a", a), ("b", b))
                for name, column in (("value", "value"), ("doc", "doc_id"), ("sentence", "sentence"))
            }
            pairs.append(shared | sides)
    return pairs
