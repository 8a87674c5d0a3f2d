"""Puts the truncated text to the left of the full one, or above it if there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from articlediff.rendering.cells import cells
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.terminal.rows import ViewRow
from articlediff.rendering.terminal.wrapping import wrap

NARROWEST = 60
"""The fewest columns of a terminal in which two texts can be read next to each other."""
_RULE = "│"
_TRUNCATED_SIGN, _FULL_SIGN, _BOTH_SIGN = "< ", "> ", "  "


def side_by_side(rows: Iterable[ViewRow], width: int) -> Iterator[Line]:
    """Yield the rows in two columns, which a rule parts at the same place of every line.

    In fewer than 60 columns of the terminal, the two sides come one above the other, ``<`` in front of the truncated
    text and ``>`` in front of the full one, and text without a change comes once. No line is wider than
    ``width``, in columns of the terminal; longer words are broken.

    >>> for line in side_by_side([ViewRow([Piece("One side.")], [Piece("The other side.")])], 60):
    ...     print("".join(piece.text for piece in line))
    Truncated                    │ Full
                                 │
    One side.                    │ The other side.
    """
    if width < NARROWEST:
        yield from _stacked(rows, width)
        return
    column = (width - len(f" {_RULE} ")) // 2
    yield _joined([Piece("Truncated", "heading")], [Piece("Full", "heading")], column)
    for row in rows:
        yield _joined([], [], column)
        sides = (wrap(side, column, hard=True) for side in row)
        for left, right in zip_longest(*sides, fillvalue=[]):
            yield _joined(left, right, column)


def _joined(left: Line, right: Line, column: int) -> Line:
    padding = " " * (column - cells("".join(piece.text for piece in left)))
    rule = Piece(f" {_RULE} " if right else f" {_RULE}", "faint")
    return [*left, Piece(padding), rule, *right]


def _stacked(rows: Iterable[ViewRow], width: int) -> Iterator[Line]:
    for number, row in enumerate(rows):
        if number:
            yield []
        if row.is_alike:
            yield from _signed(_BOTH_SIGN, row.full, width)
        else:
            yield from _signed(_TRUNCATED_SIGN, row.truncated, width)
            yield from _signed(_FULL_SIGN, row.full, width)


def _signed(sign: str, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    for line in wrap(pieces, width - len(sign), hard=True):
        yield [Piece(sign, "faint"), *line]
