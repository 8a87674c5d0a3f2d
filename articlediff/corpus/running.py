"""Runs a job over the rows of a corpus: over all processors, with a journal from which it is resumed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from articlediff.corpus.collections.opening import last_change
from articlediff.corpus.corpus_rows import PairRow, ResultRow, to_json
from articlediff.corpus.journal import ENDING, Journal
from articlediff.corpus.results import result_of
from articlediff.corpus.workers import Job, in_order
from articlediff.corpus.writing_rows import Sort, write_rows

Row = TypeVar("Row")

Told = Callable[[int], object]
"""Is told the number of rows that are done, those of an earlier run included."""


class Comparing:
    """The job that makes a result of each pair, as a line of JSON."""

    def begin(self) -> Callable[[Sequence[PairRow]], Iterable[str]]:
        """Return the function that compares pairs."""
        return _compared

    def lost(self, row: PairRow, problem: str) -> str:
        """Return the result of a pair on which a worker died."""
        return to_json(ResultRow(row.id, row.full_id, "failed", problem, None))


def _compared(rows: Sequence[PairRow]) -> Iterator[str]:
    return (to_json(result_of(row)) for row in rows)


class Calling:
    """The job that calls a function for each row; a row on which a worker died is None."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        """Take the function, which must be one of a module."""
        self._function = function

    def begin(self) -> Callable[[Sequence[Any]], Iterable[Any]]:
        """Return what calls the function."""
        return lambda rows: map(self._function, rows)

    def lost(self, row: Any, problem: str) -> None:
        """Return None."""


def run(
    rows: Iterable[Row],
    job: Job[Row, str],
    output: str,
    sort: Sort,
    made_of: Mapping[str, Any],
    *,
    resume: bool,
    workers: int,
    told: Told,
    prepare: Callable[[], object] | None = None,
    seen: Callable[[bytes], object] | None = None,
) -> int:
    """Write what the job makes of the rows to the output, in their order, and return how many there are.

    However the run is ended, the rows that are done are kept in a journal beside the output; with ``resume``, they are
    not done again, and the output is the same to the byte. The output is made in the end, in one step.

    `made_of`: what tells the inputs and the settings, so that a journal is gone on with only if they are the same.
    `prepare`: is called before the first row, and again if the run is ended before it.
    `seen`: is called with each row of the output, as a line of JSON, when all are done.

    Raises :class:`UnfinishedError` if there is a journal and ``resume`` is not set, and :class:`ArticleDiffError` if
    the inputs cannot be read, or the journal or the output not be written.
    """
    with Journal(output, made_of, resume) as journal:
        if prepare and not journal.done:
            prepare()
        for lines in in_order(islice(rows, journal.done, None), job, workers):
            journal.append(lines)
            told(journal.done)
        write_rows(_seen(journal.rows(), seen) if seen else journal.rows(), output, sort)
        journal.remove()
        return journal.done


def _seen(lines: Iterable[bytes], seen: Callable[[bytes], object]) -> Iterator[bytes]:
    for line in lines:
        seen(line)
        yield line


def is_made(output: str, inputs: Iterable[str]) -> bool:
    """Return whether the output is there, made after the last change to the inputs, and has no journal beside it."""
    if os.path.exists(output + ENDING) or not os.path.isfile(output):
        return False
    made = os.stat(output).st_mtime_ns
    return all(os.path.exists(path) and last_change(path) <= made for path in inputs)
