"""Progress on standard error: for people at a terminal, and only of what takes longer than two seconds.

The bar is that of click, which the command needs anyway. It is drawn by a thread, so that it goes on while one pair is
compared; neither is loaded where nobody would see it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

    from click._termui_impl import ProgressBar

PATIENCE = 2.0
"""Seconds after which progress is shown."""
_TICK = 0.2
"""Seconds between two looks at how far the work is."""
_LONGEST_NAME = 30
"""The columns that the name of a pair takes."""


class Work:
    """What is being done: the number of ``steps``, those ``done``, and the name of the present one."""

    def __init__(self, label: str, steps: int = 1) -> None:
        self.label = label
        self.steps = steps
        self.done = 0
        self.name = ""


@contextlib.contextmanager
def watched(work: Work, quiet: bool = False) -> Iterator[None]:
    """Show how far the work is while the block runs, unless nobody would see it or wants to."""
    if quiet or not _is_seen():
        yield
        return
    from threading import Event, Thread

    ended = Event()
    thread = Thread(target=_watch, args=(work, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _watch(work: Work, ended: Event) -> None:
    """Draw the bar, from when patience is at its end until the work is."""
    import click

    begun = time.monotonic()
    # Of one pair nothing can be counted: its stages are too unequal to tell how long it takes. So the seconds pass.
    has_steps = work.steps > 1
    bar: ProgressBar[int] = click.progressbar(
        length=work.steps if has_steps else 2,
        label=work.label,
        file=sys.stderr,
        bar_template="%(label)s  [%(bar)s]  %(info)s" if has_steps else "%(label)s  %(info)s",
        show_pos=has_steps,
        show_percent=False,
        show_eta=has_steps,
        item_show_func=lambda _: _fitted(work.name) if has_steps else f"{time.monotonic() - begun:.0f} s",
        # So that it is drawn again also where no step has ended.
        update_min_steps=0,
        width=20,
    )
    if ended.wait(PATIENCE):
        return
    with bar:
        while not ended.wait(_TICK):
            bar.update(work.done - bar.pos)
        bar.update(work.done - bar.pos)


def _fitted(name: str) -> str:
    from articlediff.rendering.cells import cut_start
    from articlediff.rendering.visible import on_one_line

    return cut_start(on_one_line(name), _LONGEST_NAME)
