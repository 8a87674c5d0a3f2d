"""How sure a restoration is: of a hundred like it, the share that is right.

Two restorations are alike if the next best reading of their blank is as far away (the margin; 10: one word of content)
and as much matches beside them. The shares were measured on hard cases made from whole articles; ``python -m
benchmarks.hard_accuracy`` prints how confidence and truth go together.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from articlediff.calibration.thresholds import (
    BOTH_SIDES_MATCH,
    FAINT_TRACE,
    ONE_SIDE_MATCHES,
    ONE_SIGN_MATCHES,
    UNSEEN_KEPT,
    UNSEEN_LOST,
)


class Neighbours(Enum):
    """The words and signs on the two sides of a blank, by which of them match."""

    BOTH = "both match"
    ONE = "one at most matches, the other was edited"
    ONE_SIGN = "one at most matches, and it is a sign"


def confidence(margin: int, neighbours: Neighbours, is_faint: bool = False) -> float:
    """Return the share of restorations like this that are right, 0 to 1, in hundredths.

    ``margin`` is how much more the next best reading costs, 0 or more. Of a faint trace it is not sure that anything
    is missing there.

    >>> confidence(40, Neighbours.BOTH), confidence(2, Neighbours.ONE_SIGN)
    (0.99, 0.41)
    """
    share = _share_at(margin, BOTH_SIDES_MATCH if neighbours is Neighbours.BOTH else ONE_SIDE_MATCHES)
    if neighbours is Neighbours.ONE_SIGN:
        share *= ONE_SIGN_MATCHES
    return round(share * (FAINT_TRACE if is_faint else 1), 2)


def sure_of_rules(losses: int) -> float:
    """Return how sure it is (0 to 1) that a piece was lost by the rules of a copy, by how many were lost by them.

    >>> [round(sure_of_rules(losses), 2) for losses in (2, 8, 98)]
    [0.75, 0.9, 0.99]
    """
    return 1 - UNSEEN_KEPT / (losses + UNSEEN_LOST + UNSEEN_KEPT)


def _share_at(margin: int, measured: Sequence[tuple[int, float]]) -> float:
    """Return the share at a margin, on the line between those measured."""
    low, share = measured[0]
    for high, upper in measured[1:]:
        if margin < high:
            return share + (upper - share) * (margin - low) / (high - low)
        low, share = high, upper
    return share
