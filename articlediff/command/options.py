"""The files that the command line names, values that come twice or empty, and options that take a confidence."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any

import click

from articlediff.file_names import quoted
from articlediff.reading.addresses import is_address, without_credentials
from articlediff.reading.sources import STANDARD_INPUT


class Confidence(click.FloatRange):
    """A number from 0 to 1; NaN is refused, which neither limit keeps out since it compares with nothing.

    >>> Confidence().convert("0.9", None, None)
    0.9
    >>> Confidence().convert("nan", None, None)
    Traceback (most recent call last):
    click.exceptions.BadParameter: nan is not in the range 0<=x<=1.
    """

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value as a float; raise :class:`click.BadParameter` for anything but a number from 0 to 1."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{number} is not in the range 0<=x<=1.", param, ctx)
        return number


def refuse_others(others: Sequence[str]) -> None:
    """Raise :class:`click.UsageError` if there are words after the two texts, as two patterns of file names give.

    >>> refuse_others(["b/1.txt", "b/2.txt"])
    Traceback (most recent call last):
    click.exceptions.UsageError: b/1.txt is a third text; for many pairs, name two directories or give --pairs LIST
    """
    if others:
        raise click.UsageError(
            f"{quoted(others[0])} is a third text; for many pairs, name two directories or give --pairs LIST"
        )


def one_pair(truncated: str | None, full: str | None, source: str | None) -> tuple[str, str] | None:
    """Return the two texts of a run for one pair; None where two directories or a list (``source``) name many.

    Raises :class:`click.UsageError` where a text is missing or there is one too many.

    >>> one_pair("copy.txt", "full.txt", None), one_pair(None, None, "pairs.csv")
    (('copy.txt', 'full.txt'), None)
    """
    if source is not None:
        if truncated is not None:
            raise click.UsageError("--pairs names all texts, so it cannot be combined with TRUNCATED and FULL")
        return None
    if truncated is None or full is None:
        raise click.UsageError(f"Missing argument '{'TRUNCATED' if truncated is None else 'FULL'}'.")
    if truncated == full == STANDARD_INPUT:
        raise click.UsageError("only one of the texts can be - (standard input)")
    directories = [path for path in (truncated, full) if os.path.isdir(path)]
    if len(directories) == 1:
        raise click.UsageError(
            f"{quoted(directories[0])} is a directory and the other is not; name two files or two directories"
        )
    return None if directories else (truncated, full)


def refuse_decisions(decisions: str | None, restore: bool, texts: tuple[str, str] | None) -> None:
    """Raise :class:`click.UsageError` where decisions have nothing to decide on or cannot be read."""
    if decisions is None:
        return
    if not restore:
        raise click.UsageError("--decisions needs --restore")
    if texts is None:
        raise click.UsageError("--decisions is the review of one pair, so it cannot be combined with several pairs")
    if decisions == STANDARD_INPUT and STANDARD_INPUT in texts:
        raise click.UsageError("only one of the texts and the decisions can be - (standard input)")


def refuse_output(output: str) -> None:
    """Raise :class:`click.UsageError` for an output without a name, and for an address, to which nothing is sent."""
    if not output:
        raise click.UsageError("the file name for -o is empty; name a file, or - for standard output")
    if is_address(output):
        raise click.UsageError(
            f"-o {quoted(without_credentials(output))} is an address, which is only read; name a file"
        )


def refuse_empty(labels: tuple[str, ...], blanks: tuple[str, ...]) -> None:
    """Raise :class:`click.UsageError` for an empty name, which names nothing, or expression, which matches nothing."""
    if "" in labels:
        raise click.UsageError("the name for --label is empty; give a name, or leave --label out")
    if "" in blanks:
        raise click.UsageError(
            "the expression for --blank is empty; give one that matches a mask, or leave --blank out"
        )


def for_either(
    option: str, values: tuple[str, ...], otherwise: tuple[str | None, ...]
) -> tuple[str | None, str | None]:
    """Return two values, one for either text in the order of the arguments.

    A value that was not given is that of ``otherwise``, which has one for both or one for each. Raises
    :class:`click.UsageError` for a third value.

    >>> for_either("--label", ("wire",), otherwise=(None,))
    ('wire', None)
    """
    if len(values) > 2:
        raise click.UsageError(f"{option} can be given at most twice, once for each text")
    given = (*values, *otherwise, *otherwise)
    return given[0], given[1]
