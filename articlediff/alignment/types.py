"""The types of an alignment: stretches, matches, fillings and moves, all in tokens, half-open, from 0."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.records import NamedTuple

Stretch = tuple[int, int]
"""Tokens in a row of one strand, half-open."""


class Bounds(NamedTuple):
    """A stretch of either strand, in tokens, half-open."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def a_size(self) -> int:
        """The number of tokens in the first strand."""
        return self.a1 - self.a0

    @property
    def b_size(self) -> int:
        """The number of tokens in the second strand."""
        return self.b1 - self.b0


class Match(NamedTuple):
    """``length`` tokens from ``a`` in the first strand equal those from ``b`` in the second.

    >>> Match(2, 5, 3).bounds
    Bounds(a0=2, a1=5, b0=5, b1=8)
    """

    a: int
    b: int
    length: int

    @property
    def a_end(self) -> int:
        """The token of the first strand that follows the match."""
        return self.a + self.length

    @property
    def b_end(self) -> int:
        """The token of the second strand that follows the match."""
        return self.b + self.length

    @property
    def bounds(self) -> Bounds:
        """Both stretches that match."""
        return Bounds(self.a, self.a_end, self.b, self.b_end)


class Filling(NamedTuple):
    """Tokens ``start`` to ``stop`` of the second strand, half-open, are what is missing in blank number ``blank``.

    ``margin`` is how much more the next best reading would cost (10: one word of content);
    ``alternatives`` are the other stretches of the second strand that come close.
    """

    blank: int
    start: int
    stop: int
    margin: int
    alternatives: tuple[Stretch, ...] = ()


class Move(NamedTuple):
    """Passage ``bounds.a0:a1`` of the first strand is at another place in the second, as ``b0:b1``."""

    bounds: Bounds
    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]


class Alignment(NamedTuple):
    """Matches and fillings ascend in both strands and never overlap; moves lie outside of them."""

    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]
    moves: tuple[Move, ...]


def between(matches: Sequence[Match], bounds: Bounds) -> list[Bounds]:
    """Return the stretches in front of, between and after the matches, empty ones too: one more than matches.

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


def cut_out(stretches: Sequence[Stretch], holes: Sequence[Stretch]) -> list[Stretch]:
    """Return what is left of the stretches; both ascend, and each hole lies inside one stretch.

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
