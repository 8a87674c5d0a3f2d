"""The rows of the list: a click anywhere selects, and what has no figure is sorted last."""

from __future__ import annotations

import pytest
from test_rendering_builder import added, compared, removed, restored

from articlediff import Comparison
from browser.reports import Open
from browser.test_list import shown
from browser.test_reading import VIEWS, current

MIXED = compared(
    added("Once "),
    restored("sure", confidence=0.99),
    " and ",
    restored("guessed", "(b)(6)", confidence=0.6),
    removed(" less"),
    ", ",
    restored("likely", confidence=0.9),
    ".",
)


def test_rows_without_a_confidence_are_last_in_either_direction(open_report: Open) -> None:
    page = open_report(MIXED)
    by_confidence = "#list th[data-sort=confidence] button"
    page.click(by_confidence)
    assert shown(page) == ["3", "5", "2", "1", "4"]
    page.click(by_confidence)
    assert shown(page) == ["2", "5", "3", "1", "4"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("cell", [":nth-child(1)", ":nth-child(4)", " .trace", " .words"])
def test_a_click_anywhere_on_a_row_selects(open_report: Open, view: str, cell: str) -> None:
    page = open_report(MIXED)
    page.click(view)
    target = page.locator(f"[data-row='3'] > td{cell}").first
    target.click(position={"x": 2, "y": 8})
    assert current(page) == ["3"]
    assert target.evaluate("(cell) => getComputedStyle(cell).cursor") == "pointer"


def test_words_of_a_row_can_be_marked(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    box = page.locator("#list .trace:visible").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 1, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 8, steps=4)
    page.mouse.up()
    assert "in the" in page.evaluate("getSelection().toString()")
    assert current(page) == []


def test_a_box_of_a_row_only_decides(open_report: Open) -> None:
    page = open_report(MIXED)
    page.uncheck("[data-decides='3']")
    assert current(page) == []
