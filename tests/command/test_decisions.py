"""Decisions of a review: what a report downloads is applied, and what belongs to another pair is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from articlediff import ArticleDiffError, compare
from articlediff.command.compare import main
from articlediff.command.decisions import Decision, Decisions, read_decisions
from articlediff.rendering.csv import COLUMNS, render_csv
from tests.stories import blanked_copies

TRUNCATED = "The   side of the city was quiet on Friday, ███ said, and the   talks in the capital went on.\n"
FULL = TRUNCATED.replace("The   ", "The rebel-held ").replace("███", "=Reeve=").replace("the   ", "the long-running ")
ADVICE = "decide in the HTML report, and download its JSON or CSV"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("truncated.txt").write_text(TRUNCATED, "utf-8")
    Path("full.txt").write_text(FULL, "utf-8")


def document(**decisions: str) -> str:
    """The JSON of a report with decisions, as in ``c1="refused"``."""
    told = compare(TRUNCATED, FULL).to_dict()
    for row in told["changes"]:
        if decision := decisions.get(f"c{row['id']}"):
            row["decision"] = decision
    return json.dumps(told)


def table(delimiter: str = ",", **decisions: str) -> str:
    """The CSV of a report with decisions, as a spreadsheet may have saved it again."""
    rows = list(csv.reader(io.StringIO(render_csv(compare(TRUNCATED, FULL)), newline="")))
    decided = [[*COLUMNS, "decision"], *([*row, decisions.get(f"c{row[0]}", "")] for row in rows[1:])]
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=delimiter).writerows(decided)
    return "\ufeff" + saved.getvalue()


def run(*arguments: str, standard_input: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["--restore", "truncated.txt", "full.txt", *arguments], input=standard_input)
    return result.exit_code, result.stdout, result.stderr


def restored(*refused: int) -> str:
    return compare(TRUNCATED, FULL).restored_text(refused=refused)


SAVED = {
    "the document": document(c1="refused", c2="taken", c3="refused"),
    "the table": table(c1="refused", c2="taken", c3="refused"),
    "the table with semicolons": table(";", c1="refused", c2="taken", c3="refused"),
    "the table with tabs": table("\t", c1="refused", c2="taken", c3="refused"),
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_decisions_are_applied(saved: str) -> None:
    Path("decisions").write_text(saved, "utf-8")
    assert run("--decisions", "decisions") == (1, restored(1, 3), "")
    assert run("--decisions", "-", standard_input=saved) == (1, restored(1, 3), "")


def test_what_is_not_decided_goes_by_its_confidence() -> None:
    Path("decisions").write_text(document(c1="taken"), "utf-8")
    assert run("--decisions", "decisions")[1] == restored()
    assert run("--decisions", "decisions", "--min-confidence", "1")[1] == restored(2, 3)


REFUSED = {
    "of another pair": (
        document(c1="taken").replace("rebel-held", "army-held"),
        "d decides on “army-held” as no. 1, which this pair does not restore; "
        "give the decisions of this pair, compared with the same options",
    ),
    "of a change that is not there": (
        table(c2="taken").replace("\n2,", "\n9,"),
        "d decides on “=Reeve=” as no. 9, which this pair does not restore; "
        "give the decisions of this pair, compared with the same options",
    ),
    "undecided": (document(), f"d holds no decisions; {ADVICE}"),
    "an undecided table": (render_csv(compare(TRUNCATED, FULL)), f"d holds no decisions; {ADVICE}"),
    "unknown": (
        document(c1="maybe"),
        "d says 'maybe' of no. 1; write taken or refused",
    ),
    "a text": ("The side of the city was quiet.\n\nIt rained.", f"d is not a file of decisions; {ADVICE}"),
    "other JSON": ('{"changes": 3}', f"d is not a file of decisions; {ADVICE}"),
    "a list": ("[1]", f"d is not a file of decisions; {ADVICE}"),
    "half a file": (document(c1="taken")[:-30], f"d is not a file of decisions; {ADVICE}"),
    "a table without ids": ("id,kind\nx,y\n", f"d is not a file of decisions; {ADVICE}"),
    "nothing": ("", f"d is not a file of decisions; {ADVICE}"),
}


@pytest.mark.parametrize(("content", "error"), REFUSED.values(), ids=REFUSED)
def test_other_files_are_refused_and_nothing_is_written(content: str, error: str) -> None:
    Path("d").write_text(content, "utf-8")
    assert run("--decisions", "d", "-o", "out.txt") == (2, "", f"articlediff: {error}\n")
    assert not Path("out.txt").exists()


def test_bytes_that_are_not_a_text_and_files_that_are_not_there_are_refused() -> None:
    Path("d").write_bytes(b"\xff\xfe\x00")
    assert run("--decisions", "d")[2] == f"articlediff: d is not a file of decisions; {ADVICE}\n"
    assert run("--decisions", "nowhere")[2] == "articlediff: nowhere does not exist; check the path\n"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["truncated.txt", "full.txt", "--decisions", "d"], "--decisions needs --restore"),
        (["--restore", ".", ".", "--decisions", "d"], "--decisions is the review of one pair"),
        (["--restore", "-", "full.txt", "--decisions", "-"], "only one of the texts and the decisions can be -"),
        (["--restore", "truncated.txt", "full.txt", "--decisions", "full.txt", "-o", "full.txt"], "would replace one"),
    ],
)
def test_what_cannot_be_combined_is_said(arguments: list[str], error: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2 and error in result.stderr


@given(blanked_copies(), st.data())
def test_any_decisions_are_those_of_the_library(pair: tuple[str, str], data: st.DataObject) -> None:
    found = compare(*pair, force=True)
    refused = {change.id for change in found.restored if data.draw(st.booleans())}
    made = tuple(Decision(change.id, change.full.text, change.id not in refused) for change in found.restored)
    assert Decisions("d", made).refused(found, 1.0) == refused
    assert found.restored_text(refused=refused) == found.restored_text(refused=sorted(refused))


def test_a_file_that_decides_twice_is_refused(tmp_path: Path) -> None:
    rows = json.loads(document(c1="taken"))
    rows["changes"].append(dict(rows["changes"][0], decision="refused"))
    Path("d").write_text(json.dumps(rows), "utf-8")
    with pytest.raises(ArticleDiffError, match=r"decides twice on no\. 1"):
        read_decisions("d")
