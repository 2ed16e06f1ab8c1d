"""The file as it is written: the same every time, closed to the outside, whole."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.explorer.blocks import decode_block, encode_block
from pipeline.export.explorer.page import make_page
from pipeline.export.explorer.texts import make_offsets
from pipeline.tables import Tables
from tests.export.explorer.sample import sample_tables


@pytest.fixture(scope="module")
def page(tables) -> str:
    return make_page(tables)


def block(page: str, name: str):
    return decode_block(re.search(rf'id="data-{name}">([^<]*)<', page)[1])


def test_the_same_tables_give_the_same_bytes(page):
    assert make_page(sample_tables()) == page


def test_the_policy_names_every_script_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    named = " ".join(f"'sha256-{one}'" for one in hashes)
    assert policy == (
        f"default-src 'none'; script-src {named}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert len(scripts) == 2


def test_nothing_is_loaded_from_elsewhere(page):
    assert re.findall(r'(?:src|href)\s*=\s*["\']?(?!#|data:)[a-z]*:?//', page.split("<script>")[0]) == []
    assert "@import" not in page


def test_no_slot_is_left_and_vis_network_keeps_its_licence(page):
    assert re.findall(r"\{\{(?:policy|style|model|texts|outline|vis|script)\}\}", page) == []
    assert "vis.js is dual licensed" in page


def test_the_evidence_of_a_statement_is_its_sentence(page, tables):
    texts, model = block(page, "texts"), block(page, "model")
    for i, row in enumerate(tables.triples.itertuples()):
        start, end = texts["evidence"][i]
        text = texts["texts"][model["statements"]["document"][i]].encode("utf-16-le")
        assert text[2 * start : 2 * end].decode("utf-16-le") == row.sentence


def test_a_sentence_that_the_text_does_not_hold_is_kept_itself(tables):
    texts = block(make_page(replace(tables, texts=tables.texts.iloc[:0])), "texts")
    assert texts["evidence"] == list(tables.triples["sentence"])


def test_empty_tables_make_a_page():
    model = block(make_page(Tables.from_rows()), "model")
    assert model["network"]["nodes"] == []


def test_a_triple_about_an_unknown_entity_is_left_out(tables):
    entities = tables.entities[tables.entities["entity_id"] != "organisation:union-europeenne"]
    page = make_page(replace(tables, entities=entities.reset_index(drop=True)))
    assert len(block(page, "texts")["evidence"]) == len(block(page, "model")["statements"]["subject"])
    assert "FUNDS" not in {
        block(page, "model")["predicates"][i] for i in block(page, "model")["statements"]["predicate"]
    }


@given(st.text())
def test_a_block_is_read_back_and_cannot_end_its_element(text):
    encoded = encode_block({"text": text})
    assert decode_block(encoded) == {"text": text.encode("utf-8", "replace").decode()}
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", encoded)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.data())
def test_offsets_count_utf16_units(text, data):
    at = data.draw(st.integers(0, len(text)))
    assert make_offsets(text)(at) == len(text[:at].encode("utf-16-le")) // 2
