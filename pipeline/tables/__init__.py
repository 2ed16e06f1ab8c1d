"""The tables that a run leaves: documents, mentions, entities, triples, figures, and the texts."""

from pipeline.tables.store import read_tables, write_tables
from pipeline.tables.tables import Tables

__all__ = ["Tables", "read_tables", "write_tables"]
