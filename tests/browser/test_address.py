"""The address names the change that is selected and the decisions: it can be sent, reloaded and gone back from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from browser.reports import Open, in_firefox_too
from browser.test_reading import VIEWS, current, in_sight
from browser.test_review import STORY, refused

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too


def fragment(page: Page) -> str:
    told: str = page.evaluate("location.hash")
    return told[1:]


def reopened(page: Page, fragment: str) -> Page:
    """A new page at the same report, as a link in a mail opens it."""
    other = page.context.new_page()
    other.goto(f"{page.url.partition('#')[0]}#{fragment}")
    return other


def travel(page: Page, steps: int) -> None:
    """Go through the history; Playwright's own way waits in Firefox for a page that is loaded."""
    page.evaluate(
        """(steps) => new Promise((done) => {
            addEventListener("popstate", () => setTimeout(done), {once: true});
            history.go(steps);
        })""",
        steps,
    )


@pytest.mark.parametrize("view", VIEWS)
def test_selecting_writes_the_address_and_back_goes_back(open_report: Open, harbour: Comparison, view: str) -> None:
    page = open_report(harbour)
    page.click(view)
    first, last = (str(harbour.restored[index].id) for index in (2, -1))
    for number in (first, last):
        page.click(f"[data-row='{number}'] a")
        assert fragment(page) == f"c{number}"
    travel(page, -1)
    assert fragment(page) == f"c{first}" and current(page) == [first]
    assert in_sight(page, ".story:not([hidden]) .current")
    travel(page, 1)
    assert current(page) == [last]
    travel(page, -1)
    travel(page, -1)
    assert fragment(page) == "" and current(page) == []


def test_back_leads_out_of_a_walk(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.click("[data-row='7'] a")
    page.locator("h1").click()
    for _ in range(5):
        page.keyboard.press("n")
    assert fragment(page) != "c7"
    travel(page, -1)
    assert current(page) == ["7"]


def test_an_address_selects_as_a_click_does(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, count=2)
    linked = reopened(page, "c18")
    page.click("[data-row='18'] a")
    assert current(linked) == current(page) == ["18"]
    assert linked.locator("#status").inner_text() == page.locator("#status").inner_text()
    assert in_sight(linked, "#view-inline .current")


def test_a_change_of_a_kind_that_is_off_is_switched_on(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, count=2)
    linked = reopened(page, "c21")
    assert linked.is_checked("#kinds input[value=formatting]")
    assert current(linked) == ["21"]


def test_the_old_place_of_a_passage_has_an_address(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, count=2)
    page.click("#view-inline .moved .sign")
    assert fragment(page) == "from18"
    linked = reopened(page, "from18")
    assert linked.locator("#view-inline .stood.current").count() == 1


@pytest.mark.parametrize("nonsense", ["c999", "cx", "least=7&refused=1-99999999999", "%", "&&=&", "refused=x-y,-,5-1"])
def test_an_address_of_nothing_does_nothing(open_report: Open, nonsense: str) -> None:
    page = open_report(STORY, count=2)
    linked = reopened(page, nonsense)
    assert current(linked) == []
    assert linked.locator("#rows-shown").inner_text() == "7"


def test_decisions_survive_a_reload(open_report: Open) -> None:
    page = open_report(STORY, count=2)
    ids = [change.id for change in STORY.restored]
    page.click("[data-row='1'] a")
    for number in ids[:3]:
        page.uncheck(f"[data-decides='{number}']")
    page.check(f"[data-decides='{ids[0]}']")
    page.fill("#least", "0.65")
    assert fragment(page) == f"c1&least=0.65&taken={ids[0]}&refused={ids[1]}-{ids[2]}"
    told = page.locator("#decided").inner_text()
    linked = reopened(page, fragment(page))
    assert refused(linked) == refused(page) and current(linked) == ["1"]
    assert linked.locator("#decided").inner_text() == told


def test_light_or_dark_survives_a_reload(open_report: Open) -> None:
    page = open_report(STORY, count=2)
    page.click("[data-row='1'] a")
    page.click("#theme")
    assert fragment(page) == "c1&theme=dark"
    linked = reopened(page, fragment(page))
    assert linked.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert linked.locator("#theme").inner_text() == "Light"
    assert current(linked) == ["1"]


def test_going_back_takes_no_decision_back(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("[data-row='1'] a")
    page.click("[data-row='2'] a")
    page.keyboard.press("r")
    travel(page, -1)
    assert current(page) == ["1"] and refused(page) == ["2"]
    assert fragment(page) == "c1&refused=2"


def test_a_viewer_that_refuses_the_address_is_no_trouble(open_report: Open) -> None:
    page = open_report(STORY)
    page.evaluate("() => { history.pushState = history.replaceState = () => { throw new Error('refused'); }; }")
    page.keyboard.press("n")
    page.keyboard.press("r")
    assert current(page) == ["1"] and refused(page) == ["1"]
