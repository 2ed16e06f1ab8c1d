"""Folders in, documents out: order, ids, failures, duplicates."""

from __future__ import annotations

import os

import pytest

from pipeline.documents import ReadStatus, read_documents
from pipeline.errors import UsageError

TEXT = "Les équipes du ministère soignent les réfugiés du camp {}."


@pytest.fixture
def folder(tmp_path):
    """A folder with a bit of everything, good and bad."""
    files = {
        "b.txt": TEXT.format("de Gao"),
        "a/z.md": TEXT.format("de Mopti"),
        "a/rows.jsonl": '{"id": "x", "text": "Les migrants"}\n{"id": "x", "text": "Les réfugiés"}\n{oups\n',
        "copy.txt": TEXT.format("de  Gao").replace(" soignent", "\nsoignent") + "\n\nMentions légales\n",
        "empty.txt": "",
        "english.txt": "The teams of the ministry treat the refugees of the camp in the region.",
        "old.doc": "x",
        "data.xyz": "x",
        "sans-extension": "x",
        "photo.png": "x",
        ".hidden.txt": "x",
        ".git/config.txt": "x",
        "~$b.docx": "x",
        "cut.docx": "PK\x03\x04",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_every_document_with_its_status(folder):
    found = [(document.doc_id, document.status.value) for document in read_documents(folder)]
    assert found == [
        ("a/rows.jsonl#x", "ok"),
        ("a/rows.jsonl#x~2", "ok"),
        ("a/rows.jsonl#L3", "failed"),
        ("a/z.md", "ok"),
        ("b.txt", "ok"),
        ("copy.txt", "duplicate"),
        ("cut.docx", "failed"),
        ("data.xyz", "failed"),
        ("empty.txt", "empty"),
        ("english.txt", "not_french"),
        ("old.doc", "failed"),
        ("sans-extension", "failed"),
    ]
    assert [d.doc_id for d in read_documents(folder)] == [doc_id for doc_id, _ in found]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a/rows.jsonl#L3", ["a/rows.jsonl: line 3", "not valid JSON"]),
        ("copy.txt", ["copy.txt: says the same as b.txt"]),
        ("cut.docx", ["cut.docx: the Word file is broken", "save it again"]),
        ("data.xyz", ["data.xyz: the ending « .xyz » is unknown", ".txt"]),
        ("empty.txt", ["empty.txt: there is no text"]),
        ("english.txt", ["english.txt: the text is in another language (en)"]),
        ("old.doc", ["old.doc: .doc files are not read; save it as .docx"]),
        ("sans-extension", ["sans-extension: the file name has no ending"]),
    ],
)
def test_messages_name_the_file_and_the_mend(folder, name, words):
    message = next(document.message for document in read_documents(folder) if document.doc_id == name)
    assert [word for word in words if word not in message] == []


def test_one_file_is_read_alone(folder):
    (document,) = read_documents(folder / "b.txt")
    assert (document.doc_id, document.path, document.text) == ("b.txt", "b.txt", TEXT.format("de Gao"))


def test_a_missing_path_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="nowhere: there is no such file or folder"):
        next(read_documents(tmp_path / "nowhere"))


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(read_documents(tmp_path)) == []


def test_pipes_and_dead_links_do_not_stop_the_run(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "folder.txt").mkdir()
    (document,) = read_documents(tmp_path)
    assert (document.doc_id, document.status) == ("dead.txt", ReadStatus.FAILED)
    assert "cannot be opened" in document.message


def test_names_that_are_no_text_become_ids_that_are(tmp_path):
    (tmp_path / os.fsdecode(b"sant\xe9.txt")).write_text(TEXT, encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert document.doc_id == "sant\\xe9.txt"


def test_a_parser_that_breaks_fails_one_document(folder, monkeypatch):
    from pipeline.documents.readers import txt

    def explode(path):
        raise RuntimeError("no such glyph")
        yield

    monkeypatch.setattr(txt, "read", explode)
    statuses = {document.doc_id: document for document in read_documents(folder)}
    assert statuses["b.txt"].message.startswith("b.txt: cannot be read (RuntimeError: no such glyph)")
    assert statuses["a/z.md"].status is ReadStatus.OK


def test_a_huge_text_fails_without_being_kept(tmp_path):
    (tmp_path / "huge.txt").write_text("Les migrants arrivent. " * 50_000, encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert (document.status, document.text) == (ReadStatus.FAILED, "")
    assert "split it" in document.message
