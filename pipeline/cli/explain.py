"""`passerelle explain`: what a text gives, by which rules, and which rules came close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import ExitCode, say
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.language.explanation import Explanation

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 1.5rem }
th, td { text-align: left; padding: .2rem .8rem .2rem 0 }
th { border-bottom: 1px solid #999 } pre { white-space: pre-wrap; font: inherit } code { color: #555 }
"""
_COLUMNS = {
    "Mentions": ("text", "type", "value", "entity", "rule"),
    "Relations": ("subject", "predicate", "object", "status", "confidence", "rule", "trigger"),
    "Nearly": ("rule", "predicate", "trigger", "subject", "object"),
    "Parse": ("text", "pos", "dep", "head"),
}


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence in quotes, or a text file.")],
    html: Annotated[Path | None, typer.Option(help="Write a page to this file instead.")] = None,
    parse: Annotated[bool, typer.Option("--parse", help="Show the parse of every word too.")] = False,
    patterns: Annotated[Path | None, typer.Option(help="Folder of pattern files to use instead.")] = None,
) -> None:
    """Show what is found in TEXT, which rules found it, and which rules nearly did."""
    from pipeline.language import load_language
    from pipeline.language.explanation import explain as explain_text
    from pipeline.rules.relations import load_relations

    explanation = explain_text(load_language(patterns), _read(text), load_relations(patterns))
    if html is not None:
        _write(html, page_of(explanation))
        say(f"Written: {html}")
    else:
        for line in lines_of(explanation, parse):
            say(line)
    raise typer.Exit(ExitCode.OK if explanation.mentions else ExitCode.NOTHING)


def _read(text: str) -> str:
    """The text itself, or what the file of that name holds."""
    path = Path(text)
    try:
        return path.read_text(encoding="utf-8") if len(text) < 1024 and path.is_file() else text
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{text}: cannot be read as UTF-8 text ({error})") from None


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from None


def _sections(explanation: Explanation, parse: bool) -> Iterator[tuple[str, list[list[str]]]]:
    """Title and rows of each table, in the order of reading."""
    tokens = [token for sentence in explanation.sentences for token in sentence] if parse else []
    rows: tuple[Sequence[object], ...] = (
        explanation.mentions,
        explanation.relations,
        explanation.near,
        tokens,
    )
    for (title, columns), entries in zip(_COLUMNS.items(), rows, strict=True):
        if title != "Parse" or parse:
            yield title, [[str(getattr(entry, column)) for column in columns] for entry in entries]


def lines_of(explanation: Explanation, parse: bool) -> Iterator[str]:
    """The tables for a terminal, columns aligned."""
    for title, rows in _sections(explanation, parse):
        yield f"{title}: {len(rows)}"
        header = list(_COLUMNS[title])
        widths = [max(len(row[at]) for row in [header, *rows]) for at in range(len(header))]
        for row in [header, *rows] if rows else []:
            yield (
                "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            )
        yield ""


def page_of(explanation: Explanation) -> str:
    """The same as one HTML page; text of the document is escaped."""
    parts = [
        f"<!doctype html><html lang=fr><meta charset=utf-8><title>Passerelle</title><style>{_STYLE}</style>"
    ]
    parts.append(f"<h1>Passerelle</h1><pre>{escape(explanation.text)}</pre>")
    for title, rows in _sections(explanation, parse=True):
        head = "".join(f"<th>{column}</th>" for column in _COLUMNS[title])
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        parts.append(f"<h2>{title} ({len(rows)})</h2><table><tr>{head}</tr>{body}</table>")
    return "\n".join([*parts, "</html>\n"])
