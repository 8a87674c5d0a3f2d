"""The main chain once more where passages moved: what is around them is aligned as if they had never been there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.moves.excerpts import Excerpt, whole_fillings, whole_matches
from articlediff.alignment.problem import Problem
from articlediff.alignment.strand import Strand
from articlediff.alignment.tidying.tidying import tidied
from articlediff.alignment.types import Bounds, Filling, Match, Move, between
from articlediff.calibration.costs import CONTEXT
from articlediff.records import NamedTuple


class _Region(NamedTuple):
    """A region that is aligned again: matches near moved passages, and the stretches that passages come from or go to.

    Matches and stretches are told by their numbers, a stretch by that of the match after it.
    """

    matches: range
    stretches: list[int]


def around_moves(
    problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], moves: Sequence[Move]
) -> tuple[list[Match], list[Filling]]:
    """Return all matches and fillings, those between two matches aligned again wherever a passage came or went.

    After the seam both texts end alike, so nothing there is aligned again, and no match goes across it.
    """
    unmoved = _Unmoved(problem, moves)
    whole, matches, after_seam = _at_seam(problem, matches)
    stretches = between(matches, whole)
    fillings = [filling for filling in fillings if filling.blank in unmoved.numbers]
    kept: list[Match] = []
    filled: list[Filling] = []
    done = filled_done = 0
    for region in _regions(stretches, matches, moves):
        first, last = stretches[region.matches.start], stretches[region.matches.stop]
        bounds = Bounds(first.a0, last.a1, first.b0, last.b1)
        start = bisect_left(fillings, bounds.b0, key=attrgetter("start"))
        stop = bisect_right(fillings, bounds.b1, key=attrgetter("stop"))
        around = matches[region.matches.start : region.matches.stop]
        open_stretches = [stretches[k] for k in region.stretches]
        more, fitting = unmoved.realigned(bounds, around, fillings[start:stop], open_stretches)
        kept += [*matches[done : region.matches.start], *more]
        filled += [*fillings[filled_done:start], *fitting]
        done, filled_done = region.matches.stop, stop
    return [*kept, *matches[done:], *after_seam], [*filled, *fillings[filled_done:]]


def _at_seam(problem: Problem, matches: Sequence[Match]) -> tuple[Bounds, Sequence[Match], Sequence[Match]]:
    """Return what is in front of the end of the seam, the matches there, and those after it; without a seam, all."""
    seam = problem.seam
    if not seam or seam.a1 == problem.whole.a1:
        return problem.whole, matches, ()
    first = bisect_left(matches, seam.a1, key=attrgetter("a"))
    return Bounds(0, seam.a1, 0, seam.b1), matches[:first], matches[first:]


class _Unmoved:
    """The problem without the passages that moved, and the way there and back."""

    def __init__(self, problem: Problem, moves: Sequence[Move]) -> None:
        self._a = Excerpt(problem.a.tokens, sorted((move.bounds.a0, move.bounds.a1) for move in moves))
        self._b = Excerpt(problem.b.tokens, [(move.bounds.b0, move.bounds.b1) for move in moves])
        moved = {filling.blank for move in moves for filling in move.fillings}
        self._whole_numbers = [number for number in _outside(problem, moves) if number not in moved]
        self.numbers = {number: k for k, number in enumerate(self._whole_numbers)}
        """Of each blank that is left, its number here."""
        left = [problem.blanks[number] for number in self._whole_numbers]
        blanks = [blank._replace(at=self._a.index(blank.at)) for blank in left]
        a, b = Strand(self._a, self._a.cut(problem.a.keys)), Strand(self._b, self._b.cut(problem.b.keys))
        self._problem = Problem(a, b, blanks, self._b.cut(problem.likely) if problem.likely else None)

    def realigned(
        self, bounds: Bounds, matches: Sequence[Match], fillings: Sequence[Filling], stretches: Sequence[Bounds]
    ) -> tuple[list[Match], list[Filling]]:
        """Return the matches and fillings within the bounds, tidied, once the stretches are aligned again.

        Matches, fillings and stretches ascend.
        """
        found = [Match(self._a.index(match.a), self._b.index(match.b), match.length) for match in matches]
        filled = [
            self._b.filling(filling, self.numbers[filling.blank])
            for filling in fillings
            if not _lies_in_one(filling, stretches)
        ]
        for stretch in stretches:
            more, fitting = chain(self._problem, self._here(stretch))
            found += more
            filled += fitting
        found, filled = tidied(self._problem, sorted(found), sorted(filled), self._here(bounds))
        return whole_matches(self._a, self._b, found), whole_fillings(self._b, filled, self._whole_numbers)

    def _here(self, bounds: Bounds) -> Bounds:
        a, b = self._a, self._b
        return Bounds(a.index(bounds.a0), a.index(bounds.a1), b.index(bounds.b0), b.index(bounds.b1))


def _lies_in_one(filling: Filling, stretches: Sequence[Bounds]) -> bool:
    """Tell whether the filling lies in one of the ascending stretches."""
    after = bisect_right(stretches, filling.start, key=attrgetter("b0"))
    return after > 0 and filling.stop <= stretches[after - 1].b1


def _outside(problem: Problem, moves: Sequence[Move]) -> Iterator[int]:
    """Yield the numbers of the blanks that no moved passage holds."""
    stretches = sorted((move.bounds.a0, move.bounds.a1) for move in moves)
    starts = [start for start, _ in stretches]
    for number, blank in enumerate(problem.blanks):
        # White space in front of a passage is not part of it, a mask there is.
        at = bisect_left(starts, blank.end) - 1
        if at < 0 or blank.at >= stretches[at][1]:
            yield number


def _regions(stretches: Sequence[Bounds], matches: Sequence[Match], moves: Sequence[Move]) -> Iterator[_Region]:
    """Yield the regions around every stretch that a passage comes from or goes to; those that overlap as one."""
    region: _Region | None = None
    for number in _touched(stretches, moves):
        near = range(_reach(matches, number - 1, -1) + 1, _reach(matches, number, 1))
        if region and near.start <= region.matches.stop:
            joined = range(region.matches.start, max(near.stop, region.matches.stop))
            region = _Region(joined, [*region.stretches, number])
            continue
        if region:
            yield region
        region = _Region(near, [number])
    if region:
        yield region


def _reach(matches: Sequence[Match], at: int, step: int) -> int:
    """Return the number of the first match from there on, in steps of 1 or -1, that is beyond the context."""
    context = 0
    while 0 <= at < len(matches) and context < CONTEXT:
        context += matches[at].length
        at += step
    return at


def _touched(stretches: Sequence[Bounds], moves: Sequence[Move]) -> list[int]:
    """Return the numbers of the stretches between matches that a passage comes from or goes to."""
    gone = {bisect_right(stretches, move.bounds.a0, key=attrgetter("a0")) - 1 for move in moves}
    come = {bisect_right(stretches, move.bounds.b0, key=attrgetter("b0")) - 1 for move in moves}
    return sorted(gone | come)
