"""Which of the mentions that overlap stay.

One principle: mentions may stand together when they are apart, or when one lies inside the other and
`nesting` in patterns/entities.yaml lets it. Of the others one stays, chosen in this order:

1. a value (DATE, QUANTITY) is never cut in two: a name that crosses one goes;
2. proof before hint: a mention that only statistical sources propose gives way;
3. the longer before the shorter, as a name cut short is the commoner mistake;
4. more sources before fewer, then the type that stands first in `precedence`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from pipeline.rules.entities import EntityRules

_VALUES = ("DATE", "QUANTITY")


def resolve_conflicts(spans: Iterable[Span], rules: EntityRules) -> list[Span]:
    """The mentions that stay, in text order, the longer first; never two with the same offsets."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for cluster in _clusters(_without_cut_values(ordered)):
        kept += _strongest(cluster, rules) if len(cluster) > 1 else cluster
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _without_cut_values(spans: list[Span]) -> list[Span]:
    values = [span for span in spans if span.label_ in _VALUES]
    starts = [value.start for value in values]

    def cuts_value(name: Span) -> bool:
        # values hardly overlap one another, so the neighbours of each end are the ones to look at
        for at in (bisect_left(starts, name.start), bisect_left(starts, name.end)):
            for value in values[max(0, at - 2) : at + 1]:
                if _cross(name, value):
                    return True
        return False

    return [span for span in spans if span.label_ in _VALUES or not cuts_value(span)]


def _clusters(spans: list[Span]) -> Iterator[list[Span]]:
    """Runs of mentions that overlap one another, directly or through a third."""
    cluster: list[Span] = []
    end = -1
    for span in spans:
        if cluster and span.start >= end:
            yield cluster
            cluster = []
        cluster.append(span)
        end = max(end, span.end) if len(cluster) > 1 else span.end
    if cluster:
        yield cluster


def _strongest(cluster: list[Span], rules: EntityRules) -> list[Span]:
    def strength(span: Span) -> tuple[bool, int, int, int, int]:
        sources = span._.sources
        proven = not sources or any(source not in rules.weak for source in sources)
        return proven, span.end - span.start, len(sources), -rules.rank.get(span.label_, 99), -span.start

    places = {(span.start, span.end) for span in cluster if span.label_ in ("COUNTRY", "LOCATION")}
    kept: list[Span] = []
    for span in sorted(cluster, key=strength, reverse=True):
        if all(_compatible(span, other, places, rules) for other in kept):
            kept.append(span)
    return kept


def _compatible(one: Span, other: Span, places: set[tuple[int, int]], rules: EntityRules) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    if (one.start, one.end) == (other.start, other.end) or _cross(one, other):
        return False
    outer, inner = (one, other) if one.start <= other.start and other.end <= one.end else (other, one)
    if not rules.may_hold(outer.label_, inner.label_) or _is_portfolio(inner, outer):
        return False
    cut_short = inner.start == outer.start and not _is_parent(inner, outer, places)
    return outer.label_ != inner.label_ or not cut_short


def _is_portfolio(inner: Span, outer: Span) -> bool:
    """« Europe » in « ministère de l'Europe et des Affaires étrangères » is a field of work, no place."""
    if inner.label_ not in ("COUNTRY", "LOCATION") or inner.end >= outer.end:
        return False
    return outer[0].lower_.startswith("minist") and inner.doc[inner.end].lower_ in ("et", ",")


def _is_parent(inner: Span, outer: Span, places: set[tuple[int, int]]) -> bool:
    """« OIM » in « OIM Maroc », « Médecins du Monde » in « Médecins du Monde Suisse »: a name of its own.

    « Ministère de la Santé » in « Ministère de la Santé et de l'Action sociale » is a name cut short.
    """
    return is_acronym(inner.text) or (inner.end, outer.end) in places


def is_acronym(text: str) -> bool:
    """« OIM », « PNUD », « UpM », « TB REACH »: short, and mostly capitals."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return 2 <= len(text) <= 15 and text.count(" ") < 2 and capitals >= 2 and 2 * capitals > len(letters)


def _cross(one: Span, other: Span) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return first.start < second.start < first.end < second.end
