"""`passerelle query`: one question to the graph, answered as a table, CSV or JSON."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.console import ExitCode, harmless, say, say_error
from pipeline.cli.extract import PROCESSED

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = ("subject", "predicate", "object", "status", "date", "doc_id", "sentence")


class Form(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    name: Annotated[str, typer.Argument(help="An entity: name, acronym or alias.")] = "",
    predicate: Annotated[list[str] | None, typer.Option(help="FUNDS, PARTNERS_WITH, …; repeatable.")] = None,
    country: Annotated[str | None, typer.Option(help="Name or two-letter code.")] = None,
    since: Annotated[str | None, typer.Option(help="From this date on: 2020, 2020-05, …")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this date.")] = None,
    status: Annotated[str | None, typer.Option(help="asserted, planned or negated.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out what is less sure.")] = 0.0,
    sql: Annotated[str | None, typer.Option(help="A DuckDB query over the tables instead.")] = None,
    sparql: Annotated[str | None, typer.Option(help="A SPARQL query over the graph instead.")] = None,
    form: Annotated[Form, typer.Option("--format", help="How to print the answer.")] = Form.TABLE,
    folder: Annotated[
        Path, typer.Option("--tables", help="The folder that « passerelle extract » wrote to.")
    ] = PROCESSED,
) -> None:
    """Ask the graph: facts about an entity, or SQL, or SPARQL. Exit code 1 when nothing is found."""
    from pipeline.graph import KnowledgeGraph

    kg = KnowledgeGraph.load(folder)
    if sql is not None:
        answer = kg.sql(sql)
    elif sparql is not None:
        answer = _as_table(kg.sparql(sparql, evidence=True))
    else:
        found = kg.triples(
            about=name or None,
            predicate=predicate or None,
            country=country,
            since=since,
            until=until,
            status=status,
            min_confidence=min_confidence,
        )
        answer = found[list(_SHOWN)] if form is Form.TABLE else found
    _print(answer, form)
    if answer.empty:
        say_error("nothing found")
        raise typer.Exit(ExitCode.NOTHING)


def _as_table(answer: pd.DataFrame | bool) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"answer": [answer]}) if isinstance(answer, bool) else answer


def _print(answer: pd.DataFrame, form: Form) -> None:
    if form is Form.CSV:
        from pipeline.tables.spreadsheet import to_csv

        typer.echo(to_csv(answer), nl=False)
    elif form is Form.JSON:
        typer.echo(answer.to_json(orient="records", force_ascii=False, indent=1))
    else:
        _print_table(answer)


def _print_table(answer: pd.DataFrame) -> None:
    """One block an answer when rows are wide (a sentence a row), a grid otherwise."""
    if "sentence" not in answer.columns:
        say(answer.to_string(index=False, na_rep=""))
        return
    for row in answer.to_dict("records"):
        say(_line(row))
        say(f"    « {' '.join(str(row['sentence']).split())} »")


def _line(row: dict[str, Any]) -> str:
    """`OIM  PARTNERS_WITH  ANACMU  (asserted, 2024)  note.txt`."""
    import pandas as pd

    filled = {name: str(value) for name, value in row.items() if not pd.isna(value)}
    about = ", ".join(filled[name] for name in ("status", "date") if name in filled)
    if "predicate" not in filled:
        rest = (f"{name} {value}" for name, value in filled.items() if name != "sentence")
        return harmless("  ".join(rest))
    head = f"{filled['subject']}  {filled['predicate']}  {filled['object']}"
    return harmless(f"{head}  ({about})  {filled['doc_id']}")
