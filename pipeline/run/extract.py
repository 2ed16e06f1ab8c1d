"""`extract_folder`: documents in, tables and graph out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.annotation import Annotation
from pipeline.documents import Document, ReadStatus, read_documents
from pipeline.errors import UsageError
from pipeline.export import write_exports
from pipeline.graph.resolution import resolve
from pipeline.progress import Progress, silent
from pipeline.rules import default_patterns
from pipeline.run.batches import Outcome, make_batches
from pipeline.run.cache import AnnotationCache, fingerprint
from pipeline.run.engines import annotate_batches, check_engine
from pipeline.run.report import RunReport, make_report
from pipeline.tables import Tables, write_tables
from pipeline.tables.assemble import assemble
from pipeline.tables.records import AnnotatedDocument

#: Where, below the output folder, annotations are kept for the next run.
CACHE = ".cache/annotations"


def extract_folder(
    raw: str | Path,
    output: str | Path,
    *,
    workers: int = 1,
    engine: str = "local",
    patterns: str | Path | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Read every document below `raw`, and write tables, `graph.graphml` and `graph.html` to `output`.

    Documents annotated by an earlier run with the same content, code and patterns are not annotated again.
    A document that fails is a row of the documents table. Nothing is written when there are no documents.
    Raises UsageError for a wrong argument, PatternError for a wrong pattern file.
    """
    began = time.perf_counter()
    raw, output, patterns = Path(raw), Path(output), Path(patterns) if patterns else None
    check_engine(engine, workers)
    _check_folders(output, patterns)
    progress = progress or silent
    documents = _read(raw, progress)
    if not documents:
        return RunReport(output, seconds=time.perf_counter() - began)
    cache = AnnotationCache(output / CACHE, fingerprint(patterns or default_patterns()))
    known = {i: found for i, one in enumerate(documents) if _is_usable(one) and (found := cache.get(one))}
    new = [i for i, one in enumerate(documents) if _is_usable(one) and i not in known]
    outcomes = _annotate([documents[i] for i in new], cache, progress, engine, workers, patterns)
    made = dict(zip(new, outcomes, strict=True))
    cache.forget_others()
    tables = make_tables(
        [_annotated(one, known.get(i), made.get(i)) for i, one in enumerate(documents)], patterns
    )
    files = write_results(tables, output, progress)
    seconds = time.perf_counter() - began
    return make_report(output, tables, annotated=len(new), cached=len(known), seconds=seconds, files=files)


def make_tables(annotated: Sequence[AnnotatedDocument], patterns: Path | None = None) -> Tables:
    """The tables of annotated documents, their entities resolved."""
    return assemble(annotated, resolve(annotated, patterns))


def write_results(tables: Tables, output: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the tables and what is made of them; the names of the files for people to open."""
    progress("write", 0, 2)
    write_tables(tables, output)
    progress("write", 1, 2)
    files = write_exports(tables, output)
    progress("write", 2, 2)
    return files


def _check_folders(output: Path, patterns: Path | None) -> None:
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: this is a file; name a folder for the output")
    if patterns and not patterns.is_dir():
        raise UsageError(f"{patterns}: there is no such pattern folder; check the spelling")


def _read(raw: Path, progress: Progress) -> list[Document]:
    documents = []
    for document in read_documents(raw):
        documents.append(document)
        progress("read", len(documents), None)
    return documents


def _is_usable(document: Document) -> bool:
    return document.status is ReadStatus.OK


def _annotate(
    documents: Sequence[Document],
    cache: AnnotationCache,
    progress: Progress,
    engine: str,
    workers: int,
    patterns: Path | None,
) -> Iterator[Outcome]:
    """The outcome of each document, in order; each is kept in the cache as soon as it is known."""
    if not documents:
        return
    batches = list(make_batches(documents))
    progress("annotate", 0, len(documents))
    done = 0
    found = annotate_batches(batches, engine=engine, workers=workers, patterns=patterns)
    for batch, outcomes in zip(batches, found, strict=True):
        for document, outcome in zip(batch, outcomes, strict=True):
            if outcome.error is None:
                cache.put(document, outcome.annotation)
            yield outcome
        done += len(batch)
        progress("annotate", done, len(documents))


def _annotated(document: Document, known: Annotation | None, made: Outcome | None) -> AnnotatedDocument:
    if made and made.error is not None:
        failed = replace(document, status=ReadStatus.FAILED, message=f"{document.path}: {made.error}")
        return AnnotatedDocument(failed)
    return AnnotatedDocument(document, made.annotation if made else known or Annotation())
