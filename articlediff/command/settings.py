"""The options of the command as its stages take them, for one pair or for many."""

from __future__ import annotations

from articlediff.command.output import When
from articlediff.command.reports import Wanted
from articlediff.reading.manner import Manner
from articlediff.records import NamedTuple


class Settings(NamedTuple):
    """The options, each checked; ``manners`` and ``labels`` are those of the truncated and of the full text.

    None is an option that was not given. ``labels`` and ``decisions`` are only for one pair.
    """

    wanted: Wanted
    when: When
    output: str
    pager: bool | None
    manners: tuple[Manner, Manner]
    labels: tuple[str | None, str | None]
    blanks: tuple[str, ...]
    swap: bool
    force: bool
    restore: bool
    min_confidence: float | None
    decisions: str | None
    quiet: bool
    exit_zero: bool
