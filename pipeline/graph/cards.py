"""The card of an entity: its names, facts, figures and documents, as text and as HTML for a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.graph.names import split_names

if TYPE_CHECKING:
    from pipeline.tables import Tables

_SHOWN = 12


@dataclass(frozen=True, repr=False)
class EntityCard:
    """`facts`, `figures` and `documents` are rows of the tables that concern the entity."""

    entity_id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    country: str
    facts: pd.DataFrame
    figures: pd.DataFrame
    documents: pd.DataFrame

    def __str__(self) -> str:
        also = f" ({', '.join(self.aliases)})" if self.aliases else ""
        lines = [f"{self.name}{also} – {self.type}{f', {self.country}' if self.country else ''}"]
        lines += [f"  {fact}" for fact in self._facts_as_text()]
        lines += [f"  {row.value:g} {row.counted}" for row in self.figures.head(_SHOWN).itertuples()]
        lines.append(
            f"  {len(self.documents)} documents, {len(self.facts)} facts, {len(self.figures)} figures"
        )
        return "\n".join(lines)

    __repr__ = __str__

    def _facts_as_text(self) -> list[str]:
        rows = self.facts.drop_duplicates(["subject_id", "predicate", "object_id"]).head(_SHOWN)
        return [f"{row.subject} {row.predicate} {row.object}" for row in rows.itertuples()]

    def _repr_html_(self) -> str:
        """The card in a notebook; every text of a document is escaped."""
        also = f"<p>{escape(', '.join(self.aliases))}</p>" if self.aliases else ""
        rows = "".join(
            f"<tr><td>{escape(str(row.subject))}</td><td>{escape(str(row.predicate))}</td>"
            f"<td>{escape(str(row.object))}</td><td>{escape(str(row.sentence))}</td></tr>"
            for row in self.facts.head(_SHOWN).itertuples()
        )
        figures = "".join(
            f"<li>{row.value:g} {escape(str(row.counted or ''))}</li>"
            for row in self.figures.head(_SHOWN).itertuples()
        )
        return (
            f"<h4>{escape(self.name)} <small>{escape(self.type)} {escape(self.country)}</small></h4>{also}"
            f"<table>{rows}</table><ul>{figures}</ul>"
            f"<p>{len(self.documents)} documents · {len(self.facts)} facts · {len(self.figures)} figures</p>"
        )


def make_card(tables: Tables, entity_id: str) -> EntityCard:
    """The card of the entity with this id, which must be one of `tables.entities`."""
    row = tables.entities[tables.entities["entity_id"] == entity_id].iloc[0]
    triples = tables.triples
    facts = triples[(triples["subject_id"] == entity_id) | (triples["object_id"] == entity_id)]
    mentions = tables.mentions[tables.mentions["entity_id"] == entity_id]
    figures = tables.figures[
        (tables.figures["of_id"] == entity_id) | (tables.figures["place"] == row["name"])
    ]
    documents = tables.documents[tables.documents["doc_id"].isin(mentions["doc_id"].unique())]
    return EntityCard(
        entity_id=entity_id,
        type=str(row["type"]),
        name=str(row["name"]),
        aliases=tuple(split_names(row["aliases"])),
        country="" if pd.isna(row["country"]) else str(row["country"]),
        facts=facts.reset_index(drop=True),
        figures=figures.reset_index(drop=True),
        documents=documents.reset_index(drop=True),
    )
