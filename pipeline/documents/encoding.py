"""Bytes into text, whatever the encoding: UTF-8, UTF-16, Windows-1252, Mac Roman, with French in mind."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from pipeline.errors import DocumentError

#: A file of one document larger than this is refused unread: no text of that size can be annotated.
MAX_BYTES = 64_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How known files begin, for those that carry the wrong name.
_SIGNATURES = (
    (b"%PDF", "a PDF file; rename it to .pdf"),
    (b"PK\x03\x04", "a Word file or another archive; rename it to .docx, or unpack it"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
_SAMPLE = 20_000
#: Of the characters that are not ASCII, those that French is written with.
_FRENCH = re.compile(r"[éèêëàâäîïôöùûüÿçœæÉÈÊËÀÂÎÏÔÙÛÜÇŒÆ«»’‘“”…–—•€°\xa0]")
#: Inside a word, next to a lower-case letter: where an accent is certain to be a letter.
_IN_WORD = re.compile(r"(?<=[a-z])[éèêëàâîïôùûç]|[éèêàâîôûç](?=[a-z])|(?<=[a-zA-Z])’(?=[a-zé])")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of one document; raises DocumentError when it is too large."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        problem = (
            f"the file has {size / 1e6:.0f} MB; one document may have {MAX_BYTES / 1e6:.0f} MB. Split it"
        )
        raise DocumentError(problem)
    return path.read_bytes()


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file and a note on what could not be decoded (mostly empty).

    Raises DocumentError for files that are no text or too large.
    """
    return decode(read_bytes(path))


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes, and a note when bytes were lost: « Santé » from UTF-8 or Windows-1252 alike.

    `declared` is the encoding that the format names (HTML does), used when it holds. A byte order mark is
    not part of the text. Raises DocumentError for binary data.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"the file is not plain text but {what}")
    text, note = _decode_marked(data) or _decode_unmarked(data, declared)
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls > _BINARY_SHARE * min(len(text), _SAMPLE) and controls > 1:
        raise DocumentError("the file holds binary data, not text; give it the extension of its real format")
    return text, note


def _decode_marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, _lost_note(text.count("\ufffd"))
    return None


def _decode_unmarked(data: bytes, declared: str | None) -> tuple[str, str]:
    if encoding := _wide_encoding(data):
        return data.decode(encoding, errors="replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if len(_FRENCH.findall(text)) >= 10 * lost:  # UTF-8 with a few broken bytes
        return text, _lost_note(lost)
    if declared:
        try:
            return data.decode(declared), ""
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode(_eight_bit_encoding(data), errors="replace"), ""


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _eight_bit_encoding(data: bytes) -> str:
    """The encoding in which the high bytes read most like French; charset-normalizer when none does."""
    high = re.findall(rb"[\x20-\x7e]?[\x80-\xff]+[\x20-\x7e]?", data[: 10 * _SAMPLE])
    sample = b" ".join(high)
    best, best_share = "cp1252", 0.0
    for encoding in _EIGHT_BIT:
        text = sample.decode(encoding, errors="replace")
        foreign = sum(not char.isascii() for char in text)
        good = len(_FRENCH.findall(text)) + len(_IN_WORD.findall(text))
        if good / (foreign or 1) > best_share + 0.05:  # the first ones are likelier beforehand
            best, best_share = encoding, good / (foreign or 1)
    if best_share > 0.5:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE]).best()
    return guess.encoding if guess else "cp1252"


def _lost_note(lost: int) -> str:
    return f"{lost} byte(s) could not be decoded and are stored as « \ufffd »" if lost else ""
