"""What a person sees of the page, read through its own exports."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page


def exported(page: Page, kind: str) -> bytes:
    """The file that « Exporter » gives: png, svg or csv."""
    page.click("#exportbutton")
    with page.expect_download() as download:
        page.click(f"#exportmenu [data-action={kind}]")
    return Path(download.value.path()).read_bytes()


def names_on_graph(page: Page) -> set[str]:
    """The names drawn on the graph; one in two lines is joined."""
    svg = exported(page, "svg").decode()
    labels = re.findall(r'<text x="([^"]+)"[^>]*>([^<]*)</text>', svg)
    names: list[tuple[str, str]] = []
    for x, line in labels:
        if names and names[-1][0] == x:
            names[-1] = (x, f"{names[-1][1]} {line}")
        else:
            names.append((x, line))
    return {name for _, name in names}


def edges_on_graph(page: Page) -> set[tuple[str, str, str]]:
    rows = csv.DictReader(io.StringIO(exported(page, "csv").decode("utf-8-sig")), delimiter=";")
    return {(row["subject"], row["predicate"], row["object"]) for row in rows}


def find(page: Page, text: str) -> None:
    """Search and open the first suggestion."""
    page.fill("#query", text)
    page.keyboard.press("Enter")


def set_range(page: Page, selector: str, value: int) -> None:
    """Move a slider and let it go."""
    page.locator(selector).evaluate(
        "(one, value) => { one.value = value; for (const name of ['input', 'change']) "
        "one.dispatchEvent(new Event(name, { bubbles: true })); }",
        value,
    )
