"""Documents in: one reader a format, and a cleaned view whose offsets lead back to the stored text."""

from pipeline.documents.assembly import make_document
from pipeline.documents.document import Document, ReadStatus, TextView
from pipeline.documents.reading import read_documents

__all__ = ["Document", "ReadStatus", "TextView", "make_document", "read_documents"]
