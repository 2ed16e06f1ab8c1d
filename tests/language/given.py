"""Sentences with the mentions of other components: « L'[ORGANISATION OIM] tient un [forum sur le sida]. »."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import EntityType
from pipeline.language import extensions
from tests.marked import read_marked

_TYPED = re.compile(rf"\[(?:({'|'.join(EntityType)}) )?")


def read_given(nlp: Language, marked: str) -> tuple[Doc, list[str]]:
    """The doc with the mentions whose marks start with a type, and the texts of the other marks in order."""
    kinds = [match[1] for match in _TYPED.finditer(marked)]
    text, offsets = read_marked(_TYPED.sub("[", marked))
    doc = nlp(text)
    given, expected = [], []
    for (start, end), kind in zip(offsets, kinds, strict=True):
        if kind is None:
            expected.append(text[start:end])
        else:
            given.append(doc.char_span(start, end, label=kind))
    extensions.add_mentions(doc, given)
    return doc, expected
