"""How far a job over a corpus is, on standard error: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import click

from articlediff.command.output import say
from articlediff.rendering.wording import counted

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_STEPS = 1_000
"""The steps of a bar: the whole is a share from 0 to 1."""
_TICK = 0.2
"""Seconds between two looks of the bar."""
_LINE_AFTER = 30.0
"""Seconds between two lines where there is no terminal."""


class Meter:
    """What is done of a job: shown while the block runs, by what it is told."""

    def __init__(self, label: str, share: Callable[[], float], quiet: bool = False, noun: str = "article") -> None:
        """Take the label of the job, and the function that tells which share of the input was read, from 0 to 1."""
        self._label = label
        self._noun = noun
        self._share = share
        self._quiet = quiet
        self._bar: ProgressBar[int] | None = None
        self._begun = self._shown = time.monotonic()
        self._first: tuple[int, float] | None = None
        self._told = ""

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, error, traceback)

    def __call__(self, done: int) -> None:
        """Tell the number of articles that are done, those of an earlier run included."""
        if self._bar is None and not self._quiet and _is_terminal():
            # Not before: another job may be shown until this one has something to tell.
            self._bar = self._begin()
        now, share = time.monotonic(), self._share()
        if self._first is None or self._first[0] == done:
            # Those of an earlier run say nothing about the rate of this one, nor do those that are skipped for it.
            self._first, self._begun = (done, share), now
        if self._quiet or now - self._shown < (_TICK if self._bar else _LINE_AFTER):
            return
        self._shown = now
        self._told = progress(done, share, self._first, now - self._begun, self._noun)
        if self._bar:
            self._bar.update(round(share * _STEPS) - self._bar.pos)
        else:
            say(f"{self._label.lower()}: {share:.0%}, {self._told}")

    def _begin(self) -> ProgressBar[int]:
        bar: ProgressBar[int] = click.progressbar(
            length=_STEPS,
            label=self._label,
            file=sys.stderr,
            bar_template="%(label)s  [%(bar)s]  %(info)s",
            show_eta=False,
            item_show_func=lambda _: self._told,
            width=20,
        )
        return bar.__enter__()


def progress(done: int, share: float, first: tuple[int, float], seconds: float, noun: str = "article") -> str:
    """Return how many are done, the rate and the time that is left.

    `share`: of the input that was read, from 0 to 1. `first`: the number and the share with which this run began, the
    given number of `seconds` ago.

    >>> progress(3_000, 0.5, (1_000, 0.25), 10)
    '3,000 articles, 200 a second, 20 s left'
    """
    told = counted(done, noun)
    if seconds <= 0 or done <= first[0]:
        return told
    rate = (done - first[0]) / seconds
    told += f", {rate:,.0f} a second" if rate >= 10 else f", {rate:.1f} a second"
    if share > first[1]:
        told += f", {duration(seconds * (1 - share) / (share - first[1]))} left"
    return told


def duration(seconds: float) -> str:
    """Return a time as people say it.

    >>> duration(42), duration(160), duration(7_500)
    ('42 s', '3 min', '2 h 5 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
