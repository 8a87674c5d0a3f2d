"""Sentences that both strands have whole, put where they belong: matched in place, or moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from articlediff.alignment.chain.anchors import heaviest_chain
from articlediff.alignment.chain.chain import joined_matches
from articlediff.alignment.moves.whole import broken_pairs
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match, Move, Stretch, between, cut_out


def with_whole_sentences_placed(
    problem: Problem,
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    moves: Sequence[Move],
    longest: int | None = None,
) -> tuple[list[Match], list[Move]]:
    """Return the matches and moves once no sentence that both strands have whole is broken in both, where that can be.

    Such a sentence matches where it is, if both are between the same neighbours, or else it moves. It comes out
    of a passage that moved elsewhere, and even of what fills a blank with more tokens than ``longest``.

    >>> from articlediff.alignment.strand import strands
    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = strands(tokenise("We sold it. It rained all day."), tokenise("It rained all day. He left it."))
    >>> matches, moves = with_whole_sentences_placed(Problem(a, b), [Match(2, 7, 2)], [], [])
    >>> matches, [move.bounds for move in moves]
    ([Match(a=2, b=7, length=2)], [Bounds(a0=4, a1=9, b0=0, b1=5)])
    """
    whole = Move(problem.whole, tuple(matches), tuple(fillings))
    free = _free(whole, moves)
    if not all(free):
        return list(matches), list(moves)
    filled = [*fillings, *(filling for move in moves for filling in move.fillings)]
    places = [(blank.at, blank.end) for blank in (problem.blanks[filling.blank] for filling in filled)]
    ranges = [(f.start, f.stop) for f in filled if longest is None or f.stop - f.start <= longest]
    every = [*matches, *(match for move in moves for match in move.matches)]
    pairs = broken_pairs(problem.a, problem.b, every, free, (sorted(places), sorted(ranges)))
    if not pairs:
        return list(matches), list(moves)
    passages = _passages(pairs, {at for at, _ in places})
    near = _Passages(passages)
    in_moves = [_with_those_that_fit(problem, move, near.beside(move.bounds)) for move in moves]
    staying = {passage for _, fitting in in_moves for passage in fitting}
    passages = [passage for passage in passages if passage not in staying]
    whole, staying = _with_those_that_fit(problem, whole, passages)
    near = _Passages(passages)
    parts = [part for move, _ in in_moves for part in _around(problem, move, near.beside(move.bounds))]
    parts += [_moved(passage, problem.bars) for passage in passages if passage not in staying]
    return list(whole.matches), sorted(parts, key=lambda move: move.bounds.b0)


def _free(whole: Move, moves: Sequence[Move]) -> tuple[list[Stretch], list[Stretch]]:
    """Return the stretches of either strand that no match holds."""
    unmatched = between(whole.matches, whole.bounds)
    ends = [move.bounds for move in moves]
    found = []
    for side in (0, 1):
        first, stop = 2 * side, 2 * side + 1
        stretches = [(bounds[first], bounds[stop]) for bounds in unmatched if bounds[first] < bounds[stop]]
        if moves:
            holes = sorted((bounds[first], bounds[stop]) for bounds in ends)
            inner = [bounds for move in moves for bounds in between(move.matches, move.bounds)]
            stretches = sorted([*cut_out(stretches, holes), *((bounds[first], bounds[stop]) for bounds in inner)])
        found.append([stretch for stretch in stretches if stretch[0] < stretch[1]])
    return found[0], found[1]


class _Passages:
    """Passages of which none overlaps another, to be looked up by their place."""

    def __init__(self, passages: Sequence[Match]) -> None:
        ordered = sorted(passages), sorted(passages, key=itemgetter(1))
        self._by_side = [([match[side] for match in some], some) for side, some in enumerate(ordered)]

    def beside(self, bounds: Bounds) -> list[Match]:
        """Return those that overlap the bounds on either side, in order."""
        found: set[Match] = set()
        for side, (start, end) in enumerate((bounds[:2], bounds[2:])):
            starts, ordered = self._by_side[side]
            first = bisect_right(starts, start)
            if first and starts[first - 1] + ordered[first - 1].length > start:
                first -= 1
            found.update(ordered[first : bisect_left(starts, end)])
        return sorted(found)


def _passages(pairs: Sequence[Match], filled: Container[int]) -> list[Match]:
    """Return the pairs, neighbours on both sides as one, but for a blank between them that is filled."""
    passages: list[Match] = []
    for pair in pairs:
        if passages and pair.a not in filled:
            a, b, length = passages[-1]
            if (a + length, b + length) == (pair.a, pair.b):
                passages[-1] = Match(a, b, length + pair.length)
                continue
        passages.append(pair)
    return passages


def _with_those_that_fit(problem: Problem, frame: Move, passages: Sequence[Match]) -> tuple[Move, set[Match]]:
    """Return the frame with the passages in place of its own matches there, and those passages that fit into it."""
    if not passages:
        return frame, set()
    kept = _without(frame.matches, passages)
    pins = sorted([*(match.bounds for match in kept), *map(problem.place, frame.fillings)])
    staying = set(heaviest_chain([passage for passage in passages if _fits(passage, frame.bounds, pins)]))
    kept += [part for passage in staying for part in _parted(passage, problem.bars)]
    return frame._replace(matches=tuple(joined_matches(sorted(kept), problem.barred))), staying


def _fits(passage: Match, bounds: Bounds, pins: Sequence[Bounds]) -> bool:
    """Tell whether the passage is within the bounds and between the same of the ascending pins on both sides."""
    a, a_end, b, b_end = passage.bounds
    after = bisect_right(pins, a, key=attrgetter("a0"))
    before = pins[after - 1] if after else Bounds(bounds.a0, bounds.a0, bounds.b0, bounds.b0)
    next_a, next_b = (pins[after].a0, pins[after].b0) if after < len(pins) else (bounds.a1, bounds.b1)
    return before.a1 <= a and a_end <= next_a and before.b1 <= b and b_end <= next_b


def _without(matches: Sequence[Match], passages: Sequence[Match]) -> list[Match]:
    """Return what of the matches lies in none of the passages on either side."""
    for side in (0, 1):
        holes = sorted((passage[side], passage[side] + passage.length) for passage in passages)
        matches = [part for match in matches for part in _outside(match, side, holes)]
    return list(matches)


def _outside(match: Match, side: int, holes: Sequence[Stretch]) -> Iterator[Match]:
    """Yield the parts of the match that lie in none of the ascending holes of that side."""
    start, end = match[side], match[side] + match.length
    inside = holes[bisect_right(holes, start, key=itemgetter(1)) : bisect_left(holes, end, key=itemgetter(0))]
    edges = [start, *(min(max(edge, start), end) for hole in inside for edge in hole), end]
    for first, stop in zip(edges[0::2], edges[1::2], strict=True):
        if first < stop:
            yield Match(match.a + first - start, match.b + first - start, stop - first)


def _around(problem: Problem, move: Move, holes: Sequence[Match]) -> Iterator[Move]:
    """Yield the parts of a moved passage that are left where others came out of it, or out of what fills its blanks."""
    if not holes:
        yield move
        return
    edges = [(side, hole[side]) for hole in holes for side in (0, 1)]
    inner: list[tuple[Bounds, Filling | None]] = [(match.bounds, None) for match in move.matches]
    kept = (filling for filling in move.fillings if not any(_lies_across(filling, hole) for hole in holes))
    inner += [(problem.place(filling), filling) for filling in kept]
    groups: list[list[tuple[Bounds, Filling | None]]] = []
    for item in sorted(inner, key=itemgetter(0)):
        last = groups[-1][-1][0] if groups else None
        if last and not any((last.a1, last.b1)[side] <= edge < (item[0].a0, item[0].b0)[side] for side, edge in edges):
            groups[-1].append(item)
        else:
            groups.append([item])
    for group in groups:
        first, last = group[0][0], group[-1][0]
        fillings = tuple(filling for _, filling in group if filling)
        inside = tuple(Match(pin.a0, pin.b0, pin.a_size) for pin, filling in group if not filling)
        if inside:
            yield Move(Bounds(first.a0, last.a1, first.b0, last.b1), inside, fillings)


def _lies_across(filling: Filling, hole: Match) -> bool:
    """Tell whether the filling has tokens of the passage that came out."""
    return filling.start < hole.b_end and hole.b < filling.stop


def _moved(passage: Match, bars: Sequence[int]) -> Move:
    """Return the passage as a move."""
    return Move(passage.bounds, tuple(_parted(passage, bars)), ())


def _parted(match: Match, bars: Sequence[int]) -> Iterator[Match]:
    """Yield the parts of the match between bars."""
    a, b, length = match
    edges = [a, *bars[bisect_right(bars, a) : bisect_left(bars, a + length)], a + length]
    for first, stop in pairwise(edges):
        yield Match(first, b + first - a, stop - first)
