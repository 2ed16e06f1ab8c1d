"""List, flows, figures, map; what is kept: link, files, paper; language and theme."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from pipeline.export.explorer import write_explorer
from tests.export.explorer.seeing import exported, find, names_on_graph

pytestmark = pytest.mark.browser


def column(page, n: int) -> list[str]:
    return [text.strip() for text in page.locator(f"#other tbody tr > :nth-child({n})").all_inner_texts()]


def test_the_list_is_sorted_by_its_heads_and_walked_by_arrows(explorer):
    page = explorer.open("vue=list")
    assert column(page, 1)[0] == "Plan santé mobilité"  # most neighbours
    page.click("#other [data-action=sort-name]")
    assert column(page, 1) == sorted(column(page, 1), key=str.lower)
    assert page.locator("#other th[aria-sort=ascending]").inner_text().startswith("Nom")
    page.locator("#other .rowbutton").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == column(page, 1)[1]


def test_the_list_of_facts_opens_their_evidence(explorer):
    page = explorer.open("vue=list&onglet=facts")
    page.locator("#other tr", has_text="démenti").locator(".rowbutton").click()
    quote = page.locator("#card blockquote")
    assert quote.inner_text() == "Le Croissant-Rouge gambien n'est pas partenaire de l'OIM."
    assert page.locator("#card .kicker").inner_text() == "démenti"


def test_flows_show_who_funds_what_and_the_amounts(explorer):
    page = explorer.open("vue=flows")
    band = page.locator("#other .band")
    assert band.get_attribute("aria-label") == "Union européenne finance Plan santé mobilité"
    assert "3 000 000 EUR" in page.locator("#other").inner_text().replace("\u202f", " ")
    band.focus()
    page.keyboard.press("Enter")
    page.locator("#card blockquote").nth(1).wait_for()
    assert page.locator("#card blockquote").count() == 2


def test_figures_have_charts_and_their_sentences(explorer):
    page = explorer.open("vue=figures")
    labels = page.locator("#other svg.chart").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert labels == [
        "Personnes, selon ce qui leur est arrivé : enregistrées 117, formées 30",
        "Chiffres par lieu : Dakar 117",
        "Chiffres par année : 2019 30, 2023 117",
    ]
    assert (
        "À Dakar, 117 migrants de retour ont été enregistrés en 2023." in page.locator("#other").inner_text()
    )


def test_the_map_opens_the_card_of_a_country(explorer):
    page = explorer.open("vue=map")
    page.locator("#other circle.place[data-country=GM]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == "Gambie"
    assert page.locator("#other path[data-country]").count() > 150
    page.locator("#other tr", has_text="Sénégal").get_by_text("Filtrer sur ce pays").click()
    assert page.locator("#filter-country").input_value() == "SN"


def test_documents_that_were_not_read_are_not_listed(explorer, tables, tmp_path):
    documents = tables.documents.copy()
    documents.loc[documents["doc_id"] == "bilan.txt", "status"] = "failed"
    explorer.path = tmp_path / "graph.html"
    write_explorer(replace(tables, documents=documents), explorer.path)
    page = explorer.open("vue=documents")
    assert column(page, 1) == ["Accord à Dakar", "Atelier de Banjul"]


def test_a_link_restores_the_view(explorer):
    page = explorer.open()
    find(page, "plan sante")
    page.locator("#panel input[value=LOCATION]").check()
    page.select_option("#filter-country", label="Gambie")
    page.click("#tab-list")
    rows, link = column(page, 1), page.url
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#card h2").inner_text() == "Plan santé mobilité"
    assert page.locator("#panel input[value=LOCATION]").is_checked()
    assert column(page, 1) == rows


@pytest.mark.parametrize(
    "fragment", ["vue=rien&entre=%7B&de=x&epingle=a", "noeud=nobody&lien=x&lecture=none", "%00%"]
)
def test_a_broken_link_opens_the_page_all_the_same(explorer, fragment):
    assert "Plan santé mobilité" in names_on_graph(explorer.open(fragment))


@pytest.mark.parametrize("view", ["network", "flows", "figures", "map"])
def test_png_and_svg_of_what_is_seen(explorer, view):
    page = explorer.open(f"vue={view}")
    root = ElementTree.fromstring(exported(page, "svg"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(root.iter("{http://www.w3.org/2000/svg}text"))) >= 2
    png = exported(page, "png")
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert (width, height) == (2 * int(root.get("width")), 2 * int(root.get("height")))


def test_csv_holds_the_sentences_and_no_formula(explorer):
    page = explorer.open()
    lines = exported(page, "csv").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("subject;subject_type;predicate;object")
    assert any("L'OMS devrait appuyer le Croissant-Rouge gambien au Mali." in line for line in lines)


def test_on_paper_there_are_no_controls(explorer):
    page = explorer.open()
    find(page, "plan sante")
    page.emulate_media(media="print")
    assert not page.locator("#panel").is_visible()
    assert not page.locator("#stagebar").is_visible()
    assert page.locator("#card h2").is_visible()


def test_english_and_back(explorer):
    page = explorer.open()
    page.click("#language")
    assert page.locator("#tab-flows").inner_text() == "Funding"
    assert page.locator("html").get_attribute("lang") == "en"
    assert "langue=en" in page.url
    page.click("#language")
    assert page.locator("#tab-flows").inner_text() == "Financements"


def test_light_and_dark(explorer):
    page = explorer.open()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != light
    page.emulate_media(color_scheme="dark")
    page = explorer.open()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_every_word_of_the_interface_is_in_both_languages(explorer):
    script = (explorer.path).read_text(encoding="utf-8")
    words = script[script.index("const WORDS = {") : script.index("const TYPE_NAMES")]
    french, english = words.split("\n  en: {")
    keys = [set(_keys(part)) for part in (french, english)]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 60


def _keys(part: str) -> list[str]:
    return re.findall(r"^\s+(\w+):\s+\"", part, re.MULTILINE)
