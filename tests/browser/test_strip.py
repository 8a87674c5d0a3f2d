"""The overview strip: each bar leads to its change, each lane can be told from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison, Kind
from articlediff.rendering.html.strip import lanes, spots
from browser.reports import Open
from browser.test_accessibility import EVERY_KIND
from tests.builder import added, compared, formatting, removed, restored

if TYPE_CHECKING:
    from playwright.sync_api import Page


def click(page: Page, share: float, level: float) -> None:
    box = page.locator("#strip").bounding_box()
    assert box is not None
    page.locator("#strip").click(position={"x": min(box["width"] * share, box["width"] - 1), "y": level})


def current(page: Page) -> str:
    found: str = page.evaluate("document.querySelector('.story .current').dataset.c")
    return found


@pytest.mark.parametrize("share_of_bar", [0.1, 0.5, 0.9])
def test_every_bar_leads_to_its_change(open_report: Open, harbour: Comparison, share_of_bar: float) -> None:
    page = open_report(harbour)
    page.check("#kinds input[value=formatting]")
    known = spots(harbour)
    assert len(known) == len(harbour.changes) + harbour.counts[Kind.MOVED]
    for lane in lanes(harbour):
        for spot in (spot for spot in known if spot.change.kind is lane.kind):
            place = spot.start + share_of_bar * (spot.end - spot.start)
            click(page, place, lane.top + lane.height / 2)
            assert current(page) == str(spot.change.id)


def test_a_removed_passage_has_its_size(open_report: Open) -> None:
    page = open_report(compared("One story. ", removed("word " * 100), "It ends.", restored("here")))
    width = "(e) => e.getBBox().width / document.querySelector('#strip').viewBox.baseVal.width"
    assert page.locator("#strip .removed").evaluate(width) > 0.9
    click(page, 0.5, 15)
    assert current(page) == "1"


@pytest.mark.parametrize("width", [360, 1280])
def test_it_stays_in_sight(open_report: Open, harbour: Comparison, width: int) -> None:
    page = open_report(harbour, viewport={"width": width, "height": 700})
    page.locator("#view-inline p").last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 400
    box = page.locator("#strip").bounding_box()
    assert box is not None and 0 <= box["y"] < 40 and box["height"] > 10


def test_pointer_and_focus_tell_what_a_bar_is(open_report: Open) -> None:
    page = open_report(compared("One ", restored("half-told"), " tale. ", removed("It ended long ago. "), "So it was."))
    tip = page.locator("#tip")
    assert tip.is_hidden()
    page.locator("#strip").hover(position={"x": 900, "y": 16})
    assert tip.inner_text() == "Removed: It ended long ago."
    page.mouse.move(5, 5)
    assert tip.is_hidden()
    page.focus("#strip")
    page.keyboard.press("ArrowRight")
    assert tip.inner_text().endswith(": half-told") and tip.inner_text().startswith("Restored phrase")
    page.locator("#next").focus()
    assert tip.is_hidden()


def test_a_long_passage_is_reached_at_its_end_though_another_begins_there(open_report: Open) -> None:
    page = open_report(compared(added("word " * 100), restored("lost"), "and so on " * 10, added("more")))
    click(page, 0.75, 17)
    assert current(page) == "1"
    click(page, 0.75, 5)
    assert current(page) == "2"


def test_a_lane_that_is_switched_off_is_not_reached(open_report: Open) -> None:
    page = open_report(compared("One ", restored("lost"), " word ", added("more"), formatting(" ", "\n"), "there."))
    page.uncheck("#kinds input[value=restored]")
    click(page, 0.2, 5)
    assert current(page) == "2"


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_key_has_the_colour_of_the_lane(open_report: Open, scheme: str, forced: str) -> None:
    page = open_report(EVERY_KIND, color_scheme=scheme, forced_colors=forced)
    for box in page.locator("#kinds input").all():
        box.check()
    colours = set()
    for kind in Kind:
        lane = page.locator(f"#strip .{kind.value}").evaluate("(e) => getComputedStyle(e).fill")
        key = page.locator(f".swatch.{kind.value}").evaluate("(e) => getComputedStyle(e).backgroundColor")
        assert lane == key
        colours.add(lane)
    assert len(colours) == len(Kind)


def test_each_lane_has_a_name(open_report: Open) -> None:
    page = open_report(EVERY_KIND, java_script_enabled=False)
    names = page.locator("#strip .lane title").all_text_contents()
    assert names[:2] == ["restored: lost by the copy", "unrestored: a blank, not filled"] and len(set(names)) == len(
        Kind
    )
    assert "; ".join(names) in (page.get_attribute("#strip", "aria-label") or "")
