"""The main chain once more where passages moved: what stands around them is aligned as if they were not there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.chain import chain
from articlediff.alignment.excerpts import Excerpt, placed, whole_fillings, whole_matches
from articlediff.alignment.tidying import tidied
from articlediff.alignment.types import Bounds, Filling, Match, Move, between

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand


def around_moves(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    moves: Sequence[Move],
    likely: Sequence[bool] | None,
) -> tuple[list[Match], list[Filling]]:
    """All matches and fillings, those between two matches made anew wherever a passage came or went."""
    left = Excerpt(a, sorted((move.bounds.a0, move.bounds.a1) for move in moves))
    right = Excerpt(b, [(move.bounds.b0, move.bounds.b1) for move in moves])
    moved = {filling.blank for move in moves for filling in move.fillings}
    numbers = [number for number in _outside(gaps, moves) if number not in moved]
    near = [placed(gaps[k], left.index(gaps[k].at)) for k in numbers]
    fits = [likely[right.whole(k)] for k in range(len(right.keys))] if likely else None
    found = [Match(left.index(match.a), right.index(match.b), match.length) for match in matches]
    touched = [_in_excerpts(hunk, left, right) for hunk in _touched(matches, moves, a, b)]
    filled = _kept(fillings, numbers, right, touched)
    for bounds in touched:
        more_matches, more_fillings = chain(left, right, near, bounds, fits)
        found += more_matches
        filled += more_fillings
    found, filled = tidied(left, right, near, sorted(found), sorted(filled), fits)
    return whole_matches(left, right, found), whole_fillings(right, filled, numbers)


def _in_excerpts(hunk: Bounds, left: Excerpt, right: Excerpt) -> Bounds:
    return Bounds(left.index(hunk.a0), left.index(hunk.a1), right.index(hunk.b0), right.index(hunk.b1))


def _kept(
    fillings: Sequence[Filling], numbers: Sequence[int], right: Excerpt, touched: Sequence[Bounds]
) -> list[Filling]:
    """The fillings in the excerpt, less those where all is made anew."""
    renumbered = {number: k for k, number in enumerate(numbers)}
    kept = [right.filling(f, renumbered[f.blank]) for f in fillings if f.blank in renumbered]
    starts = [hunk.b0 for hunk in touched]
    return [f for f in kept if not _lies_in(touched, starts, f)]


def _lies_in(touched: Sequence[Bounds], starts: Sequence[int], filling: Filling) -> bool:
    # An empty hunk may start where another does: the last one that starts there is the one with room.
    at = bisect_right(starts, filling.start) - 1
    return at >= 0 and filling.stop <= touched[at].b1


def _outside(gaps: Sequence[Gap], moves: Sequence[Move]) -> list[int]:
    """The numbers of the gaps that no moved passage holds."""
    stretches = sorted((move.bounds.a0, move.bounds.a1) for move in moves)
    starts = [start for start, _ in stretches]
    outside = []
    for number, gap in enumerate(gaps):
        # White space in front of a passage is none of it, a mark there is.
        at = bisect_left(starts, gap.at + gap.covers) - 1
        if at < 0 or gap.at >= stretches[at][1]:
            outside.append(number)
    return outside


def _touched(matches: Sequence[Match], moves: Sequence[Move], a: Strand, b: Strand) -> Iterator[Bounds]:
    """The stretches between matches in which a passage stands that moved."""
    starts_a = sorted(move.bounds.a0 for move in moves)
    starts_b = [move.bounds.b0 for move in moves]
    for hunk in between(matches, Bounds(0, len(a.keys), 0, len(b.keys))):
        gone = bisect_left(starts_a, hunk.a0) < bisect_left(starts_a, hunk.a1)
        if gone or bisect_left(starts_b, hunk.b0) < bisect_left(starts_b, hunk.b1):
            yield hunk
