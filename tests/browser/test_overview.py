"""The index of many pairs in a browser: sorted, filtered, linked, and readable without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articlediff import compare
from articlediff.rendering.overview.outcomes import compared, failed, unpaired
from articlediff.rendering.overview.overview_page import overview_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FULL = "The rebel-held side of the city was quiet on Friday, as the long-running talks in the capital went on."
LOST = FULL.replace("rebel-held", "  ").replace("long-running", "  ")
OUTCOMES = [
    compared("story 10.txt", compare(LOST, FULL), report="story 10.html"),
    compared("story 9.txt", compare(FULL.replace("rebel-held", "  "), FULL), ("read as cp1252",), "story 9.html"),
    failed("empty.txt", "cut/empty.txt is empty; give a text with words in it"),
    compared("other.txt", compare(FULL, "Shares in the brewer fell by a tenth after it warned of a wet summer.")),
    compared("Alike.txt", compare(FULL, FULL), report="Alike.html"),
    unpaired("cut/lonely.txt", "full has no file of this name"),
]
SIDES = [("Truncated", "cut, 6 texts"), ("Full", "a-directory/with-a-long-name/and-others-in-it/full, 5 texts")]

OpenIndex = Callable[..., "Page"]


@pytest.fixture
def open_index(browser: Browser, tmp_path: Path) -> Iterator[OpenIndex]:
    """Opens the index; in the end it must have loaded nothing but itself, and logged no trouble."""
    contexts = []
    troubles: list[str] = []
    requests: list[str] = []
    (tmp_path / "index.html").write_text(overview_page(SIDES, OUTCOMES), "utf-8")

    def opened(**settings: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings}))
        page = contexts[-1].new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((tmp_path / "index.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
    assert len(requests) == len(contexts)


def names(page: Page) -> list[str]:
    return page.eval_on_selector_all(  # type: ignore[no-any-return]
        "tbody tr:not([hidden]) th", "cells => cells.map((cell) => cell.querySelector('bdi').textContent)"
    )


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_index: OpenIndex, axe: str, scheme: str, width: int) -> None:
    page = open_index(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.evaluate(axe)
    assert page.evaluate("axe.run().then((result) => result.violations.map((rule) => rule.id))") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_columns_are_sorted_and_what_has_no_figure_is_last(open_index: OpenIndex) -> None:
    page = open_index()
    listed = ["story 10.txt", "story 9.txt", "empty.txt", "other.txt", "Alike.txt"]
    assert names(page) == listed
    page.click("thead th:nth-child(3) button")
    assert names(page) == ["story 10.txt", "story 9.txt", "Alike.txt", "empty.txt", "other.txt"]
    assert page.get_attribute("thead th:nth-child(3)", "aria-sort") == "descending"
    page.click("thead th:nth-child(3) button")
    assert names(page) == ["Alike.txt", "story 9.txt", "story 10.txt", "empty.txt", "other.txt"]
    page.click("thead th:first-child button")
    assert names(page) == ["Alike.txt", "empty.txt", "other.txt", "story 9.txt", "story 10.txt"]
    assert page.locator("[aria-sort]").count() == 1


def test_pairs_are_filtered_by_name_and_result(open_index: OpenIndex) -> None:
    page = open_index()
    page.fill("#name", "STORY")
    assert names(page) == ["story 10.txt", "story 9.txt"]
    assert page.inner_text("#shown") == "2 of 5 pairs"
    page.select_option("#result", label="not compared")
    assert names(page) == []
    assert page.inner_text("#shown") == "No pair is like this."
    page.fill("#name", "")
    assert names(page) == ["empty.txt"]
    page.select_option("#result", label="all pairs")
    assert len(names(page)) == 5
    assert page.inner_text("#shown") == ""


def test_without_scripts_all_is_there_and_nothing_that_does_not_work(open_index: OpenIndex) -> None:
    page = open_index(java_script_enabled=False)
    assert page.locator("tbody tr").count() == 5
    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    assert page.locator("tbody a").first.get_attribute("href") == "story%2010.html"
    text = page.inner_text("main")
    for told in ("read as cp1252", "Not compared: cut/empty.txt is empty", "cut/lonely.txt: full has no file"):
        assert told in text
