"""What the full text has between the neighbours of a stretch of the copy: evidence before any alignment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

from articlediff.calibration.both_texts import COMPARED_AROUND, FEW_QUESTIONS, LONGEST_BETWEEN, MOST_PAIR_PLACES
from articlediff.properties import cached_property
from articlediff.records import NamedTuple
from articlediff.text.searching import row_starts
from articlediff.text.tokens import Tokens

_PAIR = 2
"""Tokens on either side that tell where the full text has a stretch."""


class Between(NamedTuple):
    """Tokens ``start`` to ``stop`` of the full text are between the neighbours, ``agreeing`` of which are there."""

    start: int
    stop: int
    agreeing: int


class Contexts:
    """An index that tells, by the tokens on both sides, what the full text has in place of a stretch of the copy.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("the mayor of XY met the clerk"), tokenise("the mayor of New Hasp met the clerk")
    >>> Contexts(copy, full).between(3, 4)
    Between(start=3, stop=5, agreeing=6)
    >>> Contexts(copy, full).between(1, 2) is None
    True
    """

    def __init__(self, copy: Tokens, full: Tokens) -> None:
        self._copy = copy.keys
        self._full = full.keys
        self._rows = full.joined_keys
        self._asked = 0

    def _pairs(self, left: str, right: str) -> Sequence[int]:
        """Return after which tokens the two are side by side in the full text; none if that is so too often."""
        self._asked += 1
        if self._asked > FEW_QUESTIONS:
            found = self._places.get((left, right), [])
        else:
            found = list(islice(row_starts(self._rows, (left, right)), MOST_PAIR_PLACES + 1))
        return found if len(found) <= MOST_PAIR_PLACES else []

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        """The tokens from which on the full text has each two side by side, no more than tell that they are too many.

        To search the text again for each question would take time that grows with the square of its length.
        """
        places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise(self._full)):
            if len(places[pair]) <= MOST_PAIR_PLACES:
                places[pair].append(at)
        return places

    def _shared_once(self, key: str) -> Sequence[int]:
        """Return where the word is that both texts have once: between many masks, no two words are side by side."""
        if self._asked <= FEW_QUESTIONS or not key[0].isalnum() or key not in self._once:
            return ()
        return (self._once[key],)

    @cached_property
    def _once(self) -> dict[str, int]:
        """The index of each key that the full text has once, if the copy has it once as well."""
        copied, full = Counter(self._copy), Counter(self._full)
        return {key: index for index, key in enumerate(self._full) if full[key] == copied[key] == 1}

    def between(self, first: int, stop: int) -> Between | None:
        """Return what the full text has in place of tokens ``first`` to ``stop`` of the copy; None if none is best."""
        found = [
            Between(start, end, self._agreeing(first, stop, start, end))
            for start in self._ends_before(first)
            for end in self._starts_after(stop)
            if start <= end <= start + LONGEST_BETWEEN
        ]
        if not found:
            return None
        best = max(found, key=lambda between: (between.agreeing, between.start - between.stop))
        rivals = [b for b in found if b.agreeing == best.agreeing and b.stop - b.start == best.stop - best.start]
        words = {tuple(self._full[rival.start : rival.stop]) for rival in rivals}
        return best if len(words) == 1 else None

    def _ends_before(self, first: int) -> list[int]:
        """Return where the full text goes on after the tokens in front of the copy's token ``first``."""
        if not first:
            return [0]
        if first < _PAIR:
            return [1] if self._full[:1] == self._copy[:1] else []
        pairs = self._pairs(self._copy[first - 2], self._copy[first - 1])
        return [at + _PAIR for at in pairs] or [at + 1 for at in self._shared_once(self._copy[first - 1])]

    def _starts_after(self, stop: int) -> Sequence[int]:
        """Return where the full text has the tokens from the copy's token ``stop`` on."""
        left = len(self._copy) - stop
        if not left:
            return [len(self._full)]
        if left < _PAIR:
            return [len(self._full) - 1] if self._full[-1:] == self._copy[-1:] else []
        return self._pairs(self._copy[stop], self._copy[stop + 1]) or self._shared_once(self._copy[stop])

    def _agreeing(self, first: int, stop: int, start: int, end: int) -> int:
        """Return how many tokens on either side, a few at most, are the same in both texts."""
        copy, full = self._copy, self._full
        left = right = 0
        while (
            left < COMPARED_AROUND
            and left < first
            and left < start
            and copy[first - 1 - left] == full[start - 1 - left]
        ):
            left += 1
        while (
            right < COMPARED_AROUND
            and stop + right < len(copy)
            and end + right < len(full)
            and copy[stop + right] == full[end + right]
        ):
            right += 1
        return left + right
