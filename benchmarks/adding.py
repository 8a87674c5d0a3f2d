"""Figures that add up, and what all timed measurements count."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

Sum = TypeVar("Sum", bound="Addable")


@dataclass
class Addable:
    """A dataclass to be added up with ``+``, field by field; one without arguments adds nothing.

    Fields are numbers, lists, mappings and what is itself addable. Neither summand changes, so ``sum`` and ``+=``
    on the entries of a ``defaultdict`` are safe.
    """

    def __add__(self: Sum, other: Sum) -> Sum:
        names = [field.name for field in fields(self)]
        return replace(self, **{name: _added(getattr(self, name), getattr(other, name)) for name in names})


@dataclass
class Timed(Addable):
    """How many comparisons there were, how many of them crashed, and the seconds that the others took in all.

    >>> (Timed(cases=1, seconds=0.5) + Timed(cases=2, crashes=1, seconds=0.25)).milliseconds
    375.0
    """

    cases: int = 0
    crashes: int = 0
    seconds: float = 0.0

    @property
    def milliseconds(self) -> float:
        """The mean time for a comparison that did not crash."""
        return 1000 * self.seconds / max(1, self.cases - self.crashes)


def _added(one: Any, other: Any) -> Any:
    if not isinstance(one, dict):
        return one + other
    # Not with the + of Counter, which drops the keys whose counts add up to nothing.
    joined = one.copy()
    for key, value in other.items():
        joined[key] = _added(joined[key], value) if key in joined else value
    return joined
