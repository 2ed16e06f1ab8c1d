"""Changes to a text that keep track of where every character came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from pipeline.documents.document import TextView


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; with start == end it is an insertion."""

    start: int
    end: int
    new: str


def apply_edits(view: TextView, edits: Iterable[Edit]) -> TextView:
    """The view with `edits` made: sorted, not overlapping, offsets into `view.text`.

    A replacement of equal length is taken character by character; every character of another one stands
    for all that it replaces.
    """
    pieces: list[str] = []
    starts: list[Sequence[int] | Iterable[int]] = []
    ends: list[Sequence[int] | Iterable[int]] = []
    at = 0
    for start, end, new in edits:
        pieces.append(view.text[at:start])
        starts.append(view.starts[at:start])
        ends.append(view.ends[at:start])
        at = end
        if not new:
            continue
        pieces.append(new)
        if len(new) == end - start:
            starts.append(view.starts[start:end])
            ends.append(view.ends[start:end])
        else:
            first, last = _stored_span(view, start, end)
            starts.append(repeat(first, len(new)))
            ends.append(repeat(last, len(new)))
    if not pieces and at == 0:
        return view
    pieces.append(view.text[at:])
    starts.append(view.starts[at:])
    ends.append(view.ends[at:])
    return TextView("".join(pieces), _packed(starts), _packed(ends))


def _packed(offsets: Iterable[Iterable[int]]) -> Sequence[int]:
    """Four bytes an offset: a list takes ten times as much."""
    return array("I", chain.from_iterable(offsets))


def _stored_span(view: TextView, start: int, end: int) -> tuple[int, int]:
    if start < end:
        return view.starts[start], view.ends[end - 1]
    place = view.ends[start - 1] if start else 0
    return place, place
