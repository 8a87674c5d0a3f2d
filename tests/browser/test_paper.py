"""On paper and without scripts the report has all that it says; only Chromium can be told to show these."""

from __future__ import annotations

from articlediff import Comparison, Kind
from browser.reports import Open
from browser.test_accessibility import EVERY_KIND
from browser.test_list import shown
from tests.builder import compared, restored


def test_without_scripts_and_on_paper_every_change_is_there(open_report: Open) -> None:
    bare = open_report(EVERY_KIND, java_script_enabled=False)
    expected = [str(change.id) for change in EVERY_KIND.changes if change.kind is not Kind.FORMATTING]
    assert shown(bare) == expected
    assert bare.locator("#words :is(button, input, select):visible").count() == 0
    paper = open_report(EVERY_KIND)
    paper.emulate_media(media="print")
    assert shown(paper) == expected
    assert paper.locator("[data-filter]:visible, #least:visible").count() == 0
    assert paper.locator("#list .trace:visible").all_inner_texts()[0] == "in the copy: 3 spaces"


def test_paper_is_white_and_explains_the_marks(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour)
    page.click("#theme")
    assert page.locator("#theme").inner_text() == "Light"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("#next").is_hidden() and page.locator("#view-inline mark").first.is_visible()
    visible = "(element) => element.checkVisibility({contentVisibilityAuto: true})"
    assert page.locator("#glossary dd").first.evaluate(visible)


def test_on_paper_a_tick_is_a_decision(open_report: Open) -> None:
    story = compared("One ", restored("sure"), ", ", restored("likely"), ", ", restored("guess", confidence=0.6), ".")
    page = open_report(story)
    ticks = page.locator("#list input[data-decides]:visible")
    heading = page.locator("#list th").last

    def printed() -> tuple[bool, list[str]]:
        page.emulate_media(media="print")
        assert page.locator("#decided").is_visible() == heading.is_visible()
        told = heading.is_visible(), ticks.evaluate_all("boxes => boxes.map(box => box.dataset.decides)")
        page.emulate_media(media="screen")
        return told

    assert printed() == (False, [])
    assert ticks.count() == 3
    page.uncheck("[data-decides='2']")
    assert printed() == (True, ["2"])
    page.click("#start-over")
    assert printed() == (False, [])
    page.click("text=Sure ones")
    assert printed() == (True, ["1", "2", "3"])


def test_on_narrow_paper_the_words_have_the_widest_column(open_report: Open, harbour: Comparison) -> None:
    for width in (480, 700):
        page = open_report(harbour, viewport={"width": width, "height": 800})
        page.emulate_media(media="print")
        widths = page.locator("#list tbody tr").first.evaluate(
            "(row) => [...row.cells].map((cell) => cell.clientWidth)"
        )
        assert widths[2] == max(widths) and widths[2] > 0.4 * width


def test_pages_are_numbered(open_report: Open) -> None:
    rules = open_report(EVERY_KIND).evaluate(
        """() => [...document.styleSheets[0].cssRules]
            .filter((rule) => rule instanceof CSSPageRule)
            .flatMap((rule) => [...rule.cssRules].map(({ name, style }) => [name, style.content]))"""
    )
    assert rules == [["bottom-center", 'counter(page) " / " counter(pages)']]
