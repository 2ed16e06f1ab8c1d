"""Node and edge lists as CSV, and the bulk files of Neo4j."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.graph.names import split_names
from pipeline.tables import Tables
from pipeline.tables.store import to_csv

_EDGE = ("status", "confidence", "doc_id", "sentence", "start", "end", "date", "rule")
_NEO4J_NODES = (
    "entity_id:ID", "name", "aliases:string[]", "country", "value",
    "n_mentions:int", "n_documents:int", "first_date", "last_date", ":LABEL",
)  # fmt: skip
_NEO4J_EDGES = (
    ":START_ID", ":END_ID", ":TYPE", "status", "confidence:double", "doc_id", "sentence",
    "start:int", "end:int", "date", "rule",
)  # fmt: skip

NEO4J_COMMAND = (
    "neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv"
    " --array-delimiter='|' --multiline-fields=true neo4j"
)


def write_lists(tables: Tables, folder: Path) -> None:
    """`nodes.csv` (id, label, …) and `edges.csv` (source, target, …), for Gephi, R or a spreadsheet."""
    folder.mkdir(parents=True, exist_ok=True)
    nodes = tables.entities.rename(columns={"entity_id": "id", "name": "label"})
    edges = tables.triples.rename(columns={"subject_id": "source", "object_id": "target"})
    first = ["source", "target"]
    edges = edges[[*first, *edges.columns.difference(first, sort=False)]]
    for name, frame in (("nodes.csv", nodes), ("edges.csv", edges)):
        (folder / name).write_bytes(to_csv(frame).encode("utf-8-sig", "replace"))


def write_neo4j(tables: Tables, folder: Path) -> None:
    """`nodes.csv`, `relationships.csv` and `import.txt`, which holds the command that loads them."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "nodes.csv", _NEO4J_NODES, _neo4j_nodes(tables))
    _write(folder / "relationships.csv", _NEO4J_EDGES, _neo4j_edges(tables))
    (folder / "import.txt").write_text(NEO4J_COMMAND + "\n", encoding="utf-8")


def _neo4j_nodes(tables: Tables) -> Iterator[list[Any]]:
    for row in tables.entities.itertuples(index=False):
        aliases = "|".join(split_names(row.aliases))
        counts = [row.n_mentions, row.n_documents, row.first_date, row.last_date]
        yield [row.entity_id, row.name, aliases, row.country, row.value, *counts, row.type.capitalize()]


def _neo4j_edges(tables: Tables) -> Iterator[list[Any]]:
    for row in tables.triples.itertuples(index=False):
        yield [row.subject_id, row.object_id, row.predicate, *(getattr(row, name) for name in _EDGE)]


def _write(path: Path, header: Sequence[str], rows: Iterable[list[Any]]) -> None:
    """A bulk loader wants the text as it is: no cell is changed for a spreadsheet."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(["" if cell is None or cell != cell else cell for cell in row] for row in rows)
