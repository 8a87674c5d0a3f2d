"""Whether the texts were given in the wrong order: the second one is the truncated one."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Alignment, Bounds, between
from articlediff.calibration.both_texts import LONGEST_NOTICE
from articlediff.calibration.thresholds import FEWEST_SWAPPED_BLANKS, FEWEST_TOKENS_PAST_CUT, NEARLY_EQUAL
from articlediff.copy.cuts.cutting import breaks_off
from articlediff.copy.masks.placeholders import with_placeholders
from articlediff.text.blanks import Blank, find_blanks
from articlediff.text.families import SAY_LITTLE
from articlediff.text.tokens import Tokens


def looks_swapped(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Return whether ``b`` breaks off where ``a`` goes on, or most of its blanks have words of ``a`` in their place.

    One mask that says by itself that words are missing is enough where the texts are nearly equal otherwise.

    >>> from articlediff.alignment import align
    >>> from articlediff.text.tokenising import tokenise
    >>> full = tokenise("Wren met Pellick at the old pier on Monday.")
    >>> copy = tokenise("█████ met █████ at the old pier on Monday.")
    >>> looks_swapped(full, copy, align(full, copy))
    True
    >>> copy = tokenise("[REDACTED] met Pellick at the old pier on Monday.")
    >>> looks_swapped(full, copy, align(full, copy))
    True
    """
    stretches = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    near_end = (stretch for stretch in stretches if len(b) - stretch.b1 <= LONGEST_NOTICE)
    if any(stretch.a1 - stretch.a0 >= FEWEST_TOKENS_PAST_CUT for stretch in near_end) and breaks_off(b, a):
        return True
    opposite_a = [stretch for stretch in stretches if stretch.a0 < stretch.a1]
    if not opposite_a:
        return False
    blanks = [blank for blank in find_blanks(b) if not blank.faint]
    filled = _filled(blanks, opposite_a)
    if len(filled) >= FEWEST_SWAPPED_BLANKS:
        return 2 * len(filled) >= len(blanks)
    exchanged = [stretch for stretch in opposite_a if stretch.b0 < stretch.b1]
    return bool(exchanged) and _are_nearly_equal(a, b, alignment) and _has_mask(a, b, exchanged)


def _filled(blanks: Sequence[Blank], opposite_a: Sequence[Bounds]) -> list[Blank]:
    """Return the blanks that have words of the first text in their place."""
    boundaries = {stretch.b0 for stretch in opposite_a if stretch.b0 == stretch.b1}
    tokens = {k for stretch in opposite_a for k in range(stretch.b0, stretch.b1)}
    return [blank for blank in blanks if blank.at in (tokens if blank.covers else boundaries)]


def _are_nearly_equal(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Return whether nearly all tokens of both texts match."""
    matched = sum(match.length for match in alignment.matches)
    return matched >= NEARLY_EQUAL * max(len(a), len(b))


def _has_mask(a: Tokens, b: Tokens, exchanged: Sequence[Bounds]) -> bool:
    """Return whether one of the stretches is a mask in the second text, which hides the words of the first."""
    marked = with_placeholders(b, a)
    # A row of signs may be a picture's edge or what a machine could not read.
    telling = (mask for mask in find_blanks(marked) if mask.covers and mask.family not in SAY_LITTLE)
    masks = {marked.slice(mask.at, mask.end) for mask in telling}
    return any(b.slice(stretch.b0, stretch.b1) in masks for stretch in exchanged)
