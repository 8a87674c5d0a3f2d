"""Passages that are at another place: found in what the main chain left over on both sides.

Seeds are 4-grams that both leftovers share; seeds near one another on one diagonal are one candidate,
which is then aligned like any other stretch. The candidate with the most seeds is taken first: a lighter
one inside it would split the passage. The seeds of it that the passage does not hold are a candidate again:
short passages that changed places lie on diagonals as near as those of one that was edited.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from articlediff.alignment import work
from articlediff.alignment.moves.passages import bound_by, is_passage, passage_within, shared
from articlediff.alignment.moves.seeds import Seed, clusters, free_clusters, likeliest_first
from articlediff.alignment.problem import Problem
from articlediff.alignment.tidying.sentences import sentence_end, sentence_start
from articlediff.alignment.types import Bounds, Filling, Match, Move, Stretch, between, cut_out
from articlediff.calibration.costs import (
    LEAST_LONE_SEEDS,
    LEAST_SEARCHED,
    LEAST_SEEDS,
    NEAR_SEED,
    SEARCHED,
    SEED,
    SEED_REACH,
    SHORT_FILLING,
)


def find_moves(problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling]) -> list[Move]:
    """Return the moved passages among the tokens that neither matches nor fillings use, by their place in ``b``."""
    search = _Search(problem, matches, fillings)
    search.take_all(SEED, LEAST_SEEDS)
    if problem.blanks:
        # Between many blanks no four tokens are left in a row.
        search.take_all(1, LEAST_LONE_SEEDS)
    return sorted(search.moves, key=lambda move: move.bounds.b0)


class _Search:
    """The search: it takes candidates one by one, likeliest first, while the budget lasts."""

    def __init__(self, problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling]) -> None:
        self.moves: list[Move] = []
        self._problem = problem
        self._bound = bound_by(problem, matches, fillings)
        unmatched = between(matches, problem.whole)
        # Of a long filling, a passage that moved may be the better reading.
        short = [(f.start, f.stop) for f in fillings if f.stop - f.start <= SHORT_FILLING]
        self._free_a = _Free([(stretch.a0, stretch.a1) for stretch in unmatched])
        self._free_b = _Free(cut_out([(stretch.b0, stretch.b1) for stretch in unmatched], short))
        self._budget = SEARCHED * (problem.whole.a1 + problem.whole.b1) + LEAST_SEARCHED

    def take_all(self, size: int, least: int) -> None:
        """Make moves of the clusters that are passages, of seeds of that size; of fewer seeds only near a blank."""
        problem, free_a, free_b = self._problem, self._free_a, self._free_b
        found = clusters(problem.a, problem.b, free_a.stretches, free_b.stretches, problem.barred, size)
        queue = [(likeliest_first(cluster), cluster) for cluster in found]
        heapify(queue)
        while queue:
            _, cluster = heappop(queue)
            if len(cluster) < least and not (size == SEED and self._is_near_blank(cluster[0][1])):
                continue
            area = _area(cluster, size, free_a, free_b)
            if area:
                move = self._passage(self._areas(*area))
                if self._budget < 0:
                    break
                if move is None:
                    continue
                self._take(move)
            self._budget -= len(cluster)
            for remainder in free_clusters(cluster, free_a.stretches, free_b.stretches, size):
                heappush(queue, (likeliest_first(remainder), remainder))

    def _passage(self, areas: Sequence[Bounds]) -> Move | None:
        """Return the best passage of those in the areas, if there is any; pay for the search."""
        a, b = self._problem.a, self._problem.b
        size = sum(area.a_size + area.b_size for area in areas)
        self._budget -= size
        if self._budget < 0:
            return None
        work.spent("searched for moves", size)
        found = [passage_within(self._problem, self._bound, area) for area in areas]
        move = max(filter(None, found), key=lambda move: shared(a, b, move), default=None)
        return move if move and is_passage(a, b, move) else None

    def _take(self, move: Move) -> None:
        self.moves.append(move)
        self._bound.taken.update(filling.blank for filling in move.fillings)
        self._free_a.take(move.bounds.a0, move.bounds.a1)
        self._free_b.take(move.bounds.b0, move.bounds.b1)

    def _areas(self, core: Bounds, reach: Bounds) -> list[Bounds]:
        """Return where to look for a passage: as far as it may reach, and only in the sentences of the seeds."""
        # Blanks take what they can get: in a wide area, much of what is beside the passage.
        return [reach, _sentences(self._problem, core, reach)] if self._problem.blanks_within(reach) else [reach]

    def _is_near_blank(self, seed: int) -> bool:
        """Tell whether a blank may have parted a row of words that would have made more seeds."""
        places = self._problem.places
        at = bisect_left(places, seed - NEAR_SEED)
        return at < len(places) and places[at] <= seed + SEED + NEAR_SEED


class _Free:
    """The stretches of one strand that nothing has taken yet, ascending."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = [stretch for stretch in stretches if stretch[1] - stretch[0] >= LEAST_LONE_SEEDS]

    def around(self, first: int, stop: int) -> Stretch | None:
        """Return the free stretch that contains these tokens, if one does."""
        at = bisect_right(self.stretches, (first, sys.maxsize)) - 1
        if at >= 0 and self.stretches[at][0] <= first and stop <= self.stretches[at][1]:
            return self.stretches[at]
        return None

    def take(self, first: int, stop: int) -> None:
        """Take tokens that lie in one stretch."""
        at = bisect_right(self.stretches, (first, sys.maxsize)) - 1
        start, end = self.stretches[at]
        self.stretches[at : at + 1] = [part for part in ((start, first), (stop, end)) if part[0] < part[1]]


def _area(cluster: list[Seed], size: int, free_a: _Free, free_b: _Free) -> tuple[Bounds, Bounds] | None:
    """Return the bounds of the seeds and how far their passage may reach; None if their place has been taken."""
    first_a, last_a = cluster[0][1], cluster[-1][1] + size
    first_b, last_b = min(d + i for d, i in cluster), max(d + i for d, i in cluster) + size
    stretch_a, stretch_b = free_a.around(first_a, last_a), free_b.around(first_b, last_b)
    if not stretch_a or not stretch_b:
        return None
    return Bounds(first_a, last_a, first_b, last_b), Bounds(
        max(stretch_a[0], first_a - SEED_REACH), min(stretch_a[1], last_a + SEED_REACH),
        max(stretch_b[0], first_b - SEED_REACH), min(stretch_b[1], last_b + SEED_REACH),
    )  # fmt: skip


def _sentences(problem: Problem, core: Bounds, area: Bounds) -> Bounds:
    """Return the sentences that the core lies in."""
    a, b = problem.a, problem.b
    return Bounds(
        sentence_start(a, core.a0, area.a0), sentence_end(a, core.a1, area.a1),
        sentence_start(b, core.b0, area.b0), sentence_end(b, core.b1, area.b1),
    )  # fmt: skip
