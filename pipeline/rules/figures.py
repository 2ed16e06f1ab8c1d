"""What the figure rules read from `patterns/figures.yaml`: ways of telling whose a figure is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pipeline.annotation import Predicate
from pipeline.errors import PatternError, Problem
from pipeline.rules import default_patterns
from pipeline.rules.reading import Rule, read_mapping, read_rules

FILE = "figures.yaml"
#: The rule ids that the code gives to relations.
FORMS = (
    "has_figure.sheet", "has_figure.cell", "has_figure.beside", "has_figure.opening", "has_figure.antecedent",
    "has_figure.occasion", "has_figure.named", "has_figure.subject", "has_figure.receiver", "has_figure.host",
    "has_figure.holder", "has_figure.agent", "has_figure.place", "has_figure.pronoun", "has_figure.before",
    "has_figure.heading", "has_figure.document", "has_figure.speaker", "has_figure.country",
    "in_period.clause", "in_period.entry", "in_period.heading",
    "amount_part_of.bracket", "amount_part_of.opened", "amount_part_of.share", "amount_part_of.sum",
)  # fmt: skip


class FigureRule(Rule):
    """One way of telling to whom or what a figure belongs; the highest `weight` wins."""

    predicate: Predicate
    weight: float
    prior: float = 0.7


@dataclass(frozen=True, slots=True)
class FigureRules:
    """The rules by id, and the word lists by name."""

    rules: Mapping[str, FigureRule]
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load_figures(folder: Path | None = None) -> FigureRules:
    """The rules of the pattern folder (default: those that ship). Raises PatternError."""
    path = (folder or default_patterns()) / FILE
    rules = {rule.id: rule for rule in read_rules(path, FigureRule, "rules")}
    if missing := [form for form in FORMS if form not in rules]:
        raise PatternError([Problem(path, 1, f"the rule « {missing[0]} » is missing under rules:")])
    words = {name: frozenset(words) for name, words in read_mapping(path, "words").items()}
    return FigureRules(MappingProxyType(rules), MappingProxyType(words))


def example_rules(folder: Path) -> list[tuple[Path, Rule]]:
    """The rules whose examples `passerelle patterns check` runs, each with its file."""
    return [(folder / FILE, rule) for rule in read_rules(folder / FILE, FigureRule, "rules")]
