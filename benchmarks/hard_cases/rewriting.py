"""Stretches of a text replaced, with a map from the old offsets to the new."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Replacement(NamedTuple):
    """``text[start:end]`` becomes ``put``; ``is_loss`` says that what stood there is to be found again."""

    start: int
    end: int
    put: str
    is_loss: bool = False


def rewritten(text: str, replacements: Iterable[Replacement]) -> tuple[str, Callable[[int], int]]:
    """The new text, and where each old offset lies in it (inside a replacement: at its start).

    The replacements must not overlap.

    >>> new, place = rewritten("a rebel-held side", [Replacement(2, 12, " ")])
    >>> new, place(2), place(12), place(17)
    ('a   side', 2, 3, 8)
    """
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for start, end, put, _ in sorted(replacements):
        if start < done:
            raise ValueError(f"replacements overlap at {start}")
        pieces += [text[done:start], put]
        length += start - done + len(put)
        starts += [start, end]
        shifts += [length - len(put) - start, length - end]
        done = end
    pieces.append(text[done:])

    def place(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        inside = at % 2 == 1
        return starts[at] + shifts[at] if inside else offset + shifts[at]

    return "".join(pieces), place
