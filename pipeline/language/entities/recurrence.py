"""Other occurrences of a name in the document: found once on good evidence, it is a name everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from pipeline.language.entities.acronyms import NAMED
from pipeline.language.entities.conflicts import is_acronym
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

RECURRENCE = "recurrence"
_RECURRING = frozenset((*NAMED, "LOCATION"))
_CIVILITIES = frozenset(("m.", "mm.", "mme", "mmes", "mlle", "mr", "dr", "pr", "me"))
#: Tags of a first name; taggers take many for nouns.
_NAMELIKE = frozenset(("PROPN", "NOUN", "X", "ADJ"))


_DIRECTIONS = frozenset(("nord", "sud", "est", "ouest", "centre"))


def find_recurrences(doc: Doc, mentions: Iterable[Span], rules: EntityRules) -> list[Span]:
    """Spans that repeat a mention word for word; acronyms and single words keep their case."""
    mentions = list(mentions)
    taken = {(span.start, span.end) for span in mentions}
    words = [fold(token.text) for token in doc]
    lowercase = {token.lower_ for token in doc if token.text.islower()}
    by_first: dict[str, dict[tuple[str, ...], Span]] = {}
    for mention in mentions:
        if mention.label_ in _RECURRING and _is_proven(mention, rules) and _recurs(mention, lowercase):
            name = tuple(words[mention.start : mention.end])
            by_first.setdefault(name[0], {}).setdefault(name, mention)
    longest_first = {
        first: sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))
        for first, names in by_first.items()
    }
    found: list[Span] = []
    for start, word in enumerate(words):
        for name, mention in longest_first.get(word, ()):
            end = start + len(name)
            if (start, end) in taken or tuple(words[start:end]) != name:
                continue
            if mention.label_ == "LOCATION" and _is_family_name(doc, start, end):
                continue
            if _same_case(doc[start:end], mention):
                found.append(_repeat(doc, start, end, mention))
    return found


def _is_family_name(doc: Doc, start: int, end: int) -> bool:
    """« Mme Dos [Santos] »: a single word with another name right before it."""
    if end - start > 1 or start == 0:
        return False
    before = doc[start - 1]
    if before.lower_ in _CIVILITIES:
        return True
    return before.text.istitle() and before.pos_ in _NAMELIKE and not before.is_sent_start


def _is_proven(mention: Span, rules: EntityRules) -> bool:
    return any(source not in rules.weak for source in mention._.sources) or bool(mention._.rule)


def _recurs(mention: Span, lowercase: set[str]) -> bool:
    """Not for « Nord » or « Espoir » where the text has « nord » or « espoir » as words too."""
    if len(mention) > 1:
        return True
    text = mention.text
    if mention.label_ == "LOCATION" and fold(text) in _DIRECTIONS:
        return False  # « le Centre » is a region once, and a hospital next
    return text[:1].isupper() and len(text) > 1 and (is_acronym(text) or text.lower() not in lowercase)


def _same_case(span: Span, mention: Span) -> bool:
    if span.text == mention.text:
        return True
    if span.text.islower() and _is_title_case(mention):
        return False  # « couverture maladie universelle » is the concept
    if len(mention) == 1:
        return len(span.text) > 3 and not is_acronym(mention.text) and span.text.isupper()
    return len(mention) > 2 or span.text.isupper() or span[0].text[:1] == mention[0].text[:1]


def _is_title_case(mention: Span) -> bool:
    """Every word but the small ones has a capital: « Couverture Maladie Universelle »."""
    words = [token.text for token in mention if len(token) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _repeat(doc: Doc, start: int, end: int, mention: Span) -> Span:
    span = Span(doc, start, end, label=mention.label_)
    span._.rule = mention._.rule or RECURRENCE
    span._.sources = (RECURRENCE,)
    return span
