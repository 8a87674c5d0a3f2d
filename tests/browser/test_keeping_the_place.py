"""What the reader has before them stays there: when views change, when buttons are pressed by key, below the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from browser.reports import Open
from browser.test_reading import shown_changes
from tests.builder import added, compared, removed, restored, reworded, unrestored

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = compared(
    *(part for n in range(60) for part in (f"Paragraph {n} of the story has ", restored(f"lost-{n}"), " words.\n"))
)


def top_of(page: Page, words: str) -> float:
    found: float = page.evaluate(
        """(words) => [...document.querySelectorAll(".story:not([hidden]) p:not(.left)")]
            .find((element) => element.textContent.includes(words)).getBoundingClientRect().top""",
        words,
    )
    return found


@pytest.mark.parametrize("words", ["Paragraph 20 ", "Paragraph 41 "])
def test_the_paragraph_in_sight_stays_when_the_view_changes(open_report: Open, words: str) -> None:
    page = open_report(LONG)
    page.click("#next")
    page.evaluate("(top) => scrollBy(0, top - 70)", top_of(page, words))
    for view in ("#beside", "#inline", "#beside"):
        page.locator(view).evaluate("(button) => button.click()")
        assert abs(top_of(page, words) - 70) < 30
    assert page.locator("#view-beside .current").count() > 0


def test_folds_are_alike_in_both_views(open_report: Open) -> None:
    quiet = "The talks had been going on for weeks, with little to show for it.\n" * 30
    page = open_report(compared(restored("One"), " word.\n", quiet, "The ", restored("end")))
    page.click("#beside")
    page.click("#view-beside summary")
    page.click("#inline")
    assert page.locator("#view-inline details[open]").count() == 1


@pytest.mark.parametrize("kind", ["removed", "unrestored", "reworded"])
def test_side_by_side_no_text_is_lost_with_its_mark(open_report: Open, kind: str) -> None:
    story = compared("One ", removed("and only "), unrestored("[REDACTED]"), reworded("this", "that"), " ends.")
    page = open_report(story)
    page.click("#beside")
    page.uncheck(f"#kinds input[value={kind}]")
    left = page.locator(".left")
    assert "".join(left.inner_text().split()) == "Oneandonly[REDACTED]thisends."
    mark = left.locator("del").nth(["removed", "unrestored", "reworded"].index(kind))
    assert mark.evaluate("(e) => getComputedStyle(e, '::before').content") == "none"
    assert mark.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"


@pytest.mark.parametrize("button", ["next", "previous"])
def test_a_button_pressed_by_key_can_be_pressed_again(open_report: Open, harbour: Comparison, button: str) -> None:
    page = open_report(harbour)
    page.focus(f"#{button}")
    places = []
    for key in ("Enter", "Enter", "Space"):
        page.keyboard.press(key)
        places.append(page.evaluate("document.querySelector('.story .current').dataset.c"))
        assert page.evaluate("document.activeElement.id") == button
    assert len(set(places)) == 3


@pytest.mark.parametrize("width", [360, 560, 700, 900, 1280])
def test_what_lies_over_the_story_does_not_cover_the_change(open_report: Open, width: int) -> None:
    page = open_report(LONG, viewport={"width": width, "height": 500})
    for height in range(0, 500, 12):
        page.evaluate(
            """(height) => {
                scrollBy(0, document.querySelector("#c30").getBoundingClientRect().top - height);
                document.querySelector("[data-row='30'] a").click();
            }""",
            height,
        )
        assert page.evaluate(
            """() => {
                const { left, top, bottom } = document.querySelector(".story .current").getBoundingClientRect();
                return [top + 1, bottom - 1].every((y) => document.elementFromPoint(left + 2, y).closest(".current"));
            }"""
        )


def test_keys_are_known_large_and_on_other_keyboards(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    press = "(init) => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...init}))"
    said = []
    for key, code in (("n", "KeyN"), ("N", "KeyN"), ("т", "KeyN"), ("n", "KeyL"), ("з", "KeyP"), ("p", "KeyR")):
        page.evaluate(press, {"key": key, "code": code})
        said.append(page.locator("#status").inner_text().split()[1])
    first, second, third, fourth, *_ = shown_changes(harbour)
    assert said == [first, second, third, fourth, third, second]
    page.evaluate(press, {"key": "b", "code": "KeyN"})
    assert page.locator("#status").inner_text().split()[1] == second


def test_an_added_passage_is_not_lost_either(open_report: Open) -> None:
    page = open_report(compared("One ", added("and more "), "ends."))
    page.click("#beside")
    page.uncheck("#kinds input[value=added]")
    assert page.locator(".right").inner_text() == "One and more ends."
