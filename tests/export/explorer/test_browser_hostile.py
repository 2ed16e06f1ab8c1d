"""Two hundred texts that try to run, style or break the page: each is only ever shown."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from pipeline.export.explorer import write_explorer
from pipeline.tables import Tables
from tests.export.explorer.seeing import exported, find

pytestmark = pytest.mark.browser

_ATTACKS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "'-window.pwned=1-'",
    "${window.pwned=1}",
    "{{constructor.constructor('window.pwned=1')()}}",
    "javascript:window.pwned=1",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    "<style>*{display:none!important}</style>",
    "</style><style>body{display:none}</style>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "</textarea>",
    "</title>",
    "<base href=//evil.test>",
    "<link rel=stylesheet href=//evil.test>",
    "<meta http-equiv=refresh content=0>",
    "&lt;b&gt;",
    "&#60;script&#62;",
    "\\u003cscript\\u003e",
    "\u2028window.pwned=1\u2029",
    "\u202egro.live\u202c",
    "\u200f\u200e",
    "\x00\x01\x1b[31m",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(A1)",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "a" * 3000,
    "\U0001f600" * 40,
    "e\u0301" * 50,
    "\ud800",
    "%00%0a",
    "\n\n\n",
)
_WRAPPERS = ("{}", "{} x", "« {} »", "a{}b", "{0}{0}")
HOSTILE = [wrapper.replace("{0}", "{}").replace("{}", attack) for wrapper in _WRAPPERS for attack in _ATTACKS]


def hostile_tables() -> Tables:
    """Every string as name, alias, title, path, rule, date, sentence, counted noun, outcome and place."""
    rows = [_rows_of(i, _storable(text), _storable(HOSTILE[i - 1])) for i, text in enumerate(HOSTILE)]
    return Tables.from_rows(**{name: [row[name] for row in rows] for name in rows[0]})


def _storable(text: str) -> str:
    """Parquet holds no lone surrogate."""
    return text.encode("utf-8", "replace").decode()


def _rows_of(i: int, text: str, before: str) -> dict[str, dict[str, Any]]:
    """One row of each table; the entity is funded by the one before it."""
    id_, doc, organisation = f"organisation:{i}", f"{i}{text}", "ORGANISATION"
    sentence, span = f"{text} dit.", {"start": 0, "end": len(text)}
    return {
        "documents": {
            "doc_id": doc, "path": text, "title": text, "n_chars": 1, "n_sentences": 1, "status": "ok",
        },
        "entities": {
            "entity_id": id_, "type": organisation, "name": text, "aliases": f"alias {i:03} {text}",
            "n_mentions": 1, "n_documents": 1,
        },
        "mentions": span | {
            "mention_id": str(i), "doc_id": doc, "sentence": sentence, "text": text, "type": organisation,
            "entity_id": id_,
        },
        "triples": {
            "subject_id": f"organisation:{(i - 1) % len(HOSTILE)}", "subject": before, "predicate": "FUNDS",
            "subject_type": organisation, "object_id": id_, "object": text, "object_type": organisation,
            "status": "asserted", "confidence": 0.9, "doc_id": doc, "sentence": sentence, "start": 0,
            "end": len(sentence), "date": text, "rule": text,
        },
        "figures": span | {
            "value": i, "modifier": text, "kind": "people", "unit": "person", "counted": text,
            "outcome": text, "of_id": id_, "of": text, "place": text, "period": text, "doc_id": doc,
            "sentence": sentence,
        },
        "texts": {"doc_id": doc, "text": sentence},
    }  # fmt: skip


@pytest.fixture(scope="module")
def page_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    write_explorer(hostile_tables(), path)
    return path


def test_there_are_two_hundred_hostile_strings():
    assert len(HOSTILE) == 200


@pytest.mark.parametrize("view", ["network", "list", "flows", "figures", "map", "documents"])
def test_no_view_runs_or_builds_anything_from_a_text(explorer, view):
    page = explorer.open(f"vue={view}&tout=1")
    assert page.evaluate("window.pwned") is None
    assert page.locator("#head").is_visible()
    kinds = "img, iframe, base, link, script, meta, object, form"
    made = page.locator(kinds).evaluate_all("all => all.map(one => one.tagName)")
    assert sorted(made) == ["LINK", *["META"] * 5, *["SCRIPT"] * 5]  # what page.html has


def test_names_titles_and_sentences_are_shown_as_they_are(explorer):
    page = explorer.open("vue=list&tri=name")
    page.locator("#other tr").nth(5).wait_for()
    shown = page.evaluate("[...document.querySelectorAll('#other tbody th')].map(one => one.textContent)")
    assert len(shown) == 200
    for text in HOSTILE[:24]:
        assert text in shown, text
    for i in (0, 1, 6, 28):
        page = explorer.open()
        find(page, f"alias {i:03}")
        assert page.locator("#card h2").evaluate("one => one.textContent") == HOSTILE[i]
        page.locator("#card .fact").first.click()
        quote = page.locator("#card blockquote").first
        quote.wait_for()
        assert quote.evaluate("one => one.textContent").endswith(" dit.")
        page.locator("#card .evidence button").first.click()
        page.locator(".text mark").first.wait_for()
        assert page.evaluate("window.pwned") is None


def test_direction_marks_and_controls_are_made_visible(explorer):
    page = explorer.open("vue=list")
    text = page.locator("#other").evaluate("one => one.textContent")
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "\ufffdgro.live\ufffd" in text


def test_exports_of_hostile_texts_are_whole_and_hold_no_formula(explorer):
    page = explorer.open("tout=1")
    ElementTree.fromstring(exported(page, "svg"))
    assert exported(page, "png").startswith(b"\x89PNG")
    cells = exported(page, "csv").decode("utf-8-sig").split("\r\n")
    assert any(line.startswith("'=cmd") for line in cells)
    assert not any(line.startswith(("=", "+", "@")) for line in cells)
