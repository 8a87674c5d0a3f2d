"""Worker processes: rows go in as a stream, what is made of them comes out in the same order, and one may die.

The pools of the standard library either read all of their input at once, or cannot tell which row a process died of.
Here each worker has one pipe and one chunk of rows at a time. So it is known what died with a worker, and no more rows
are read than are worked on.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

from articlediff.errors import ArticleDiffError

Row = TypeVar("Row")
Made = TypeVar("Made")
_Taken = TypeVar("_Taken", contravariant=True)
_Given = TypeVar("_Given", covariant=True)

_CHUNK = 16
"""Rows that a worker gets at a time: enough that its pipe costs little, few enough to be repeated if it dies."""
_OPEN_PER_WORKER = 32
"""Chunks for each worker that may wait for an earlier one, which takes longer."""
_UNCOLLECTED = 64
"""Chunks after which a worker looks for cyclic garbage, of which a comparison makes next to none."""

_CONTEXT = multiprocessing.get_context("spawn")
"""New processes, not copies of this one: those would keep the pipes of one another open and outlive it."""


class Job(Protocol[_Taken, _Given]):
    """The work on rows; it is sent to the workers, and so must be made of what can be pickled."""

    def begin(self) -> Callable[[Sequence[_Taken]], Iterable[_Given]]:
        """Return the function that makes one thing of each row; called once in every worker."""

    def lost(self, row: _Taken, problem: str) -> _Given:
        """Return what is made of a row on which a worker died or failed, for the reason given as a clause."""


def processors() -> int:
    """Return the number of processors that this process may use.

    >>> processors() > 0
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(rows: Iterable[Row], job: Job[Row, Made], workers: int) -> Iterator[list[Made]]:
    """Yield what the job makes of the rows, in their order, in lists of a few.

    Rows are read only as fast as they are worked on. A worker that dies, or that its job makes fail, costs nothing but
    the row that it died of: the rows of its chunk are tried again one by one. When the iterator is closed, the workers
    are ended at once; if this process is killed, they end by themselves.

    Raises :class:`ArticleDiffError` if the job cannot begin.
    """
    pool = _Pool(job, workers)
    try:
        yield from pool.work(rows)
    finally:
        pool.end()


class _Chunk(Generic[Row, Made]):
    """Some rows, and what was made of them, once it was."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.made: list[Made] | None = None


class _Nothing(Exception):
    """Raised where nothing was made of a chunk; the message is a clause for a person."""


class _Worker(Generic[Row, Made]):
    """A process, its pipe, and the chunk that it has."""

    def __init__(self, job: Job[Row, Made]) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.chunk: _Chunk[Row, Made] | None = None
        self.died = False
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, job), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def require(self) -> None:
        """Wait until the job has begun; raise its error, or :class:`ArticleDiffError` if the process died before."""
        try:
            error = self.connection.recv()
        except (EOFError, OSError) as ended:
            finding = f"a worker process ended before it began ({self._ending()})"
            raise ArticleDiffError(finding, "look above for its reason, or try --jobs 1") from ended
        if error is not None:
            raise error

    def give(self, chunk: _Chunk[Row, Made]) -> None:
        self.chunk = chunk
        # If the worker has died, it is told when its answer is received.
        with contextlib.suppress(OSError):
            self.connection.send(chunk.rows)

    def receive(self) -> list[Made]:
        """Return what was made of the chunk, which is done with; raise :class:`_Nothing` if nothing was."""
        self.chunk = None
        try:
            answer = self.connection.recv()
        except (EOFError, OSError) as error:
            self.died = True
            raise _Nothing(f"a worker process died of it ({self._ending()})") from error
        if isinstance(answer, str):
            raise _Nothing(answer)
        made: list[Made] = answer
        return made

    def _ending(self) -> str:
        self._process.join()
        status = self._process.exitcode or 0
        if status < 0:
            with contextlib.suppress(ValueError):
                return f"by signal {signal.Signals(-status).name}"
        return f"with exit status {status}"

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


class _Pool(Generic[Row, Made]):
    """Some workers, and the chunks that are not done with, in their order."""

    def __init__(self, job: Job[Row, Made], workers: int) -> None:
        self._job = job
        self._open: deque[_Chunk[Row, Made]] = deque()
        self._most_open = _OPEN_PER_WORKER * workers
        self._workers: list[_Worker[Row, Made]] = []
        self._wanted = workers
        self._next: _Chunk[Row, Made] | None = None
        self._failure: Exception | None = None

    def work(self, rows: Iterable[Row]) -> Iterator[list[Made]]:
        chunks = _chunks(rows)
        self._workers += [_Worker(self._job) for _ in range(self._wanted)]
        # Read while the workers begin.
        self._read(chunks)
        for worker in self._workers:
            worker.require()
        while True:
            self._give(chunks)
            while self._open and self._open[0].made is not None:
                yield self._open.popleft().made or []
            if not self._open:
                break
            self._receive()
        if self._failure:
            raise self._failure

    def _read(self, chunks: Iterator[_Chunk[Row, Made]]) -> None:
        """Read the next chunk. Why there is none is told when all before it are done, so that these are not lost."""
        try:
            self._next = next(chunks, None)
        except Exception as failure:
            self._next, self._failure = None, failure

    def _give(self, chunks: Iterator[_Chunk[Row, Made]]) -> None:
        """Give a chunk to each worker that has none. One that died of its last row is told when it gives no answer.

        The next chunk is read while the workers work on theirs, so that none of them has to wait for it.
        """
        for worker in self._workers:
            if worker.chunk is None and len(self._open) < self._most_open and self._next:
                self._open.append(self._next)
                worker.give(self._next)
                self._read(chunks)

    def _receive(self) -> None:
        """Wait for one worker at least, and take what it has made."""
        busy: dict[Any, _Worker[Row, Made]] = {worker.connection: worker for worker in self._workers if worker.chunk}
        for ready in wait(busy):
            at = self._workers.index(busy[ready])
            chunk = busy[ready].chunk
            if chunk is None:
                continue
            try:
                chunk.made = busy[ready].receive()
            except _Nothing:
                chunk.made = [self._alone(row, at) for row in chunk.rows]

    def _alone(self, row: Row, at: int) -> Made:
        """Return what the worker with that number, or a new one in its place, makes of the row by itself."""
        if self._workers[at].died:
            self._workers[at].end()
            self._workers[at] = _Worker(self._job)
            self._workers[at].require()
        self._workers[at].give(_Chunk([row]))
        try:
            return self._workers[at].receive()[0]
        except _Nothing as error:
            return self._job.lost(row, str(error))

    def end(self) -> None:
        for worker in self._workers:
            worker.end()


def _chunks(rows: Iterable[Row]) -> Iterator[_Chunk[Row, Any]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield _Chunk(chunk)
            chunk = []
    if chunk:
        yield _Chunk(chunk)


def _serve(connection: Connection, job: Job[Any, Any]) -> None:
    """Work on what comes through the pipe, until its other end is closed; this is what a worker runs."""
    gc.disable()
    try:
        make = job.begin()
        begun = None
    except ArticleDiffError as error:
        begun = error
    # The other end is closed whenever its process ends, be it killed.
    with contextlib.suppress(EOFError, OSError):
        connection.send(begun)
        for count in range(0 if begun else sys.maxsize):
            connection.send(_made(make, connection.recv()))
            if count % _UNCOLLECTED == 0:
                gc.collect()


def _made(make: Callable[[Sequence[Any]], Iterable[Any]], rows: Sequence[Any]) -> list[Any] | str:
    """Return what is made of the rows, or the error that kept it from being made, as a clause."""
    try:
        return list(make(rows))
    except ArticleDiffError as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start processes that ignore Ctrl-C, which a terminal sends to all of them: the first process ends the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
