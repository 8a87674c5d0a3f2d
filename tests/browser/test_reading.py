"""What a reader does with the report: walks, switches views and kinds, folds, searches, sorts, prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison, Kind, compare
from articlediff.rendering.html.strip import spots
from browser.reports import Open, in_firefox_too

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"viewport": {"width": 360, "height": 740}}
CURRENT = "[...document.querySelectorAll('.story:not([hidden]) .current')].map((e) => e.dataset.c)"
VIEWS = ("#inline", "#beside")


def current(page: Page) -> list[str]:
    found: list[str] = page.evaluate(CURRENT)
    return sorted(set(found))


def status(page: Page) -> str:
    return page.locator("#status").inner_text()


def in_sight(page: Page, selector: str) -> bool:
    found: bool = page.evaluate(
        """(selector) => {
            const box = document.querySelector(selector).getBoundingClientRect();
            return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }""",
        selector,
    )
    return found


def shown_changes(comparison: Comparison) -> list[str]:
    return [str(change.id) for change in comparison.changes if change.kind is not Kind.FORMATTING]


class TestAtFirstGlance:
    def test_the_restored_words_are_in_sight(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        assert in_sight(page, "mark.restored") and in_sight(page, "#list tr:not([hidden]) a")
        assert page.locator("h1").inner_text().startswith("This copy lost 15 words and phrases")

    def test_they_are_on_a_phone(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour, **PHONE)
        assert in_sight(page, "mark.restored")

    def test_without_scripts_it_can_be_read(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour, java_script_enabled=False)
        assert page.locator("#view-inline mark.restored").count() == len(harbour.restored)
        assert page.locator("#list tbody tr:visible").count() == len(shown_changes(harbour))
        assert page.locator(":is(button, select, input):visible").count() == 0
        page.locator("#list tr:visible a").last.click()
        assert page.url.endswith(f"#c{harbour.restored[-1].id}")


class TestWalking:
    @pytest.mark.parametrize("view", VIEWS)
    def test_n_and_p_go_through_all_changes_and_around(self, open_report: Open, harbour: Comparison, view: str) -> None:
        page = open_report(harbour)
        page.click(view)
        expected = shown_changes(harbour)
        walked = []
        for _ in expected:
            page.keyboard.press("n")
            walked += current(page)
        assert sorted(walked, key=int) == expected
        page.keyboard.press("n")
        assert current(page) == walked[:1]
        page.keyboard.press("p")
        assert current(page) == walked[-1:]

    def test_it_says_which_it_is_and_gives_it_the_focus(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.click("#next")
        assert status(page) == "No. 1 (1 of 20 shown): Restored phrase, confidence 0.99, in the copy: 3 spaces"
        assert page.evaluate("document.activeElement.textContent") == "storm-battered"
        page.click("#previous")
        assert status(page).startswith("No. 20 (20 of 20 shown)")
        assert in_sight(page, ".story .current")

    def test_what_is_in_sight_is_not_scrolled(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.click("#next")
        page.click("#view-inline mark >> nth=3")
        assert current(page) == [str(harbour.restored[3].id)]
        assert page.evaluate("scrollY") == 0

    def test_kinds_switched_off_are_passed_over(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        for kind in ("restored", "moved", "added"):
            page.uncheck(f"#kinds input[value={kind}]")
        for _ in range(2):
            page.click("#next")
            assert page.locator(".story .current").inner_text().startswith("“I have fished here")
        page.uncheck("#kinds input[value=removed]")
        page.click("#next")
        assert status(page) == "No change passes the filter."

    def test_it_goes_on_from_where_the_reader_has_scrolled_to(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.click("#next")
        page.locator("#view-inline p").last.scroll_into_view_if_needed()
        page.keyboard.press("n")
        assert int(current(page)[0]) > 6
        page.evaluate("scrollTo(0, 0)")
        page.locator(".story .current").evaluate("(element) => element.blur()")
        page.keyboard.press("p")
        assert page.evaluate("scrollY") > 0

    def test_keys_typed_into_the_search_stay_there(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.keyboard.press("/")
        page.keyboard.type("npn")
        assert page.input_value("#query") == "npn"
        assert current(page) == []

    def test_keys_can_be_switched_off(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.uncheck("#keys")
        page.keyboard.press("n")
        assert current(page) == []
        page.check("#keys")
        page.keyboard.press("n")
        assert current(page) == ["1"]

    def test_tab_reaches_every_control_and_shows_where_it_is(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        seen = []
        for _ in range(60):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.id || document.activeElement.className || 'other'"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none" or seen[-1] == "other", seen[-1]
        controls = ("copy", "json", "csv", "theme", "strip", "inline", "beside", "query", "find", "previous", "next")
        assert [control for control in controls if control not in seen] == []

    def test_the_strip_is_a_slider_and_a_map(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        page.focus("#strip")
        page.keyboard.press("ArrowRight")
        assert current(page) == ["1"]
        assert page.get_attribute("#strip", "aria-valuetext") == status(page)
        page.keyboard.press("End")
        assert current(page) == ["20"]
        box = page.locator("#strip").bounding_box()
        assert box is not None
        added = next(change for change in harbour.changes if change.kind is Kind.ADDED)
        share = next(spot.start for spot in spots(harbour) if spot.change == added)
        page.locator("#strip").click(position={"x": box["width"] * share + 1, "y": 16})
        assert current(page) == [str(added.id)]


@in_firefox_too
class TestViews:
    def test_side_by_side_shows_either_text(self, open_report: Open, council: Comparison) -> None:
        page = open_report(council)
        page.click("#beside")
        sides = {side: "".join(page.locator(f".pair > .{side}").all_inner_texts()) for side in ("left", "right")}
        assert "would be better spent on" in sides["left"] and "needed far more urgently" not in sides["left"]
        assert "needed far more urgently" in sides["right"] and "better spent" not in sides["right"]
        assert "Read more" in sides["left"] and "rent-free" not in sides["left"]
        assert "rent-free" in sides["right"]

    def test_moved_passages_are_linked_both_ways(self, open_report: Open, council: Comparison) -> None:
        moved = next(change for change in council.changes if change.kind is Kind.MOVED)
        page = open_report(council)
        for view in VIEWS:
            page.click(view)
            story = page.locator(".story:visible")
            story.locator(f'[data-from="{moved.id}"]').first.click()
            assert current(page) == [str(moved.id)]
            story.locator(f'.moved[data-c="{moved.id}"] .sign').first.click()
            assert status(page) == f"The truncated text has passage {moved.id} here"

    def test_the_place_is_kept_when_the_view_changes(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        for _ in range(9):
            page.click("#next")
        place = current(page)
        page.click("#beside")
        assert current(page) == place and in_sight(page, "#view-beside .current")

    def test_kinds_switch_marks_on_and_off(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour)
        mark = page.locator("#view-inline mark").first
        bracket = "(e) => getComputedStyle(e, '::before').content"
        assert "⟦" in mark.evaluate(bracket)
        page.uncheck("#kinds input[value=restored]")
        assert mark.evaluate(bracket) == "none"
        assert mark.inner_text() == "storm-battered"
        assert page.locator("#strip .restored").is_hidden()
        removed = page.locator("#view-inline del.removed")
        assert removed.is_visible()
        page.uncheck("#kinds input[value=removed]")
        assert removed.is_hidden()
        form = page.locator("#view-inline .formatting del").first
        assert form.is_hidden()
        page.check("#kinds input[value=formatting]")
        assert form.is_visible()

    def test_unchanged_stretches_unfold(self, open_report: Open) -> None:
        weeks = "The talks had been going on for weeks, with little to show for it.\n"
        words = [f"The {word} of the city was quiet on day {number}.\n" for number, word in enumerate(["east", "west"])]
        full = words[0] + weeks * 30 + words[1]
        page = open_report(compare(full.replace("east", "[REDACTED]").replace("west", "[REDACTED]"), full))
        fold = page.locator("#view-inline details")
        assert fold.locator("summary").inner_text() == "28 paragraphs unchanged, 392 words"
        assert fold.locator("p").first.is_hidden()
        fold.locator("summary").click()
        assert fold.locator("p").first.is_visible()
        page.click("#beside")
        page.click("#unfold")
        assert page.locator("#view-beside details[open]").count() == 1
        page.click("#unfold")
        assert page.locator("details[open]").count() == 0

    @pytest.mark.parametrize("view", VIEWS)
    def test_a_phone_needs_no_sideways_scrolling(self, open_report: Open, harbour: Comparison, view: str) -> None:
        page = open_report(harbour, **PHONE)
        page.click(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.click("#next")
        assert in_sight(page, ".story:not([hidden]) .current")

    def test_on_a_phone_the_list_is_one_tap_away(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour, **PHONE)
        page.get_by_role("link", name="Changes", exact=True).click()
        assert in_sight(page, "#words h2")
        small = page.evaluate(
            """() => [...document.querySelectorAll("button, select, input[type=search], label, summary, .jump a")]
                .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 24)
                .map((element) => element.outerHTML)"""
        )
        assert small == []

    def test_the_theme_can_be_switched(self, open_report: Open, harbour: Comparison) -> None:
        page = open_report(harbour, color_scheme="dark")
        shade = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(shade)
        assert page.locator("#theme").inner_text() == "Light"
        page.click("#theme")
        assert page.evaluate(shade) != dark


@pytest.mark.parametrize(
    ("attribute", "ground"), [("", "rgb(255, 232, 115)"), ('data-jp-theme-light="false"', "rgb(240, 213, 60)")]
)
def test_a_notebook_has_the_colours_of_its_theme(
    open_report: Open, harbour: Comparison, attribute: str, ground: str
) -> None:
    page = open_report(harbour)
    page.goto("about:blank")
    page.set_content(f"<body {attribute}>{harbour._repr_html_()}")
    shade = "(mark) => getComputedStyle(mark).backgroundColor"
    assert page.locator(".articlediff mark").first.evaluate(shade) == ground
