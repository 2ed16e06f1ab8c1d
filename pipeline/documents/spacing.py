"""Words that bad scraping or a page break glued together or tore apart.

« nousL'Organisation », « TravailEn », « santé.Le », « 2023Les » are two words each; « YouTube », « PubMed »,
« McDonald », « ONUSIDA » and « MdM » are one: a capital inside a word only splits it before a word that
opens sentences, or when both halves are words of the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.documents.views import Edit
from pipeline.rules.documents import DocumentWords

_LOWER, _UPPER = "a-zß-öø-ÿœ", "A-ZÀ-ÖØ-ÞŒ"
_WORD = re.compile(rf"[{_LOWER}{_UPPER}]{{4,}}")
#: Tokens that follow rules of their own: addresses, tags, file names.
_ADDRESS = re.compile(r"@|://|www\.|#|/\w+/|_")
_COMPOUND = re.compile(rf"(?<![{_LOWER}])[{_LOWER}]+-[{_LOWER}]+")
_HYPHENATED = re.compile(rf"(?<![{_LOWER}{_UPPER}\d])([{_LOWER}{_UPPER}\d]+)-\n([{_LOWER}{_UPPER}\d]+)")


#: Where a space may be missing: before a capital, a letter, a year or a bracket that touches what it follows.
_CANDIDATE = re.compile(
    rf"(?<=[^\s'\"«“(/-])[{_UPPER}]|(?<=[{_LOWER}],)[{_LOWER}]|(?<=[{_LOWER}])(?:\(|19|20)|(?<=\))[{_LOWER}]"
)
_LEFT_WORD = re.compile(rf"[{_LOWER}{_UPPER}]*\Z")
_AFTER_STOP = re.compile(rf"[{_LOWER}{_UPPER}\d)»][.!?…;:]\Z")
_WORD_END = re.compile(rf"(?:[{_LOWER}]{{2}}|[{_UPPER}]{{2}}|[\d)»%€])\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ACRONYM_IN_BRACKETS = re.compile(rf"\([{_UPPER}]{{2,}}\)")
_CLOSED_ACRONYM = re.compile(rf"[{_UPPER}]{{2}}\)\Z")
_NAME_START = re.compile(rf"[{_UPPER}][{_LOWER}]{{2}}")
_PHRASE_START = re.compile(rf"[{_UPPER}][{_LOWER}']")


def find_missing_spaces(text: str, words: DocumentWords) -> Iterator[Edit]:
    """Insertions that part glued words: « chargeDes promesses » gives « charge Des promesses »."""
    known: frozenset[str] | None = None
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        glued = _is_glued(text, at, words)
        if not glued and _NAME_START.match(text, at) and text[at - 1].islower():
            known = frozenset(_WORD.findall(text)) if known is None else known
            glued = _both_known(text, at, known)
        if glued and not _in_address(text, at):
            yield Edit(at, at, " ")


def _is_glued(text: str, at: int, words: DocumentWords) -> bool:
    """Whether a space is missing before `text[at]`, as far as the words on both sides tell."""
    before, first = text[max(0, at - 20) : at], text[at]
    left = _LEFT_WORD.search(before).group()  # type: ignore[union-attr]
    if first == "(":
        return len(left) > 1 and bool(_ACRONYM_IN_BRACKETS.match(text, at))
    if first.isdigit():
        return left.lower() in words.before_year and bool(_YEAR.match(text, at))
    if before.endswith(","):
        return text[at + 1 : at + 2].isalpha()
    if first.islower():
        return bool(_CLOSED_ACRONYM.search(before)) and text[at + 1 : at + 2].islower()
    if left in words.titles and _NAME_START.match(text, at):
        return True
    if _AFTER_STOP.search(before) and _PHRASE_START.match(text, at):
        return _ends_word(text, at)
    return bool(_WORD_END.search(before)) and bool(_opener(words).match(text, at))


@lru_cache(maxsize=4)
def _opener(words: DocumentWords) -> re.Pattern[str]:
    """A word that opens a sentence or a heading: « Les », « L' »."""
    elided = "|".join(map(re.escape, words.elided_openers))
    return re.compile(rf"(?:{'|'.join(words.openers)})(?![\w'-])|(?:{elided})(?=\w)")


def _in_address(text: str, at: int) -> bool:
    """Whether the blank-free stretch around `at` is an address or a tag."""
    window_start = max(0, at - 60)
    before = re.split(r"\s", text[window_start:at])[-1]
    after = re.split(r"\s", text[at : at + 60], maxsplit=1)[0]
    return bool(_ADDRESS.search(before + after))


def _ends_word(text: str, at: int) -> bool:
    """Not after an initial: « J.Martin » and « S.Exc. » stay, « santé.Le » is parted."""
    mark = text[at - 1]
    if mark != ".":
        return True
    return at < 3 or text[at - 3].isalnum() or text[at - 2] in ")»"


def _both_known(text: str, at: int, known: frozenset[str]) -> bool:
    """Both halves are words of the document: « chargePromesses » beside « charge » and « promesses »."""
    start = at
    while start > max(0, at - 30) and text[start - 1].isalpha():
        start -= 1
    end = at
    while end < min(len(text), at + 30) and text[end].isalpha():
        end += 1
    left, right = text[start:at], text[at:end]
    return left in known and (right in known or right.lower() in known)


def find_divided_words(text: str, words: DocumentWords) -> Iterator[Edit]:
    """Deletions that mend a word divided at a line end: « mi-\\ngrants » gives « migrants ».

    The hyphen stays in compounds (« porte-\\nparole »), before capitals and digits, and where the document
    writes the word with it elsewhere.
    """
    if "-\n" not in text:
        return
    compounds = frozenset(_COMPOUND.findall(text.lower()))
    for match in _HYPHENATED.finditer(text):
        left, right = match.groups()
        keep = (
            not (right[0].islower() and left[-1].islower())
            or left.lower() in words.hyphen_after
            or right.lower() in words.hyphen_before
            or f"{left}-{right}".lower() in compounds
        )
        start = match.end(1) + (1 if keep else 0)
        yield Edit(start, match.start(2), "")
