"""Whether the texts were given in the wrong order: the second one is the truncated one."""

from __future__ import annotations

from articlediff.alignment.types import Alignment, Bounds, between
from articlediff.copy.cuts.cutting import breaks_off
from articlediff.copy.cuts.places import SEARCHED
from articlediff.findings.thresholds import FEWEST_SWAPPED_BLANKS, FEWEST_TOKENS_PAST_CUT
from articlediff.text.blanks import find_blanks
from articlediff.text.tokens import Tokens


def looks_swapped(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Return whether ``b`` breaks off where ``a`` goes on, or most of its blanks have words of ``a`` in their place.

    >>> from articlediff.alignment import align
    >>> from articlediff.text.tokenising import tokenise
    >>> full = tokenise("Wren met Pellick at the old pier on Monday.")
    >>> copy = tokenise("█████ met █████ at the old pier on Monday.")
    >>> looks_swapped(full, copy, align(full, copy))
    True
    """
    stretches = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    near_end = (stretch for stretch in stretches if len(b) - stretch.b1 <= SEARCHED)
    if any(stretch.a1 - stretch.a0 >= FEWEST_TOKENS_PAST_CUT for stretch in near_end) and breaks_off(b, a):
        return True
    blanks = [blank for blank in find_blanks(b) if not blank.faint]
    if len(blanks) < FEWEST_SWAPPED_BLANKS:
        return False
    opposite_a = [stretch for stretch in stretches if stretch.a0 < stretch.a1]
    boundaries = {stretch.b0 for stretch in opposite_a if stretch.b0 == stretch.b1}
    tokens = {k for stretch in opposite_a for k in range(stretch.b0, stretch.b1)}
    filled = sum(blank.at in (tokens if blank.covers else boundaries) for blank in blanks)
    return filled >= FEWEST_SWAPPED_BLANKS and 2 * filled >= len(blanks)
