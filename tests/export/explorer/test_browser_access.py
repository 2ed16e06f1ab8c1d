"""For everyone: by keyboard alone, on a small screen, with a screen reader (axe-core, WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.explorer.seeing import find

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = {
    "network": "", "card": "noeud=programme:plan-sante-mobilite", "list": "vue=list", "flows": "vue=flows",
    "figures": "vue=figures", "map": "vue=map", "documents": "vue=documents",
    "text": "vue=documents&lecture=accord.txt",
    "edge": "lien=organisation:union-europeenne+FUNDS+programme:plan-sante-mobilite+asserted",
}  # fmt: skip


def violations(page) -> list[str]:
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", _RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("fragment", STATES.values(), ids=STATES)
def test_no_accessibility_rule_is_broken_in_light_or_dark(explorer, fragment):
    page = explorer.open(fragment)
    page.evaluate(AXE)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-theme=dark]")
    assert violations(page) == []


def test_from_search_to_document_by_keyboard_alone(explorer):
    page = explorer.open()
    page.keyboard.press("/")
    page.keyboard.type("sante mob")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "Union européenne")
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == "finance"
    page.locator("#card blockquote").first.wait_for()
    press_until(page, "Tab", "Bilan 2021")
    page.keyboard.press("Enter")
    assert page.locator("#doctitle").inner_text() == "Bilan 2021"


def test_the_graph_is_walked_with_the_arrow_keys(explorer):
    page = explorer.open()
    page.locator("#graph").focus()
    page.keyboard.press("Enter")
    first = page.locator("#card h2").inner_text()
    seen = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(page.locator("#card h2").inner_text())
    assert len(seen) >= 3
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.id") == "graph"


def test_the_tabs_and_the_export_menu_by_arrow_keys(explorer):
    page = explorer.open()
    page.locator("#tab-network").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-list").get_attribute("aria-selected") == "true"
    page.locator("#exportbutton").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.action") == "svg"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "exportbutton"


def test_nothing_sticks_out_at_360_pixels(explorer):
    explorer.page.set_viewport_size({"width": 360, "height": 740})
    page = explorer.open()
    beyond = {}
    for name, fragment in STATES.items():
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        page.wait_for_timeout(60)
        beyond[name] = page.evaluate(
            """() => [...document.querySelectorAll('button, input, select, h2')].filter(one => {
              const box = one.getBoundingClientRect();
              const scrolled = one.closest('.tablewrap, .chartwrap, #views, #panel');
              return box.width && !scrolled && (box.left < 0 || box.right > 361);
            }).map(one => one.outerHTML.slice(0, 80))"""
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 360, name
    assert beyond == {name: [] for name in STATES}


def test_filters_open_and_close_on_a_small_screen(explorer):
    explorer.page.set_viewport_size({"width": 360, "height": 740})
    page = explorer.open()
    assert not page.locator("#panel").is_visible()
    page.click("#panelbutton")
    page.locator("#panel input[value=COUNTRY]").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    find(page, "oms")
    assert page.locator("#card h2").is_visible()


def press_until(page, key: str, text: str) -> None:
    """Press `key` until the focused element says `text`."""
    for _ in range(80):
        page.keyboard.press(key)
        if text in page.evaluate("document.activeElement.innerText || ''"):
            return
    pytest.fail(f"no « {text} » was reached with {key}")
