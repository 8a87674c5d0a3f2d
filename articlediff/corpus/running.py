"""Runs a job over the rows of a corpus: over all processors, with a journal from which it is resumed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

from articlediff.corpus.collections.opening import last_change
from articlediff.corpus.corpus_rows import PairRow, ResultRow, to_line
from articlediff.corpus.journal import ENDING, Journal
from articlediff.corpus.reading_rows import result_from
from articlediff.corpus.results import result_of
from articlediff.corpus.row_figures import RowFigures, row_figures
from articlediff.corpus.workers import Job, in_order
from articlediff.corpus.writing_rows import Sort, write_rows

Row = TypeVar("Row")
Told = TypeVar("Told")
_Taken = TypeVar("_Taken", contravariant=True)
_Told = TypeVar("_Told", covariant=True)


class Comparing:
    """The job that makes a result of each pair, and tells its figures."""

    def begin(self) -> Callable[[Sequence[PairRow]], Iterable[tuple[bytes, RowFigures]]]:
        """Return the function that compares pairs."""
        return lambda rows: (_done(result_of(row)) for row in rows)

    def lost(self, row: PairRow, problem: str) -> tuple[bytes, RowFigures]:
        """Return the result of a pair on which a worker died."""
        return _done(ResultRow(row.id, row.full_id, "failed", problem, None))

    def told(self, line: bytes) -> RowFigures:
        """Return the figures of the result that an earlier run has made."""
        return row_figures(result_from(json.loads(line)))


def _done(result: ResultRow) -> tuple[bytes, RowFigures]:
    return to_line(result), row_figures(result)


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


class RowJob(Job[_Taken, tuple[bytes, _Told]], Protocol[_Taken, _Told]):
    """The work that makes a line of JSON of each row, and what the first process is told of it without reading it."""

    def told(self, line: bytes) -> _Told:
        """Return what would be told of a row that an earlier run has made."""


def run(
    rows: Iterable[Row],
    job: RowJob[Row, Told],
    output: str,
    sort: Sort,
    made_of: Mapping[str, Any],
    *,
    resume: bool,
    workers: int,
    seen: Callable[[Told], object],
    progress: Callable[[int], object],
    prepare: Callable[[], object] | None = None,
) -> int:
    """Write what the job makes of the rows to the output, in their order, and return how many there are.

    However the run is ended, the rows that are done are kept in a journal beside the output; with ``resume``, they are
    not done again, and the output is the same to the byte. The output is made in the end, in one step.

    `made_of`: what tells the inputs and the settings, so that a journal is gone on with only if they are the same.
    `seen`: is called with what the job tells of each row of the output, in their order.
    `progress`: is called with the number of rows that are done, those of an earlier run included.
    `prepare`: is called before the first row, and again if the run is ended before it.

    Raises :class:`UnfinishedError` if there is a journal and ``resume`` is not set, and :class:`ArticleDiffError` if
    the inputs cannot be read, or the journal or the output not be written.
    """
    with Journal(output, made_of, resume) as journal:
        if prepare and not journal.done:
            prepare()
        for line in journal.rows():
            seen(job.told(line))
        for made in in_order(islice(rows, journal.done, None), job, workers):
            journal.append([line for line, _ in made])
            for _, told in made:
                seen(told)
            progress(journal.done)
        write_rows(journal.rows(), output, sort)
        journal.remove()
        return journal.done


def is_made(output: str, inputs: Iterable[str]) -> bool:
    """Return whether the output is there, made after the last change to the inputs, and has no journal beside it."""
    if os.path.exists(output + ENDING) or not os.path.isfile(output):
        return False
    made = os.stat(output).st_mtime_ns
    return all(os.path.exists(path) and last_change(path) <= made for path in inputs)
