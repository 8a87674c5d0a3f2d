"""What a reader takes along: the restored text, the JSON document, the rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_rendering_builder import added, compared, removed, restored

from articlediff import Comparison
from articlediff.model import Span
from browser.reports import Open

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
    page.locator("#copy", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == comparison.restored_text()


def test_a_button_says_what_it_did_and_is_itself_again(open_report: Open, harbour: Comparison) -> None:
    page = open_report(harbour, viewport={"width": 360, "height": 740})
    before = page.locator("#copy").inner_html()
    page.clock.install()
    page.click("#copy")
    page.locator("#copy", has_text="Copied").wait_for()
    assert page.locator("#status").inner_text() == "Copied"
    page.clock.run_for(3000)
    assert page.locator("#copy").inner_html() == before


def test_the_json_is_the_document(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    with page.expect_download() as download:
        page.click("#json")
    assert download.value.suggested_filename == "comparison.json"
    assert json.loads(Path(download.value.path()).read_bytes()) == comparison.to_dict()


def test_the_csv_has_every_change(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    with page.expect_download() as download:
        page.click("#csv")
    content = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [(int(row["id"]), row["kind"], float(row["confidence"])) for row in rows] == [
        (change.id, change.kind.value, change.confidence) for change in comparison.changes
    ]
    for row, change in zip(rows, comparison.changes, strict=True):
        assert json.loads(row["alternatives"] or "[]") == [span._asdict() for span in change.alternatives]
        for side in ("truncated", "full"):
            span = getattr(change, side)
            assert (int(row[f"{side}_start"]), int(row[f"{side}_end"])) == (span.start, span.end)
            shown = row[f"{side}_text"]
            assert shown.removeprefix("'") == span.text
            assert not shown.startswith(("=", "+", "-", "@", "＝"))
