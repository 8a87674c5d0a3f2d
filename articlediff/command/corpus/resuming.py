"""Stopped jobs: whatever stops one, the line that resumes it is said."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import threading
from collections.abc import Iterator

import click

from articlediff.command.output import say
from articlediff.corpus.journal import ENDING, JournalError, UnfinishedError
from articlediff.errors import ArticleDiffError

_RESUME = "--resume"


def resuming_line(context: click.Context) -> str:
    """Return the command line that goes on with the job of this context."""
    words: list[str] = context.obj
    line = shlex.join(["articlediff", "corpus", *words])
    return line if _RESUME in words else f"{line} {_RESUME}"


@contextlib.contextmanager
def resumable(output: str) -> Iterator[None]:
    """Say the line that resumes the job if the block is stopped: by Ctrl-C, by a signal, or by trouble with a file.

    `output`: the file that the block makes; if it has a journal, the job can be resumed.
    """
    context = click.get_current_context()
    try:
        with _ended_like_ctrl_c():
            yield
    except KeyboardInterrupt as error:
        if os.path.exists(output + ENDING):
            say(f"stopped; what is done is kept. Go on with: {resuming_line(context)}")
        else:
            say("stopped; nothing was written")
        raise click.Abort from error
    except UnfinishedError as error:
        advice = f"go on with: {resuming_line(context)} or, to start afresh, remove {error.journal}"
        raise ArticleDiffError(error.finding, advice) from error
    except JournalError:
        raise
    except ArticleDiffError as error:
        if not os.path.exists(output + ENDING):
            raise
        raise ArticleDiffError(error.finding, f"{error.advice}, then go on with: {resuming_line(context)}") from error


@contextlib.contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Take the signal with which machines and schedulers end a program for Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
