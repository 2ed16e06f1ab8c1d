"""One format at a time: what of a file becomes the stored text, and what a broken one says."""

from __future__ import annotations

import json

import docx
import pytest

from pipeline.documents.encoding import decode
from pipeline.documents.readers import find_reader
from pipeline.documents.readers.pdf import join_pages
from pipeline.errors import DocumentError
from tests.documents.pdfs import make_pdf

SENTENCE = "L’école d’été de Tunis a réuni 40 médecins « étrangers » – près de la moitié à Bèja."


@pytest.fixture
def read(tmp_path):
    """Write a file and read it: `read("note.txt", b"…")` gives its raw documents."""

    def write_and_read(name: str, data: bytes | str):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(find_reader(path)(path))

    return write_and_read


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_french_text_is_decoded(encoding):
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, "")


@pytest.mark.parametrize(
    "word", ["réfugiés", "santé à Sète", "forêt", "l'été", "Hôpital", "Où ça ?", "ÉQUIPE"]
)
def test_one_accent_is_enough_to_tell_western_encodings(word):
    assert decode(word.encode("cp1252"))[0] == word
    assert decode(f"Les {word} du Tchad".encode("latin-1"))[0] == f"Les {word} du Tchad"


def test_a_few_broken_bytes_do_not_change_the_encoding():
    data = (SENTENCE * 3).encode()[:-1] + b"\xc3"
    text, note = decode(data)
    assert text.startswith(SENTENCE)
    assert "1 byte(s)" in note


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 ...", "rename it to .pdf"),
        (b"PK\x03\x04....", ".docx"),
        (b"{\\rtf1 }", "RTF"),
        (bytes(range(256)) * 8, "binary data"),
        (b"\x00\x01\x02\x03" * 40, "binary data"),
    ],
)
def test_what_is_no_text_says_what_it_is(data, words):
    with pytest.raises(DocumentError, match=words.replace(".", r"\.")):
        decode(data)


def test_plain_text_is_stored_as_it_is(read):
    text = "  L\u2019e\u0301cole\r\n\r\n1\u202f200\x00 agents\t\n"
    assert [raw.text for raw in read("note.txt", text)] == [text]


def test_markdown_gives_title_and_date(read):
    text = '---\ntitle: "Un poste ouvre"\ndate: 2024-02-03\n---\n# Autre titre\n\nTexte.\n'
    (raw,) = read("note.md", text)
    assert (raw.text, raw.title, raw.date) == (text, "Un poste ouvre", "2024-02-03")
    (raw,) = read("note.md", "Intro\n\n# Un poste ouvre #\n")
    assert (raw.title, raw.date) == ("Un poste ouvre", None)


def test_json_lines_fail_one_by_one(read):
    lines = [
        json.dumps({"id": "a", "text": "Les migrants", "meta": {"date": "2024-01-02", "title": "T", "n": 1}}),
        "",
        "{bad",
        "[1, 2]",
        '{"id": "e", "texte": "x"}',
        '{"text": "sans id \\ud83d"}',
        "[" * 100_000,
    ]
    raws = read("notes.jsonl", "\n".join(lines))
    assert [raw.key for raw in raws] == ["a", "L3", "L4", "e", "L6", "L7"]
    assert (raws[0].text, raws[0].title, raws[0].date, raws[0].meta["n"]) == (
        "Les migrants",
        "T",
        "2024-01-02",
        1,
    )
    assert raws[4].text == "sans id \ud83d"
    assert raws[1].error.startswith("line 3: not valid JSON")
    assert "found list" in raws[2].error
    assert "keys found: id, texte" in raws[3].error
    assert raws[5].error.startswith("line 7")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_json_lines_in_other_encodings(read, encoding):
    line = json.dumps({"id": "a", "text": SENTENCE}, ensure_ascii=False)
    assert [raw.text for raw in read("notes.jsonl", f"{line}\n{line}\n".encode(encoding))] == [SENTENCE] * 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_gives_a_document_a_row(read, delimiter):
    rows = [
        ["id", "Titre", "Texte", "pays"],
        ["1", "Don", '"Un don\nde ""vaccins"", enfin"', "Mali"],
        ["", "", "Autre", ""],
    ]
    raws = read("notes.csv", "\n".join(delimiter.join(row) for row in rows).encode("cp1252"))
    assert [(raw.key, raw.title, raw.text) for raw in raws] == [
        ("1", "Don", 'Un don\nde "vaccins", enfin'),
        ("L4", None, "Autre"),
    ]
    assert raws[0].meta == {"pays": "Mali"}


def test_csv_says_what_is_missing(read):
    with pytest.raises(DocumentError, match=r"name it « text » or « texte » \(columns found: a, b\)"):
        read("notes.csv", "a,b\n1,2\n")
    (raw,) = read("notes.csv", "id,text\n1,a,b\n")
    assert raw.error.startswith("line 2: 3 cells, the header has 2")
    assert read("notes.csv", "") == []


PAGE = """<html><head><title>Don de vaccins | Santé Sud</title>
<meta property="article:published_time" content="2023-05-04T10:00:00+01:00"></head><body>
<header><nav><a href="/">Accueil</a> <a href="/a">Actualités</a></nav></header>
<div class="cookies">Ce site utilise des cookies.</div>
<main><article><h1>Don de vaccins au Burundi</h1>
<p>Le ministère de la Santé du Burundi a reçu 12&nbsp;000 doses, pour les réfugiés des camps de l'est.</p>
<h2>Trois axes</h2><ul><li>former 40 agents de santé</li><li>équiper deux centres</li></ul>
<table><tr><th>Province</th><th>Doses</th></tr><tr><td>Ruyigi</td><td>4 000</td></tr></table>
<p>Contact : OIM Bujumbura</p></article></main>
<footer>© 2023 Santé Sud</footer><script>var menu = "x";</script></body></html>"""


def test_html_keeps_the_article(read):
    (raw,) = read("page.html", PAGE)
    assert (raw.title, raw.date) == ("Don de vaccins au Burundi", "2023-05-04T10:00:00+01:00")
    lines = [line for line in raw.text.replace("\xa0", " ").split("\n") if line]
    assert lines == [
        "Don de vaccins au Burundi",
        "Le ministère de la Santé du Burundi a reçu 12 000 doses, pour les réfugiés des camps de l'est.",
        "Trois axes",
        "- former 40 agents de santé",
        "- équiper deux centres",
        "Province | Doses",
        "Ruyigi | 4 000",
        "Contact : OIM Bujumbura",
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Santé</p>", "Santé"),
        ("Texte sans balise", "Texte sans balise"),
        ("<div>" * 5000 + "Profond" + "</div>" * 5000, "Profond"),
        ("<ul><li>un<li>deux", "- un\n- deux"),
        ("<p>L'<b>OIM</b> Mali<br>et le HCR<!-- note --> ici</p>", "L'OIM Mali\n\net le HCR ici"),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>Été</p></body></html>", "Été"),
        ("", ""),
        ("<html></html>", ""),
    ],
)
def test_html_of_any_kind_gives_its_text(read, page, text):
    assert [raw.text.strip() for raw in read("page.html", page)] == [text]


def test_html_is_read_in_the_encoding_that_it_declares(read):
    page = f'<html><head><meta charset="macintosh"></head><body><p>{SENTENCE}</p></body></html>'
    assert read("page.html", page.encode("mac_roman"))[0].text.strip() == SENTENCE


def test_pdf_gives_its_text_layer(read):
    pages = [
        ["Un poste ouvre à Gao", "Il accueille les mi-", "grants de la région."],
        ["Fin du texte."],
    ]
    (raw,) = read("note.pdf", make_pdf(pages, title="Un poste ouvre à Gao"))
    assert raw.text == "Un poste ouvre à Gao\nIl accueille les mi-\ngrants de la région.\n\nFin du texte.\n"
    assert raw.title == "Un poste ouvre à Gao"


def test_pdf_pages_lose_their_running_heads():
    pages = [["Rapport annuel", f"Texte {word}", f"Page {n} / 3"] for n, word in enumerate("abc", start=1)]
    assert join_pages(pages) == "Texte a\n\nTexte b\n\nTexte c\n"


def test_a_sentence_goes_on_over_a_page_break():
    pages = [["L'appui aux", "réfugiés du"], ["camp continue."], ["Un bilan suit."]]
    assert join_pages(pages) == "L'appui aux\nréfugiés du\ncamp continue.\n\nUn bilan suit.\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([[]]), "looks scanned; run OCR"),
        (make_pdf([["Texte"]])[:200], "broken or cut off"),
        (b"", "empty"),
        (b"bonjour", "not a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(read, data, words):
    with pytest.raises(DocumentError, match=words):
        read("note.pdf", data)


def test_docx_keeps_lists_and_tables(tmp_path):
    path = tmp_path / "note.docx"
    word = docx.Document()
    word.core_properties.title = ""
    word.add_heading("Un poste ouvre à Gao", 0)
    word.add_paragraph("Deux axes :")
    word.add_paragraph("former", style="List Bullet")
    word.add_paragraph("soigner", style="List Number")
    table = word.add_table(2, 2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Région", "Cas", "Gao", "12"], strict=True
    ):
        cell.text = text
    word.add_paragraph("Contact : HCR Gao")
    word.save(path)
    (raw,) = find_reader(path)(path)
    assert raw.title == "Un poste ouvre à Gao"
    assert raw.text == (
        "Un poste ouvre à Gao\n\nDeux axes :\n\n- former\n- soigner\n\n"
        "Région | Cas\nGao | 12\n\n\nContact : HCR Gao\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"PK\x03\x04cut", "broken or cut off"), (b"\xd0\xcf\x11\xe0", "save it as .docx")],
)
def test_a_docx_that_cannot_be_read_says_why(read, data, words):
    with pytest.raises(DocumentError, match=words):
        read("note.docx", data)
