"""The type of options of the command that take a confidence."""

from __future__ import annotations

import math
from typing import Any

import click


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
