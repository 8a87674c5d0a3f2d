"""The overview strip: each bar leads to its change, each lane can be told from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_rendering_builder import added, compared, formatting, restored

from articlediff import Comparison, Kind
from articlediff.rendering.html.strip import lanes
from browser.reports import Open
from browser.test_accessibility import EVERY_KIND

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
    length = len(harbour.full.text)
    for lane in lanes(harbour):
        for change in (change for change in harbour.changes if change.kind is lane.kind):
            place = change.full.start + share_of_bar * (change.full.end - change.full.start)
            click(page, place / length, lane.top + lane.height / 2)
            assert current(page) == str(change.id)


def test_a_long_passage_is_reached_at_its_end_though_another_begins_there(open_report: Open) -> None:
    page = open_report(compared(added("word " * 100), restored("lost"), "and so on " * 10, added("more")))
    click(page, 0.75, 24)
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
    assert names[:2] == ["lost, restored", "lost, not restored"] and len(set(names)) == len(Kind)
    assert "; ".join(names) in (page.get_attribute("#strip", "aria-label") or "")
