"""Strands without some of their passages, as if these had never been there, and the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from operator import add
from typing import TYPE_CHECKING, TypeVar

from articlediff.alignment.types import Filling, Match, Stretch
from articlediff.properties import cached_property

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyTokens

_Entry = TypeVar("_Entry")


class Excerpt:
    """The tokens of a strand without its holes, as if they were all of a text.

    ``holes`` ascend, do not overlap and are not empty.
    """

    def __init__(self, tokens: AnyTokens, holes: Sequence[Stretch]) -> None:
        self._tokens = tokens
        edges = [0, *(edge for hole in holes for edge in hole), len(tokens.keys)]
        self._kept = list(zip(edges[0::2], edges[1::2], strict=True))
        self._firsts = list(accumulate((stop - start for start, stop in self._kept), initial=0))
        self.keys = self.cut(tokens.keys)
        self.weights = self.cut(tokens.weights)
        self.weight_sums = list(accumulate(self.weights, initial=0))
        self.spaces = self.cut(tokens.spaces)

    def cut(self, column: Sequence[_Entry]) -> list[_Entry]:
        """Return a column of the strand without the holes."""
        return list(chain.from_iterable(column[start:stop] for start, stop in self._kept))

    @cached_property
    def starts(self) -> list[int]:
        """The code point at which each token starts, as if its neighbours across a hole had been side by side."""
        return list(map(add, self.cut(self._tokens.starts), self._shifts))

    @cached_property
    def ends(self) -> list[int]:
        """The code point at which each token ends."""
        return list(map(add, self.cut(self._tokens.ends), self._shifts))

    @cached_property
    def _shifts(self) -> list[int]:
        """The code points by which each token has come forward."""
        shifts: list[int] = []
        end = 0
        for start, stop in self._kept:
            if start < stop:
                shift = end + len(self._tokens.spaces[start]) - self._tokens.starts[start] if shifts else 0
                shifts += [shift] * (stop - start)
                end = self._tokens.ends[stop - 1] + shift
        return shifts

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a sentence of the whole strand begins with the token."""
        return index in self._openers

    def weight(self, first: int, stop: int) -> int:
        """Return what the tokens from ``first`` to ``stop``, half-open, weigh together."""
        return self.weight_sums[stop] - self.weight_sums[first]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The tokens with which sentences of the whole strand begin, in order."""
        starts = self._tokens.sentence_starts
        return [
            place - start + first
            for (start, stop), first in zip(self._kept, self._firsts, strict=False)
            for place in starts[bisect_left(starts, start) : bisect_left(starts, stop)]
        ]

    @cached_property
    def _openers(self) -> frozenset[int]:
        return frozenset(self.sentence_starts)

    def whole(self, index: int) -> int:
        """Return the place in the whole strand of a token of the excerpt."""
        part = min(bisect_right(self._firsts, index) - 1, len(self._kept) - 1)
        return self._kept[part][0] + index - self._firsts[part]

    def index(self, place: int) -> int:
        """Return the place in the excerpt of one of the whole strand; of one in a hole, that of the hole."""
        part = bisect_right(self._kept, (place, len(self._tokens.keys) + 1)) - 1
        start, stop = self._kept[part]
        return self._firsts[part] + min(place, stop) - start

    def filling(self, filling: Filling, blank: int) -> Filling:
        """Return a filling of the whole strand in the excerpt, of that blank, less alternatives that were in holes."""
        others = [(self.index(start), self.index(stop)) for start, stop in filling.alternatives]
        return filling._replace(
            blank=blank, start=self.index(filling.start), stop=self.index(filling.stop),
            alternatives=tuple(other for other in others if other[0] < other[1]),
        )  # fmt: skip

    def seams(self, first: int, stop: int) -> list[int]:
        """Return the boundaries of the excerpt within the stretch at which a hole was."""
        at = bisect_right(self._firsts, first)
        found = []
        while at < len(self._kept) and self._firsts[at] < stop:
            found.append(self._firsts[at])
            at += 1
        return found


def whole_matches(a: Excerpt, b: Excerpt, matches: Sequence[Match]) -> list[Match]:
    """Return matches of two excerpts in the whole strands, parted where a hole was."""
    found: list[Match] = []
    for match in matches:
        seams_a, seams_b = a.seams(match.a, match.a_end), b.seams(match.b, match.b_end)
        if not seams_a and not seams_b:
            found.append(Match(a.whole(match.a), b.whole(match.b), match.length))
            continue
        cuts = {seam - match.a for seam in seams_a} | {seam - match.b for seam in seams_b}
        edges = [0, *sorted(cuts), match.length]
        for start, stop in pairwise(edges):
            found.append(Match(a.whole(match.a + start), b.whole(match.b + start), stop - start))
    return found


def whole_fillings(b: Excerpt, fillings: Sequence[Filling], numbers: Sequence[int]) -> list[Filling]:
    """Return fillings in the whole strand, less those that a hole would part; ``numbers`` are the blanks' own."""
    return [
        Filling(
            numbers[filling.blank], *_whole_range(b, filling.start, filling.stop), filling.margin,
            tuple(_whole_range(b, *other) for other in filling.alternatives if not b.seams(*other)),
        )
        for filling in fillings
        if not b.seams(filling.start, filling.stop)
    ]  # fmt: skip


def _whole_range(b: Excerpt, start: int, stop: int) -> Stretch:
    return b.whole(start), b.whole(stop - 1) + 1
