"""Time and memory of the knowledge graph on made-up graphs of 10^4, 10^5 and 10^6 triples.

usage: python bench/graph.py [N …]

Prints, for each size, seconds to load, milliseconds of `kg.triples` by entity (median of 50), of a SPARQL
query over two hops (median of 10), and peak memory; then the ratios between sizes.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

SIZES = (10_000, 100_000, 1_000_000)
_PREDICATES = (
    "PARTNERS_WITH",
    "FUNDS",
    "SUPPORTS",
    "IMPLEMENTS",
    "ORGANISES",
    "PART_OF",
    "BASED_IN",
    "COVERS",
)
_TYPES = ("ORGANISATION", "PROGRAMME", "EVENT", "LOCATION")

TWO_HOPS = """
select distinct ?partner ?programme where {{
  <urn:passerelle:{entity}> psr:partnersWith ?partner . ?partner psr:funds ?programme }} limit 1000
"""


def make_tables(n: int):
    """Tables of `n` triples over n/5 entities, whose degrees follow a power law, from a fixed seed."""
    from pipeline.tables import Tables

    rng = np.random.default_rng(0)
    n_entities = max(10, n // 5)
    types = rng.integers(0, len(_TYPES), n_entities)
    ids = np.array([f"{_TYPES[kind].lower()}:entite-{i}" for i, kind in enumerate(types)])
    names = np.array([f"Entité {i}" for i in range(n_entities)])
    ends = [np.minimum(n_entities - 1, (rng.pareto(0.9, n) * n_entities / 400).astype(int)) for _ in range(2)]
    years = rng.integers(2000, 2026, n)
    starts = rng.integers(0, 5000, n)
    pairs = enumerate(zip(*ends, strict=True))
    sentences = [f"Phrase {i} qui dit que l'entité {a} agit avec l'entité {b}." for i, (a, b) in pairs]
    triples = pd.DataFrame(
        {
            "subject_id": ids[ends[0]], "subject": names[ends[0]],
            "subject_type": np.array(_TYPES)[types[ends[0]]],
            "predicate": np.array(_PREDICATES)[rng.integers(0, len(_PREDICATES), n)],
            "object_id": ids[ends[1]], "object": names[ends[1]],
            "object_type": np.array(_TYPES)[types[ends[1]]],
            "status": "asserted", "confidence": rng.random(n).round(3),
            "doc_id": [f"doc-{i // 20}" for i in range(n)], "sentence": sentences,
            "start": starts, "end": starts + 60, "date": years.astype(str), "rule": "bench.rule",
        }
    )  # fmt: skip
    entities = pd.DataFrame(
        {
            "entity_id": ids, "type": np.array(_TYPES)[types], "name": names, "aliases": "", "country": None,
            "value": None, "n_mentions": 1, "n_documents": 1, "first_date": None, "last_date": None,
        }
    )  # fmt: skip
    return replace(Tables.from_rows(), entities=entities, triples=triples)


def measure(folder: Path) -> dict[str, float]:
    """What one fresh process sees: seconds, milliseconds, GiB."""
    import resource

    from pipeline.graph import KnowledgeGraph

    began = time.perf_counter()
    kg = KnowledgeGraph.load(folder)
    kg.triples(about=kg.tables.entities["entity_id"].iloc[0])
    loaded = time.perf_counter() - began
    pick = random.Random(0)
    ids = list(kg.tables.entities["entity_id"])
    names = [pick.choice(ids) for _ in range(50)]
    by_entity = [_milliseconds(lambda name=name: kg.triples(about=name)) for name in names]
    kg.sparql("ask { ?s ?p ?o }")  # builds the store, once
    hops = [_milliseconds(lambda name=name: kg.sparql(TWO_HOPS.format(entity=name))) for name in names[:10]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "load_s": loaded, "by_entity_ms": statistics.median(by_entity),
        "two_hops_ms": statistics.median(hops), "peak_gib": peak,
    }  # fmt: skip


def _milliseconds(call) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
        return
    from pipeline.tables import write_tables

    before: dict[str, float] = {}
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_tables(make_tables(size), Path(folder))
            command = [sys.executable, __file__, "--measure", folder]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        ratio = "  ".join(f"{name} ×{found[name] / before[name]:.1f}" for name in found) if before else ""
        print(
            f"{size:>9,} triples  " + "  ".join(f"{k} {v:.2f}" for k, v in found.items()), ratio, sep="\n  "
        )
        before = found


if __name__ == "__main__":
    main()
