"""`passerelle evaluate`: scores and an error report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.console import say

if TYPE_CHECKING:
    from pipeline.evaluation import Evaluation


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated documents to compare with.")],
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="PRED.jsonl", help="Predictions; default: annotate the gold texts."),
    ] = None,
    errors: Annotated[int, typer.Option(help="Error lines to print for each document.")] = 0,
    documents: Annotated[bool, typer.Option("--docs", help="A line for each document.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Scores as JSON.")] = False,
    patterns: Annotated[Path | None, typer.Option(help="Folder of pattern files to use instead.")] = None,
) -> None:
    """Score predictions against gold documents: mentions, values, relations, and each error in words."""
    from pipeline.evaluation import evaluate as score
    from pipeline.evaluation import read_lines

    wanted = read_lines(gold)
    found = read_lines(predicted) if predicted else _predict(wanted, patterns)
    evaluation = score(wanted, found)
    if as_json:
        say(json.dumps(_scores(evaluation), indent=1))
        return
    _show_scores(evaluation)
    for id, one in evaluation.documents.items():
        if documents or (errors and one.errors):
            say(f"{id}: overlap {one.counts['overlap'].f1:.3f}, relations {one.counts['relations'].f1:.3f}")
        for error in one.errors[:errors]:
            say(f"  {error}")


def _predict(gold: dict[str, dict[str, Any]], patterns: Path | None) -> dict[str, dict[str, Any]]:
    from pipeline.run.lines import LinesReport, annotate_lines

    lines = (json.dumps(document) for document in gold.values())
    made = map(json.loads, annotate_lines(lines, LinesReport(), patterns=patterns))
    return {document["id"]: document for document in made}


def _show_scores(evaluation: Evaluation) -> None:
    say(f"{len(evaluation.documents)} documents")
    say(f"{'':28}     P     R    F1   95% interval   right / predicted / gold")
    for measure, counts in evaluation.total.items():
        low, high = evaluation.interval(measure)
        figures = f"{counts.precision:.3f} {counts.recall:.3f} {counts.f1:.3f}  {low:.3f}-{high:.3f}"
        say(f"{measure:28} {figures}   {counts.right:.6g} / {counts.predicted} / {counts.gold}")


def _scores(evaluation: Evaluation) -> dict[str, Any]:
    return {
        measure: {
            "precision": round(counts.precision, 4),
            "recall": round(counts.recall, 4),
            "f1": round(counts.f1, 4),
            "interval": [round(bound, 4) for bound in evaluation.interval(measure)],
            "counts": list(counts),
        }
        for measure, counts in evaluation.total.items()
    }
