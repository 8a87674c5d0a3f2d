"""What the alignment reads and what it hands on. It knows sequences of keys, no files, no news, no screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap

MARK = 2
"""The weight of a mark of either strand, which stands for words and is none."""
SIGN = 3
"""The weight of a sign; a word weighs more."""
CONTENT = 10
"""The weight of a word of content."""


LONG_EDIT = 8
"""Stretches of so many tokens on both sides are sentences of their own rather than words changed in one."""


Stretch = tuple[int, int]
"""Tokens of one strand, half-open."""


class Bounds(NamedTuple):
    """A stretch of either strand, in tokens, half-open."""

    a0: int
    a1: int
    b0: int
    b1: int


class Match(NamedTuple):
    """``length`` tokens from ``a`` in the first strand equal those from ``b`` in the second."""

    a: int
    b: int
    length: int


class Filling(NamedTuple):
    """Tokens ``start`` to ``stop`` of the second strand stand where blank number ``blank`` is.

    ``margin`` is how much more the next best reading would cost (10: one word of content);
    ``alternatives`` are the other ranges that come close.
    """

    blank: int
    start: int
    stop: int
    margin: int
    alternatives: tuple[tuple[int, int], ...] = ()


class Move(NamedTuple):
    """Passage ``bounds.a0:a1`` of the first strand stands as ``b0:b1`` elsewhere in the second."""

    bounds: Bounds
    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]


class Alignment(NamedTuple):
    """Matches and fillings ascend in both strands and never overlap; moves lie outside of them."""

    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]
    moves: tuple[Move, ...]


def between(matches: Sequence[Match], bounds: Bounds) -> list[Bounds]:
    """The stretches before, between and behind the matches, empty ones too: one more than matches.

    >>> between([Match(0, 2, 3)], Bounds(0, 4, 0, 5))
    [Bounds(a0=0, a1=0, b0=0, b1=2), Bounds(a0=3, a1=4, b0=5, b1=5)]
    """
    found: list[Bounds] = []
    a, b = bounds.a0, bounds.b0
    # Bounds(...) is a call of a Python function, half of the time of this loop, which runs over all matches of a text.
    new = tuple.__new__
    for match_a, match_b, length in matches:
        found.append(new(Bounds, (a, match_a, b, match_b)))
        a, b = match_a + length, match_b + length
    found.append(Bounds(a, bounds.a1, b, bounds.b1))
    return found


def numbers_within(gaps: Sequence[Gap], bounds: Bounds) -> range:
    """The numbers of the gaps that stand in the stretch of the first strand, or at either end of it."""
    first = bisect_left(gaps, bounds.a0, key=attrgetter("at"))
    return range(first, bisect_right(gaps, bounds.a1, lo=first, key=attrgetter("at")))


def cut_out(stretches: Sequence[Stretch], holes: Sequence[Stretch]) -> list[Stretch]:
    """What is left of the stretches; both ascend, and each hole lies inside one stretch.

    >>> cut_out([(0, 9), (12, 20)], [(2, 4), (12, 15)])
    [(0, 2), (4, 9), (15, 20)]
    """
    left: list[Stretch] = []
    at = 0
    for start, stop in stretches:
        while at < len(holes) and holes[at][1] <= stop:
            if holes[at][0] > start:
                left.append((start, holes[at][0]))
            start = holes[at][1]
            at += 1
        if stop > start:
            left.append((start, stop))
    return left
