"""Wide spaces that are a copy's columns or justified lines, and hide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from articlediff.blanks import Blank
from articlediff.tokens import Tokens

_AROUND = 2
"""So many tokens on either side of a gap that stand together in the full text say that nothing is missing."""
_FEWEST = 3
_SAMPLE = 16
"""Where most of so many gaps hide something, those of the whole text do."""


def without_layout(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> list[Blank]:
    """The blanks, less the gaps across which ``b`` reads as ``a`` does, if most gaps of ``a`` are like that.

    Known before the texts are aligned: where every word is a gap away from the next, to read some of them as dropped
    and the same ones as lost would look cheap.

    >>> from articlediff.blanks import find_blanks
    >>> from articlediff.tokens import tokenise
    >>> copy, full = tokenise("Hill   3   0\\nWard   3   2"), tokenise("Hill 3 0\\nWard 3 2")
    >>> without_layout(copy, full, find_blanks(copy))
    []
    """
    gaps = [blank for blank in blanks if not blank.covers]
    if len(gaps) < _FEWEST:
        return list(blanks)
    sample = gaps[:: -(-len(gaps) // _SAMPLE)]
    text = _joined(b.keys)
    hiding = (gap for gap in sample if _joined(_around(a, gap)) not in text)
    # As soon as half of them hide something, the others need no search.
    if any(islice(hiding, (len(sample) - 1) // 2, None)):
        return list(blanks)
    rows = {row for size in range(1, 2 * _AROUND + 1) for row in zip(*(b.keys[k:] for k in range(size)), strict=False)}
    return [blank for blank in blanks if blank.covers or _around(a, blank) not in rows]


def _around(a: Tokens, gap: Blank) -> tuple[str, ...]:
    return a.keys[max(0, gap.at - _AROUND) : gap.at + _AROUND]


def _joined(keys: Sequence[str]) -> str:
    return "\0" + "\0".join(keys) + "\0"
