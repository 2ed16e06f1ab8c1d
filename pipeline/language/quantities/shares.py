"""Numbers that share out what was counted: « Toulon [440], Nice [310] », « à Kaédi, [53] ; à Rosso, 21 »."""

from __future__ import annotations

from spacy.tokens import Doc

#: What a share is for: « : 41 000 à nos postes fixes, 21 000 le long du fleuve ».
_GOES_TO = frozenset(("à", "au", "aux", "dans", "en", "chez", "par", "pour", "sur", "vers"))
_OPENS = frozenset((":", ",", ";", "et", "("))
_CLOSES = frozenset((",", ".", ";", ")", "et"))
_AT = frozenset(("à", "au", "aux", "en", "dans", "sur", "chez"))
_CLAUSE_ENDS = frozenset((".", ";", ":", "("))
#: Longest name of a place in a series, and longest « dans le district de Kaédi, ».
_NAME, _PLACE = 5, 7
_OF_NAMES = frozenset(("de", "du", "la", "le", "les", "des", "d'", "d’", "l'", "l’", "-", "sur"))
_PLURAL_BE = frozenset(("étaient", "sont", "furent", "seront", "restent", "seraient"))
#: Tokens between « n' » and « que ».
_ONLY = 8


def is_share(doc: Doc, start: int, end: int, part: bool) -> bool:
    """Whether the number at tokens [start, end) is one of a list; `part`: less than what was counted."""
    after = doc[end].lower_ if end < len(doc) else "."
    before = doc[start - 1].lower_ if start else ""
    if after in _CLOSES and (_follows_name(doc, start) or opens_with_place(doc, start)):
        return True
    if before not in _OPENS or not part or end + 1 >= len(doc):
        return False
    following = doc[end + 1]
    if after == "le" and following.lower_ == "long":
        return True
    if after == "des":
        return following.pos_ == "NOUN"
    if after == "y" or after in ("n'", "n’"):
        return following.pos_ in ("AUX", "VERB") and following.lower_.endswith("nt")
    return after in _GOES_TO and not following.is_punct and not following.like_num


def opens_with_place(doc: Doc, start: int) -> bool:
    """« . À Kaédi, [53] »: the clause is a place and the number."""
    if start < 3 or doc[start - 1].text != ",":
        return False
    for i in range(start - 2, max(-1, start - 2 - _PLACE), -1):
        if doc[i].lower_ in _AT:
            return i > 0 and (doc[i - 1].text in _CLAUSE_ENDS or doc[i - 1].is_space)
        if (doc[i].is_punct and doc[i].text != "-") or doc[i].is_space:
            return False
    return False


def is_restricted(doc: Doc, start: int, end: int) -> bool:
    """« ils étaient [plus de 90 000] », « elle n'en avait connu que [1 300] »: a pronoun stands for it."""
    after = doc[end].lower_ if end < len(doc) else "."
    if (
        after not in _CLOSES
        and after not in _GOES_TO
        and after not in ("lors", "l'", "l’", "avant", "depuis")
    ):
        return False
    i = start - 1
    if i > 0 and doc[i].lower_ == "pour":
        i -= 1
    if i > 0 and doc[i].lower_ in ("que", "qu'", "qu’"):
        i -= 1
        if any(token.lower_ in ("n'", "n’", "ne") for token in doc[max(0, i - _ONLY) : i]):
            return True
    if i < 1 or doc[i].lower_ not in _PLURAL_BE:
        return False
    return doc[i - 1].lower_ in ("ils", "elles", "n'", "n’", "ne")


def _follows_name(doc: Doc, start: int) -> bool:
    """« , Toulon [440] », « et Bobo-Dioulasso [310] »: a name right before, and the list before it."""
    i = start - 1
    if i < 1 or not doc[i].text[0].isupper() or not doc[i].text[-1].isalpha():
        return False
    while i > max(0, start - _NAME) and (doc[i].text[0].isupper() or doc[i].lower_ in _OF_NAMES):
        i -= 1
    return doc[i].text in (",", ";", "et", "puis") and i + 1 < start
