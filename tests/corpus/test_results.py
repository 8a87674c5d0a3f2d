"""A row of pairs becomes a row of results, whatever is in it."""

from __future__ import annotations

import json

import pytest

from articlediff import compare
from articlediff.corpus import results
from articlediff.corpus.corpus_rows import Candidate, LostSpaces, PairRow, ResultRow, to_json
from articlediff.corpus.results import result_of
from articlediff.model import Article

COPY, FULL = "The   side of the city.", "The rebel-held side of the city."


def test_a_pair_is_compared_under_its_ids() -> None:
    found = result_of(PairRow("7", COPY, "a12", FULL))
    document = compare(Article(COPY, "7"), Article(FULL, "a12")).to_dict()
    assert found == ResultRow("7", "a12", "compared", None, document, (), LostSpaces(before=(1,), after=(1,)))


def test_the_ties_of_a_pair_are_those_of_its_result() -> None:
    assert result_of(PairRow("7", COPY, "a12", FULL, ties=("b3",))).ties == ("b3",)


def test_without_a_partner_the_reason_is_kept() -> None:
    found = result_of(PairRow("7", COPY, reason="No article shares a sentence with it."))
    assert found == ResultRow("7", None, "unpaired", "No article shares a sentence with it.", None)


def test_a_row_that_could_not_be_read_failed() -> None:
    assert result_of(PairRow("7", "", problem="the text is empty")) == ResultRow(
        "7", None, "failed", "the text is empty", None
    )


def test_an_error_of_one_row_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError("too much")

    monkeypatch.setattr(results, "compare", fail)
    assert result_of(PairRow("7", COPY, "a12", FULL)).problem == "MemoryError: too much"


def test_lines_are_json_with_the_fields_in_order() -> None:
    row = PairRow("7", COPY, "a12", FULL, 0.9, "It restores most.", ("b3",), (Candidate("a12", 0.9, 1),))
    line = to_json(row)
    assert list(json.loads(line)) == [
        "id", "full_id", "score", "reason", "ties", "candidates", "problem", "truncated", "full",
    ]  # fmt: skip
    assert '"candidates": [{"id": "a12", "score": 0.9, "restored": 1}]' in line
    assert list(json.loads(to_json(result_of(row)))) == [
        "id", "full_id", "status", "problem", "ties", "spaces", "comparison",
    ]  # fmt: skip


def test_a_line_stays_one_line_and_shows_letters() -> None:
    line = to_json(PairRow("naïve", "one\ntwo\u2028three"))
    assert "\n" not in line
    assert "naïve" in line
