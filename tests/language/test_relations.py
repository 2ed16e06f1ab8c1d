"""Relations of given names: every sentence of `relations_clauses.yaml` and `relations_sheets.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.language.relation_docs import stated

_FOLDER = Path(__file__).parent
CASES = [
    (case["text"], case["states"])
    for name in ("relations_clauses.yaml", "relations_sheets.yaml")
    for case in yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("marked", "states"), CASES, ids=[marked[:50] for marked, _ in CASES])
def test_a_text_states_these_relations_and_no_others(parser, marked, states):
    assert stated(parser, marked) == sorted(states)


@pytest.mark.parametrize(
    ("straight", "other"),
    [
        ("L'[OIM|O] finance le [projet Alafia|P].", "L’[OIM|O] finance le [projet Alafia|P]."),
        ("L'[OIM|O] finance le [projet Alafia|P].", "L'[OIM|O] finance le\u00a0[projet Alafia|P]."),
        ("« L'[OIM|O] finance le [projet Alafia|P] »", "“L'[OIM|O] finance le [projet Alafia|P]”"),
    ],
)
def test_typography_makes_no_difference(parser, straight, other):
    assert stated(parser, straight) == stated(parser, other) == ["OIM FUNDS projet Alafia"]
