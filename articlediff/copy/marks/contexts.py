"""What the full text has between the words that stand around a place of the copy: evidence before any alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from articlediff.text.joined import joined, row_places

_PAIR = 2
"""So many tokens on either side say where a place is."""
_LOOKED_AT = 4
"""So many tokens on either side tell a better place from a worse one."""
_MOST_PLACES = 8
"""A pair of tokens that stands at more places than this tells none."""
_FEW = 24
"""From so many questions on, the words that both texts have once are looked at as well."""
_REACH = 4_000
"""Tokens between both sides, at most."""


class Between(NamedTuple):
    """Tokens ``start`` to ``stop`` of the full text stand between the neighbours; ``agreeing`` of those are there."""

    start: int
    stop: int
    agreeing: int


class Contexts:
    """Looks up, by the tokens on both sides, what the full text has in a place of the copy.

    >>> full = ["the", "mayor", "of", "New", "Hasp", "met", "the", "clerk"]
    >>> copy = ["the", "mayor", "of", "XY", "met", "the", "clerk"]
    >>> Contexts(copy, full).between(3, 4)
    Between(start=3, stop=5, agreeing=6)
    >>> Contexts(copy, full).between(1, 2) is None
    True
    """

    def __init__(self, copy: Sequence[str], full: Sequence[str]) -> None:
        self._copy = tuple(copy)
        self._full = tuple(full)
        self._rows = joined(full)
        self._asked = 0

    def _places(self, left: str, right: str) -> Sequence[int]:
        """Where the two stand side by side in the full text; none if that is at too many places to tell one."""
        self._asked += 1
        found = list(islice(row_places(self._rows, (left, right)), _MOST_PLACES + 1))
        return found if len(found) <= _MOST_PLACES else []

    def _alone(self, key: str) -> Sequence[int]:
        """Where a word stands that both texts have once: between many masks, no two words are side by side."""
        if self._asked <= _FEW or not key[0].isalnum() or key not in self._once:
            return ()
        return (self._once[key],)

    @cached_property
    def _once(self) -> dict[str, int]:
        """The place of each key that the full text has once, if the copy has it once as well."""
        copied, places = Counter(self._copy), dict[str, int]()
        for place, key in enumerate(self._full):
            places[key] = -1 if key in places else place
        return {key: place for key, place in places.items() if place >= 0 and copied[key] == 1}

    def between(self, first: int, stop: int) -> Between | None:
        """What stands in the place of tokens ``first`` to ``stop`` of the copy; None if no one place is the best."""
        found = [
            Between(start, end, self._agreeing(first, stop, start, end))
            for start in self._behind(first)
            for end in self._before(stop)
            if start <= end <= start + _REACH
        ]
        if not found:
            return None
        best = max(found, key=lambda between: (between.agreeing, between.start - between.stop))
        rivals = [b for b in found if b.agreeing == best.agreeing and b.stop - b.start == best.stop - best.start]
        words = {tuple(self._full[rival.start : rival.stop]) for rival in rivals}
        return best if len(words) == 1 else None

    def _behind(self, first: int) -> list[int]:
        """Where the full text goes on behind the tokens in front of the place."""
        if not first:
            return [0]
        if first < _PAIR:
            return [1] if self._full[:1] == self._copy[:1] else []
        places = self._places(self._copy[first - 2], self._copy[first - 1])
        return [place + _PAIR for place in places] or [place + 1 for place in self._alone(self._copy[first - 1])]

    def _before(self, stop: int) -> Sequence[int]:
        """Where the full text has the tokens behind the place."""
        left = len(self._copy) - stop
        if not left:
            return [len(self._full)]
        if left < _PAIR:
            return [len(self._full) - 1] if self._full[-1:] == self._copy[-1:] else []
        return self._places(self._copy[stop], self._copy[stop + 1]) or self._alone(self._copy[stop])

    def _agreeing(self, first: int, stop: int, start: int, end: int) -> int:
        copy, full = self._copy, self._full
        left = right = 0
        while left < _LOOKED_AT and left < first and left < start and copy[first - 1 - left] == full[start - 1 - left]:
            left += 1
        while (
            right < _LOOKED_AT
            and stop + right < len(copy)
            and end + right < len(full)
            and copy[stop + right] == full[end + right]
        ):
            right += 1
        return left + right
