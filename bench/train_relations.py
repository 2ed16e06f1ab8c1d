#!/usr/bin/env python
"""Train the model of relations and say by cross-validation what it is worth.

usage: train_relations.py [--gold FILE ...] [--judge FILE ...] [--output FILE] [--report FILE]

Reads annotated documents, runs the pipeline on them without the model, and writes `model.json.gz`: the same
bytes for the same documents and rules. All documents train the first layer. Only those of `--judge` say how
far rules and scores can be trusted: nobody read them while writing rules. `LEFT_OUT` are not used at all, so
that they remain a test of the model that ships.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.language.build import load_language  # noqa: E402
from pipeline.language.learned.page import cue_words  # noqa: E402
from pipeline.rules.relation_model import FILE, write_relation_model  # noqa: E402
from pipeline.rules.relations import load_relations  # noqa: E402
from pipeline.training.examples import read_examples  # noqa: E402
from pipeline.training.fitting import make_table  # noqa: E402
from pipeline.training.report import write_report  # noqa: E402
from pipeline.training.validation import (  # noqa: E402
    choose_thresholds,
    cross_judge,
    fit_model,
    judge_unseen,
)

GOLD = tuple(ROOT / "tests/gold" / name for name in ("dev.jsonl", "held_out.jsonl", "training.jsonl"))
JUDGE = (ROOT / "tests/gold/calibration.jsonl",)
LEFT_OUT = tuple(f"h{number:02}-" for number in range(9, 100))


def main() -> None:
    options = read_options()
    unread = list(read_gold(options.judge))
    nlp = load_language(exclude=("passerelle_learned",))
    gold = [*read_gold(options.gold), *unread]
    table = make_table(list(read_examples(nlp, gold, cue_words(load_relations()))))
    judged = judge_unseen(table, [document["id"] for document in unread])
    verdicts = cross_judge(judged)
    wanted = {one.example.doc_id: one.example.wanted for one in judged}
    thresholds = choose_thresholds(verdicts, wanted)
    report = write_report(verdicts, wanted, thresholds)
    print(report)
    if options.report:
        options.report.write_text(report, "utf-8")
    write_relation_model(fit_model(table, judged, thresholds), options.output)


def read_gold(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The documents to train on, in order."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            document = json.loads(line)
            if not document["id"].startswith(LEFT_OUT):
                yield document


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, nargs="+", default=GOLD)
    parser.add_argument("--judge", type=Path, nargs="+", default=JUDGE)
    parser.add_argument("--output", type=Path, default=ROOT / "patterns/relations" / FILE)
    parser.add_argument("--report", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
