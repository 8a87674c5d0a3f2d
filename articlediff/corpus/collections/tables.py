"""The types that every format of a collection has in common: a row, and the table that rows are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from articlediff.records import NamedTuple


class Row(NamedTuple):
    """One row of a table.

    ``number`` counts rows from 1. ``cells`` are its values by the names of their columns; in a row that could not be
    read there are none, and ``problem`` is the reason, as a clause without a stop.
    """

    number: int
    cells: Mapping[str, Any]
    problem: str | None = None


Replaced: TypeAlias = Callable[[Row], "str | None"]
"""Returns the new text of a row, or None for a row that stays as it is."""


class Table(Protocol):
    """A file or folder whose rows are read one after another, as often as wanted.

    ``path`` is where it is.
    """

    path: str

    @property
    def share(self) -> float:
        """The part of the table that the last reading has reached, from 0 to 1."""

    def columns(self) -> Sequence[str]:
        """Return the names of the columns; of rows that have names of their own, those of the first rows."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows; raise :class:`ArticleDiffError` where the file itself is damaged."""

    def rewrite(self, target: str, column: str, replaced: Replaced) -> None:
        """Write all rows to the target, with new texts in that column, and everything else as it is.

        The target is written whole or not at all. Raises :class:`ArticleDiffError` if it cannot be written.
        """
