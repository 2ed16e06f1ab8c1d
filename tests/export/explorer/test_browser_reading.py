"""From a search to the words of the document."""

from __future__ import annotations

import pytest

from tests.export.explorer.sample import OIM

pytestmark = pytest.mark.browser


def search(page, text: str) -> list[str]:
    page.fill("#query", text)
    return page.locator("#suggestions [role=option] .what").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("oim", "Organisation internationale pour les migrations (OIM)"),
        ("SENEGAL", "Sénégal"),
        ("croissant rouge", "Croissant-Rouge gambien"),
        ("sante mob", "Plan santé mobilité"),
        ("bilan", "Bilan 2021"),
    ],
)
def test_search_finds_names_whatever_case_accents_and_alias(explorer, typed, first):
    assert search(explorer.open(), typed)[0] == first


def test_search_says_when_it_finds_nothing(explorer):
    page = explorer.open()
    page.fill("#query", "zzz")
    assert page.locator("#suggestions").inner_text() == "Aucun résultat"


def test_from_search_to_node_to_edge_to_sentence_to_document_and_back_to_a_node(explorer):
    page = explorer.open()
    search(page, "plan santé")
    page.keyboard.press("Enter")
    card = page.locator("#card")
    assert card.locator("h2").inner_text() == "Plan santé mobilité"
    card.get_by_role("button", name="Union européenne").first.click()
    assert card.locator("h2").inner_text() == "finance"
    card.locator("blockquote").nth(1).wait_for()
    first, second = card.locator("blockquote").all()
    assert first.inner_text() == (
        "L'Union européenne finance le Plan santé mobilité pour 3 millions d'euros."
    )
    assert first.locator("mark.subject").inner_text() == "Union européenne"
    assert first.locator("mark.object").inner_text() == "Plan santé mobilité"
    assert second.inner_text() == "L'Union européenne a financé le Plan santé mobilité."
    assert "confiance 90 %" in card.inner_text()
    assert "règle funds.sample" in card.inner_text()
    card.locator(".evidence").get_by_role("button", name="Bilan 2021").click()
    assert page.locator("#doctitle").inner_text() == "Bilan 2021"
    assert page.locator(".text .said").inner_text() == "L'Union européenne a financé le Plan santé mobilité."
    page.locator(".text mark.m-ORGANISATION", has_text="Croissant-Rouge gambien").first.click()
    assert card.locator("h2").inner_text() == "Croissant-Rouge gambien"


def test_the_document_view_marks_nested_mentions_and_keeps_the_text(explorer, tables):
    page = explorer.open("vue=documents&lecture=accord.txt")
    outer = page.locator(".text mark.m-ORGANISATION", has_text="OIM Gambie").first
    assert outer.locator("mark.m-ORGANISATION").inner_text() == "OIM"
    assert outer.locator("mark.m-COUNTRY").inner_text() == "Gambie"
    text = tables.texts.set_index("doc_id").loc["accord.txt", "text"]
    assert page.locator(".text").evaluate("one => one.textContent") == text
    assert page.locator(".text mark").last.inner_text() == "Gambie"  # after a character of two units


def test_the_card_of_a_node_shows_its_names_figures_and_facts(explorer):
    page = explorer.open(f"noeud={OIM}")
    card = page.locator("#card").inner_text()
    assert "Aussi : OIM" in card
    assert "démenti" in card
    page = explorer.open("noeud=location:dakar")
    figure = page.locator("#card .figures li").first
    assert "117 migrants de retour" in figure.inner_text()
    figure.locator("summary").click()
    assert figure.locator("blockquote").inner_text() == (
        "À Dakar, 117 migrants de retour ont été enregistrés en 2023."
    )


def test_a_statement_from_a_web_page_links_to_it_only_on_request(explorer):
    page = explorer.open()
    search(page, "atelier sur")
    page.keyboard.press("Enter")
    page.locator("#card .fact", has_text="OMS").click()
    link = page.locator("#card a.weblink")
    assert link.get_attribute("href") == "https://exemple.org/atelier"
    assert link.get_attribute("rel") == "noopener noreferrer"
