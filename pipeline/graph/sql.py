"""SQL over the tables through DuckDB, with views for the questions asked most.

Tables: documents, mentions, entities, triples, figures, merges, texts (columns: tables/columns.py). Views:

- `partnerships(a, b, n_documents, n_statements, first_date, last_date)`: who works with whom, asserted only;
- `funding(funder, funded, funded_type, n_documents, first_date, last_date)`: who pays what, asserted only;
- `places(entity, type, place, how)`: what is based in, covers or is held in a place;
- `people(value, outcome, counted, of, place, period, doc_id, sentence)`: figures that count people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.tables import Tables

_VIEWS = """
create view partnerships as
  select subject as a, object as b, count(distinct doc_id) as n_documents, count(*) as n_statements,
         min(date) as first_date, max(date) as last_date
  from triples where predicate = 'PARTNERS_WITH' and status = 'asserted' group by subject, object;
create view funding as
  select subject as funder, object as funded, object_type as funded_type,
         count(distinct doc_id) as n_documents, min(date) as first_date, max(date) as last_date
  from triples where predicate = 'FUNDS' and status = 'asserted' group by subject, object, object_type;
create view places as
  select distinct subject as entity, subject_type as type, object as place, predicate as how
  from triples where predicate in ('BASED_IN', 'COVERS', 'TAKES_PLACE_IN') and status <> 'negated';
create view people as
  select value, outcome, counted, "of", place, period, doc_id, sentence from figures where kind = 'people';
"""

_TABLES = ("documents", "mentions", "entities", "triples", "figures", "merges", "texts")


def run_query(tables: Tables, query: str) -> pd.DataFrame:
    """The answer as a DataFrame. Raises UsageError with DuckDB's own words when the query is wrong.

    The query sees these tables only: reading and writing files is switched off.
    """
    import duckdb

    with duckdb.connect(config={"enable_external_access": "false"}) as connection:
        for name in _TABLES:
            connection.register(name, getattr(tables, name))
        connection.execute(_VIEWS)
        try:
            return connection.execute(query).df()
        except duckdb.Error as error:
            names = ", ".join((*_TABLES, "partnerships", "funding", "places", "people"))
            raise UsageError(f"SQL: {error}\nTables and views: {names}.") from None
