"""The report of a training: rules alone against rules and model, by predicate and group; reliability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.documents import Counts
from pipeline.language.learned.candidates import PREDICATES
from pipeline.language.learned.judging import Key
from pipeline.training.validation import Thresholds, Verdict, accepts, count, summed

_STEPS = 10


def write_report(
    verdicts: Sequence[Verdict],
    wanted: dict[str, frozenset[Key]],
    thresholds: Thresholds,
) -> str:
    """Markdown tables; all figures are of documents that neither model nor rules were made on."""
    lines = [
        *_by_predicate(verdicts, wanted, thresholds),
        "",
        *_reliability([one for one in verdicts if accepts(thresholds, one)]),
        "",
        f"Statements of rules are left out below {thresholds.keep:.1f}.",
        f"Brier score of all cases: {brier(verdicts):.4f}; of those stated: "
        f"{brier([one for one in verdicts if accepts(thresholds, one)]):.4f}; of the rules' own: "
        f"{brier([one for one in verdicts if one.claimed]):.4f}",
    ]
    return "\n".join(lines) + "\n"


def brier(verdicts: Sequence[Verdict]) -> float:
    """Mean squared difference of probability and truth (Brier 1950)."""
    return sum((one.probability - one.true) ** 2 for one in verdicts) / max(len(verdicts), 1)


def _by_predicate(
    verdicts: Sequence[Verdict], wanted: dict[str, frozenset[Key]], thresholds: Thresholds
) -> Iterator[str]:
    rules, both = count(verdicts, wanted, Thresholds({})), count(verdicts, wanted, thresholds)
    yield "| predicate | annotated | rules P | R | F1 | with model P | R | F1 | add from |"
    yield "| --- |" + " --- |" * 8
    for predicate in PREDICATES:
        yield _row(predicate, rules[predicate], both[predicate], thresholds.add.get(predicate))
    yield _row("all", summed(rules), summed(both), None)


def _row(name: str, rules: Counts, both: Counts, bound: float | None) -> str:
    cells = [f"{value:.2f}" for one in (rules, both) for value in (one.precision, one.recall, one.f1)]
    cells.append("–" if bound is None else f"{bound:.2f}")
    return f"| {name} | {rules.gold} | " + " | ".join(cells) + " |"


def _reliability(verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield "| probability | statements | mean probability | share that is right |"
    yield "| --- | --- | --- | --- |"
    for step in range(_STEPS):
        low, high = step / _STEPS, (step + 1) / _STEPS
        inside = [one for one in verdicts if low <= one.probability < high or one.probability == high == 1.0]
        if inside:
            mean = sum(one.probability for one in inside) / len(inside)
            right = sum(one.true for one in inside) / len(inside)
            yield f"| {low:.1f}–{high:.1f} | {len(inside)} | {mean:.2f} | {right:.2f} |"
