"""Ends the command as the signal asks that stops it, when what it was doing has been cleared away."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

from articlediff.command.statuses import INTERRUPTED

_STOPPING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals of a system that ends programs, and of a terminal that is closed."""


class Stopped(BaseException):
    """Raised where the program is when such a signal comes, so that files are closed and temporary ones removed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Let Ctrl-C end the program at once: nothing has begun, and in an import an exception may be lost or printed."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let signals end the block by an exception, and then the program, with the status that each has in a shell.

    A signal that is ignored, as those of a closed terminal are under ``nohup``, stays so.
    """
    for number in _STOPPING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    try:
        yield
    except Stopped as stopped:
        # As the signal itself would have ended it: whoever waits for the program is told so.
        signal.signal(stopped.number, signal.SIG_DFL)
        os.kill(os.getpid(), stopped.number)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@contextlib.contextmanager
def unstopped() -> Iterator[None]:
    """Finish the block whatever signal comes, which takes effect after it."""
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, *_STOPPING)}
    for number, handler in before.items():
        if callable(handler):
            signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in came:
        signal.raise_signal(number)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    # What is cleared away now is not to be stopped halfway.
    for other in (signal.SIGINT, *_STOPPING):
        signal.signal(other, signal.SIG_IGN)
    raise Stopped(number)
