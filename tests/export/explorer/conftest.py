"""The page in Debian's Chromium; a page that logs an error or asks a network for anything fails its test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.export.explorer import write_explorer
from tests.export.explorer.sample import sample_tables

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def tables():
    return sample_tables()


@pytest.fixture(scope="session")
def page_path(tables, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("explorer") / "graph.html"
    write_explorer(tables, path)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: apt-get install chromium (or « make browser »)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


class Explorer:
    """A page of the explorer with what it logged and asked for."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path
        self.complaints: list[str] = []
        page.on("console", self._log)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request.url))

    def _log(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _request(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")) and url.split("#")[0] != self.path.as_uri():
            self.complaints.append(f"request: {url}")

    def open(self, fragment: str = "") -> Page:
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + (f"#{fragment}" if fragment else ""))
        self.page.wait_for_selector("html[data-ready]")
        return self.page


@pytest.fixture
def explorer(browser, page_path) -> Iterator[Explorer]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    opened = Explorer(context.new_page(), page_path)
    opened.page.set_default_timeout(5000)
    yield opened
    context.close()
    assert opened.complaints == []
