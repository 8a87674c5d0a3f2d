"""The words that a copy seems to have lost by a rule, as both texts show before they are aligned.

Which rules hold in the end is known after that: :mod:`articlediff.findings.damage`.
"""

from __future__ import annotations

from bisect import bisect_right

from articlediff.calibration.both_texts import MOST_TRACES, WIDE_SPACE
from articlediff.calibration.thresholds import FEWEST_LOSSES, MOST_KEPT
from articlediff.text.searching import found_at
from articlediff.text.tokens import Tokens


def likely_lost(a: Tokens, b: Tokens) -> list[bool] | None:
    """Return of each token of ``b`` whether it is part of a hyphenated word; None if ``a`` does not seem to lose those.

    It is known before the texts are aligned: ``b`` has several hyphens and ``a`` next to none, and ``a`` has not many
    times as many traces as it can have lost hyphenated words.

    >>> from articlediff.text.tokenising import tokenise
    >>> likely_lost(tokenise("a   well of   ink"), tokenise("a half-full well of jet-black ink"))
    [False, True, True, True, False, False, True, True, True, False]
    """
    kept, all_of_them = a.text.count("-"), b.text.count("-")
    lost = all_of_them - kept
    if lost < FEWEST_LOSSES or kept > MOST_KEPT * all_of_them or _traces(a) - _traces(b) > MOST_TRACES * lost:
        return None
    likely = [False] * len(b)
    for at in found_at(b.text, "-"):
        index = bisect_right(b.starts, at) - 1
        first = index if b.spaces[index] or not index else index - 1
        stop = index + 1 if index + 1 == len(b) or b.spaces[index + 1] else index + 2
        likely[first:stop] = [True] * (stop - first)
    return likely


def _traces(tokens: Tokens) -> int:
    """Return how many masks there are, and runs of spaces within lines that are as wide as lost words leave."""
    wide = {space for space in set(tokens.spaces) if len(space) >= WIDE_SPACE and "\n" not in space}
    return len(tokens.masks) + (sum(map(wide.__contains__, tokens.spaces)) if wide else 0)
