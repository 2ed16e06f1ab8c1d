"""`KnowledgeGraph`: the questions that people ask of the tables, answered as pandas or networkx.

>>> kg = KnowledgeGraph.load("data/processed")                                    # doctest: +SKIP
>>> kg.triples(predicate="FUNDS", country="SN", since="2020")                     # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from pipeline.annotation import Predicate, Status
from pipeline.errors import UsageError
from pipeline.graph import network
from pipeline.graph.cards import EntityCard, make_card
from pipeline.graph.conflicts import find_conflicts
from pipeline.graph.names import NameIndex, split_names
from pipeline.graph.periods import day_of, overlaps
from pipeline.tables import Tables, read_tables

#: Predicates that tie an organisation, programme or event to where it is or acts.
_PLACED_BY = (Predicate.BASED_IN.value, Predicate.COVERS.value, Predicate.TAKES_PLACE_IN.value)


class KnowledgeGraph:
    """What the documents say together: entities, statements between them, figures, and the evidence.

    Every call answers with a new DataFrame whose columns are those of the tables; names may be given as
    name, acronym or alias, with or without accents and capitals. An unknown name raises UnknownNameError,
    which offers the nearest ones.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._stores: dict[bool, Any] = {}  # RDF stores without and with evidence, made on first use

    @classmethod
    def load(cls, folder: str | Path = "data/processed") -> KnowledgeGraph:
        """The graph that `passerelle extract` wrote to `folder`. Raises UsageError when nothing is there."""
        return cls(read_tables(Path(folder)))

    def __repr__(self) -> str:
        sizes = {
            "entities": self.tables.entities,
            "triples": self.tables.triples,
            "figures": self.tables.figures,
        }
        return f"<KnowledgeGraph: {', '.join(f'{len(table):,} {name}' for name, table in sizes.items())}>"

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.tables.entities)

    def triples(
        self,
        subject: str | None = None,
        predicate: str | Iterable[str] | None = None,
        object: str | None = None,
        *,
        about: str | None = None,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        min_confidence: float = 0.0,
    ) -> pd.DataFrame:
        """Statements that fit all that is given, with their sentence; `about` is subject or object.

        `country` (alpha-2 code or name) keeps what is said of the country or of an entity based in it,
        covering it or held there. `since` and `until` (EDTF, inclusive) compare with the date of the
        statement, and leave out those without date. PARTNERS_WITH holds in both directions.
        """
        rows = self.tables.triples
        keep = np.ones(len(rows), dtype=bool)
        if subject is not None or object is not None:
            keep &= self._directed(subject, object)
        if about is not None:
            keep &= self._either_end(self.names.ids(about))
        if country is not None:
            keep &= self._either_end(self._entities_of(country))
        if predicate is not None:
            keep &= rows["predicate"].isin(_checked(predicate, Predicate)).to_numpy()
        if status is not None:
            keep &= rows["status"].isin(_checked(status, Status)).to_numpy()
        if min_confidence > 0:
            keep &= rows["confidence"].to_numpy() >= min_confidence
        return _in_period(rows.iloc[np.flatnonzero(keep)], "date", since, until).reset_index(drop=True)

    def _directed(self, subject: str | None, object_: str | None) -> np.ndarray:
        subjects = self.names.ids(subject) if subject is not None else None
        objects = self.names.ids(object_) if object_ is not None else None
        mirrored = self._ends(objects, subjects)
        if mirrored.any():
            mirrored &= (self.tables.triples["predicate"] == Predicate.PARTNERS_WITH.value).to_numpy()
        return self._ends(subjects, objects) | mirrored

    def _ends(self, subjects: list[str] | None, objects: list[str] | None) -> np.ndarray:
        keep = np.ones(len(self.tables.triples), dtype=bool)
        for column, ids in (("subject_id", subjects), ("object_id", objects)):
            if ids is not None:
                keep &= self._at(column, ids)
        return keep

    def _either_end(self, ids: list[str]) -> np.ndarray:
        return self._at("subject_id", ids) | self._at("object_id", ids)

    def _at(self, column: str, ids: list[str]) -> np.ndarray:
        """Which triples have one of `ids` in `column`; numbers compare 15 times faster than texts."""
        wanted = [self._position[entity_id] for entity_id in ids]
        codes = self._codes[column]
        return codes == wanted[0] if len(wanted) == 1 else np.isin(codes, wanted)

    @cached_property
    def _position(self) -> dict[str, int]:
        return {entity_id: i for i, entity_id in enumerate(self.tables.entities["entity_id"])}

    @cached_property
    def _codes(self) -> dict[str, np.ndarray]:
        rows, index = self.tables.triples, pd.Index(self.tables.entities["entity_id"])
        return {column: index.get_indexer(rows[column]) for column in ("subject_id", "object_id")}

    def _entities_of(self, country: str) -> list[str]:
        """Ids of the country and of everything based in it, covering it, held there or filed under it."""
        code = self.country_code(country)
        here = f"country:{code}"
        rows, entities = self.tables.triples, self.tables.entities
        held = rows[self._at("object_id", [here])] if here in self._position else rows.head(0)
        placed = held[held["predicate"].isin(_PLACED_BY) & (held["status"] != Status.NEGATED.value)]
        filed = entities[entities["country"] == code]["entity_id"]
        return sorted({here, *placed["subject_id"], *filed} & self._position.keys())

    def country_code(self, country: str) -> str:
        """Alpha-2 code of a country given by code or name: « Sénégal » gives SN."""
        if len(country) == 2 and country.isascii() and country.isalpha():
            return country.upper()
        for entity_id in self.names.ids(country):
            if entity_id.startswith("country:"):
                return entity_id.removeprefix("country:")
        raise UsageError(f"« {country} » is not a country here; give a name or a two-letter code such as SN")

    def figures(
        self,
        outcome: str | None = None,
        place: str | None = None,
        of: str | None = None,
        kind: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
    ) -> pd.DataFrame:
        """Reported figures: `kg.figures(outcome="enrolled", place="Dakar")`.

        `of` is the owner (event, programme, body, country); `place` matches the place of the figure or its
        owner. `since` and `until` compare with the period of the figure.
        """
        rows = self.tables.figures
        keep = pd.Series(True, index=rows.index)
        for column, wanted in (("outcome", outcome), ("kind", kind)):
            if wanted is not None:
                keep &= rows[column] == wanted
        if of is not None:
            keep &= rows["of_id"].isin(self.names.ids(of))
        if place is not None:
            ids = self.names.ids(place)
            named = set(self.tables.entities.set_index("entity_id").loc[ids, "name"])
            places = rows["place"].map(lambda cell: not named.isdisjoint(split_names(cell)))
            keep &= places.astype(bool) | rows["of_id"].isin(ids)
        return _in_period(rows[keep], "period", since, until).reset_index(drop=True)

    def entity(self, name: str) -> EntityCard:
        """All that is known of an entity: aliases, facts, figures, documents; shown as a card in a notebook.

        Where several entities bear the name, the one with most mentions.
        """
        return make_card(self.tables, self.names.ids(name)[0])

    def neighbours(self, name: str, predicate: str | Iterable[str] | None = None) -> pd.DataFrame:
        """Entities one statement away: entity_id, name, type, predicates, n_statements."""
        ids = set(self.names.ids(name))
        rows = self.triples(about=name, predicate=predicate)
        outgoing = rows["subject_id"].isin(ids)
        sides = pd.DataFrame(
            {
                "entity_id": rows["object_id"].astype(str).where(outgoing, rows["subject_id"].astype(str)),
                "name": rows["object"].astype(str).where(outgoing, rows["subject"].astype(str)),
                "type": rows["object_type"].astype(str).where(outgoing, rows["subject_type"].astype(str)),
                "predicate": rows["predicate"].astype(str),
            }
        )
        grouped = sides.groupby(["entity_id", "name", "type"], sort=True)["predicate"]
        table = grouped.agg(predicates=lambda found: ", ".join(sorted(set(found))), n_statements="size")
        return table.reset_index().sort_values(
            ["n_statements", "entity_id"], ascending=[False, True], ignore_index=True
        )

    def path(self, a: str, b: str) -> pd.DataFrame:
        """The statements along a shortest way from `a` to `b`; empty when there is none."""
        graph = self._simple
        starts, ends = self.names.ids(a), self.names.ids(b)
        ways = [_way(graph, start, end) for start in starts for end in ends]
        best = min((way for way in ways if way), key=lambda way: (len(way), way), default=[])
        rows = self.tables.triples
        steps = [
            rows[self._ends([here], [there]) | self._ends([there], [here])].head(1)
            for here, there in pairwise(best)
        ]
        return pd.concat(steps, ignore_index=True) if steps else rows.head(0).copy()

    @cached_property
    def _simple(self) -> nx.Graph:
        return network.to_simple_graph(self.tables.triples)

    def timeline(self, name: str) -> pd.DataFrame:
        """The dated statements about an entity, in order of time."""
        rows = self.triples(about=name)
        dated = rows[rows["date"].notna() & (rows["date"] != "")]
        return dated.sort_values(["date", "doc_id", "start"], ignore_index=True)

    def partners_matrix(self, top: int | None = 30) -> pd.DataFrame:
        """Square table of how many statements say that two bodies work together; the `top` best connected."""
        rows = self.triples(predicate=Predicate.PARTNERS_WITH)
        rows = rows[rows["status"] != Status.NEGATED.value]
        pairs = pd.concat(
            [
                pd.DataFrame({"a": rows["subject"].astype(str), "b": rows["object"].astype(str)}),
                pd.DataFrame({"a": rows["object"].astype(str), "b": rows["subject"].astype(str)}),
            ]
        )
        matrix = pd.crosstab(pairs["a"], pairs["b"]).rename_axis(index=None, columns=None)
        order = sorted(matrix.index, key=lambda name: (-int(matrix.loc[name].sum()), name))[:top]
        return matrix.reindex(index=order, columns=order, fill_value=0)

    def evidence(self, triple: pd.Series | dict[str, Any]) -> pd.DataFrame:
        """Every sentence that states the triple: title and path of the document, date, sentence, offsets."""
        rows = self.tables.triples
        rows = rows[self._ends([triple["subject_id"]], [triple["object_id"]])]
        same = rows["predicate"] == triple["predicate"]
        columns = ["doc_id", "sentence", "start", "end", "status", "confidence", "date", "rule"]
        documents = self.tables.documents[["doc_id", "title", "path"]]
        found = rows[same][columns].astype({"doc_id": str})
        return found.merge(documents.astype({"doc_id": str}), on="doc_id", how="left")

    def conflicts(self) -> pd.DataFrame:
        """Figures that two documents report differently, with both sentences (see graph/conflicts.py)."""
        return find_conflicts(self.tables.figures)

    def sql(self, query: str) -> pd.DataFrame:
        """Answer of a DuckDB query over the tables and the views of graph/sql.py, which it lists."""
        from pipeline.graph.sql import run_query

        return run_query(self.tables, query)

    def sparql(self, query: str, *, evidence: bool = False) -> pd.DataFrame | bool:
        """Answer of a SPARQL query over the RDF form (graph/rdf.py): a table, or True/False for ASK.

        Entities and asserted statements; `evidence` adds a node for every statement, whatever its status,
        with its sentence (twenty times the triples).
        """
        from pipeline.graph.rdf import make_store, run_query

        if evidence not in self._stores:
            self._stores[evidence] = make_store(self.tables, evidence=evidence)
        return run_query(self._stores[evidence], query)

    def to_networkx(self, triples: pd.DataFrame | None = None) -> nx.MultiDiGraph:
        """The graph, or the part that `triples` (an answer of `kg.triples`) spans, as a MultiDiGraph."""
        return network.to_networkx(self.tables, triples)

    def centralities(self, triples: pd.DataFrame | None = None) -> pd.DataFrame:
        """Degree, betweenness and PageRank of the entities (see graph/network.py)."""
        return network.centralities(self.tables, self.tables.triples if triples is None else triples)

    def communities(self, triples: pd.DataFrame | None = None) -> pd.DataFrame:
        """Groups of entities tied more to each other than to the rest (see graph/network.py)."""
        return network.communities(self.tables, self.tables.triples if triples is None else triples)


def _checked(given: str | Iterable[str], allowed: type[Predicate] | type[Status]) -> list[str]:
    """The values given, each one of the closed set. Raises UsageError that lists the set."""
    wanted = [given] if isinstance(given, str) else list(given)
    known = {member.value for member in allowed}
    for value in wanted:
        if value not in known:
            raise UsageError(
                f"unknown {allowed.__name__.lower()} « {value} ». Allowed: {', '.join(sorted(known))}"
            )
    return [str(value) for value in wanted]


def _in_period(rows: pd.DataFrame, column: str, since: str | None, until: str | None) -> pd.DataFrame:
    if since is None and until is None:
        return rows
    first = day_of(since) if since else None
    last = day_of(until, last=True) if until else None
    fits = {value for value in rows[column].dropna().unique() if overlaps(str(value), first, last)}
    return rows[rows[column].isin(fits)]


def _way(graph: nx.Graph, start: str, end: str) -> list[str]:
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return []
    way: list[str] = nx.shortest_path(graph, start, end)
    return way
