"""Numbers that stand for some of those counted before: « Gao en compte [312] », « [Neuf] ont été opérés »."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_YEAR = re.compile(r"(?:19|20)\d\d")
_THEM = ("eux", "elles")
_D = ("d'", "d’")
#: Tokens between « en » and its number: « en totalise à lui seul ».
_REACH = 7
#: Most words of a label.
_LABEL = 4
_LEADS = frozenset(
    ("à", "lui", "elle", "seul", "seule", "déjà", "ainsi", "même", "encore", "environ", "près", "de", "plus")
)
#: A sentence that starts with a number and one of these tells of those counted before.
_ADVERBS = frozenset(("seulement", "seules", "seuls", "autres", "encore"))


def takes_up(doc: Doc, start: int, end: int) -> bool:
    """Whether the number at tokens [start, end) is that of a pronoun, a partitive, a subject or a label."""
    if _YEAR.fullmatch(doc[start:end].text):
        return False
    if _is_of_them(doc, end) or _starts_sentence(doc, start, end):
        return True
    return _is_of_pronoun(doc, start) or _is_labelled(doc, start, end)


def _is_of_them(doc: Doc, end: int) -> bool:
    """« [37] d'entre elles »."""
    after = [token.lower_ for token in doc[end : end + 3]]
    return len(after) == 3 and after[0] in _D and after[1] == "entre" and after[2] in _THEM


def _starts_sentence(doc: Doc, start: int, end: int) -> bool:
    """« [Neuf] ont été transférés », « [Cinquante et une] exercent »; no heading, no numbered item."""
    before = doc[start - 1] if start else None
    if before is None or before.text not in (".", ";") or end >= len(doc):
        return False
    if doc[end].lower_ == "autres":
        return True  # « Six autres, à Kolda, sont promis »
    i = end
    while i < len(doc) - 1 and doc[i].lower_ in _ADVERBS:
        i += 1
    return doc[i].pos_ in ("VERB", "AUX") and doc[i].lower_.endswith("nt")


def _is_of_pronoun(doc: Doc, start: int) -> bool:
    """« Kolda en compte [312] », « elle en avait reçu [2 940] l'an passé »; not « en moyenne 30 »."""
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = doc[i]
        if token.is_punct or token.is_space:
            return False
        if token.lower_ == "en":
            verb = doc[i + 1]
            return i + 1 < start and verb.pos_ in ("VERB", "AUX") and not verb.lower_.endswith("ant")
        if token.pos_ not in ("VERB", "AUX", "ADV") and token.lower_ not in _LEADS:
            return False
    return False


def _is_labelled(doc: Doc, start: int, end: int) -> bool:
    """« 40 présents. Excusés : [4]. », « 900 cas (femmes : [312]) »: the label of few words."""
    if start < 2 or doc[start - 1].text != ":" or doc[end : end + 1].text not in (".", ";", ")", ","):
        return False
    for i in range(start - 2, max(-1, start - 2 - _LABEL), -1):
        if doc[i].text in (".", ";", "("):
            return i < start - 2
        opens = i == start - 2 and i > 0 and doc[i - 1].text in (".", ";")  # « Atteints : 81 300 »
        if not (doc[i].is_alpha or doc[i].like_num) or (doc[i].pos_ in ("VERB", "AUX") and not opens):
            return False
    return False
