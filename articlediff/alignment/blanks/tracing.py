"""The cheapest way through the programme, walked back from its last cell: matches and fillings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.blanks.programme import CostRow, Pattern
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match
from articlediff.calibration.costs import DELETED_BLANK

if TYPE_CHECKING:
    from articlediff.alignment.blanks.programme import State


def traced(
    problem: Problem, pattern: Pattern, keys: Sequence[int], rows: Sequence[CostRow], bounds: Bounds
) -> tuple[list[Match], list[Filling]]:
    """Return the matches and fillings of the cheapest way, in order; no filling has a margin yet.

    ``keys`` are those of the second strand within the bounds.
    """
    walk = _Walk(problem, pattern, keys, rows, bounds)
    steps = {"matched": walk.over_match, "deleting": walk.over_deletion, "inserting": walk.over_insertion}
    state = rows[-1].state_at(len(keys))
    while walk.r or walk.c:
        state = steps[state]()
    return walk.matches[::-1], walk.fillings[::-1]


class _Walk:
    """The walk from the last cell to the first; each step goes over what led to a cell and returns the state before."""

    def __init__(
        self, problem: Problem, pattern: Pattern, keys: Sequence[int], rows: Sequence[CostRow], bounds: Bounds
    ) -> None:
        self.matches: list[Match] = []
        self.fillings: list[Filling] = []
        self.r, self.c = len(rows) - 1, len(keys)
        self._a = problem.a
        self._pattern = pattern
        self._keys = keys
        self._rows = rows
        self._b0 = bounds.b0

    def over_insertion(self) -> State:
        """Go over one inserted token."""
        self.c -= 1
        return self._rows[self.r].before_insertion(self.c + 1, self._pattern.insertions.tokens[self.c])

    def over_deletion(self) -> State:
        """Go over one deleted item."""
        row = self._rows[self.r]
        self.r -= 1
        token, number = self._pattern.items[self.r]
        cost = self._a.weights[token] if number is None else DELETED_BLANK
        return row.before_deletion(self._rows[self.r], self.c, cost)

    def over_match(self) -> State:
        """Go over a token against a token, or over a blank with its filling."""
        row = self._rows[self.r]
        self.r -= 1
        token, number = self._pattern.items[self.r]
        if number is None or self.c in row.unchanged:
            self.c -= 1
            if number is not None or self._keys[self.c] == self._a.keys[token]:
                self.matches.append(Match(token, self._b0 + self.c, 1))
        else:
            start = row.filled_from[self.c]
            if start < self.c:
                self.fillings.append(Filling(number, self._b0 + start, self._b0 + self.c, 0))
            self.c = start
        return self._rows[self.r].state_at(self.c)
