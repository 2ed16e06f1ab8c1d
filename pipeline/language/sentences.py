"""`passerelle_sentences`: sentence starts where the layout says so, and none where nothing ends a sentence.

Titles, list items and paragraphs rarely end in a full stop; without this the parser reads a heading and the
sentence below it as one. And the parser starts sentences after a comma or inside a name; here a sentence may
start only after a mark that ends one. The parser keeps what is set here and decides the rest.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.documents.layout import line_starts

#: Marks that may end a sentence, and those that may stand between them and the next one.
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»\"”’')]")


def mark_sentence_starts(doc: Doc) -> None:
    """Set `is_sent_start` where a sentence must start, and where none may; the rest is left open."""
    _forbid_starts_inside(doc)
    starts = iter(line_starts(doc.text))
    at = next(starts, None)
    for token in doc:
        if at is None:
            break
        if token.idx + len(token) > at and not token.is_space:
            token.is_sent_start = True
            _keep_blanks_before(token)
            while at is not None and at < token.idx + len(token):
                at = next(starts, None)


def _forbid_starts_inside(doc: Doc) -> None:
    ended = True
    for token in doc:
        if not ended or token.text in _CLOSERS:
            token.is_sent_start = False
        if not (token.is_space or token.text in _CLOSERS):
            ended = token.text[-1] in _ENDS


def _keep_blanks_before(token: Token) -> None:
    """Line breaks before a start belong to the sentence that they end."""
    doc, i = token.doc, token.i - 1
    while i > 0 and doc[i].is_space:
        doc[i].is_sent_start = False
        i -= 1


@Language.factory("passerelle_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Component that marks the sentence starts that the layout shows; put it before the parser."""
    return Sentences()


class Sentences:
    def __call__(self, doc: Doc) -> Doc:
        mark_sentence_starts(doc)
        return doc
