"""Annotate batches of documents; one that breaks the pipeline is found and set aside, the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.annotation import Annotation
from pipeline.documents.document import Document
from pipeline.errors import PasserelleError

if TYPE_CHECKING:
    from spacy.language import Language

#: A batch is closed at this many characters or documents: large enough for speed, small enough to share out.
_CHARACTERS, _DOCUMENTS = 40_000, 32


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: its annotation, or the message that says why there is none."""

    annotation: Annotation = field(default_factory=Annotation)
    error: str | None = None


def make_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in order, in batches that do not depend on how many workers there are."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.view.text)
        if size >= _CHARACTERS or len(batch) >= _DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def annotate_batch(nlp: Language, documents: Sequence[Document]) -> list[Outcome]:
    """One outcome a document, in order. Only the documents that break the pipeline have an error."""
    from pipeline.language import annotate_documents

    try:
        return [Outcome(annotation) for annotation in annotate_documents(nlp, documents)]
    except PasserelleError:
        raise
    except Exception as error:  # whatever a component raises on one text must not stop the others
        if len(documents) == 1:
            return [Outcome(error=f"the text could not be analysed: {type(error).__name__}: {error}")]
        return [outcome for document in documents for outcome in annotate_batch(nlp, [document])]


@lru_cache(maxsize=2)
def load_once(patterns: Path | None) -> Language:
    """The language pipeline, loaded once a process."""
    from pipeline.language import load_language

    return load_language(patterns)
