"""Filters, time, what two entities share, and what is unfolded, hidden, pinned and undone."""

from __future__ import annotations

import re

import pytest

from pipeline.export.explorer import write_explorer
from pipeline.tables import Tables
from tests.export.explorer.seeing import edges_on_graph, exported, find, names_on_graph, set_range

pytestmark = pytest.mark.browser

OIM = "OIM"
FIRST = {
    OIM, "Agence sénégalaise de la couverture maladie", "Union européenne", "OMS", "Croissant-Rouge gambien",
    "OIM Gambie", "Plan santé mobilité", "Sénégal", "Gambie",
}  # fmt: skip


def check(page, group: str, value: str, on: bool = True) -> None:
    page.locator(f"#panel input[data-group={group}][value={value}]").set_checked(on)


def test_the_first_view_shows_organisations_countries_and_programmes_only(explorer):
    assert names_on_graph(explorer.open()) == FIRST


def test_filter_by_type(explorer):
    page = explorer.open()
    check(page, "types", "EVENT")
    check(page, "types", "COUNTRY", False)
    assert names_on_graph(page) == FIRST - {"Sénégal", "Gambie"} | {"atelier sur le dépistage"}


def test_filter_by_predicate(explorer):
    page = explorer.open()
    for name in ("PARTNERS_WITH", "SUPPORTS", "IMPLEMENTS", "PART_OF", "BASED_IN", "COVERS"):
        check(page, "predicates", name, False)
    assert edges_on_graph(page) == {("Union européenne", "FUNDS", "Plan santé mobilité")}


@pytest.mark.parametrize(
    ("status", "predicate"), [("planned", "SUPPORTS"), ("negated", "PARTNERS_WITH"), ("asserted", "FUNDS")]
)
def test_filter_by_status(explorer, status, predicate):
    page = explorer.open(f"statuts={status}")
    assert predicate in {name for _, name, _ in edges_on_graph(page)}
    check(page, "statuses", status, False)
    assert page.locator("#notice").inner_text() == "Rien ne correspond à ces filtres."


def test_filter_by_country(explorer):
    page = explorer.open()
    page.select_option("#filter-country", label="Gambie")
    found = edges_on_graph(page)
    assert ("OIM Gambie", "BASED_IN", "Gambie") in found
    assert "Agence sénégalaise de la couverture maladie" not in {subject for subject, _, _ in found}


def test_filter_by_document_confidence_and_sources(explorer):
    page = explorer.open()
    page.select_option("#filter-document", label="Bilan 2021")
    assert {predicate for _, predicate, _ in edges_on_graph(page)} == {
        "FUNDS",
        "PARTNERS_WITH",
        "SUPPORTS",
        "IMPLEMENTS",
    }
    set_range(page, "#filter-confidence", 80)  # the doubtful ones are sure to 60 %
    assert {predicate for _, predicate, _ in edges_on_graph(page)} == {"FUNDS", "IMPLEMENTS"}
    page.click("#reset")
    set_range(page, "#filter-sources", 2)
    assert edges_on_graph(page) == {("Union européenne", "FUNDS", "Plan santé mobilité")}


def test_the_time_slider_keeps_the_facts_of_a_period(explorer):
    page = explorer.open()
    assert page.locator("#timebars span").count() == 5  # 2019 to 2023
    set_range(page, "#time-to", 2021)
    found = edges_on_graph(page)
    assert ("OMS", "SUPPORTS", "Croissant-Rouge gambien") in found
    assert "COVERS" not in {predicate for _, predicate, _ in found}
    page.click("#alltimes")
    assert names_on_graph(page) == FIRST


def test_what_two_entities_have_in_common(explorer):
    page = explorer.open()
    find(page, "oms")
    page.click("#card [data-action=common]")
    find(page, "union euro")
    assert page.locator("#notice").inner_text() == "En commun : OMS et Union européenne (1)"
    assert names_on_graph(page) == {"OMS", "Union européenne", "Plan santé mobilité"}
    page.click("#stagebar [data-action=leave]")
    assert names_on_graph(page) == FIRST


def test_the_shortest_path_leaves_out_what_is_denied(explorer):
    page = explorer.open()
    find(page, "croissant")
    page.click("#card [data-action=path]")
    find(page, "oim")
    assert names_on_graph(page) == {"Croissant-Rouge gambien", "Gambie", "OIM Gambie", OIM}
    assert page.locator("#notice").inner_text().endswith(": 3 liens")


def test_expand_collapse_hide_and_undo(explorer):
    page = explorer.open()
    find(page, "oms")
    page.click("#card [data-action=expand]")
    assert "atelier sur le dépistage" in names_on_graph(page)
    page.click("#card [data-action=collapse]")
    assert "atelier sur le dépistage" not in names_on_graph(page)
    page.click("#card [data-action=hide]")
    assert "OMS" not in names_on_graph(page)
    page.click("#undo")
    assert "OMS" in names_on_graph(page)
    page.click("#card [data-action=hide]")
    page.click("#unhide")
    assert "OMS" in names_on_graph(page)


def test_a_pinned_node_keeps_its_place_in_the_link(explorer):
    page = explorer.open()
    find(page, "oms")
    page.click("#card [data-action=pin]")
    assert page.locator("#card [data-action=pin]").get_attribute("aria-pressed") == "true"
    assert "epingle=" in page.url
    page.keyboard.press("Control+z")
    assert "epingle=" not in page.url


def test_springs_move_the_nodes_only_when_asked(explorer):
    page = explorer.open()
    before = exported(page, "svg")
    page.wait_for_timeout(150)
    assert exported(page, "svg") == before
    page.click("#stagebar [data-action=physics]")
    page.wait_for_timeout(300)
    page.click("#stagebar [data-action=physics]")
    assert exported(page, "svg") != before


def test_a_click_on_the_drawing_selects_and_beside_it_leaves(explorer):
    page = explorer.open()
    svg = exported(page, "svg").decode()
    left, top, width, _ = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())
    x, y = map(float, re.search(r'<circle cx="([^"]+)" cy="([^"]+)"', svg).groups())
    box = page.locator("#canvas").bounding_box()
    scale = box["width"] / width
    page.mouse.click(box["x"] + (x - left) * scale, box["y"] + (y - top) * scale)
    assert page.locator("#card .kicker").inner_text() == "organisation"
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert page.locator("#card").is_hidden()


@pytest.fixture(scope="module")
def crowd_path(tmp_path_factory):
    """A ring of 400 organisations, each partner of the next and of a hub."""
    names = [f"Association {i}" for i in range(400)]
    ids = [f"organisation:association-{i}" for i in range(400)]
    pairs = [(i, (i + 1) % 400) for i in range(400)] + [(0, i) for i in range(2, 399)]
    kind = "ORGANISATION"
    tables = Tables.from_rows(
        entities=[
            {"entity_id": id_, "type": kind, "name": name, "n_mentions": 1, "n_documents": 1}
            for id_, name in zip(ids, names, strict=True)
        ],
        triples=[
            {"subject_id": ids[a], "subject": names[a], "subject_type": kind, "predicate": "PARTNERS_WITH"}
            | {"object_id": ids[b], "object": names[b], "object_type": kind, "status": "asserted"}
            | {"confidence": 1.0, "doc_id": "d", "sentence": f"{a} et {b}", "start": 0, "end": 7, "rule": "r"}
            for a, b in pairs
        ],
    )
    path = tmp_path_factory.mktemp("crowd") / "graph.html"
    write_explorer(tables, path)
    return path


def test_a_large_graph_shows_its_main_part_then_what_is_asked_for(explorer, crowd_path):
    explorer.path = crowd_path
    page = explorer.open()
    notice = page.locator("#notice")
    assert notice.inner_text().startswith("120 sur 400 entités")
    find(page, "association 397")
    assert page.locator("#card h2").inner_text() == "Association 397"
    assert notice.inner_text().startswith("121 sur 400 entités")
    page.click("#stagebar [data-action=all]")
    assert notice.inner_text().startswith("400 sur 400 entités")
    page.click("#stagebar [data-action=all]")
    assert notice.inner_text().startswith("121 sur 400 entités")


def test_a_node_chosen_within_an_answer_joins_it(explorer):
    page = explorer.open('entre=["common","organisation:oms","organisation:union-europeenne"]')
    find(page, "croissant")
    assert page.locator("#card h2").inner_text() == "Croissant-Rouge gambien"
    assert "Croissant-Rouge gambien" in names_on_graph(page)
