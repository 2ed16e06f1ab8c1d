"""From a text to a Document: view, title, date, language and status."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pipeline.documents.boilerplate import find_boilerplate
from pipeline.documents.cleaning import clean_text
from pipeline.documents.dates import find_date, read_date
from pipeline.documents.document import Document, ReadStatus, TextView
from pipeline.documents.languages import FRENCH, find_language
from pipeline.documents.layout import wrapped_breaks
from pipeline.documents.markup import find_markup
from pipeline.documents.spacing import find_divided_words, find_missing_spaces
from pipeline.documents.titles import find_title
from pipeline.documents.views import Edit, apply_edits
from pipeline.rules.documents import DocumentWords, load_document_words

#: spaCy refuses a longer text, and memory grows with its length.
MAX_CHARS = 1_000_000


def make_document(
    doc_id: str,
    text: str,
    *,
    path: str = "",
    title: str | None = None,
    date: str | None = None,
    meta: dict[str, object] | None = None,
    patterns: Path | None = None,
) -> Document:
    """The document of a text, which is stored exactly as given.

    Title and date are looked for in the text when they are not given; a given date in no known form counts
    as not given. The status tells whether the text is worth annotating. Boilerplate wording is that of the
    pattern folder `patterns` (default: the one that ships); raises PatternError when that is wrong.
    """
    words = load_document_words(patterns)
    too_long = len(text) > MAX_CHARS
    view = TextView.identity("") if too_long else make_view(text, words)
    language = find_language(view.text)
    if too_long:
        status = ReadStatus.FAILED
        message = f"the text has {len(text)} characters, more than {MAX_CHARS}; split it into parts"
    else:
        status, message = _judge(text, view, language)
    return Document(
        doc_id=doc_id,
        path=path,
        text=text,
        view=view,
        title=_one_line(title or "") or find_title(view.text),
        date=read_date(date) or find_date(view.text, words, path),
        language=language,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        status=status,
        message=message if not path or not message else f"{path}: {message}",
        meta=dict(meta or {}),
    )


def make_view(text: str, words: DocumentWords) -> TextView:
    """The view that the language pipeline reads: cleaned, without boilerplate, with words made whole."""
    view = clean_text(text)
    view = apply_edits(view, find_markup(view.text))
    view = apply_edits(view, find_boilerplate(view.text, words))
    view = apply_edits(view, find_divided_words(view.text, words))
    view = apply_edits(view, _joined_lines(view.text))
    return apply_edits(view, find_missing_spaces(view.text, words))


def _joined_lines(text: str) -> Iterator[Edit]:
    """A space for every line break inside a sentence."""
    for start, end in wrapped_breaks(text):
        yield Edit(start, end, " ")


def _one_line(title: str) -> str:
    return " ".join(clean_text(title).text.split())


def _judge(text: str, view: TextView, language: str) -> tuple[ReadStatus, str]:
    if not text.strip():
        return ReadStatus.EMPTY, "there is no text in it"
    if not language:
        return ReadStatus.EMPTY, "there are no words in it, only menus, signs or numbers"
    if language != FRENCH:
        return ReadStatus.NOT_FRENCH, f"the text is in another language ({language}); only French is read"
    return ReadStatus.OK, ""
