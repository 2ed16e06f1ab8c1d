"""What each source of evidence is worth: the score of mentions without those that it alone has found.

usage: python bench/ablation.py GOLD.jsonl [GOLD.jsonl …]

Every document is annotated once. A mention found by two sources (a listed name that the grammar of names
finds too) stays when one of them is left out. Entities that lose all their mentions go too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.documents import make_document
from pipeline.evaluation import evaluate, read_lines
from pipeline.language import load_language
from pipeline.language.annotate import read_annotation
from pipeline.language.extensions import SPANS

MEASURES = (
    "overlap",
    "exact",
    "overlap/ORGANISATION",
    "overlap/LOCATION",
    "overlap/PROGRAMME",
    "overlap/EVENT",
)
Sources = dict[tuple[int, int], frozenset[str]]


def main() -> None:
    gold = {key: one for path in sys.argv[1:] for key, one in read_lines(Path(path)).items()}
    nlp = load_language(exclude=("passerelle_relations", "passerelle_figures", "passerelle_learned"))
    found = {key: annotate(nlp, one) for key, one in gold.items()}
    everything = frozenset().union(*(names for _, sources in found.values() for names in sources.values()))
    print(f"{'without':<12}" + "".join(f"{measure:>22}" for measure in MEASURES))
    for left_out in ("", *sorted(everything)):
        predicted = {key: without(left_out, *pair) for key, pair in found.items()}
        total = evaluate(gold, predicted).total
        print(
            f"{left_out or '(nothing)':<12}" + "".join(f"{total[measure].f1:>22.3f}" for measure in MEASURES)
        )


def annotate(nlp: Language, gold: dict[str, Any]) -> tuple[dict[str, Any], Sources]:
    """The prediction for a gold document, and the sources of each of its mentions."""
    document = make_document(gold["id"], gold["text"], date=gold["meta"].get("date"))
    doc = nlp.make_doc(document.view.text)
    doc._.document_date = document.date
    doc = nlp(doc)
    sources = {
        document.view.to_stored(span.start_char, span.end_char): frozenset(span._.sources)
        for span in doc.spans[SPANS]
    }
    made = read_annotation(doc, document.view).to_json()
    return {"id": gold["id"], "text": gold["text"], **made, "relations": []}, sources


def without(left_out: str, document: dict[str, Any], sources: Sources) -> dict[str, Any]:
    """The prediction less the mentions that only `left_out` has found."""
    entities = []
    for entity in document["entities"]:
        kept = [span for span in entity["mentions"] if sources.get(tuple(span)) != {left_out}]
        if kept:
            entities.append(entity | {"mentions": kept})
    return document | {"entities": entities}


if __name__ == "__main__":
    main()
