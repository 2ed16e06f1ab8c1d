"""Programmes of the list, « TB REACH », and those that the label of a form announces."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.rules.folding import fold
from pipeline.rules.programmes import ProgrammeRules


def find_known(doc: Doc, rules: ProgrammeRules) -> list[Candidate]:
    """Tokens that are a name of `programmes.csv`, the longest at each place; none inside another.

    A name of one word keeps its capitals (« DREAMS »), one of up to three needs a first one.
    """
    words = [fold(token.text) for token in doc]
    found: list[Candidate] = []
    end = 0
    for start, word in enumerate(words):
        if start < end:
            continue
        for name, rule, exact in rules.known.get(word, ()):
            stop = start + len(name)
            if tuple(words[start:stop]) != name:
                continue
            if _is_written_so(doc[start].text, len(name), exact):
                if exact and stop < len(doc) and doc[stop].is_digit and len(doc[stop]) < 3:
                    stop += 1  # « ODD 3 »
                found.append(Candidate(start, stop, "PROGRAMME", rule, "gazetteer"))
                end = stop
            break
    return found


def _is_written_so(first: str, length: int, exact: bool) -> bool:
    if exact:
        return first.isupper() or (first[0].isupper() and len(first) > 5)
    return first[0].isupper() or length > 3


_FORM_LINE = re.compile(
    r"^[^\w\n]{0,4}(?P<label>[^\W\d][\w ]{3,20}?)(?:\s?:|\s?\.{3,}) *(?P<name>\S[^\n]{1,160}?)[ .;]*$",
    re.MULTILINE,
)
_PROJECT = re.compile(r"\b(?:projet|programme)", re.IGNORECASE)
#: how many characters before a label are searched for « projet »
_FORM_REACH = 300


def find_labelled(doc: Doc, rules: ProgrammeRules) -> list[Candidate]:
    """« Titre : Soins pour tous » in the form of a project: the rest of the line."""
    text = doc.text
    found: list[Candidate] = []
    for match in _FORM_LINE.finditer(text):
        rule = rules.labels.get(fold(match["label"].strip()))
        before = text[max(0, match.start() - _FORM_REACH) : match.start("name")]
        if rule is None or not _PROJECT.search(before):
            continue
        span = doc.char_span(match.start("name"), match.end("name"), alignment_mode="contract")
        if span is not None and span[0].text[0].isupper():
            found.append(Candidate(span.start, span.end, "PROGRAMME", rule, "grammar"))
    return found
