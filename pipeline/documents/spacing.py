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


@lru_cache(maxsize=4)
def _glue(words: DocumentWords) -> re.Pattern[str]:
    """Every place where a space may be missing; the group tells which kind of place."""
    openers = "|".join(words.openers)
    elided = "|".join(re.escape(word) for word in words.elided_openers)
    titles = "|".join(words.titles)
    before_year = "|".join(words.before_year)
    opener = rf"(?:(?:{openers})(?![\w'-])|(?:{elided})(?=\w))"
    return re.compile(
        rf"(?P<opener>(?<=[{_LOWER}][{_LOWER}]|[{_UPPER}][{_UPPER}]|.[\d)»%€])(?={opener}))"
        rf"|(?P<stop>(?<=[{_LOWER}{_UPPER}\d)»][.!?…;:])(?=[{_UPPER}][{_LOWER}'])|(?<=[{_LOWER}],)(?=[{_LOWER}{_UPPER}]{{2}}))"
        rf"|(?P<title>\b(?:{titles}))(?=[{_UPPER}][{_LOWER}]{{2}})"
        rf"|(?P<year>\b(?:{before_year}))(?=(?:19|20)\d\d\b)"
        rf"|(?P<bracket>(?<=[{_LOWER}][{_LOWER}])(?=\([{_UPPER}]{{2,}}\))|(?<=[{_UPPER}][{_UPPER}]\))(?=[{_LOWER}]{{2}}))"
        rf"|(?P<camel>(?<=[{_LOWER}][{_LOWER}])(?=[{_UPPER}][{_LOWER}]{{3}}))"
    )


def find_missing_spaces(text: str, words: DocumentWords) -> Iterator[Edit]:
    """Insertions that part glued words: « chargeDes promesses » gives « charge Des promesses »."""
    known: frozenset[str] | None = None
    last = -1
    for match in _glue(words).finditer(text):
        at = match.end()
        if at == last or _in_address(text, at):
            continue
        if match.lastgroup == "camel":
            if known is None:
                known = frozenset(_WORD.findall(text))
            if not _both_known(text, at, known):
                continue
        elif match.lastgroup == "stop" and not _ends_word(text, at):
            continue
        last = at
        yield Edit(at, at, " ")


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
