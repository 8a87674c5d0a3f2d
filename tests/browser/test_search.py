"""Search in the report: what it finds, what it takes for alike, what it does when the view changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from browser.reports import Open
from tests.builder import compared, removed, restored

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOUND = "[...CSS.highlights.get('found')].map((range) => range.toString())"


def status(page: Page) -> str:
    return page.locator("#status").inner_text()


def test_it_counts_and_goes_round(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.fill("#query", "AL-TANNUR")
    assert status(page) == "3 found"
    for place in (1, 2, 3, 1):
        page.keyboard.press("Enter")
        assert status(page).startswith(f"Found {place} of 3, in no. ")
    page.keyboard.press("Shift+Enter")
    assert status(page).startswith("Found 3 of 3")
    assert page.evaluate("CSS.highlights.get('found').size") == 3
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.size") == 0
    page.fill("#query", "AL-TANNUR")
    page.keyboard.press("Shift+Enter")
    assert status(page).startswith("Found 3 of 3")


def test_it_finds_over_marks_and_takes_signs_for_signs(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    for query, expected in (
        ("the storm-battered   harbour", "1 found"),
        ("a.m.; by", "1 found"),
        ("a.*m", "0 found"),
    ):
        page.fill("#query", query)
        assert status(page) == expected
    page.click("#find")
    assert status(page) == "Not found"


def test_it_tells_the_change_that_the_words_are_in(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.fill("#query", "ice-house")
    page.keyboard.press("Enter")
    change = next(change for change in harbour.restored if "ice-house" in change.full.text)
    told = f"Found 1 of 1, in no. {change.id}: Restored phrase, confidence {change.confidence:.2f}, "
    assert status(page).startswith(told)
    page.uncheck("#kinds input[value=restored]")
    page.press("#query", "Enter")
    assert status(page) == "Found 1 of 1"


def test_what_is_switched_off_is_not_found(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.fill("#query", "Marta Quillan")
    assert status(page) == "1 found"
    page.uncheck("#kinds input[value=removed]")
    page.fill("#query", "Marta Quillan ")
    assert status(page) == "0 found"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("don't", ["don’t"]),
        ("“well-known”", ['"well‐known"']),
        ("well–known", ["well‐known"]),
        ("cafe", ["CAFÉ", "cafe\u0301"]),
        ("CAFÉ.", ["cafe\u0301."]),
        ("and so...", ["and so…"]),
        ("सिद", []),
        ("साद", ["साद"]),
        ("한", ["한"]),
        ("ㅎ", []),
        ("\U0001f600 end", ["\U0001f600 end"]),
        ("\u0301", None),
    ],
)
def test_signs_and_accents_are_alike(open_report: Open, query: str, expected: list[str] | None) -> None:
    story = compared(
        "I don’t know the ", restored('"well‐known" CAFÉ'), " or cafe\u0301. साद 한 and so… \U0001f600 end"
    )
    page = open_report(story)
    page.fill("#query", query)
    assert page.evaluate("CSS.highlights.size") == (expected is not None)
    if expected is not None:
        assert page.evaluate(FOUND) == expected


def test_it_follows_what_is_shown(open_report: Open) -> None:
    page = open_report(compared("One word, ", removed("a word, "), "the last word."))
    page.fill("#query", "word")
    assert len(page.evaluate(FOUND)) == 3
    page.uncheck("#kinds input[value=removed]")
    assert len(page.evaluate(FOUND)) == 2
    page.press("#query", "Enter")
    assert status(page) == "Found 1 of 2"
    page.click("#beside")
    assert len(page.evaluate(FOUND)) == 5
    page.press("#query", "Enter")
    assert status(page) == "Found 1 of 5"
    assert page.evaluate("[...CSS.highlights.get('found')].every((r) => r.startContainer.isConnected)")


def test_browsers_without_highlights_select_what_is_found(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.evaluate("delete globalThis.Highlight")
    page.fill("#query", "al-tannur")
    page.press("#query", "Enter")
    assert page.evaluate("getSelection().toString()").lower() == "al-tannur"
    page.press("#query", "Enter")
    assert status(page).startswith("Found 2 of 3")


def test_escape_returns_to_the_story(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.fill("#query", "al-tannur")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.input_value("#query") == "" and "(1 of 20 shown)" in status(page)


def test_a_ceiling_is_told(open_report: Open) -> None:
    page = open_report(compared("One ", removed("word "), "e " * 6000))
    page.fill("#query", "e")
    assert status(page) == "the first 5,000 found"
    page.keyboard.press("Enter")
    assert status(page) == "Found 1 of the first 5,000"


def row_in_the_list(page: Page, id: int) -> tuple[bool, bool]:
    """Return whether the row is in the part of the list that is in sight, and whether it is marked as found."""
    seen, marked = page.locator(f"[data-row='{id}']").evaluate(
        """(row) => {
            const [box, frame] = [row, row.closest(".scroller")].map((element) => element.getBoundingClientRect());
            return [box.top >= frame.top && box.bottom <= frame.bottom, row.matches(".found")];
        }"""
    )
    return seen, marked


def test_the_list_is_at_the_change_that_the_words_are_in(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    last = harbour.restored[-1]
    assert row_in_the_list(page, last.id) == (False, False)
    page.fill("#query", last.full.text)
    page.press("#query", "Shift+Enter")
    assert f"in no. {last.id}:" in status(page)
    assert row_in_the_list(page, last.id) == (True, True)
    page.fill("#query", "PORT ELLERY")
    page.keyboard.press("Enter")
    assert page.locator("#list .found").count() == 0
    page.fill("#query", last.full.text)
    page.press("#query", "Shift+Enter")
    page.keyboard.press("Escape")
    assert row_in_the_list(page, last.id) == (True, False)


def test_a_row_that_the_filter_hides_does_not_move_the_list(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.select_option("[data-filter=category]", "phrase")
    page.fill("#query", harbour.restored[-1].full.text)
    page.press("#query", "Shift+Enter")
    assert page.locator("#words .scroller").evaluate("(frame) => frame.scrollTop") == 0
