"""The list of changes: sorted, filtered, walked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison, Kind
from browser.reports import Open, in_firefox_too
from browser.test_reading import PHONE, VIEWS, current, in_sight, shown_changes, status
from tests.builder import added, compared, formatting, removed, restored, unrestored

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too
FORM_ON = "#kinds input[value=formatting]"


def shown(page: Page) -> list[str]:
    """Return the ids of the changes in the list, from above."""
    found: list[str] = page.locator("#list tbody tr:visible").evaluate_all("rows => rows.map(row => row.dataset.row)")
    return found


def choose(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.select_option(f"[data-filter={name}]", value)


def tick(page: Page, *kinds: str) -> None:
    """Tick these kinds in the filter of the list, and no others."""
    page.click(".choices summary")
    for box in page.locator(".choices input").all():
        box.set_checked(box.input_value() in kinds)
    page.keyboard.press("Escape")


def test_on_a_low_screen_the_terms_can_be_read_to_their_end(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, viewport={"width": 1280, "height": 640})
    page.mouse.wheel(0, 600)
    page.click("#glossary summary")
    page.locator("#glossary").evaluate("(box) => box.scrollTo(0, box.scrollHeight)")
    last = page.locator("#glossary dd").last.evaluate("(term) => term.getBoundingClientRect().bottom - innerHeight")
    rows = page.locator("#list tbody").evaluate("(rows) => rows.parentElement.parentElement.clientHeight")
    assert last <= 0 < rows


def test_it_has_every_change_of_the_kinds_that_are_on(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    assert shown(page) == shown_changes(harbour)
    assert page.locator("#rows-shown").inner_text() == "20"
    page.check(FORM_ON)
    every = [str(change.id) for change in harbour.changes]
    assert shown(page) == page.locator("#list tbody td:first-child").all_inner_texts() == every
    page.uncheck("#kinds input[value=restored]")
    assert page.locator("#rows-shown").inner_text() == "12"


def test_it_sorts_by_every_column(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    in_order = shown(page)
    changes = {str(change.id): change for change in harbour.changes}
    for name, key in {
        "paragraph": lambda id: int(page.locator(f"[data-row='{id}'] td >> nth=1").inner_text()),
        "kind": lambda id: (changes[id].kind, str(changes[id].category), str(changes[id].evidence)),
        "confidence": lambda id: changes[id].confidence if changes[id].kind is Kind.RESTORED else 2,
        "id": int,
    }.items():
        page.click(f"#list th[data-sort={name}] button")
        assert shown(page) == sorted(in_order, key=key)
    page.click("#list th[data-sort=words] button")
    words = [(changes[id].full.text or changes[id].truncated.text) for id in shown(page)]
    names = [word for word in words if word[0].isalpha()]
    assert names == sorted(names, key=str.casefold)
    ascending = shown(page)
    page.click("#list th[data-sort=words] button")
    assert [changes[id].full.text for id in shown(page)] == [changes[id].full.text for id in ascending[::-1]]
    assert page.get_attribute("#list th[data-sort=words]", "aria-sort") == "descending"


def test_it_filters_by_category_evidence_kind_and_words(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    choose(page, category="name")
    assert shown(page) == [str(change.id) for change in harbour.restored if change.category == "name"]
    assert page.locator("#rows-shown").inner_text() == "4 of 20"
    choose(page, category="", evidence="pattern")
    assert page.locator("#list tr:visible mark").all_inner_texts() == [";", ";"]
    choose(page, evidence="")
    tick(page, "removed")
    assert len(shown(page)) == harbour.counts[Kind.REMOVED]
    tick(page)
    page.fill("[data-filter=words]", "AL–TANN")
    assert page.locator("#list tr:visible mark").all_inner_texts() == ["al-Tannur,", "al-Tannur", "al-Tannur"]


def test_it_shows_several_kinds_at_once(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    summary = page.locator(".choices summary")
    tick(page, "added", "moved")
    edits = [str(change.id) for change in harbour.changes if change.kind in (Kind.ADDED, Kind.MOVED)]
    assert shown(page) == edits and summary.inner_text() == "added, moved"
    assert page.evaluate("document.activeElement.parentElement.className") == "choices"
    page.click("#next")
    page.click("#next")
    assert current(page) == edits[1:2]
    summary.click()
    page.locator("h1").click()
    assert page.locator(".choices input").first.is_hidden()
    page.fill("[data-filter=words]", "nowhere to be found")
    page.click("#clear")
    assert shown(page) == shown_changes(harbour) and summary.inner_text() == "any kind"


def test_a_kind_that_is_off_is_switched_on_with_the_filter(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    tick(page, "formatting")
    assert page.is_checked(FORM_ON)
    assert len(shown(page)) == harbour.counts[Kind.FORMATTING]
    tick(page)
    assert len(shown(page)) == len(harbour.changes)


def test_where_nothing_is_left_it_says_so_and_shows_all_again(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    assert page.locator("#none-shown").is_hidden()
    page.fill("[data-filter=words]", "nowhere to be found")
    page.uncheck("#kinds input[value=added]")
    assert page.locator("#none-shown").inner_text().startswith("No change passes the filter.")
    page.keyboard.press("Escape")
    page.click("#next")
    assert status(page) == "No change passes the filter."
    page.click("#clear")
    assert shown(page) == shown_changes(harbour)
    assert page.locator("#none-shown").is_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_n_and_p_go_through_what_the_filter_leaves(open_report: Open, harbour: Comparison, view: str) -> None:
    page = open_report(harbour)
    page.click(view)
    choose(page, category="name")
    page.locator("h1").click()
    expected = shown(page)
    walked = []
    for _ in range(len(expected) + 1):
        page.keyboard.press("n")
        walked += current(page)
    assert walked == [*expected, expected[0]]
    assert status(page).startswith(f"No. {expected[0]} (1 of 4 shown)")


def test_side_by_side_the_walk_has_the_order_of_the_story(open_report: Open) -> None:
    page = open_report(
        compared("It is ", restored("said"), " to ", unrestored("███"), ", ", added("now"), removed("as."))
    )
    page.click("#beside")
    walked = []
    for _ in range(4):
        page.keyboard.press("n")
        walked += current(page)
    assert walked == ["1", "2", "3", "4"]


@pytest.mark.parametrize("view", VIEWS)
def test_words_lead_to_their_place(open_report: Open, harbour: Comparison, view: str) -> None:
    page = open_report(harbour)
    page.click(view)
    last = harbour.restored[-1]
    page.locator(f"[data-row='{last.id}'] a").click()
    assert current(page) == [str(last.id)]
    assert in_sight(page, ".story:not([hidden]) .current")


DOUBT = compared(
    "One ",
    restored("sure", confidence=0.9),
    " and ",
    restored("guessed", "(b)(6)", confidence=0.89),
    added(" more"),
    ".",
)


@pytest.mark.parametrize("link", ["h1 .to-check", "#kinds .to-check"])
def test_what_needs_checking_is_one_click_away(open_report: Open, link: str) -> None:
    page = open_report(DOUBT)
    page.uncheck("#kinds input[value=restored]")
    assert page.locator("h1").inner_text().endswith("; 1 needs checking.")
    page.click(link)
    assert shown(page) == current(page) == ["2"]
    assert page.input_value("[data-filter=doubt]") == "unchecked"
    assert "confidence 0.89, needs checking" in status(page)
    choose(page, doubt="sure")
    assert shown(page) == ["1"]


@pytest.mark.parametrize("view", VIEWS)
def test_the_trace_is_shown_beside_the_word(open_report: Open, view: str) -> None:
    page = open_report(
        compared("It is ", restored("said", "(b)(6)"), restored(";", ""), " to ", unrestored("███"), ".")
    )
    page.click(view)
    story = page.locator(".story:visible")
    trace = page.locator("#trace")
    for number, told in ((1, "(b)(6)"), (2, "nothing"), (3, "███")):
        story.locator(f"[data-c='{number}']").last.hover()
        assert trace.inner_text() == f"in the copy: {told}"
    page.mouse.move(5, 5)
    assert trace.is_hidden()
    page.keyboard.press("n")
    assert trace.is_visible() and "in the copy: (b)(6)" in status(page)
    page.keyboard.press("Escape")
    assert trace.is_hidden()


def test_the_trace_stays_while_the_pointer_is_on_it(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.hover("#view-inline mark >> nth=1")
    page.hover("#trace")
    assert page.locator("#trace").is_visible()


def test_on_a_phone_it_fits(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, **PHONE)
    page.locator("#list tr:visible a").last.scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_report_without_restorations_has_a_list_and_no_review(open_report: Open) -> None:
    page = open_report(compared("One ", added("more "), removed("less "), "word", formatting(" ", "\n"), "."))
    assert shown(page) == ["1", "2"]
    assert page.locator("#review, #take, [data-filter=doubt]").count() == 0
    page.keyboard.press("n")
    page.keyboard.press("t")
    assert current(page) == ["1"]
