"""The CSV table: what a spreadsheet and a script may rely on."""

from __future__ import annotations

import csv
import io
import json
import sys

from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff import Comparison, Kind, compare
from articlediff.model import Change, Span
from articlediff.rendering.csv import COLUMNS, render_csv, unguarded
from tests.builder import added, compared, moved, removed, restored, stood
from tests.stories import any_pairs

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
STORY = compared(
    "The ",
    restored("rebel-held", category="name", alternatives=(Span(0, 3, "The"),)),
    " side",
    added(" of “Aleppo”, Syria"),
    " waits. ",
    moved(4, "It ", added("still "), "waits."),
    removed("Nothing."),
    stood(4),
)


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


def span(row: dict[str, str], side: str) -> Span:
    return Span(int(row[f"{side}_start"]), int(row[f"{side}_end"]), unguarded(row[f"{side}_text"]))


def change_of(row: dict[str, str]) -> Change:
    """The change that a row tells of."""
    alternatives = tuple(Span(**found) for found in json.loads(row["alternatives"] or "[]"))
    within = int(row["within"]) if row["within"] else None
    texts = span(row, "truncated"), span(row, "full")
    settings = row["category"] or None, row["evidence"] or None, alternatives, within
    return Change(int(row["id"]), Kind(row["kind"]), *texts, float(row["confidence"]), *settings)  # type: ignore[arg-type]


@given(st.builds(lambda pair: compare(*pair, force=True), any_pairs()))
def test_every_change_can_be_read_back(found: Comparison) -> None:
    table = render_csv(found)
    # Python's own reader refuses NUL before 3.11.
    assume(sys.version_info >= (3, 11) or "\0" not in table)
    assert tuple(map(change_of, read(table))) == found.changes


def test_changes_within_others_and_alternatives_can_be_read_back() -> None:
    assert tuple(map(change_of, read(render_csv(STORY)))) == STORY.changes
    assert any(change.within for change in STORY.changes)


@given(st.text(st.sampled_from("=+-@\t\r\n＝＋－＠' a,\"")))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    story = compared("a ", added(text), removed(text), restored(text, blank=text, alternatives=(Span(0, 1, text),)))
    for row in csv.reader(io.StringIO(render_csv(story), newline="")):
        assert not any(cell.startswith(FORMULA) for cell in row)


def test_the_rows_end_and_are_quoted_as_rfc_4180_says() -> None:
    table = render_csv(compared("a ", added('He said “no”, "no"\nagain')))
    assert table.startswith(",".join(COLUMNS) + "\r\n")
    assert table.endswith('"He said “no”, ""no""\nagain",,\r\n')


def test_only_keeps_the_rows_of_its_kinds() -> None:
    assert {row["kind"] for row in read(render_csv(STORY, only=frozenset({Kind.ADDED, Kind.MOVED})))} == {
        "added",
        "moved",
    }


def test_stat_counts_the_kinds() -> None:
    assert render_csv(STORY, stat=True).split() == ["kind,count", *(f"{k.value},{n}" for k, n in STORY.counts.items())]
    assert render_csv(STORY, stat=True, only=frozenset({Kind.ADDED})).split() == ["kind,count", "added,2"]


def test_without_changes_there_is_the_header_alone() -> None:
    assert render_csv(compared("One story.")).split() == [",".join(COLUMNS)]
