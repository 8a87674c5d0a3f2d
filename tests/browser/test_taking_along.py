"""What a reader takes along: the restored text, the JSON document, the rows for a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articlediff import Comparison
from articlediff.model import Span
from articlediff.rendering.csv import render_csv
from articlediff.rendering.html.names import named_as_shown
from articlediff.rendering.html.report import render_html
from browser.reports import Open
from browser.test_list_rows import MIXED
from tests.builder import added, compared, removed, restored

NASTY = compared(
    "=1+1 ",
    restored('=cmd|"x"', blank="_", alternatives=(Span(0, 4, "=1+1"),)),
    ",\n</script>\u2028\U0001f600 ",
    added("-2\r\n-3"),
    removed("’"),
    added("＝4"),
    " end",
)


@pytest.fixture(params=["harbour", "nasty"])
def comparison(request: pytest.FixtureRequest, harbour: Comparison) -> Comparison:
    return harbour if request.param == "harbour" else NASTY


def test_the_restored_text_is_copied_exactly(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    page.click("#copy")
    page.locator("#copy[data-told=Copied]").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == comparison.restored_text()


ACTIONS = "all => all.map(button => [button.innerText, JSON.stringify(button.getBoundingClientRect())])"


def test_a_button_says_what_it_did_and_moves_no_other(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, viewport={"width": 360, "height": 740})
    before = page.locator(".actions button").evaluate_all(ACTIONS)
    page.clock.install()
    page.click("#copy")
    page.locator("#copy[data-told=Copied]").wait_for()
    assert page.locator("#status").inner_text() == "Copied"
    assert page.locator(".actions button").evaluate_all(ACTIONS) == before
    page.clock.run_for(3000)
    assert page.locator("[data-told]").count() == 0


def test_the_page_says_what_the_restored_text_holds(open_report: Open) -> None:
    page = open_report(MIXED)
    told = "Restored text: the truncated text with 3 restorations put back, otherwise as it is."
    assert page.locator("#holds").inner_text() == told
    page.uncheck("[data-decides='2']")
    page.uncheck("[data-decides='3']")
    assert page.locator("#put-back").inner_text() == "1 restoration"


def test_the_json_is_the_document(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    with page.expect_download() as download:
        page.click("#json")
    assert download.value.suggested_filename == (
        "harbour.truncated-harbour.full.json" if comparison is not NASTY else "copy-full.json"
    )
    assert json.loads(Path(download.value.path()).read_bytes()) == named_as_shown(comparison).to_dict()


@pytest.mark.parametrize("stat", [False, True])
def test_nothing_in_the_page_tells_of_folders(stat: bool) -> None:
    comparison = compared(
        "One ", restored("more"), added(" end"), names=("/home/ann/secret/copy.txt", r"C:\Users\bob\full.txt")
    )
    page = render_html(comparison, stat=stat)
    assert '"name": "copy.txt"' in page and '"name": "full.txt"' in page
    assert not any(folder in page for folder in ("home", "ann/", "secret", "Users", "bob"))


def test_the_csv_is_that_of_the_command(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    with page.expect_download() as download:
        page.click("#csv")
    assert Path(download.value.path()).read_bytes() == ("\ufeff" + render_csv(comparison)).encode()


@pytest.mark.parametrize("works", [True, False])
def test_where_the_clipboard_is_refused_the_text_can_be_copied_by_hand(
    open_report: Open, harbour: Comparison, works: bool
) -> None:
    page = open_report(harbour)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    if not works:
        page.evaluate("() => { document.execCommand = () => false; }")
    page.click("#copy")
    told = "Copied" if works else "Not copied"
    page.locator(f"#copy[data-told='{told}']").wait_for()
    assert page.locator("#status").inner_text() == told
    box = page.locator("#to-copy textarea")
    assert box.count() == (not works)
    if works:
        assert page.evaluate("navigator.clipboard.readText()") == harbour.restored_text()
    else:
        assert box.is_visible() and box.input_value() == harbour.restored_text()
        assert page.evaluate("getSelection().toString()") == harbour.restored_text()
