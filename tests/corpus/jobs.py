"""Jobs for the tests of workers: they are imported by the worker processes, and so are a module of their own."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from articlediff.errors import ArticleDiffError


class Upper:
    """Makes capitals of words; ``die``, ``raise`` and ``slow`` do what they say, ``die once`` only the first time."""

    def __init__(self, mark: str = "") -> None:
        self.mark = mark

    def begin(self) -> Callable[[Sequence[str]], Iterable[str]]:
        return lambda rows: map(self.made, rows)

    def made(self, row: str) -> str:
        if row == "die" or (row == "die once" and not Path(self.mark).exists()):
            Path(self.mark or os.devnull).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if row == "raise":
            raise ValueError("no")
        if row == "slow":
            time.sleep(0.5)
        return row.upper()

    def lost(self, row: str, problem: str) -> str:
        return f"{row}: {problem}"


class Unready(Upper):
    """Cannot begin."""

    def begin(self) -> Callable[[Sequence[str]], Iterable[str]]:
        raise ArticleDiffError("the index is missing", "make it")


class Dead(Upper):
    """Dies before it begins."""

    def begin(self) -> Callable[[Sequence[str]], Iterable[str]]:
        os._exit(3)


def counted(limit: int, taken: list[int]) -> Iterator[str]:
    """Yield that many words, and note how many were taken."""
    for number in range(limit):
        taken[0] = number + 1
        yield f"word {number}"
