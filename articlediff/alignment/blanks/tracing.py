"""The cheapest way through the programme, walked back from its last cell: matches and fillings."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.blanks.programme import CostRow, Pattern
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match


def traced(
    problem: Problem, pattern: Pattern, keys: Sequence[int], rows: Sequence[CostRow], bounds: Bounds
) -> tuple[list[Match], list[Filling]]:
    """Return the matches and fillings of the cheapest way, in order; no filling has a margin yet.

    ``keys`` are those of the second strand within the bounds.
    """
    matches: list[Match] = []
    fillings: list[Filling] = []
    r, c = len(rows) - 1, len(keys)
    while r or c:
        row = rows[r]
        if cell := row.before[c]:
            r, c = cell
            continue
        r -= 1
        token, number = pattern.items[r]
        if number is None or c in row.unchanged:
            c -= 1
            if number is not None or keys[c] == problem.a.keys[token]:
                matches.append(Match(token, bounds.b0 + c, 1))
        else:
            start = row.filled_from[c]
            if start < c:
                fillings.append(Filling(number, bounds.b0 + start, bounds.b0 + c, 0))
            c = start
    return matches[::-1], fillings[::-1]
