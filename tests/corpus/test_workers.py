"""Workers keep the order, read no more than they work on, and a row that one of them dies of costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from articlediff.corpus.workers import in_order
from articlediff.errors import ArticleDiffError
from tests.corpus.jobs import Dead, Unready, Upper, counted


def test_the_order_is_kept_while_one_takes_longer() -> None:
    words = ["slow", *(f"word {number}" for number in range(200))]
    assert [*chain(*in_order(words, Upper(), 2))] == [word.upper() for word in words]


def test_without_rows_nothing_is_made() -> None:
    assert [*in_order([], Upper(), 2)] == []


def test_a_row_that_a_worker_dies_of_costs_itself(tmp_path: Path) -> None:
    words = ["a", "die", "b", "die once", *("c" * 40), "die", "raise"]
    made = [*chain(*in_order(words, Upper(str(tmp_path / "mark")), 2))]
    killed = "die: a worker process died of it (by signal SIGKILL)"
    assert made == ["A", killed, "B", "DIE ONCE", *("C" * 40), killed, "raise: ValueError: no"]


def test_rows_are_read_as_they_are_worked_on() -> None:
    taken = [0]
    made = in_order(counted(1_000_000, taken), Upper(), 2)
    next(made)
    assert taken[0] < 3_000
    made.close()  # type: ignore[attr-defined]


def test_what_is_done_before_a_row_that_cannot_be_read_is_not_lost() -> None:
    def rows() -> Iterator[str]:
        yield from "a" * 160
        raise ArticleDiffError("line 161 cannot be read", "mend it")

    made: list[str] = []
    with pytest.raises(ArticleDiffError, match="line 161"):
        for done in in_order(rows(), Upper(), 2):
            made += done
    assert made == ["A"] * 160


def test_a_job_that_cannot_begin_is_told() -> None:
    with pytest.raises(ArticleDiffError, match="the index is missing; make it"):
        next(in_order(["a"], Unready(), 1))
    with pytest.raises(ArticleDiffError, match=r"ended before it began \(with exit status 3\)"):
        next(in_order(["a"], Dead(), 1))
