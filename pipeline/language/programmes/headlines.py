"""Schemes named in full only in a headline in capitals, and by their acronym in the text below it.

« AIDE MÉDICALE AUX SAISONNIERS : LE GUIDE », then « À quoi sert l'AMS ? »
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym
from pipeline.language.titles import opens_line
from pipeline.rules.folding import fold

_SMALL = frozenset(("de", "des", "du", "d'", "la", "le", "les", "l'", "et", "a", "au", "aux", "en", "pour"))
#: Letters of the shortest acronym, tokens of the longest headline.
_SHORTEST, _LONGEST = 3, 16


def find_headlines(doc: Doc, nouns: Container[str], rule: str) -> Iterator[Candidate]:
    """The headlines that open with one of `nouns` (folded), each with its acronyms in the text after it."""
    shouted = [token for token in doc if token.text.isupper()]
    acronyms: dict[str, list[int]] = {}
    for token in shouted:
        if len(token) >= _SHORTEST:
            acronyms.setdefault(token.text, []).append(token.i)
    named: set[str] = set()
    for token in shouted:
        if fold(token.text) not in nouns or not opens_line(token):
            continue
        end = token.i + 1
        while end < min(len(doc), token.i + _LONGEST) and (doc[end].text.isupper() or doc[end].text == "-"):
            end += 1
        words = [fold(word.text) for word in doc[token.i : end]]
        initials = "".join(word[0] for word in words if word not in _SMALL and word[0].isalpha()).upper()
        if initials in named or not is_acronym(initials):
            continue
        short = [i for i in acronyms.get(initials, ()) if i >= end]
        if short:
            named.add(initials)
            yield Candidate(token.i, end, "PROGRAMME", rule, "grammar")
            for i in short:
                yield Candidate(i, i + 1, "PROGRAMME", rule, "grammar")
