"""Short forms of names: « Hôtel-Dieu » for « Hôtel-Dieu de Lyon », « Sunu » for « association Sunu »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym
from pipeline.language.places.context import Context

_DE = frozenset(("de", "d'", "du", "des", "pour", "contre", "sur", "en", "et"))
#: Most names that start with one word, so that a long text is read in one pass.
_SAME_START = 8


def find_shortened(context: Context, names: Iterable[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """The short forms of `names` that stand elsewhere; `taken` are the tokens of names and places."""
    table = context.table
    forms: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for start, end in _short_forms(context, name):
            form = tuple(table.texts[start:end])
            same = forms.setdefault(form[0], [])
            if form not in same and len(same) < _SAME_START:
                same.append(form)
    for i, text in enumerate(table.texts):
        if i in taken:
            continue
        for form in sorted(forms.get(text, ()), key=len, reverse=True):
            end = i + len(form)
            alone = not context.is_name_word(i - 1) and not context.is_name_word(end)
            if tuple(table.texts[i:end]) == form and alone and taken.isdisjoint(range(i, end)):
                yield Candidate(i, end, "ORGANISATION", "org.short", "recurrence")
                break


def _short_forms(context: Context, name: Candidate) -> Iterator[tuple[int, int]]:
    """Extents inside the name that can stand for it."""
    table = context.table
    if name.rule == "org.descriptor":  # « association [Vivre Debout] », named again without its noun
        if not context.is_common(name.start):
            yield name.start, name.end
        return
    if name.rule == "org.title":  # « association [Vivre Debout] »
        start = name.start + 1
        while start < name.end and not table.is_capital(start):
            start += 1
        if start < name.end and not context.is_common(start):
            yield start, name.end
        return
    last = name.end - 1
    apposed = table.key(last - 1) not in _DE and table.texts[last - 1] not in "-–/'’"
    if last - name.start > 1 and apposed and is_acronym(table.texts[last]) and len(table.texts[last]) > 3:
        yield last, name.end  # « Institut universitaire [LUNARA] »
    at = name.start
    while at < name.end and table.keys[at] not in _DE:
        at += 1
    capitals = sum(table.is_capital(k) and table.texts[k].isalpha() for k in range(name.start, at))
    bare = any(table.texts[k].isupper() for k in range(name.start, at)) or table.doc[at - 1].pos_ == "ADJ"
    if at < name.end and capitals > 1 and not bare:  # « Direction Générale » is no name
        yield name.start, at  # « [Hôtel-Dieu] de Lyon », « [Consultation Amitié] de l'hôpital »
