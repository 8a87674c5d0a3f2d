"""The list in plain words: what its rows, its filter and its columns say, and what a click on a row does."""

from __future__ import annotations

import pytest

from articlediff import Comparison
from browser.reports import Open
from browser.test_list import shown
from browser.test_reading import PHONE, VIEWS, current
from tests.builder import added, compared, formatting, moved, removed, restored, stood

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


SURE = compared("One ", restored("sure", confidence=0.99), " and ", restored("likely", confidence=0.95), ".")
"""A pair of which nothing needs checking."""


def test_where_nothing_needs_checking_the_page_says_so(open_report: Open) -> None:
    page = open_report(SURE)
    told = page.locator("#all-sure").inner_text()
    assert told == "Nothing needs checking: all 2 restorations have 0.95 or more."
    assert page.locator("[data-filter=doubt]").count() == 0
    assert open_report(MIXED).locator("#all-sure").count() == 0


def test_no_option_of_the_filter_is_cut(open_report: Open) -> None:
    page = open_report(MIXED)
    doubt = page.locator("[data-filter=doubt]")
    shown = doubt.evaluate("(field) => field.clientWidth")
    assert shown == doubt.evaluate("(field) => { field.style.maxWidth = 'none'; return field.clientWidth; }")


PARAGRAPHS = compared(
    "One.\n\n",
    added("New.\n\n"),
    removed("Old.\n\n"),
    "Three. ",
    stood(1),
    "On.\n\n",
    moved(1, "Moved. "),
    restored("it"),
    ".",
)


@pytest.mark.parametrize("view", VIEWS)
def test_the_margin_counts_paragraphs_as_the_list_does(open_report: Open, view: str) -> None:
    page = open_report(PARAGRAPHS)
    page.click(view)
    numbered = page.locator(".story:visible [data-paragraph]")
    assert numbered.evaluate_all("all => all.map(p => p.dataset.paragraph)") == ["1", "2", "3", "4"]
    told = page.locator(".story:visible [data-paragraph] [data-c]").evaluate_all(
        "all => all.map(e => [e.dataset.c, e.closest('p').dataset.paragraph])"
    )
    listed = dict(
        page.locator("#list tbody tr").evaluate_all(
            "all => all.map(row => [row.dataset.row, row.cells[1].textContent])"
        )
    )
    assert told and all(listed[id] == number for id, number in told)
    assert page.locator("#list th[data-sort=paragraph]").inner_text().startswith("¶ full")


@pytest.mark.parametrize("view", VIEWS)
def test_a_number_in_the_margin_is_no_part_of_the_text(open_report: Open, view: str) -> None:
    page = open_report(SURE)
    page.click(view)
    page.locator(".story:visible p").last.evaluate("(p) => getSelection().selectAllChildren(p)")
    assert page.evaluate("getSelection().toString()") == "One sure and likely."


def test_on_a_phone_the_paragraph_is_in_the_row(open_report: Open) -> None:
    page = open_report(PARAGRAPHS, **PHONE)
    assert page.locator("#list tbody td:nth-child(2)").last.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_difference_of_white_space_is_one_small_mark(open_report: Open) -> None:
    page = open_report(compared("One.", formatting(" ", "\n"), "Two", added(" more"), "."))
    page.check("#kinds input[value=formatting]")
    mark = page.locator("#view-inline .formatting")
    assert mark.locator("del").is_hidden()
    ins = "(mark) => getComputedStyle(mark.querySelector('ins'), '::before').content"
    assert mark.evaluate(ins) == "none"
    assert mark.get_attribute("title") == "1 space in the copy, end of a paragraph in the full text"
