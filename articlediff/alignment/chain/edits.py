"""Small stretches without a blank: a shortest edit script of words, by diff-match-patch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from articlediff.alignment.types import Bounds, Match

if TYPE_CHECKING:
    from diff_match_patch import diff_match_patch

_FIRST_CODE_POINT = 0xF0000  # private use: no letter, no space, nothing that the library would read as text


def minimal_matches(a: Sequence[str], b: Sequence[str], bounds: Bounds) -> list[Match]:
    """Return the matches of a shortest edit script of the two stretches; to exchange the sides changes none.

    After Myers, "An O(ND) difference algorithm and its variations", 1986.

    >>> minimal_matches("xabcy", "zabdy", Bounds(0, 5, 0, 5))
    [Match(a=1, b=1, length=2), Match(a=4, b=4, length=1)]
    """
    a0, a1, b0, b1 = bounds
    left, right = list(a[a0:a1]), list(b[b0:b1])
    exchanged = (len(left), left) > (len(right), right)
    if exchanged:
        left, right = right, left
    codes = dict(zip(dict.fromkeys(left + right), map(chr, count(_FIRST_CODE_POINT)), strict=False))
    i, j = 0, 0
    matches = []
    for operation, text in _differ().diff_main(
        "".join(map(codes.__getitem__, left)), "".join(map(codes.__getitem__, right)), False
    ):
        length = len(text)
        if operation == 0:
            matches.append(Match(a0 + j, b0 + i, length) if exchanged else Match(a0 + i, b0 + j, length))
        i += length if operation <= 0 else 0
        j += length if operation >= 0 else 0
    return matches


@cache
def _differ() -> diff_match_patch:
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # a clock would make the result depend on the machine's load
    return differ
