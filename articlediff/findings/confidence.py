"""How sure a restoration is: how many of a hundred like it are right.

Like it are those as far from the next best reading of their blank (10: one word of content) and held alike
by the words around them. The shares were measured on hard cases made from whole articles (`python -m
benchmarks.hard_accuracy` prints how confidence and truth go together).
"""

from __future__ import annotations

from collections.abc import Sequence

SURE = 0.99
"""A text can always hold more than anyone measured."""
HELD = ((0, 0.4), (1, 0.8), (2, 0.95), (6, 0.975), (12, 0.985), (25, SURE))
"""Margin and share right, where the words on both sides of a blank match."""
ONE_SIDED = ((0, 0.25), (4, 0.65), (8, 0.87), (15, 0.94), (30, 0.98))
"""The same where they match on one side and the other was edited."""
LONE_SIGN = 0.9
"""A side that is but a sign says little: every sentence has a full stop."""
FAINT = 0.9


def confidence(margin: int, held: bool, by_sign: bool, faint: bool) -> float:
    """From 0 to 1. ``by_sign``: the one side that matches is a sign.

    >>> confidence(40, held=True, by_sign=False, faint=False), confidence(2, held=False, by_sign=True, faint=False)
    (0.99, 0.41)
    """
    share = _at(margin, HELD if held else ONE_SIDED)
    share *= LONE_SIGN if by_sign and not held else 1
    return round(share * (FAINT if faint else 1), 2)


def _at(margin: int, measured: Sequence[tuple[int, float]]) -> float:
    """The share at a margin, between those measured."""
    low, share = measured[0]
    for high, upper in measured[1:]:
        if margin < high:
            return share + (upper - share) * (margin - low) / (high - low)
        low, share = high, upper
    return share
