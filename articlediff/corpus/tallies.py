"""Counting and choosing among millions of things in bounded memory."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class Tally:
    """The commonest texts of a stream, counted in bounded memory.

    At most twice the ``capacity`` of texts is kept. When there are more, the texts are ranked, the count of the first
    that is one too many is taken off all counts, and what has none left is forgotten. No count is ever too large, and
    none is too small by more than ``short_by``, which is at most the sum of all counts divided by the capacity. That is
    the method of J. Misra and D. Gries, "Finding repeated elements", Science of Computer Programming 2 (1982), 143-152,
    pruned many at a time as in P. K. Agarwal et al., "Mergeable summaries", PODS 2012, 23-34.

    >>> tally = Tally(capacity=100)
    >>> tally.add(["Aleppo", "Hull", "Aleppo"])
    >>> tally.first(1), tally.short_by
    ([('Aleppo', 2)], 0)
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._counts: dict[str, int] = {}
        self.short_by = 0

    def add(self, texts: Iterable[str]) -> None:
        """Count each of the texts once more."""
        counts = self._counts
        for text in texts:
            counts[text] = counts.get(text, 0) + 1
            if len(counts) > 2 * self._capacity:
                self._prune()
                counts = self._counts

    def first(self, number: int) -> list[tuple[str, int]]:
        """Return that many of the commonest texts with their counts; of equal counts, the first of the alphabet."""
        # Only of the commonest: nlargest has no way to sort texts the other way round.
        if number >= len(self._counts):
            chosen: Iterable[tuple[str, int]] = self._counts.items()
        else:
            least = nlargest(number, self._counts.values())[-1]
            chosen = ((text, count) for text, count in self._counts.items() if count >= least)
        return sorted(chosen, key=lambda found: (-found[1], found[0]))[:number]

    def number(self, text: str) -> int:
        """Return how often the text was counted, as far as that is known.

        >>> tally = Tally(capacity=100)
        >>> tally.add(["Hull", "Hull"])
        >>> tally.number("Hull"), tally.number("Aleppo")
        (2, 0)
        """
        return self._counts.get(text, 0)

    def _prune(self) -> None:
        lowered = nlargest(self._capacity + 1, self._counts.values())[-1]
        self._counts = {text: count - lowered for text, count in self._counts.items() if count > lowered}
        self.short_by += lowered


class Worst(Generic[_Thing]):
    """The worst few of a stream, and the number of all; of two that are as bad, the one that came first is worse.

    >>> worst = Worst(2)
    >>> for badness, name in ((1, "a"), (3, "b"), (1, "c"), (2, "d")):
    ...     worst.add(badness, name)
    >>> worst.number, worst.chosen
    (4, ['b', 'd'])
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._ranked: list[tuple[float, int, _Thing]] = []
        self.number = 0

    def add(self, badness: float, thing: _Thing) -> None:
        """Count the thing, and keep it if it is among the worst."""
        # The numbers of the things differ, so that the things themselves are never compared.
        insort(self._ranked, (-badness, self.number, thing))
        self.number += 1
        del self._ranked[self._most :]

    @property
    def chosen(self) -> Sequence[_Thing]:
        """The worst things, the worst one first."""
        return [thing for _, _, thing in self._ranked]
