"""Long forms and their acronyms: « Organisation internationale pour les migrations (OIM) ».

The letters are aligned as in Schwartz & Hearst, « A simple algorithm for identifying abbreviation
definitions in biomedical text » (2003), with French function words skipped. An acronym in brackets right
after the name of a body need not align, as it often comes from another language
(« Organisation internationale du travail (ILO) »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.language.entities.conflicts import is_acronym
from pipeline.language.entities.names import content_words
from pipeline.rules.entities import EntityRules
from pipeline.rules.folding import fold

#: Types whose names have acronyms.
NAMED = ("ORGANISATION", "PROGRAMME", "EVENT")

_BRACKETED = re.compile(
    r"[,\s]{0,2}[(\[]\s{0,2}[«\"“]?\s?(?:ex-)?"
    r"(?P<short>[^\W\d_][\w’'&.-]{1,14}(?: [A-ZÀ-Ý]{2,8})?)"
    r"\s?[»\"”]?(?=\s{0,2}[)\],;/]|\s[-–:])"
)
_ACRONYM_BEFORE = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÀ-Ý][\w&-]{1,14})[»\"”]?\s?(?:[(\[]|,\s|\s[-–:]\s)\s?[«\"“]?$"
)
_APPOSED = re.compile(r"\s?[(]|\s[–—]\s")
_LOOK_BACK = 24
_WORD = re.compile(r"[^\W_]+")


def find_definitions(doc: Doc, mentions: list[Span], rules: EntityRules) -> list[tuple[Span, Span]]:
    """(long form, acronym) for each long form among `mentions` that the text gives an acronym.

    The acronym is a span with the label of its long form, be it among `mentions` or not.
    """
    also_called = re.compile(
        rf"[,\s]{{0,2}}(?:{'|'.join(map(re.escape, rules.also_called))}|[-–,])\s(?:l['’]|le\s|la\s)?"
        r"[«\"“]?\s?(?P<short>[A-ZÀ-Ý][\w&-]{1,14})",
        re.IGNORECASE,
    )
    text = doc.text  # made anew at each access
    by_end: dict[int, list[Span]] = {}
    for mention in mentions:
        if mention.label_ in NAMED and not is_acronym(mention.text):
            by_end.setdefault(mention.end, []).append(mention)
    pairs: list[tuple[Span, Span]] = []
    for ending_here in by_end.values():
        pairs += _acronym_after(text, ending_here, also_called, rules)
    pairs += _explained(text, mentions)
    defined = {long.start for long, _ in pairs}
    for ending_here in by_end.values():
        pairs += [pair for long in ending_here if long.start not in defined
                  for pair in _acronym_before(text, long, rules)]  # fmt: skip
    return pairs


def _acronym_after(
    text: str, longs: list[Span], also_called: re.Pattern[str], rules: EntityRules
) -> list[tuple[Span, Span]]:
    """`longs` end at one place: « délégation de l'Union européenne (UE) » defines the name that aligns."""
    end = longs[0].end_char
    bracketed = _BRACKETED.match(text, end)
    match = bracketed or also_called.match(text, end)
    if not match or not is_acronym(match["short"]):
        return []
    aligned = [long for long in longs if letters_agree(match["short"], long.text, rules)]
    if not aligned and bracketed:
        # an acronym from another language; of a programme, if it is not that of a listed body
        listed = fold(match["short"]) in rules.known
        alone = all(long.label_ == "PROGRAMME" for long in longs)  # no body's name ends there
        bodies = [
            long
            for long in longs
            if long.label_ == "ORGANISATION"
            or (long.label_ == "PROGRAMME" and not listed and (alone or long.text[0].isupper()))
        ]
        first = fold(match["short"])[0]
        aligned = [long for long in bodies if fold(long.text).startswith(first)] or bodies
    long = min(aligned, key=lambda long: _looseness(match["short"], long, rules), default=None)
    return list(_pair(long, match.start("short"), match.end("short"))) if long is not None else []


def _explained(text: str, mentions: list[Span]) -> list[tuple[Span, Span]]:
    """« PHAME (Migration et santé) », « École mondiale (Global School) »: two names of one thing."""
    titles = [span for span in mentions if span.label_ in ("PROGRAMME", "EVENT")]
    by_start = {span.start_char: span for span in titles}
    pairs = []
    for span in titles:
        opening = _APPOSED.match(text, span.end_char)
        other = by_start.get(opening.end()) if opening else None
        closed = other is not None and text[other.end_char : other.end_char + 1] in (")", "\n", "")
        if other is not None and closed and other.label_ == span.label_:
            pairs.append((other, span))
    return pairs


def _looseness(acronym: str, long: Span, rules: EntityRules) -> tuple[int, int]:
    """Words without a letter, or letters without a word; of equals the longer name comes first.

    « CAF » after « bureau de la Confédération africaine de football » is the inner name.
    """
    content = len(content_words(long.text, rules))
    return abs(content - sum(char.isalpha() for char in acronym)), -content


def _acronym_before(text: str, long: Span, rules: EntityRules) -> list[tuple[Span, Span]]:
    """« OIM (Organisation internationale pour les migrations) », « l'OIM, Organisation internationale … »."""
    start = max(0, long.start_char - _LOOK_BACK)
    before = text[start : long.start_char]
    match = _ACRONYM_BEFORE.search(before)
    if not match or not is_acronym(match["short"]) or not letters_agree(match["short"], long.text, rules):
        return []
    return list(_pair(long, start + match.start("short"), start + match.end("short")))


def _pair(long: Span, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    short = long.doc.char_span(start, end, label=long.label_, alignment_mode="contract")
    if short is not None:
        yield long, short


def letters_agree(acronym: str, long: str, rules: EntityRules, initials: bool = False) -> bool:
    """Whether the letters of `acronym` stand in `long` in order, at least two of them at word starts.

    « MINSANTE » agrees with « Ministère de la Santé publique ». At most two content words may be without a
    letter between two that have one. With `initials` every letter must start a word.
    """
    letters = [fold(char) for char in acronym if char.isalpha()]
    words = _WORD.findall(fold(long))
    if not letters or not words or words[0][0] != letters[0]:
        return False
    starts, word, at = 1, 0, 1
    for letter in letters[1:]:
        following = _next_start(words, word, letter, rules)
        if following is not None:
            word, at, starts = following, 1, starts + 1
            continue
        found = -1 if initials else words[word].find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return starts >= 2


def _next_start(words: list[str], word: int, letter: str, rules: EntityRules) -> int | None:
    """Index of the next word that starts with `letter`; a content word before a function word."""
    passed, function_word = 0, None
    for i in range(word + 1, len(words)):
        is_function = words[i] in rules.function
        if words[i][0] == letter:
            if not is_function:
                return i
            function_word = i if function_word is None else function_word
        passed += not is_function
        if passed > 2:
            break
    return function_word
