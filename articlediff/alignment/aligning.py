"""Two strands, and the gaps of the first, to an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.chain.placing import with_whole_sentences_placed
from articlediff.alignment.moves.around import around_moves
from articlediff.alignment.moves.moves import SHORT_FILLING, find_moves
from articlediff.alignment.tidying.tidying import tidied
from articlediff.alignment.types import Alignment, Bounds, Filling, Match, Move

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand


def align(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap] = (),
    likely: Sequence[bool] | None = None,
    seam: Bounds | None = None,
) -> Alignment:
    """What the strands share, what fills the gaps of ``a``, and what moved.

    ``likely`` tells of each token of ``b`` whether it is of the kind that bare gaps have lost, if that is known.
    ``seam`` is a stretch of ``b`` known to be missing at a place of ``a``, behind which both end alike.

    Without gaps and seam the result is the same, mirrored, when the sides are exchanged.

    >>> from articlediff.text.tokens import tokenise
    >>> align(tokenise("a b c d e"), tokenise("a b X Y Z d e")).matches
    (Match(a=0, b=0, length=2), Match(a=3, b=5, length=2))
    """
    if not gaps and not seam and (len(a.keys), list(a.keys)) > (len(b.keys), list(b.keys)):
        return _mirrored(_aligned(b, a, gaps, None, None))
    return _aligned(a, b, gaps, likely, seam)


def _aligned(
    a: Strand, b: Strand, gaps: Sequence[Gap], likely: Sequence[bool] | None, seam: Bounds | None
) -> Alignment:
    whole = Bounds(0, len(a.keys), 0, len(b.keys))
    if seam:
        whole = Bounds(0, seam.a0, 0, seam.b0)
    matches, fillings = chain(a, b, gaps, whole, likely)
    matches, fillings = tidied(a, b, gaps, matches, fillings, likely, whole)
    if seam and seam.a1 < len(a.keys):
        matches = [*matches, Match(seam.a1, seam.b1, len(a.keys) - seam.a1)]
    moves = find_moves(a, b, gaps, matches, fillings, likely)
    matches, moves = with_whole_sentences_placed(a, b, gaps, matches, fillings, moves, SHORT_FILLING)
    if moves:
        matches, fillings = around_moves(a, b, gaps, matches, fillings, moves, likely)
        matches, moves = with_whole_sentences_placed(a, b, gaps, matches, fillings, moves)
    return Alignment(tuple(matches), tuple(fillings), tuple(moves))


def _mirrored(alignment: Alignment) -> Alignment:
    moves = sorted(map(_mirrored_move, alignment.moves), key=lambda move: move.bounds.b0)
    return Alignment(_mirrored_matches(alignment.matches), (), tuple(moves))


def _mirrored_move(move: Move) -> Move:
    a0, a1, b0, b1 = move.bounds
    no_fillings: tuple[Filling, ...] = ()
    return Move(Bounds(b0, b1, a0, a1), _mirrored_matches(move.matches), no_fillings)


def _mirrored_matches(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(Match(b, a, length) for a, b, length in matches)
