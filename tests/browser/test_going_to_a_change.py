"""A change that the reader asks for, by a link or in another view, is in the middle of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from browser.reports import Open
from browser.test_address import reopened
from browser.test_keeping_the_place import LONG
from browser.test_reading import PHONE, VIEWS, current, in_sight
from tests.builder import compared, removed, restored

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK = {"viewport": {"width": 1280, "height": 720}}
SCREENS = pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])

FREE = """() => {
    const top = Math.max(0, ...[".bar", "body > #strip"].map((name) => document.querySelector(name))
        .filter((over) => over && getComputedStyle(over).position === "sticky")
        .map((over) => over.getBoundingClientRect().bottom));
    const walk = document.querySelector(".walk");
    const foot = getComputedStyle(walk).position === "fixed" ? walk.getBoundingClientRect().top : innerHeight;
    const story = document.querySelector(".story:not([hidden])");
    const box = (story.querySelector(".right .current") ?? story.querySelector(".current")).getBoundingClientRect();
    return [top, foot, box.top, box.bottom];
}"""


def settled(page: Page) -> None:
    """Waits until the browser has drawn the page and done all that follows from loading it."""
    page.wait_for_load_state()
    page.evaluate("""async () => {
        await document.fonts.ready;
        for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    }""")


def is_centred(page: Page) -> bool:
    top, foot, first, last = page.evaluate(FREE)
    return abs((top + foot) / 2 - (first + last) / 2) < 20


@SCREENS
@pytest.mark.parametrize("number", ["11", "46"])
def test_a_link_has_its_change_in_the_middle(open_report: Open, screen: dict[str, object], number: str) -> None:
    page = open_report(LONG, count=3, **screen)
    linked = reopened(page, f"c{number}")
    settled(linked)
    assert current(linked) == [number] and is_centred(linked)
    place = linked.evaluate("scrollY")
    linked.reload()
    settled(linked)
    assert linked.evaluate("scrollY") == place and is_centred(linked)


@SCREENS
@pytest.mark.parametrize("view", VIEWS)
def test_an_address_typed_has_its_change_in_the_middle(open_report: Open, screen: dict[str, object], view: str) -> None:
    page = open_report(LONG, **screen)
    page.click(view)
    page.evaluate("() => { location.hash = 'c40'; }")
    settled(page)
    assert current(page) == ["40"] and is_centred(page)


def test_of_a_passage_longer_than_the_screen_the_beginning_is_shown(open_report: Open) -> None:
    quiet = "The talks had been going on for weeks, with little to show for it.\n" * 30
    page = open_report(compared(quiet, removed("It was a long and winding tale of the sea. " * 400), quiet), count=2)
    linked = reopened(page, "c1")
    settled(linked)
    top, foot, first, _ = linked.evaluate(FREE)
    assert top <= first < foot / 2


@SCREENS
def test_the_page_ends_with_what_is_on_it(open_report: Open, screen: dict[str, object]) -> None:
    doubtful = (part for n in range(120) for part in (f"In {n} came ", restored(f"lost-{n}", confidence=0.5), " on.\n"))
    page = open_report(compared(*doubtful), **screen)
    settled(page)
    ends = "[document.documentElement.scrollHeight, document.body.getBoundingClientRect().bottom + scrollY]"
    height, end = page.evaluate(ends)
    assert height <= end + 1


@SCREENS
def test_the_other_view_has_the_change_that_was_chosen(open_report: Open, screen: dict[str, object]) -> None:
    page = open_report(LONG, **screen)
    page.evaluate("() => document.querySelector(\"[data-row='40'] a\").click()")
    for view in ("#beside", "#inline"):
        page.click(view)
        settled(page)
        assert current(page) == ["40"] and in_sight(page, ".story:not([hidden]) .current")


def test_from_a_selected_change_one_tap_leads_to_the_list(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, **PHONE)
    page.evaluate("location.hash = 'c9'")
    page.wait_for_function("document.querySelector('#c9.current')")
    page.click(".jump a")
    page.wait_for_function("location.hash === '#words'")
    page.evaluate("async () => { for (let n = 0; n < 10; n += 1) await new Promise(requestAnimationFrame); }")
    top = page.evaluate("document.querySelector('#words').getBoundingClientRect().top")
    assert 0 <= top < 200 and current(page) == ["9"]
