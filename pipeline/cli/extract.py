"""`passerelle extract`: the whole job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import ExitCode, progress_shown, say, say_counts, say_error

if TYPE_CHECKING:
    from pipeline.run import RunReport

RAW, PROCESSED = Path("data/raw"), Path("data/processed")
#: Troubles listed in the report; all of them are in the documents table.
_LISTED = 20


def extract(
    raw: Annotated[Path, typer.Argument(help="A folder of documents, or one file.")] = RAW,
    output: Annotated[Path, typer.Option(help="Where tables and graph go.")] = PROCESSED,
    workers: Annotated[int, typer.Option(help="Processes that annotate side by side.")] = 1,
    engine: Annotated[str, typer.Option(help="Who does the work: local, or ray for a cluster.")] = "local",
    patterns: Annotated[Path | None, typer.Option(help="Folder of pattern files to use instead.")] = None,
) -> None:
    """Read every document in RAW and write tables and graph to the output folder."""
    from pipeline.run import extract_folder

    try:
        with progress_shown() as progress:
            report = extract_folder(
                raw, output, workers=workers, engine=engine, patterns=patterns, progress=progress
            )
    except KeyboardInterrupt:
        say_error("Stopped. What was annotated is kept: the same command goes on from there.")
        raise typer.Exit(130) from None
    raise typer.Exit(show_report(report, raw))


def show_report(report: RunReport, raw: Path) -> ExitCode:
    """Print what came out and what did not; the exit code that goes with it."""
    if not report.documents:
        say_error(
            f"{raw}: there are no documents; put .txt, .md, .html, .pdf, .docx, .jsonl or .csv files there"
        )
        return ExitCode.NOTHING
    say_counts("Documents", report.documents)
    say_counts("Mentions", report.mentions)
    say_counts("Triples", report.triples)
    say(f"Entities: {report.entities:,}")
    say(f"Figures: {report.figures:,}")
    known = f", {report.cached:,} known from before" if report.cached else ""
    say(f"Time: {report.seconds:.1f} s ({report.annotated:,} documents annotated{known})")
    _show_troubles(report)
    say("Where to look next:")
    for name in ("triples.csv", "figures.csv", *report.files):
        say(f"  {report.output / name}")
    if not report.usable:
        return ExitCode.NOTHING
    return ExitCode.SOME_FAILED if report.failed else ExitCode.OK


def _show_troubles(report: RunReport) -> None:
    for trouble in report.troubles[:_LISTED]:
        message = trouble.message or trouble.doc_id
        say_error(
            f"{trouble.status}: {message if trouble.doc_id in message else f'{trouble.doc_id}: {message}'}"
        )
    if len(report.troubles) > _LISTED:
        say_error(f"… and {len(report.troubles) - _LISTED:,} more: column « message » of documents.csv")
