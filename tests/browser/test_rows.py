"""The rows of a long list, which a script makes, are those that the page would hold. Chromium shows it for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from articlediff import Comparison, compare
from browser.reports import Open, sample
from tests.builder import compared, reworded
from tests.comparisons import comparisons
from tests.stories import any_pairs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLE_NAMES = ("harbour", "council", "ferry", "chachang", "notice", "vokzal", "inquiry")
ROWS = """() => {
    for (const box of document.querySelectorAll("#kinds input:not(:checked)")) box.click();
    return [...document.querySelectorAll("#list tbody tr")].map((row) => {
        for (const box of row.querySelectorAll("td:has(input)")) box.remove();
        for (const blank of row.querySelectorAll("i")) blank.textContent = " ";
        return row.outerHTML.replace(/<td>\\s+/g, "<td>");
    });
}"""
LIMIT = "articlediff.rendering.html.report.ROWS_IN_THE_PAGE"


@pytest.fixture(scope="module")
def bare_page(browser: Browser) -> Page:
    opened = browser.new_page()
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    return opened


# A mark without a letter of its own takes no column, and so does not count where the words after a change are cut.
LOOSE_MARK = compared("It ", reworded("is", "was"), "\u0e47" + " ".join(letter * 10 for letter in "abc"))


@settings(deadline=None, max_examples=25, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(LOOSE_MARK)
@example(compare("", "0\x1f", force=True))
@given(comparisons() | any_pairs().map(lambda pair: compare(*pair, force=True)))
def test_the_rows_that_a_script_makes_are_those_of_a_page_that_holds_all(
    bare_page: Page, comparison: Comparison
) -> None:
    assume(comparison.changes)
    told = []
    for limit in (len(comparison.changes), 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(LIMIT, limit)
            bare_page.set_content(comparison.to_html())
        told.append(bare_page.evaluate(ROWS))
    assert told[0] == told[1]


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_the_rows_of_the_samples_are_those_of_a_page_that_holds_all(
    bare_page: Page, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    comparison = sample(name)
    bare_page.set_content(comparison.to_html())
    held = bare_page.evaluate(ROWS)
    monkeypatch.setattr(LIMIT, 2)
    bare_page.set_content(comparison.to_html())
    assert bare_page.evaluate(ROWS) == held


def test_without_scripts_a_long_list_says_how_many_rows_it_lacks(
    open_report: Open, monkeypatch: pytest.MonkeyPatch, harbour: Comparison
) -> None:
    monkeypatch.setattr(LIMIT, 3)
    bare = open_report(harbour, java_script_enabled=False)
    told = f"The first 3 changes of {len(harbour.changes)}: with JavaScript the list has all of them."
    assert bare.locator(".first-rows").inner_text() == told
