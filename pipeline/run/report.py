"""What a run did, for whoever prints or checks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.documents.document import ReadStatus
from pipeline.tables import Tables


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document that could not be used, and why; the path is the one its file has below the folder read."""

    doc_id: str
    status: str
    message: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """Counts of what came out, most frequent first; `annotated` were new, `cached` were known from before."""

    output: Path
    documents: dict[str, int] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)
    triples: dict[str, int] = field(default_factory=dict)
    entities: int = 0
    figures: int = 0
    annotated: int = 0
    cached: int = 0
    seconds: float = 0.0
    files: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def usable(self) -> int:
        """How many documents were read and annotated."""
        return self.documents.get(ReadStatus.OK.value, 0)

    @property
    def failed(self) -> tuple[Trouble, ...]:
        return tuple(trouble for trouble in self.troubles if trouble.status == ReadStatus.FAILED.value)


def make_report(
    output: Path,
    tables: Tables,
    *,
    annotated: int = 0,
    cached: int = 0,
    seconds: float = 0.0,
    files: tuple[str, ...] = (),
) -> RunReport:
    """The report of a run that left `tables` in `output`."""
    documents = tables.documents
    rows = documents[documents["message"].notna() | (documents["status"] != ReadStatus.OK.value)]
    troubles = [
        Trouble(row.doc_id, row.status, row.message if isinstance(row.message, str) else "")
        for row in rows.itertuples(index=False)
    ]
    return RunReport(
        output=output,
        documents=_counts(documents["status"]),
        mentions=_counts(tables.mentions["type"]),
        triples=_counts(tables.triples["predicate"]),
        entities=len(tables.entities),
        figures=len(tables.figures),
        annotated=annotated,
        cached=cached,
        seconds=seconds,
        files=files,
        troubles=tuple(troubles),
    )


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
