"""`read_documents`: every document below a path, in a fixed order, broken ones included."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.documents.assembly import make_document
from pipeline.documents.document import Document, ReadStatus, TextView
from pipeline.documents.duplicates import mark_duplicates
from pipeline.documents.raw import RawDocument
from pipeline.documents.readers import FORMATS, find_reader
from pipeline.errors import DocumentError, UsageError

#: Documents in a format that is not read: they are reported, with the mend.
_OTHER_DOCUMENTS = {
    ".doc": "save it as .docx",
    ".dot": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".pages": "export it as .docx",
    ".ppt": "export it as .pdf",
    ".pptx": "export it as .pdf",
    ".odp": "export it as .pdf",
    ".xls": "save the sheet as .csv",
    ".xlsx": "save the sheet as .csv",
    ".ods": "save the sheet as .csv",
    ".json": "write one object a line into a .jsonl file",
    ".zip": "unpack it",
    ".gz": "unpack it",
}
#: What lies beside documents (parts of saved web pages, pictures): passed over without a word.
_COMPANIONS = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".css", ".js", ".map"}
    | {
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".mp3",
        ".mp4",
        ".wav",
        ".mov",
        ".db",
        ".ini",
        ".lnk",
        ".tmp",
        ".log",
    }
)


def read_documents(path: Path, patterns: Path | None = None) -> Iterator[Document]:
    """Every document of a file or folder tree, sorted by path; hidden files are passed over.

    A file that cannot be read is a document with status FAILED and a message; so is one of a format that is
    not read (`.doc`, `.xlsx`, unknown endings). Pictures, scripts and the like are passed over.
    Raises UsageError when there is nothing at `path`.
    """
    path = Path(path)
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder; check the spelling")
    yield from mark_duplicates(
        document for file, name in _find_files(path) for document in _read_file(file, name, patterns)
    )


def _find_files(path: Path) -> Iterator[tuple[Path, str]]:
    """Files to read with their name relative to the folder, sorted by that name."""
    if not path.is_dir():
        yield path, _printable(path.name)
        return
    found = []
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        for name in files:
            file = Path(folder) / name
            if _is_hidden(name) or file.suffix.lower() in _COMPANIONS or _is_special(file):
                continue
            found.append((_printable(file.relative_to(path).as_posix()), file))
    for name, file in sorted(found):
        yield file, name


def _is_special(file: Path) -> bool:
    """Pipes and sockets: to open one would wait for ever."""
    return file.exists() and not file.is_file()


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _printable(name: str) -> str:
    """File names need not be valid text; ids must be."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read_file(file: Path, name: str, patterns: Path | None) -> Iterator[Document]:
    reader = find_reader(file)
    if reader is None:
        yield _failed(name, name, _unknown_format(file))
        return
    keys: dict[str, int] = {}
    try:
        for raw in reader(file):
            yield _to_document(raw, name, keys, patterns)
    except DocumentError as error:
        yield _failed(name, name, str(error))
    except OSError as error:
        yield _failed(name, name, f"cannot be opened ({error.strerror}); check that it is readable")
    except Exception as error:  # whatever a parser does to one file, the others are read
        problem = f"cannot be read ({type(error).__name__}: {error}); save it again or in another format"
        yield _failed(name, name, problem)


def _to_document(raw: RawDocument, name: str, keys: dict[str, int], patterns: Path | None) -> Document:
    doc_id = f"{name}#{raw.key}" if raw.key else name
    keys[doc_id] = keys.get(doc_id, 0) + 1
    if keys[doc_id] > 1:
        doc_id = f"{doc_id}~{keys[doc_id]}"
    if raw.error:
        return _failed(doc_id, name, raw.error)
    document = make_document(
        doc_id, raw.text, path=name, title=raw.title, date=raw.date, meta=raw.meta, patterns=patterns
    )
    if document.status is ReadStatus.FAILED:
        return _failed(doc_id, name, document.message.removeprefix(f"{name}: "))
    if raw.note and document.status is ReadStatus.OK:
        return replace(document, message=f"{name}: {raw.note}")
    return document


def _failed(doc_id: str, name: str, problem: str) -> Document:
    return Document(
        doc_id,
        name,
        "",
        TextView.identity(""),
        sha256=sha256(b"").hexdigest(),
        status=ReadStatus.FAILED,
        message=f"{name}: {problem}",
    )


def _unknown_format(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix in _OTHER_DOCUMENTS:
        return f"{suffix} files are not read; {_OTHER_DOCUMENTS[suffix]}"
    what = f"the ending « {suffix} » is unknown" if suffix else "the file name has no ending"
    return f"{what}; give it one of {', '.join(FORMATS)}"
