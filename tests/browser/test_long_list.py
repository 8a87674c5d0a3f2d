"""A long list has the rows near what is in sight, and whatever is asked for: on paper all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articlediff import Comparison
from browser.reports import Open, in_firefox_too
from browser.test_accessibility import troubles
from browser.test_list import tick
from browser.test_reading import in_sight
from tests.builder import added, compared, restored

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too

COUNT = 1300


def long_story() -> Comparison:
    """A story with a thousand losses and more; each hundredth of its changes is an addition."""
    parts = (
        part
        for n in range(1, COUNT + 1)
        for part in (f"Sentence {n} has ", added(f"new-{n}") if n % 100 == 0 else restored(f"lost-{n}"), " words.\n")
    )
    return compared(*parts)


STORY = long_story()


def ids(page: Page) -> list[int]:
    """Return the ids of the rows that the page has, from above."""
    found: list[int] = page.locator("#list tbody tr").evaluate_all("rows => rows.map(row => Number(row.dataset.row))")
    return found


def scrolled_to(page: Page, place: str) -> None:
    page.locator("#words .scroller").evaluate(f"(frame) => {{ frame.scrollTop = {place}; }}")


ROW_IN_SIGHT = """() => {
    const { left, top } = document.querySelector("#words .scroller").getBoundingClientRect();
    return document.elementFromPoint(left + 60, top + 90)?.closest("tbody tr");
}"""
PLACE_IN_FRAME = "(row) => row.getBoundingClientRect().top - row.closest('.scroller').getBoundingClientRect().top"


def first_in_sight(page: Page) -> int:
    """Return the id of a row in sight, once there is one."""
    return int(page.wait_for_function(ROW_IN_SIGHT).evaluate("(row) => row.dataset.row"))


def test_wherever_the_reader_scrolls_rows_are_there(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("#list th[data-sort=id] button")
    page.click("#list th[data-sort=id] button")
    assert ids(page)[0] == COUNT and len(ids(page)) < COUNT / 2
    for place in ("frame.scrollHeight / 2", "frame.scrollHeight", "0"):
        scrolled_to(page, place)
        assert first_in_sight(page)
    assert ids(page) == sorted(ids(page), reverse=True)


def test_a_change_far_away_has_its_row(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("#list th[data-sort=id] button")
    page.click("#list th[data-sort=id] button")
    page.evaluate("location.hash = '#c77'")
    page.wait_for_selector("tr.current")
    assert in_sight(page, "[data-row='77']")
    page.fill("#query", "lost-1222")
    page.keyboard.press("Enter")
    assert in_sight(page, "[data-row='1222'].found")


def test_few_of_many_are_close_together(open_report: Open) -> None:
    page = open_report(STORY)
    tick(page, "added")
    assert ids(page) == [*range(100, COUNT + 1, 100)]
    tick(page)
    assert ids(page)[:3] == [1, 2, 3] and len(ids(page)) < COUNT / 2
    assert page.locator("#rows-shown").inner_text() == f"{COUNT:,}"


def test_who_listens_is_told_of_the_rows_that_are_not_there(open_report: Open, axe: str) -> None:
    page = open_report(STORY)
    tick(page, "restored")
    assert page.get_attribute("#list", "aria-rowcount") == str(COUNT - COUNT // 100 + 1)
    assert page.get_attribute("[data-row='2']", "aria-rowindex") == "3"
    page.evaluate("location.hash = '#c1222'")
    page.wait_for_selector("tr.current")
    assert page.get_attribute("tr.current", "aria-rowindex") == str(1222 - 12 + 1)
    assert troubles(page, axe) == []


def test_decisions_are_those_of_rows_that_come_later(open_report: Open) -> None:
    page = open_report(STORY)
    page.fill("#least", "1")
    scrolled_to(page, "frame.scrollHeight")
    assert page.is_checked(f"[data-decides='{first_in_sight(page)}']") is False


def test_a_decision_does_not_move_the_list(open_report: Open) -> None:
    page = open_report(STORY)
    scrolled_to(page, "frame.scrollHeight / 2")
    id = first_in_sight(page)
    row = page.locator(f"[data-row='{id}']")
    page.wait_for_timeout(200)
    before = row.evaluate(PLACE_IN_FRAME)
    box = row.locator("input")
    box.focus()
    page.keyboard.press("Space")
    assert row.evaluate(PLACE_IN_FRAME) == before
    assert page.evaluate("document.activeElement.dataset.decides") == str(id)


def test_paper_has_all_rows(open_report: Open, engine: str) -> None:
    page = open_report(STORY)
    assert len(ids(page)) < COUNT
    if engine == "chromium":
        page.pdf()
    else:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert ids(page) == [*range(1, COUNT + 1)]
