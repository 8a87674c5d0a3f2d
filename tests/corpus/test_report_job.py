"""The report on results that are there already, as the command writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlediff.command.compare import main
from articlediff.corpus.corpus_rows import PairRow, to_json
from articlediff.corpus.results import result_of

FULL = "Mr. Reeve of Hull said on Monday that the market would keep its stalls until the spring."
PAIRS = (PairRow("1", FULL.replace("Reeve", "████"), "a", FULL), PairRow("2", "", problem="its text is empty"))


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("results.jsonl")
    path.write_text("".join(to_json(result_of(row)) + "\n" for row in PAIRS), "utf-8")
    return path


def report(*arguments: object, status: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(main, ["corpus", "report", *map(str, arguments)])
    assert done.exit_code == status, done.stderr
    return done.stdout, done.stderr


def test_it_is_text_on_standard_output_and_counts_what_failed(results: Path) -> None:
    text, remarks = report(results)
    assert text.startswith("Results    results.jsonl\n\nIn 1 of 1 pairs the copy lost 1 word")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert remarks == "articlediff: 1 row of results.jsonl could not be compared; each has its reason there\n"


def test_it_is_the_form_that_the_file_tells(results: Path) -> None:
    page = results.with_name("report.html")
    assert report(results, "-q", "-o", page) == ("", "")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(report(results, "-f", "json")[0])["articles"] == 2


def test_the_folder_of_a_run_has_results(results: Path) -> None:
    assert "1 word in 1 place" in report(".")[0]


def test_trouble_is_told_on_one_line(results: Path) -> None:
    assert "does not exist" in report(results.with_name("none.jsonl"), status=2)[1]
    assert "would replace results.jsonl, which is read" in report(results, "-o", results, status=2)[1]
    pairs = results.with_name("pairs.jsonl")
    pairs.write_text(to_json(PAIRS[0]) + "\n", "utf-8")
    assert "row 1 of" in report(pairs, status=2)[1]
