"""The alignment in plain Python, stage by stage: the twin of the kernel, its specification and its oracle."""

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
from articlediff.alignment.types import Alignment, Bounds, Match
from articlediff.calibration.costs import SHORT_FILLING

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank, AnyTokens


def aligned_in_python(
    a: AnyTokens,
    b: AnyTokens,
    blanks: Sequence[AnyBlank],
    likely: Sequence[bool] | None,
    seam: Bounds | None,
) -> Alignment:
    """Return the alignment of the strands as they are given; the arguments are those of :class:`Problem`.

    >>> from articlediff.text.tokenising import tokenise
    >>> aligned_in_python(tokenise("a b c d e"), tokenise("a b X Y Z d e"), (), None, None).matches
    (Match(a=0, b=0, length=2), Match(a=3, b=5, length=2))
    """
    problem = Problem(*strands(a, b), blanks, likely, seam)
    whole = Bounds(0, seam.a0, 0, seam.b0) if seam else problem.whole
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
