"""A collection is restored from its results as each of its texts is by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff import compare
from articlediff.corpus.collections.opening import opened, problem_of
from articlediff.corpus.corpus_rows import PairRow, ResultRow
from articlediff.corpus.putting_back import Restored, restore
from articlediff.corpus.results import result_of
from tests.stories import any_pairs

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman said."
COPY = "The   side of the city was quiet on ██████, a spokesman said."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def collection(*rows: dict[str, object]) -> None:
    Path("damaged.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def restored(results: list[ResultRow], min_confidence: float = 0.0) -> tuple[Restored, list[dict[str, object]]]:
    counts = restore(opened("damaged.jsonl"), results, "new.jsonl", min_confidence)
    return counts, [json.loads(line) for line in Path("new.jsonl").read_text("utf-8").split("\n") if line]


def test_texts_are_restored_by_their_ids_in_any_order() -> None:
    collection({"id": 1, "text": COPY, "x": [1]}, {"id": 2, "text": "Nothing is lost here."})
    results = [result_of(PairRow("2", "Nothing is lost here.")), result_of(PairRow("1", COPY, "a", FULL))]
    counts, rows = restored(results)
    assert rows == [{"id": 1, "text": FULL, "x": [1]}, {"id": 2, "text": "Nothing is lost here."}]
    assert counts == Restored(articles=2, restored=1, restorations=2, other=0, missing=0, unused=0, unreadable=0)


def test_what_is_less_certain_is_left_out() -> None:
    collection({"id": 1, "text": COPY})
    counts, rows = restored([result_of(PairRow("1", COPY, "a", FULL))], min_confidence=1.0)
    assert rows == [{"id": 1, "text": COPY}]
    assert (counts.restored, counts.restorations) == (0, 0)


def test_articles_of_one_id_are_taken_in_their_order() -> None:
    other = COPY.replace("city", "town")
    collection({"id": 1, "text": COPY}, {"id": 1, "text": other})
    results = [
        result_of(PairRow("1", COPY, "a", FULL)),
        result_of(PairRow("1", other, "b", FULL.replace("city", "town"))),
    ]
    assert [row["text"] for row in restored(results)[1]] == [FULL, FULL.replace("city", "town")]


def test_an_article_that_cannot_be_read_takes_its_result() -> None:
    collection({"id": 1, "text": ""}, {"id": 1, "text": COPY}, {"id": 2, "text": None})
    results = [ResultRow("1", None, "failed", "its text is empty", None), result_of(PairRow("1", COPY, "a", FULL))]
    counts, rows = restored(results)
    assert [row["text"] for row in rows] == ["", FULL, None]
    assert counts == Restored(articles=3, restored=1, restorations=2, other=0, missing=0, unused=0, unreadable=2)


def test_another_text_than_the_one_compared_is_left_as_it_is() -> None:
    collection({"id": 1, "text": "A wholly other   text."}, {"id": 3, "text": COPY})
    counts, rows = restored([result_of(PairRow("1", COPY, "a", FULL)), result_of(PairRow("2", COPY, "a", FULL))])
    assert [row["text"] for row in rows] == ["A wholly other   text.", COPY]
    assert counts == Restored(articles=2, restored=0, restorations=0, other=1, missing=1, unused=1, unreadable=0)


@given(any_pairs(), st.sampled_from([0.0, 0.5, 0.9, 0.97]))
def test_a_text_is_restored_as_it_is_by_itself(pair: tuple[str, str], min_confidence: float) -> None:
    copy, full = (text.replace("\r\n", "\n").replace("\r", "\n") for text in pair)
    assume(problem_of(copy) is None)
    collection({"text": copy})
    result = result_of(PairRow("1", copy, "a", full))
    _, rows = restored([result], min_confidence)
    assert rows[0]["text"] == compare(copy, full).restored_text(min_confidence)
