"""A real browser for the HTML report: Debian's Chromium, driven by Playwright, with axe-core for accessibility.

Where one of them is missing, these tests are skipped and say what to install; with REQUIRE_BROWSER set, as in
`.ci/run`, they fail instead. AXE_CORE names axe-core's `axe.min.js`, CHROMIUM another browser than the one found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articlediff import Comparison
from benchmarks.report import FLAGS
from browser.reports import Open, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They come last, so that no other test runs beside an open browser."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def missing(what: str) -> None:
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed: pip install -e '.[browser]'")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        missing("there is no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    path = os.environ.get("AXE_CORE", "")
    if not os.path.isfile(path):
        missing("AXE_CORE names no axe.min.js: npm install axe-core, and set it")
    return Path(path).read_text("utf-8")


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens reports; in the end each must have loaded nothing but itself and, unless ``noisy``, logged no trouble.

    ``count`` tells how often a test opens the report in all.
    """
    contexts = []
    openings = 0
    troubles: list[str] = []
    requests: list[str] = []

    def watch(page: Page, noisy: bool) -> None:
        if not noisy:
            page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: requests.append(request.url))

    def opened(comparison: Comparison, noisy: bool = False, count: int = 1, **settings: Any) -> Page:
        nonlocal openings
        openings += count
        path = tmp_path / f"report-{len(contexts)}.html"
        path.write_text(comparison.to_html(), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("page", lambda page: watch(page, noisy))
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith(("file:", "blob:"))] == []
    assert sum(url.startswith("file:") for url in requests) == openings


@pytest.fixture(scope="session")
def harbour() -> Comparison:
    """The hardest sample: an added, a removed and a moved passage, and losses within that one."""
    return sample("harbour")


@pytest.fixture(scope="session")
def council() -> Comparison:
    """The sample with a reworded passage, a cut and three losses in the moved passage."""
    return sample("council")
