"""Bodies by name: the forms of patterns/organisations.csv, and how each must be written to count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.candidates import Candidate
from pipeline.language.lookup import Lookup, Words
from pipeline.language.organisations.acronyms import find_concepts
from pipeline.language.phrases import is_acronym
from pipeline.language.tokens import TokenTable
from pipeline.rules.folding import fold
from pipeline.rules.organisations import Organisation, OrganisationWords, load_organisations

_ARTICLES = frozenset(("le", "la", "les", "l", "the"))


class Form(NamedTuple):
    """One way to write the name of a body."""

    text: str
    organisation: Organisation
    acronym: bool


@lru_cache(maxsize=4)
def load_forms(folder: Path | None = None) -> Lookup[Form]:
    """Every form of every listed body, by its folded words."""
    rules = load_organisations(folder)
    return Lookup(
        (form, Form(form, organisation, is_acronym(form) and " " not in form))
        for organisation in rules.organisations
        for form in organisation.forms()
    )


def find_listed(table: TokenTable, forms: Lookup[Form], vocabulary: OrganisationWords) -> Iterator[Candidate]:
    """Listed bodies, nested ones too; doubtful acronyms only with the long form in the document."""
    text = table.doc.text
    words = Words.of(table.doc)
    matches = list(forms.matches(words))
    for match in tuple(matches):
        if match.last - match.first > 3:  # « Haut-Commissariat des [Nations unies] pour les réfugiés »
            inner = forms.matches(words, match.first + 1, match.last)
            matches += (other for other in inner if other.value.organisation != match.value.organisation)
    concepts = set(find_concepts(table, vocabulary.other_heads))
    named = {match.value.organisation.name for match in matches if not match.value.acronym}
    for match in matches:
        form = match.value
        written = text[match.start : match.end]
        if form.acronym and written in concepts:
            continue
        if written == "UN" and table.text(bisect_left(table.starts, match.end)).isupper():
            continue  # « UN DON DE MÉDICAMENTS »
        doubtful = form.acronym and (written in vocabulary.not_acronyms or len(written) < 3)
        if doubtful and form.organisation.name not in named and written not in ("UE", "UA"):
            continue
        span = table.span(match.start, match.end)
        if span is not None and (_is_written_so(written, form) or _is_lowered(table, span[0], form)):
            yield Candidate(*span, "ORGANISATION", "org.listed", "gazetteer")


def _is_written_so(written: str, form: Form) -> bool:
    """Acronyms in their capitals or all capitals; names with a capital where the list has its first one."""
    if form.acronym:
        return written.replace(".", "") == form.text.replace(".", "") or (
            written.isupper() and len(written) > 3
        )
    if form.text.islower():
        return written == form.text
    words, listed = written.split(), form.text.split()
    while len(words) > 1 and fold(words[0]).rstrip("'") in _ARTICLES:
        words, listed = words[1:], listed[1:]
    if len(words) > 3 and not written.isupper():
        return True
    first = next((i for i, word in enumerate(listed) if word[:1].isupper()), 0)
    return words[min(first, len(words) - 1)][:1].isupper()


def _is_lowered(table: TokenTable, i: int, form: Form) -> bool:
    """« l'Oms », « la Cedeao »: an acronym as newspapers write it, with its article."""
    text = table.texts[i]
    lowered = form.acronym and len(text) > 2 and text[0].isupper() and text[1:].islower()
    return (
        lowered
        and table.key(i - 1) in ("l'", "la", "le", "du")
        and table.doc[i].pos_ in ("PROPN", "NOUN", "")
    )
