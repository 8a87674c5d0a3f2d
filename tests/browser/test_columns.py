"""Side by side, each column is its file: word for word, space for space, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from articlediff import Comparison, compare
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.visible import visible
from browser.reports import EXAMPLES, Launch, Open, in_firefox_too, sample
from tests.builder import Story, compared, moved, removed, restored, stood, unrestored
from tests.comparisons import comparisons
from tests.stories import any_pairs

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too
SAMPLES = ("harbour", "council", "ferry", "chachang", "notice", "vokzal")
CELLS = """() => ["left", "right"].map((side) =>
    [...document.querySelectorAll(`#view-beside .pair > .${side} > p`)].map((paragraph) => {
        const copy = paragraph.cloneNode(true);
        for (const sign of copy.querySelectorAll(".sign")) sign.remove();
        return [paragraph.className === "on", copy.textContent];
    })
)"""
WORD = """(paragraph, at) => {
    const range = new Range();
    range.selectNode([...paragraph.childNodes].at(at));
    return range.getBoundingClientRect().toJSON();
}"""


def check(engine: str, law: Callable[[Any], None], examples: SearchStrategy[Any]) -> None:
    """Check the law on as many examples as the browser has time for."""
    settings(deadline=None, max_examples=EXAMPLES[engine], database=None)(given(examples)(law))()


def columns(page: Page) -> list[list[str]]:
    """The paragraphs of both columns; a part that goes on belongs to the paragraph before."""
    page.locator("#beside").evaluate("(button) => button.click()")
    sides = []
    for cells in page.evaluate(CELLS):
        told: list[str] = []
        for goes_on, text in cells:
            if goes_on:
                told[-1] += text
            else:
                told.append(text)
        sides.append(squeezed(told))
    return sides


def files(comparison: Comparison) -> list[list[str]]:
    """The paragraphs of both texts, runs of white space as one space."""
    articles = (comparison.truncated, comparison.full)
    return [squeezed(visible(reflowed(article.text)).split("\n")) for article in articles]


def squeezed(paragraphs: list[str]) -> list[str]:
    return [words for words in (" ".join(paragraph.split()) for paragraph in paragraphs) if words]


@pytest.fixture(scope="module")
def page(engine: str, launch: Launch) -> Page:
    opened = launch(engine).new_page()
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    return opened


def columns_of(page: Page, comparison: Comparison) -> list[list[str]]:
    page.set_content(comparison.to_html())
    return columns(page)


def check_columns(page: Page, comparison: Comparison) -> None:
    if comparison.changes:
        assert columns_of(page, comparison) == files(comparison)


def test_of_any_pair(engine: str, page: Page) -> None:
    check(engine, lambda pair: check_columns(page, compare(*pair, force=True)), any_pairs())


def test_of_any_comparison(engine: str, page: Page) -> None:
    check(engine, lambda comparison: check_columns(page, comparison), comparisons())


@pytest.mark.parametrize("name", SAMPLES)
def test_of_the_samples(open_report: Open, name: str) -> None:
    comparison = sample(name)
    assert columns(open_report(comparison)) == files(comparison)


def test_of_texts_broken_by_hand_and_of_letters_beyond_the_first_plane(open_report: Open) -> None:
    story = compared(
        "\U0001f600 One\nday\n\nat ", restored("half-past"), "\x0b\U0001f600 two\n\nit \u202e", removed("x")
    )
    assert columns(open_report(story)) == files(story)


INSIDE_A_PARAGRAPH = {
    "two blanks": ["One ", restored("day.\nIt"), restored("ended.\nIt"), " rained."],
    "a blank in front of a passage that moved": [
        "One",
        moved(1, " day.\n"),
        restored("It ended.\nIt"),
        stood(1),
        "\nrained.",
    ],
}
"""Blanks that have a row of their own, since the words that the copy lost there are paragraphs."""


@pytest.mark.parametrize("story", INSIDE_A_PARAGRAPH.values(), ids=INSIDE_A_PARAGRAPH)
def test_a_blank_between_two_words_of_a_paragraph_does_not_divide_it(open_report: Open, story: list[Story]) -> None:
    comparison = compared(*story)
    assert columns(open_report(comparison)) == files(comparison)


def test_no_space_is_made_up_where_words_are_missing(open_report: Open) -> None:
    story = compared(
        "He saw", restored(" an ice-house", ""), ".", unrestored("[REDACTED]"), " So", removed("(b)(6)"), "."
    )
    page = open_report(story)
    assert columns(page) == [["He saw.[REDACTED] So(b)(6)."], ["He saw an ice-house. So."]]
    assert page.locator(".left .blank").text_content() == ""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_trace_is_as_wide_as_in_the_file(open_report: Open, width: int) -> None:
    story = compared("The", restored("rebel-held", "     "), "side.")
    page = open_report(story, viewport={"width": width, "height": 700})
    page.click("#beside")
    blank = page.locator(".left .blank")
    assert blank.text_content() == "     "
    assert blank.evaluate("(blank) => blank.getBoundingClientRect().width") > 20
    before, after = (page.locator(".left p").evaluate(WORD, at) for at in (0, -1))
    assert after["left"] - before["right"] > 20 and after["top"] == before["top"]


GAPS = """(view) => [...document.querySelectorAll(`${view} p`)].map((line) => line.getBoundingClientRect())
    .map(({ top }, index, all) => index && Math.round(top - all[index - 1].bottom))"""
"""The space in front of each paragraph, in pixels."""


def test_lines_that_the_writer_broke_are_not_set_apart(open_report: Open) -> None:
    prose = "It was sung until the tide came in, and nobody was left upon the quay."
    page = open_report(compared("The harbour is ", restored("dark"), f",\nThe lamps are out.\n\n{prose}"))
    assert len(columns(page)[0]) == 3
    for view in ("#view-beside .left", "#view-beside .right", "#view-inline"):
        if view == "#view-inline":
            page.click("#inline")
        _, line, paragraph = page.evaluate(GAPS, view)
        assert line == 0 < paragraph


def test_a_paragraph_that_a_passage_left_is_one(open_report: Open) -> None:
    story = compared("One. ", stood(1), "Two.\n", "Three. ", moved(1, "It waits. "), "Four.")
    page = open_report(story)
    assert columns(page) == [["One. It waits. Two.", "Three. Four."], ["One. Two.", "Three. It waits. Four."]]
    assert page.locator("#view-beside .pair").count() == 3
    assert page.locator("#view-beside .on").count() == 0
