"""Time until the explorer can be used, against pyvis's own page for the same graph.

usage: python bench/explorer.py [N …]      (default 200 500 1500, then 50,000 nodes for the explorer alone)

Both pages are opened from disk in Debian's Chromium, without a network. « Usable » is after the first
drawn frame when the page answers: for pyvis, when it hides the bar that counts the rounds of its layout.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

SIZES = (200, 500, 1500)
LARGE = 50_000
_TYPES = np.array(["ORGANISATION", "COUNTRY", "PROGRAMME", "EVENT", "LOCATION"])
_SHARES = (0.5, 0.05, 0.25, 0.1, 0.1)
_PREDICATES = np.array(["PARTNERS_WITH", "FUNDS", "SUPPORTS", "IMPLEMENTS", "PART_OF", "COVERS"])
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def make_tables(n: int, edges_per_node: int = 3):
    """Tables of `n` entities whose degrees follow a power law, in communities, from a fixed seed."""
    from pipeline.tables import Tables

    rng = np.random.default_rng(0)
    m = n * edges_per_node
    kinds = rng.choice(len(_TYPES), n, p=_SHARES)
    subjects = np.minimum(n - 1, (rng.pareto(1.2, m) * n / 300).astype(int))
    near = (subjects + rng.integers(1, max(3, n // 40), m)) % n
    objects = np.where(rng.random(m) < 0.8, near, rng.integers(0, n, m))
    ids = np.array([f"{_TYPES[kind].lower()}:entite-{i}" for i, kind in enumerate(kinds)])
    names = np.array([f"Entité numéro {i}" for i in range(n)])
    documents = [f"doc-{i}" for i in range(max(1, m // 20))]
    sentences = [
        f"L'entité numéro {a} agit avec l'entité numéro {b}, dit la phrase {i} de ce document."
        for i, (a, b) in enumerate(zip(subjects, objects, strict=True))
    ]
    triples = pd.DataFrame(
        {
            "subject_id": ids[subjects], "subject": names[subjects], "subject_type": _TYPES[kinds[subjects]],
            "predicate": _PREDICATES[rng.integers(0, len(_PREDICATES), m)],
            "object_id": ids[objects], "object": names[objects], "object_type": _TYPES[kinds[objects]],
            "status": "asserted", "confidence": rng.random(m).round(2),
            "doc_id": [documents[i // 20 % len(documents)] for i in range(m)], "sentence": sentences,
            "start": 0, "end": 0, "date": rng.integers(2000, 2026, m).astype(str), "rule": "bench.rule",
        }
    )  # fmt: skip
    entities = pd.DataFrame(
        {
            "entity_id": ids, "type": _TYPES[kinds], "name": names, "aliases": None, "country": None,
            "value": None, "n_mentions": 1, "n_documents": 1, "first_date": None, "last_date": None,
        }
    )  # fmt: skip
    rows = [
        {"doc_id": doc, "path": doc, "title": doc, "n_chars": 0, "n_sentences": 0, "status": "ok"}
        for doc in documents
    ]
    return replace(Tables.from_rows(documents=rows), entities=entities, triples=triples)


def write_stock(tables, path: Path) -> None:
    """pyvis's own page of the same graph, everything inline that it will put inline."""
    from pyvis.network import Network

    from pipeline.graph.network import to_networkx

    network = Network(directed=True, cdn_resources="in_line", height="800px")
    graph = to_networkx(tables)
    for node, data in graph.nodes(data=True):
        network.add_node(node, label=data["name"], group=data["type"])
    for subject, object_, data in graph.edges(data=True):
        network.add_edge(subject, object_, title=data["predicate"])
    path.write_text(network.generate_html(), encoding="utf-8")


def seconds_to_usable(browser, path: Path, ready: str) -> float:
    """Seconds from asking for the page until `ready` (JavaScript) is true and a frame was drawn after it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(900_000)
    began = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function(ready, polling=50)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    seconds = time.perf_counter() - began
    context.close()
    return seconds


_EXPLORER_READY = "() => document.documentElement.dataset.ready === 'true'"
# pyvis hides its « loading » bar when the browser has found the layout; small graphs have none
_STOCK_READY = """() => {
  const bar = document.getElementById('loadingBar');
  return typeof network !== 'undefined' && bar && bar.style.display === 'none';
}"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    from pipeline.export.explorer import write_explorer

    sizes = [int(text) for text in sys.argv[1:]]
    chromium = shutil.which("chromium") or sys.exit("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for size in sizes or (*SIZES, LARGE):
            tables, path, stock = make_tables(size), Path(folder, "page.html"), Path(folder, "stock.html")
            began = time.perf_counter()
            write_explorer(tables, path)
            written = time.perf_counter() - began
            ours = min(seconds_to_usable(browser, path, _EXPLORER_READY) for _ in range(3))
            line = f"{size:>7,} nodes {len(tables.triples):>9,} triples  explorer {ours:6.2f} s"
            if size < LARGE:
                write_stock(tables, stock)
                theirs = seconds_to_usable(browser, stock, _STOCK_READY)
                line += f"  pyvis {theirs:6.2f} s  {theirs / ours:5.1f} times sooner"
            print(
                f"{line}  (page {path.stat().st_size / 2**20:.1f} MiB, written in {written:.1f} s)",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
