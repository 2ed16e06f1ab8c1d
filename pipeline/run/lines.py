"""`annotate_lines`: JSON lines in, annotated JSON lines out: same order, same ids, same texts."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.documents import Document, ReadStatus, make_document
from pipeline.run.batches import Outcome, make_batches
from pipeline.run.engines import annotate_batches

#: Half of a surrogate pair: JSON can write it, as `\ud83d`, but it is no character.
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class LinesReport:
    """`problems` says of each line that could not be read or analysed its number (from 1) and why."""

    written: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    data: dict[str, Any]
    document: Document


def annotate_lines(
    lines: Iterable[str], report: LinesReport, *, workers: int = 1, patterns: Path | None = None
) -> Iterator[str]:
    """For each `{"id", "text", "meta"}` line the same with `entities` and `relations`, without line end.

    Every text is annotated, French or not. A line that is no such object has no line in the output, one that
    breaks the analysis has one without entities; both are told in `report`, which is complete at the end.
    """
    waiting: deque[_Line] = deque()  # read, not yet answered: what the engine has in hand
    batches = make_batches(_documents(_read_lines(lines, report), waiting))
    for outcomes in annotate_batches(batches, workers=workers, patterns=patterns):
        for outcome in outcomes:
            line = waiting.popleft()
            if outcome.error is not None:
                report.problems.append((line.number, outcome.error))
            report.written += 1
            yield _to_line(line.data, outcome)


def _documents(lines: Iterator[_Line], waiting: deque[_Line]) -> Iterator[Document]:
    for line in lines:
        waiting.append(line)
        yield line.document


def _read_lines(lines: Iterable[str], report: LinesReport) -> Iterator[_Line]:
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            data = _checked(_parsed(text.removeprefix("\ufeff")))
        except ValueError as error:
            report.problems.append((number, str(error)))
            continue
        meta = data.get("meta") or {}
        date = meta.get("date")
        document = make_document(str(data["id"]), data["text"], date=date if isinstance(date, str) else None)
        if document.status is ReadStatus.FAILED:
            report.problems.append((number, document.message))
        yield _Line(number, data, document)


def _parsed(text: str) -> Any:
    """The JSON of a line. Raises ValueError that says where it breaks off and what a line should be."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{error.msg} at character {error.colno}"
    except RecursionError:
        where = "too deeply nested"
    raise ValueError(f'not JSON ({where}); write one {{"id": …, "text": …}} object a line')


def _checked(data: Any) -> dict[str, Any]:
    """The line if it has the form it should. Raises ValueError that says what is wrong."""
    if not isinstance(data, dict):
        raise ValueError('not a JSON object; write {"id": …, "text": …} on each line')
    for name in ("id", "text"):
        if name not in data:
            raise ValueError(f"the key « {name} » is missing")
    if not isinstance(data["text"], str):
        raise ValueError("« text » is not a string")
    if not isinstance(data["id"], (str, int)):
        raise ValueError("« id » is not a string")
    if not isinstance(data.get("meta") or {}, dict):
        raise ValueError("« meta » is not an object")
    return data


def _to_line(data: dict[str, Any], outcome: Outcome) -> str:
    kept = {name: data[name] for name in ("id", "text", "meta") if name in data}
    line = json.dumps(kept | outcome.annotation.to_json(), ensure_ascii=False)
    if _HALF_PAIR.search(line):  # no encoding holds it
        return json.dumps(kept | outcome.annotation.to_json(), ensure_ascii=True)
    return line
