"""Real browsers for the HTML report: Debian's Chromium and Firefox, driven by Playwright, with axe-core.

Where one of them is missing, its tests are skipped and say what to install; with REQUIRE_BROWSER set, as in `.ci/run`,
they fail instead. AXE_CORE names axe-core's `axe.min.js`, CHROMIUM and FIREFOX other browsers than the ones found.

Playwright drives a Firefox that it did not build by WebDriver BiDi (its channel `moz-firefox`), and so one set of tests
serves both. Firefox takes light and dark from a preference, so that each has a Firefox of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from articlediff import Comparison
from benchmarks.report import FLAGS
from browser.reports import Launch, Open, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FIREFOX_SCHEMES = {"dark": 0, "light": 1}
"""What Firefox's preference calls them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They come last, so that no other test runs beside an open browser."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def missing(what: str) -> NoReturn:
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


def found(engine: str, *names: str) -> str:
    """Return the path of the browser that the environment names, or else of the first that is installed."""
    paths = (os.environ.get(engine.upper()), *map(shutil.which, names))
    return next(filter(None, paths), None) or missing(f"there is no {engine}: apt-get install {names[0]}")


@pytest.fixture(scope="session")
def engine() -> str:
    """Names the browser of a test; the mark ``in_firefox_too`` names both, one after the other."""
    return "chromium"


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Launches each browser once, when a test first needs it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed: pip install -e '.[browser]'")
    with sync_playwright() as playwright, ExitStack() as browsers:

        @cache
        def chromium() -> Browser:
            path = found("chromium", "chromium", "chromium-browser")
            return browsers.enter_context(playwright.chromium.launch(executable_path=path, args=list(FLAGS)))

        @cache
        def firefox(scheme: str) -> Browser:
            path = found("firefox", "firefox-esr", "firefox")
            preferences = {
                "layout.css.prefers-color-scheme.content-override": FIREFOX_SCHEMES[scheme],
                # Reading what was copied would otherwise wait for a hand that clicks on "Paste".
                "dom.events.testing.asyncClipboard": True,
            }
            return browsers.enter_context(
                playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs=preferences)
            )

        yield lambda engine, scheme="light": chromium() if engine == "chromium" else firefox(scheme)


@pytest.fixture(scope="session")
def browser(launch: Launch) -> Browser:
    """Chromium. It does not depend on ``engine``, or tests without the mark would get whichever came last."""
    return launch("chromium")


@pytest.fixture(scope="session")
def axe() -> str:
    path = os.environ.get("AXE_CORE", "")
    if not os.path.isfile(path):
        missing("AXE_CORE names no axe.min.js: npm install axe-core, and set it")
    return Path(path).read_text("utf-8")


@pytest.fixture(scope="session")
def context_of(launch: Launch) -> Iterator[Callable[..., BrowserContext]]:
    """Gives a context of the engine with the settings, one for all tests: to open one takes Firefox half a second."""
    contexts: dict[str, BrowserContext] = {}

    def context(engine: str, **settings: Any) -> BrowserContext:
        key = f"{engine} {sorted(settings.items())}"
        if key not in contexts:
            browser = launch(engine, settings.get("color_scheme", "light"))
            contexts[key] = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})
            contexts[key].grant_permissions(["clipboard-read", "clipboard-write"])
        return contexts[key]

    yield context
    for opened in contexts.values():
        opened.close()


@pytest.fixture
def open_report(engine: str, context_of: Callable[..., BrowserContext], tmp_path: Path) -> Iterator[Open]:
    """Opens reports; in the end each must have loaded nothing but itself and, unless ``noisy``, logged no trouble.

    ``count`` tells how often a test opens the report in all.
    """
    watchers: dict[BrowserContext, Callable[[Page], None]] = {}
    reports = openings = 0
    troubles: list[str] = []
    requests: list[str] = []

    def watch(page: Page, noisy: bool) -> None:
        if not noisy:
            page.on("console", lambda message: troubles.append(message.text))
            page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: requests.append(request.url))

    def opened(comparison: Comparison, noisy: bool = False, count: int = 1, **settings: Any) -> Page:
        nonlocal reports, openings
        openings += count
        path = tmp_path / f"report-{reports}.html"
        reports += 1
        path.write_text(comparison.to_html(), "utf-8")
        context = context_of(engine, **settings)
        if context not in watchers:
            watchers[context] = partial(watch, noisy=noisy)
            context.on("page", watchers[context])
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield opened
    for context, watcher in watchers.items():
        context.remove_listener("page", watcher)
        for page in context.pages:
            page.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith(("file:", "blob:"))] == []
    if engine == "chromium":  # Firefox tells of no file.
        assert sum(url.startswith("file:") for url in requests) == openings


@pytest.fixture(scope="session")
def harbour() -> Comparison:
    """The hardest sample: an added, a removed and a moved passage, and losses within that one."""
    return sample("harbour")


@pytest.fixture(scope="session")
def council() -> Comparison:
    """The sample with a reworded passage, a cut and three losses in the moved passage."""
    return sample("council")
