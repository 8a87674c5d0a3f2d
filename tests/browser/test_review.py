"""The review: restorations are put back or refused, and the text and the files leave as decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articlediff import Comparison, Evidence, compare
from articlediff.command.decisions import read_decisions
from articlediff.rendering.csv import COLUMNS, render_csv
from browser.reports import EXAMPLES, Open, in_firefox_too
from browser.test_reading import VIEWS, current, status
from tests.builder import added, compared, restored, unrestored

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = in_firefox_too
STORY = compared(
    "The ",
    restored("sure", confidence=0.99),
    " side, ",
    restored("likely", "████", confidence=0.9),
    restored(";", "", confidence=0.95),
    " and ",
    restored("guessed", confidence=0.6),
    added(" more"),
    unrestored("[…]"),
    " \U0001f600 then ",
    restored("it went on.", "Read more", confidence=0.7, evidence=Evidence.CUT),
)


def without(*refused: int) -> str:
    return STORY.restored_text(refused=refused)


def copied(page: Page) -> str:
    page.click("#copy")
    page.locator("#copy[data-told=Copied]").wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


SAVED = """async (button) => {
    const create = URL.createObjectURL;
    let saved;
    URL.createObjectURL = (blob) => { saved = blob; return create.call(URL, blob); };
    document.querySelector(button).click();
    URL.createObjectURL = create;
    return [...new Uint8Array(await saved.arrayBuffer())];
}"""


def downloaded(page: Page, button: str) -> bytes:
    """Return the bytes that the page hands to the browser; `test_taking_along.py` has the files that arrive."""
    return bytes(page.evaluate(SAVED, button))


def refused(page: Page) -> list[str]:
    found: list[str] = page.locator("#view-inline mark.refused").evaluate_all("all => all.map(e => e.dataset.c)")
    boxes: list[str] = page.locator("[data-decides]:not(:checked)").evaluate_all(
        "all => all.map(e => e.dataset.decides)"
    )
    assert found == boxes
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_t_and_r_decide_on_the_current_change(open_report: Open, view: str) -> None:
    page = open_report(STORY)
    page.click(view)
    page.keyboard.press("r")
    assert refused(page) == []
    page.keyboard.press("n")
    page.keyboard.press("r")
    assert refused(page) == ["1"] and status(page) == "No. 1 is refused"
    assert page.get_attribute("#refuse", "aria-pressed") == "true"
    page.keyboard.press("t")
    assert refused(page) == [] and status(page) == "No. 1 is put back"
    page.keyboard.press("t")
    assert page.get_attribute("#take", "aria-pressed") == "false" and status(page) == "No. 1 is not decided"


def test_the_buttons_decide_where_there_is_something_to_decide(open_report: Open) -> None:
    page = open_report(STORY)
    assert page.is_disabled("#take") and page.is_disabled("#refuse")
    page.click("#view-inline ins")
    assert page.is_disabled("#take")
    page.click("#view-inline mark >> nth=0")
    page.click("#refuse")
    assert copied(page) == without(1)


def test_a_box_in_the_list_decides(open_report: Open) -> None:
    page = open_report(STORY)
    page.uncheck("[data-decides='2']")
    assert refused(page) == ["2"] and current(page) == []
    assert page.locator("#decided").inner_text() == "4 of 5 put back, 2 need checking"
    page.select_option("[data-filter=decision]", "refused")
    assert page.locator("#list tbody tr:visible").count() == 1
    assert copied(page) == without(2)


def test_the_least_confidence_decides_on_what_has_no_decision_of_its_own(open_report: Open) -> None:
    page = open_report(STORY)
    guess, cut = (str(change.id) for change in STORY.restored if change.confidence < 0.9)
    page.check(f"[data-decides='{guess}']")
    page.uncheck(f"[data-decides='{guess}']")
    page.check(f"[data-decides='{guess}']")
    page.click("text=Sure ones")
    assert refused(page) == [cut]
    assert page.input_value("#least") == "0.9"
    assert page.locator("#decided").inner_text() == "4 of 5 put back"
    page.fill("#least", "0.95")
    assert refused(page) == ["2", cut]
    page.uncheck("[data-decides='1']")
    page.click("text=Start over")
    assert refused(page) == [] and status(page) == "All restorations are put back"
    assert page.locator("#start-over").is_hidden()


def test_the_restored_text_is_downloaded_as_decided(open_report: Open) -> None:
    page = open_report(STORY)
    assert downloaded(page, "#text").decode() == STORY.restored_text()
    page.fill("#least", "0.9")
    assert downloaded(page, "#text").decode() == STORY.restored_text(0.9) != STORY.restored_text()


def test_the_decisions_are_in_the_files(open_report: Open) -> None:
    page = open_report(STORY)
    page.uncheck("[data-decides='2']")
    document = json.loads(downloaded(page, "#json"))
    rows = [row for row in document["changes"] if "decision" in row]
    decisions = {row["id"]: (row.pop("decision"), row.pop("decided_by")) for row in rows}
    told = {2: ("refused", "reader")}
    assert decisions == {change.id: told.get(change.id, ("taken", "confidence")) for change in STORY.restored}
    assert document == STORY.to_dict()
    table = downloaded(page, "#csv").decode("utf-8-sig").split("\r\n")
    plain = render_csv(STORY).split("\r\n")
    assert table[0] == ",".join((*COLUMNS, "decision", "decided_by"))
    assert table[2] == f"{plain[2]},refused,reader" and table[1] == f"{plain[1]},taken,confidence"
    assert ["".join(row.rsplit(",", 2)[:1]) for row in table] == [*plain[:-1], ""]


@pytest.mark.parametrize("button", ["#json", "#csv"])
def test_the_command_takes_the_decisions_from_either_file(open_report: Open, tmp_path: Path, button: str) -> None:
    page = open_report(STORY)
    page.uncheck("[data-decides='2']")
    page.fill("#least", "0.65")
    saved = tmp_path / "decisions"
    saved.write_bytes(downloaded(page, button))
    taken = [change for change in STORY.restored if change.confidence >= 0.65 and change.id != 2]
    refused = {change.id for change in STORY.restored} - {change.id for change in taken}
    assert len(refused) == 2
    assert read_decisions(str(saved)).refused(STORY, 0.0) == refused


@pytest.mark.parametrize("pair", ["harbour", "council"])
def test_the_text_is_that_of_the_library_whatever_is_refused(
    engine: str, open_report: Open, pair: str, request: pytest.FixtureRequest
) -> None:
    comparison: Comparison = request.getfixturevalue(pair)
    check_any_decisions(engine, open_report(comparison), comparison)


def test_so_it_is_where_little_is_kept_between_losses(engine: str, open_report: Open) -> None:
    full = "He said, “The well-known; half-lit; (so-called) all-too-soon 15-year-old.” I went-on \U0001f600 up-hill"
    copy = "He said, “The     ( )   .” I   \U0001f600 "
    comparison = compare(copy, full, force=True)
    assert len(comparison.restored) > 2
    check_any_decisions(engine, open_report(comparison), comparison)
    check_any_decisions(engine, open_report(STORY), STORY)


def test_the_headline_is_true_after_each_decision(open_report: Open) -> None:
    page = open_report(STORY)
    headline, key = page.locator("h1"), page.locator("#kinds .to-check b")
    asked = headline.inner_text()
    assert "restored from the full text (2 need checking); 1 blank is not filled" in asked and key.inner_text() == "2"
    page.click("text=Sure ones")
    assert "of which 3 are put back here; 1 blank" in headline.inner_text() and key.inner_text() == "0"
    assert page.title().startswith(f"copy.txt and full.txt: {headline.inner_text()}")
    page.click("text=Start over")
    assert headline.inner_text() == asked
    page.uncheck("[data-decides='2']")
    assert "of which 4 are put back here (2 need checking)" in headline.inner_text()
    page.click("h1 .to-check")
    assert page.locator("#list tbody tr:visible").count() == 2
    page.keyboard.press("t")
    page.emulate_media(media="print")
    assert "(1 needs checking)" in headline.inner_text() and "1 needs checking" in page.locator("#decided").inner_text()


def test_the_text_that_leaves_says_how_many_blanks_it_has(open_report: Open) -> None:
    page = open_report(STORY)
    assert page.locator("#left").inner_text() == "1 blank remains in the text"
    page.uncheck("[data-decides='1']")
    told = "2 blanks remain in the text, 1 of them mere white space"
    assert page.locator("#left").inner_text() == told
    copied(page)
    assert status(page) == f"Copied: {told}"
    downloaded(page, "#text")
    page.locator("#status", has_text=f"Downloaded: {told}").wait_for()
    downloaded(page, "#json")
    page.locator("#status", has_text="Downloaded").filter(has_not_text="blank").wait_for()
    page.click("#show-left")
    assert page.locator("#list tbody tr:visible").count() == 2 and current(page) == ["1"]


def test_a_link_to_the_change_takes_the_decisions_along(open_report: Open) -> None:
    page = open_report(STORY)
    assert page.is_disabled("#link")
    page.keyboard.press("n")
    for told, address in (("Link copied", "#c1"), ("Link copied, with your decisions", "#c1&refused=1")):
        page.click("#link")
        page.locator("#status", has_text=told).wait_for()
        assert page.evaluate("navigator.clipboard.readText()").endswith(address)
        page.keyboard.press("r")


COPIED = """([ids, least]) => {
    let copied;
    navigator.clipboard.writeText = async (text) => { copied = text; };
    document.querySelector("#start-over").click();
    const slider = document.querySelector("#least");
    slider.value = least;
    slider.dispatchEvent(new Event("input"));
    for (const id of ids) {
        const box = document.querySelector(`[data-decides="${id}"]`);
        if (box.checked) box.click();
    }
    document.querySelector("#copy").click();
    return copied;
}"""


def check_any_decisions(engine: str, page: Page, comparison: Comparison) -> None:
    ids = [change.id for change in comparison.restored]

    @settings(
        max_examples=2 * EXAMPLES[engine],
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sets(st.sampled_from(ids)), st.sampled_from([0, 0.7, 0.9, 0.99]))
    def check(left_out: set[int], least: float) -> None:
        assert page.evaluate(COPIED, [list(left_out), least]) == comparison.restored_text(least, left_out)

    check()


def test_it_says_when_all_is_checked(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("h1 .to-check")
    assert page.locator("#none-shown").is_hidden()
    page.click("text=Sure ones")
    assert page.locator("#none-shown").inner_text().startswith("Nothing is left to check.")
    page.fill("[data-filter=words]", "nowhere to be found")
    assert page.locator("#none-shown").inner_text().startswith("No change passes the filter.")


def test_what_the_copy_has_is_not_struck_through_where_a_restoration_is_refused(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("#beside")
    page.uncheck("[data-decides='1']")
    lines = "(e) => getComputedStyle(e).textDecorationLine"
    assert page.locator(".right [data-c='1']").first.evaluate(lines) == "line-through"
    assert page.locator(".left [data-c='1']").first.evaluate(lines) == "none"
