"""One name, one type: what a list or the grammar makes of a name holds where only the context speaks."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

#: Sources that see a name through its neighbours alone.
_BY_CONTEXT = frozenset(("context", "series"))
_TYPES = ("ORGANISATION", "LOCATION", "PROGRAMME")


def agree_on_types(mentions: Iterable[Span]) -> list[Span]:
    """The mentions; « à [Ansar] » is a body where « le groupe Ansar » stands in the same document.

    A name that better evidence gives two types keeps what each place says.
    """
    mentions = list(mentions)
    proven: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.label_ in _TYPES and not _by_context(mention):
            proven.setdefault(mention.text, set()).add(mention.label_)
    return [_retyped(mention, proven.get(mention.text, set())) for mention in mentions]


def _by_context(mention: Span) -> bool:
    return bool(mention._.sources) and _BY_CONTEXT.issuperset(mention._.sources)


def _retyped(mention: Span, types: set[str]) -> Span:
    """The mention with the one type that is proven; its extension values stay, as they go by offsets."""
    if len(types) != 1 or mention.label_ not in _TYPES or not _by_context(mention):
        return mention
    (label,) = types
    return Span(mention.doc, mention.start, mention.end, label=label)
