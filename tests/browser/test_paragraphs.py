"""The list narrowed to paragraphs of the full text: by a field, by the number in the margin, by the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from browser.reports import Open, in_firefox_too
from browser.test_accessibility import troubles
from browser.test_address import fragment, reopened
from browser.test_list import shown
from browser.test_reading import PHONE, VIEWS, current, in_sight, status
from tests.builder import added, compared, formatting, moved, removed, restored, stood

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too

STORY = compared(
    "One was ",
    restored("here"),
    ".\n\nTwo says nothing.\n\nThree ",
    stood(1),
    "was ",
    removed("never "),
    "there",
    added(" and back"),
    formatting("  ", " "),
    "again.\n\n",
    moved(1, "Moved it is, ", restored("all"), " of it. "),
    "Four.\n\nFive ",
    restored("begins.\n\nSix is lost.\n\nSeven ends"),
    " so.\n\nEight",
    formatting("  ", " "),
    "is as it was.",
)
"""The ids: 1 in the first paragraph, 2 and 3 in the third, 4 with 5 in the fourth, 6 from the fifth to the seventh."""
FIELD = "[data-filter=paragraph]"


def click_number(page: Page, number: int) -> None:
    paragraph = page.locator(f".story:visible [data-paragraph='{number}']")
    paragraph.scroll_into_view_if_needed()
    box = paragraph.bounding_box()
    assert box
    page.mouse.click(box["x"] - 10, box["y"] + 10)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", ["1"]),
        ("3", ["2", "3", "4"]),
        (" ¶ 4", ["4", "5"]),
        ("6", ["6"]),
        ("1, 7", ["1", "6"]),
        ("1-4", ["1", "2", "3", "4", "5"]),
        ("4 – 5", ["4", "5", "6"]),
        ("5-4", ["4", "5", "6"]),
        ("", ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_the_list_has_what_changed_there(open_report: Open, typed: str, expected: list[str]) -> None:
    page = open_report(STORY)
    page.fill(FIELD, typed)
    assert shown(page) == expected
    told = "6" if len(expected) == 6 else f"{len(expected)} of 6"
    assert page.locator("#rows-shown").inner_text() == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2", "Nothing has changed in paragraph 2."),
        ("8", "No change of the kinds ticked above the story is in paragraph 8."),
        ("9", "The full text has 8 paragraphs."),
        ("0", "A paragraph is asked for by its number, such as 3, or 3-5."),
        ("third", "A paragraph is asked for by its number, such as 3, or 3-5."),
    ],
)
def test_it_says_why_it_is_empty(open_report: Open, typed: str, told: str) -> None:
    page = open_report(STORY)
    page.fill(FIELD, typed)
    assert shown(page) == [] and page.locator("#none-told").inner_text() == told
    page.click("#next")
    assert status(page) == told
    page.click("#clear")
    assert len(shown(page)) == 6 and page.input_value(FIELD) == ""


@pytest.mark.parametrize("view", VIEWS)
def test_a_click_on_a_number_narrows_the_list(open_report: Open, view: str) -> None:
    page = open_report(STORY)
    page.click(view)
    click_number(page, 3)
    assert shown(page) == ["2", "3", "4"] and page.input_value(FIELD) == "3"
    assert status(page) == "The list shows 3 of 6, of paragraph 3"
    assert page.locator(".story:visible .chosen").evaluate_all("all => all.map(p => p.dataset.paragraph)") == ["3"]
    page.keyboard.press("n")
    assert "(1 of 3 shown)" in status(page)
    click_number(page, 1)
    assert shown(page) == ["1"]
    click_number(page, 1)
    assert len(shown(page)) == 6 and page.locator(".chosen").count() == 0


def test_a_click_on_words_is_no_click_on_a_number(open_report: Open) -> None:
    page = open_report(STORY)
    paragraph = page.locator("[data-paragraph='3']")
    paragraph.click(position={"x": 3, "y": 10})
    assert page.input_value(FIELD) == ""
    box = paragraph.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] - 10, box["y"] + 14, steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") and page.input_value(FIELD) == ""


def test_why_it_is_empty_is_said_whatever_else_is_asked_for(open_report: Open) -> None:
    page = open_report(STORY)
    page.fill(FIELD, "2")
    page.select_option("[data-filter=decision]", index=1)
    assert page.locator("#none-told").inner_text() == "Nothing has changed in paragraph 2."


@pytest.mark.parametrize("view", VIEWS)
def test_by_keys_it_is_one_step_to_the_paragraph(open_report: Open, harbour: Comparison, view: str) -> None:
    page = open_report(harbour)
    page.click(view)
    last = page.locator(".story:visible [data-paragraph]").last.get_attribute("data-paragraph")
    page.focus(FIELD)
    page.keyboard.type(str(last))
    page.keyboard.press("Enter")
    assert in_sight(page, ".story:not([hidden]) .chosen")


def test_the_address_keeps_it(open_report: Open) -> None:
    page = open_report(STORY, count=3)
    page.fill(FIELD, " 3 – 5, 8")
    assert fragment(page) == "paragraph=3-5,8"
    page.click("[data-row='4'] a")
    assert fragment(page) == "c4&paragraph=3-5,8"
    linked = reopened(page, fragment(page))
    assert shown(linked) == shown(page) and current(linked) == ["4"]
    assert linked.input_value(FIELD) == "3-5, 8"
    page.click("#next")
    page.fill(FIELD, "")
    assert "paragraph" not in fragment(page)
    assert len(shown(reopened(page, "paragraph=x"))) == 6


def test_who_asks_for_what_needs_checking_gets_all_of_it(open_report: Open) -> None:
    story = compared("One ", restored("guess", confidence=0.5), ".\n\nTwo ", restored("sure"), ".")
    page = open_report(story)
    page.fill(FIELD, "2")
    page.click("h1 .to-check")
    assert shown(page) == ["1"] and fragment(page) == "c1"


def test_it_fits_and_nothing_is_found(open_report: Open, axe: str) -> None:
    page = open_report(STORY, **PHONE)
    page.fill(FIELD, "3")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert shown(page) == ["2", "3", "4"]
    assert troubles(page, axe) == []


def test_one_paragraph_needs_no_field(open_report: Open) -> None:
    assert open_report(compared("One ", restored("word"), ".")).locator(FIELD).count() == 0
