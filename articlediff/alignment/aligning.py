"""Two strands, and the blanks of the first, to an alignment, by the kernel or by its twin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff import kernel
from articlediff.alignment.types import Alignment, Bounds, Match, Move

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank, AnyTokens


def align(
    a: AnyTokens,
    b: AnyTokens,
    blanks: Sequence[AnyBlank] = (),
    likely: Sequence[bool] | None = None,
    seam: Bounds | None = None,
) -> Alignment:
    """Return what the strands share, what fills the blanks of ``a``, and what moved.

    ``blanks`` ascend by their place. ``likely`` tells of each token of ``b`` whether it is of the kind that blanks of
    white space have lost in this copy, or is None if that is not known. ``seam`` is a stretch of ``b`` known to be
    missing at a place of ``a``, after which both end alike. Without blanks and seam, to exchange the sides mirrors the
    result and changes nothing else.

    >>> from articlediff.text.tokenising import tokenise
    >>> align(tokenise("a b c d e"), tokenise("a b X Y Z d e")).matches
    (Match(a=0, b=0, length=2), Match(a=3, b=5, length=2))
    """
    # The twin has 25 modules, which a run with the kernel does not load.
    if kernel.extension:
        from articlediff.alignment.compiled import aligned_by_kernel as aligned
    else:
        from articlediff.alignment.plain import aligned_in_python as aligned
    if not blanks and not seam and (len(a.keys), list(a.keys)) > (len(b.keys), list(b.keys)):
        return _mirrored(aligned(b, a, (), None, None))
    return aligned(a, b, blanks, likely, seam)


def _mirrored(alignment: Alignment) -> Alignment:
    """Return the alignment with the sides exchanged; it has no fillings."""
    moves = sorted(map(_mirrored_move, alignment.moves), key=lambda move: move.bounds.b0)
    return Alignment(_mirrored_matches(alignment.matches), (), tuple(moves))


def _mirrored_move(move: Move) -> Move:
    a0, a1, b0, b1 = move.bounds
    return Move(Bounds(b0, b1, a0, a1), _mirrored_matches(move.matches), ())


def _mirrored_matches(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(Match(b, a, length) for a, b, length in matches)
