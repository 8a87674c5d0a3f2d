"""Margins: how much more the next best reading of a blank costs than the one that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from articlediff.alignment.blanks.fillings import Rival, listed_fillings
from articlediff.alignment.blanks.programme import CostRow, Pattern
from articlediff.alignment.types import Bounds, Filling, Stretch
from articlediff.calibration.costs import MOST_ALTERNATIVES, NEAR, RIVAL


def weighed(
    filling: Filling, pattern: Pattern, rows: Sequence[CostRow], back: Sequence[CostRow], bounds: Bounds
) -> Filling:
    """Return the filling with its margin over the next best reading of its blank, and those that come near.

    ``rows`` are those of the programme, ``back`` those of its mirrored pattern, from the other end.
    """
    at = next(k for k, (_, number) in enumerate(pattern.items) if number == filling.blank)
    costs = pattern.costs[filling.blank]
    total = rows[-1].cheapest[-1]
    before, after = rows[at].cheapest, back[len(pattern.items) - at - 1].cheapest[::-1]
    chosen = (filling.start - bounds.b0, filling.stop - bounds.b0)
    empty = min(map(add, before, after)) + costs.empty
    found = listed_fillings(costs, before, after, total + RIVAL)
    others = sorted(other for other in found if (other.start, other.stop) != chosen)
    return filling._replace(margin=max(0, margin(others, empty, total)), alternatives=near(others, total, bounds))


def margin(others: Sequence[Rival], empty: int, best: int) -> int:
    """Return how much more the next best reading costs: another filling, or nothing in the blank."""
    return min([empty, *(other.cost for other in others[:1])]) - best


def near(others: Sequence[Rival], best: int, bounds: Bounds) -> tuple[Stretch, ...]:
    """Return the other fillings that cost hardly more than the best reading."""
    close = [(bounds.b0 + other.start, bounds.b0 + other.stop) for other in others if other.cost <= best + NEAR]
    return tuple(close[:MOST_ALTERNATIVES])
