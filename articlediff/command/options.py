"""The texts that the command line names, and the type of options that take a confidence."""

from __future__ import annotations

import math
import os
from typing import Any

import click

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
            f"{directories[0]} is a directory and the other is not; name two files or two directories"
        )
    return None if directories else (truncated, full)
