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
#: « Intitulé du marché » on a line of its own, the title in quotes on the next
_FORM_HEADING = re.compile(
    r"^[^\w\n]{0,4}(?:\d{1,2}[.)] )?(?P<label>[^\W\d][\w ]{3,24}?) ?:?\n+« ?(?P<name>[^\n«»]{8,200}?) ?»",
    re.MULTILINE,
)
#: « Fiche projet n° 12 », and the title on the next line, with its acronym
_SHEET = re.compile(
    r"^[^\w\n]{0,4}fiche\b[^\n]{0,40}\n+(?P<name>[^\W\d_][^\n:|()]{8,140}?) \([^\W\d_][\w-]{1,14}\)$",
    re.MULTILINE | re.IGNORECASE,
)
_PROJECT = re.compile(r"\b(?:projet|programme)", re.IGNORECASE)
#: lines of the form of a project that come after its title
_FORM_AFTER = re.compile(
    r"\n[^\w\n]{0,4}(?:chef de file|bailleurs?|financement|budget|partenaires?|durée|bénéficiaires)\b"
    r"[^\n:]{0,20}:",
    re.IGNORECASE,
)
#: labels that nothing but a title follows
_NAMES_TITLE = re.compile(r"(?:intitulé|titre|objet) ", re.IGNORECASE)
#: « (projet SANTEMIG) » at the end of a title
_ACRONYM = re.compile(r"\s\((?:projet |programme )?[^()\s]{2,15}\)$")
#: how many characters around a label are searched for « projet » and for other lines
_FORM_REACH = 300


def find_labelled(doc: Doc, rules: ProgrammeRules) -> list[Candidate]:
    """« Titre : Soins pour tous » in the form of a project: the rest of the line."""
    text = doc.text
    found: list[Candidate] = []
    for match in (*_FORM_LINE.finditer(text), *_FORM_HEADING.finditer(text)):
        rule = rules.labels.get(fold(match["label"].strip()))
        start, end = match.span("name")
        before = text[max(0, match.start() - _FORM_REACH) : start]
        if rule is None or not (
            (_NAMES_TITLE.match(match["label"]) and match.re is _FORM_HEADING)
            or _PROJECT.search(before)
            or _FORM_AFTER.search(text, end, end + _FORM_REACH)
        ):
            continue
        found += _title(doc, start, end, rule)
    for match in _SHEET.finditer(text):
        found += _title(doc, *match.span("name"), rules.labels["titre du projet"])
    return found


def _title(doc: Doc, start: int, end: int, rule: str) -> list[Candidate]:
    """The title at these characters, without its acronym and quotes; none if it starts in lower case."""
    text = _ACRONYM.sub("", doc.text[start:end])
    if text[0] in "«“" and text[-1] in "»”":
        start, text = start + 1, text[1:]
    span = doc.char_span(start, start + len(text), alignment_mode="contract")
    if span is None or not span[0].text[0].isupper():
        return []
    return [Candidate(span.start, span.end, "PROGRAMME", rule, "grammar")]
