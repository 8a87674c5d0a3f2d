"""Decisions are loaded from the files that the page saved, and files of other texts are refused."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from browser.reports import Open, in_firefox_too
from browser.test_address import fragment
from browser.test_review import STORY, downloaded, refused
from tests.builder import added, compared, restored

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = compared("He said, “", restored("'tis=1, so;"), "” and ", restored('left\nat "noon"'), added(" then"), ".")
"""Words that a table has to put in quotation marks and behind a guard."""


def load(page: Page, content: bytes, name: str = "decisions.json") -> str:
    """Load the file, and return what the page says of it."""
    page.set_input_files("#saved", {"name": name, "mimeType": "text/plain", "buffer": content})
    page.locator("#loaded:not(:empty)").wait_for()
    told: str = page.locator("#loaded").inner_text()
    return told


@in_firefox_too
@pytest.mark.parametrize("button", ["#json", "#csv"])
def test_a_review_goes_on_where_it_was_saved(open_report: Open, button: str) -> None:
    page = open_report(STORY)
    page.uncheck("[data-decides='1']")
    page.fill("#least", "0.65")
    decided, told = fragment(page), page.locator("#decided").inner_text()
    assert refused(page) == ["1", "4"] and told == "3 of 5 put back, 1 needs checking"
    saved = downloaded(page, button)
    page.click("#start-over")
    assert refused(page) == []
    assert load(page, saved, "d") == f"Loaded from d: {told}"
    assert refused(page) == ["1", "4"] and page.locator("#decided").inner_text() == told
    assert fragment(page) == decided.replace("0.65", "0.61")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_spreadsheets_are_read(open_report: Open, delimiter: str) -> None:
    page = open_report(WORDS)
    page.uncheck("[data-decides='2']")
    saved = csv.reader(io.StringIO(downloaded(page, "#csv").decode("utf-8-sig"), newline=""))
    page.click("#start-over")
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=delimiter).writerows([cell.replace("\n", "\r\n") for cell in row] for row in saved)
    load(page, table.getvalue().encode("utf-8-sig"))
    assert [page.is_checked(f"[data-decides='{id}']") for id in (1, 2)] == [True, False]


def document(*decisions: tuple[int, str, str]) -> bytes:
    rows = [{"id": id, "full": {"text": words}, "decision": decision} for id, words, decision in decisions]
    return json.dumps({"changes": rows}).encode()


OF_OTHERS = "it is of other texts. Nothing was changed."
REFUSED = {
    "other words": (document((1, "army-held", "refused")), "f decides on “army-held” as no. 1, which this report"),
    "a change that is not restored": (document((5, " more", "refused")), OF_OTHERS),
    "no such change": (document((77, "sure", "refused")), OF_OTHERS),
    "a number twice": (document((1, "sure", "taken"), (1, "sure", "refused")), "f decides twice on no. 1"),
    "another word for it": (document((1, "sure", "perhaps")), "f says “perhaps” of no. 1, and not taken or refused"),
    "no decisions": (document(), "f holds no decisions; choose the JSON or the CSV"),
    "not a table": (b"The side of the city.\nIt rained.", "f is not a file of decisions; choose"),
    "not a document": (b"{]", "f is not a file of decisions; choose"),
    "nothing": (b"", "f is not a file of decisions; choose"),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_whole(open_report: Open, content: bytes, told: str) -> None:
    page = open_report(STORY)
    page.uncheck("[data-decides='2']")
    assert told in load(page, content, "f")
    assert refused(page) == ["2"]
