"""Two strands, and the blanks of the first, to an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.moves.around import around_moves
from articlediff.alignment.moves.finding import find_moves
from articlediff.alignment.moves.placing import with_whole_sentences_placed
from articlediff.alignment.problem import Problem
from articlediff.alignment.strand import strands
from articlediff.alignment.tidying.tidying import tidied
from articlediff.alignment.types import Alignment, Bounds, Match, Move
from articlediff.calibration.costs import SHORT_FILLING

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

    ``likely`` and ``seam`` are those of :class:`Problem`. Without blanks and seam, to exchange the sides mirrors the
    result and changes nothing else.

    >>> from articlediff.text.tokenising import tokenise
    >>> align(tokenise("a b c d e"), tokenise("a b X Y Z d e")).matches
    (Match(a=0, b=0, length=2), Match(a=3, b=5, length=2))
    """
    if not blanks and not seam and (len(a.keys), list(a.keys)) > (len(b.keys), list(b.keys)):
        return _mirrored(_aligned(Problem(*strands(b, a))))
    return _aligned(Problem(*strands(a, b), blanks, likely, seam))


def _aligned(problem: Problem) -> Alignment:
    seam, whole = problem.seam, problem.whole
    if seam:
        whole = Bounds(0, seam.a0, 0, seam.b0)
    matches, fillings = chain(problem, whole)
    matches, fillings = tidied(problem, matches, fillings, whole)
    if seam and seam.a1 < problem.whole.a1:
        matches = [*matches, Match(seam.a1, seam.b1, problem.whole.a1 - seam.a1)]
    moves = find_moves(problem, matches, fillings)
    matches, moves = with_whole_sentences_placed(problem, matches, fillings, moves, SHORT_FILLING)
    if moves:
        matches, fillings = around_moves(problem, matches, fillings, moves)
        matches, moves = with_whole_sentences_placed(problem, matches, fillings, moves)
    return Alignment(tuple(matches), tuple(fillings), tuple(moves))


def _mirrored(alignment: Alignment) -> Alignment:
    """Return the alignment with the sides exchanged; it has no fillings."""
    moves = sorted(map(_mirrored_move, alignment.moves), key=lambda move: move.bounds.b0)
    return Alignment(_mirrored_matches(alignment.matches), (), tuple(moves))


def _mirrored_move(move: Move) -> Move:
    a0, a1, b0, b1 = move.bounds
    return Move(Bounds(b0, b1, a0, a1), _mirrored_matches(move.matches), ())


def _mirrored_matches(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(Match(b, a, length) for a, b, length in matches)
