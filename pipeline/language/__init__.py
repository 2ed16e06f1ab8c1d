"""The spaCy pipeline: mentions, values, entities of the document, relations. Knows nothing of files."""

from pipeline.language.annotate import annotate_documents
from pipeline.language.build import load_language

__all__ = ["annotate_documents", "load_language"]
