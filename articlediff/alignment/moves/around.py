"""The main chain once more where passages moved: what stands around them is aligned as if they were not there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.moves.excerpts import Excerpt, whole_fillings, whole_matches
from articlediff.alignment.tidying.tidying import tidied
from articlediff.alignment.types import Bounds, Filling, Match, Move, between

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

CONTEXT = 150
"""So many matched tokens on either side of a place say all about it that its tidying asks."""

Region = tuple[range, list[int]]
"""Matches that stand around moved passages, and those of the stretches in front of them where passages stand."""


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
    near = [gaps[k]._replace(at=left.index(gaps[k].at)) for k in numbers]
    renumbered = {number: k for k, number in enumerate(numbers)}
    known = [filling for filling in fillings if filling.blank in renumbered]
    fits = right.cut(likely) if likely else None
    hunks = between(matches, Bounds(0, len(a.keys), 0, len(b.keys)))
    kept: list[Match] = []
    filled: list[Filling] = []
    done = ended = 0
    for members, touched in _regions(hunks, matches, moves):
        whole = Bounds(hunks[members.start].a0, hunks[members.stop].a1, hunks[members.start].b0, hunks[members.stop].b1)
        first = bisect_left(known, whole.b0, key=attrgetter("start"))
        last = bisect_right(known, whole.b1, key=attrgetter("stop"))
        found = [Match(left.index(m.a), right.index(m.b), m.length) for m in matches[members.start : members.stop]]
        places = [hunks[k] for k in touched]
        held = [right.filling(f, renumbered[f.blank]) for f in known[first:last] if not _lies_in(places, f)]
        for place in places:
            more, fitting = chain(left, right, near, _in_excerpts(place, left, right), fits)
            found += more
            held += fitting
        found, held = tidied(left, right, near, sorted(found), sorted(held), fits, _in_excerpts(whole, left, right))
        kept += [*matches[done : members.start], *whole_matches(left, right, found)]
        filled += [*known[ended:first], *whole_fillings(right, held, numbers)]
        done, ended = members.stop, last
    return [*kept, *matches[done:]], [*filled, *known[ended:]]


def _in_excerpts(hunk: Bounds, left: Excerpt, right: Excerpt) -> Bounds:
    return Bounds(left.index(hunk.a0), left.index(hunk.a1), right.index(hunk.b0), right.index(hunk.b1))


def _lies_in(places: Sequence[Bounds], filling: Filling) -> bool:
    return any(place.b0 <= filling.start and filling.stop <= place.b1 for place in places)


def _outside(gaps: Sequence[Gap], moves: Sequence[Move]) -> Iterator[int]:
    """The numbers of the gaps that no moved passage holds."""
    stretches = sorted((move.bounds.a0, move.bounds.a1) for move in moves)
    starts = [start for start, _ in stretches]
    for number, gap in enumerate(gaps):
        # White space in front of a passage is none of it, a mark there is.
        at = bisect_left(starts, gap.at + gap.covers) - 1
        if at < 0 or gap.at >= stretches[at][1]:
            yield number


def _regions(hunks: Sequence[Bounds], matches: Sequence[Match], moves: Sequence[Move]) -> Iterator[Region]:
    """The matches around every stretch in which a passage stands that moved; neighbours as one."""
    members, touched = range(0), list[int]()
    for k in _touched(hunks, moves):
        start, stop = _reach(matches, k - 1, -1) + 1, _reach(matches, k, 1)
        if touched and start <= members.stop:
            members = range(members.start, max(stop, members.stop))
            touched.append(k)
            continue
        if touched:
            yield members, touched
        members, touched = range(start, stop), [k]
    if touched:
        yield members, touched


def _reach(matches: Sequence[Match], at: int, step: int) -> int:
    """The first match from there on that is beyond the context."""
    context = 0
    while 0 <= at < len(matches) and context < CONTEXT:
        context += matches[at].length
        at += step
    return at


def _touched(hunks: Sequence[Bounds], moves: Sequence[Move]) -> list[int]:
    """The numbers of the stretches between matches in which a passage stands that moved."""
    gone = {bisect_right(hunks, move.bounds.a0, key=attrgetter("a0")) - 1 for move in moves}
    come = {bisect_right(hunks, move.bounds.b0, key=attrgetter("b0")) - 1 for move in moves}
    return sorted(gone | come)
