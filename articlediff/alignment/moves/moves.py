"""Passages that stand at another place: found in what the main chain left over on both sides.

Seeds are 4-grams that both leftovers share; seeds near one another on one diagonal are one candidate,
which is then aligned like any other stretch. The candidate with the most seeds is taken first: a lighter
one inside it would split the passage. What of its seeds the passage does not hold is a candidate again:
short passages that changed places lie on diagonals as near as those of one that was edited.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from articlediff.alignment.moves.passages import Held, held_by, is_passage, passage_within, shared
from articlediff.alignment.moves.seeds import REACH, Seed, Stretch, clusters, grouped, likeliest_first
from articlediff.alignment.tidying.sentences import sentence_end, sentence_start
from articlediff.alignment.types import Bounds, Filling, Match, Move, between, cut_out

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

SEED = 4
LEAST_SEEDS = 2
"""Five words in a row make two seeds, unless a blank is near."""
LEAST_WORDS = 3
"""So many single words of content near one another are as good."""
NEAR = 8
"""A blank so few tokens away may have parted a row of words that would have made more seeds."""
SHORT_FILLING = 6
"""What fills a blank with no more tokens than these is not looked at for moves: most blanks hold fewer."""
SEARCHED = 4
LEAST_SEARCHED = 20_000
"""All candidates together are searched over at most so many tokens a token of the texts; the likeliest come first."""


def _short(fillings: Sequence[Filling]) -> list[Stretch]:
    """What fills blanks; but where that is long, a passage that moved may be the better reading of it."""
    return [(filling.start, filling.stop) for filling in fillings if filling.stop - filling.start <= SHORT_FILLING]


def find_moves(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    likely: Sequence[bool] | None = None,
) -> list[Move]:
    """The moved passages among the tokens that neither matches nor fillings use, by their place in ``b``."""
    hunks = between(matches, Bounds(0, len(a.keys), 0, len(b.keys)))
    barred = frozenset(gap.at for gap in gaps if not gap.covers)
    held = held_by(gaps, matches, fillings)
    free_a = _Free([(hunk.a0, hunk.a1) for hunk in hunks])
    free_b = _Free(cut_out([(hunk.b0, hunk.b1) for hunk in hunks], _short(fillings)))
    search = _Search(a, b, gaps, held, likely, free_a, free_b)
    search.take_all(clusters(a, b, free_a.stretches, free_b.stretches, barred, SEED), SEED, LEAST_SEEDS)
    if gaps:
        # Between many blanks no four tokens are left in a row.
        search.take_all(clusters(a, b, free_a.stretches, free_b.stretches, barred, 1), 1, LEAST_WORDS)
    return sorted(search.moves, key=lambda move: move.bounds.b0)


class _Search:
    """Takes candidates one by one, likeliest first, while the budget lasts."""

    def __init__(
        self,
        a: Strand,
        b: Strand,
        gaps: Sequence[Gap],
        held: Held,
        likely: Sequence[bool] | None,
        free_a: _Free,
        free_b: _Free,
    ) -> None:
        self.moves: list[Move] = []
        self._texts = (a, b)
        self._gaps = gaps
        self._held = held
        self._likely = likely
        self._free = (free_a, free_b)
        self._places = [gap.at for gap in gaps]
        self._budget = SEARCHED * (len(a.keys) + len(b.keys)) + LEAST_SEARCHED

    def take_all(self, clusters: Sequence[list[Seed]], size: int, least: int) -> None:
        """Make moves of the clusters that are passages; those of fewer seeds must lie near a gap."""
        free_a, free_b = self._free
        queue = [(likeliest_first(cluster), cluster) for cluster in clusters]
        heapify(queue)
        while queue:
            _, cluster = heappop(queue)
            if len(cluster) < least and not (size == SEED and _near(self._places, cluster[0][1])):
                continue
            window = _window(cluster, size, free_a, free_b)
            if window:
                move = self._passage(self._windows(*window))
                if self._budget < 0:
                    break
                if move is None:
                    continue
                self._take(move)
            self._budget -= len(cluster)
            for rest in grouped(cluster, free_a.stretches, free_b.stretches, size):
                heappush(queue, (likeliest_first(rest), rest))

    def _passage(self, windows: Sequence[Bounds]) -> Move | None:
        """The best passage of those in the windows, if there is any; takes what looking for it costs."""
        a, b = self._texts
        self._budget -= sum(w.a1 - w.a0 + w.b1 - w.b0 for w in windows)
        if self._budget < 0:
            return None
        found = [passage_within(a, b, self._gaps, self._held, bounds, self._likely) for bounds in windows]
        move = max(filter(None, found), key=lambda move: shared(a, b, move), default=None)
        return move if move and is_passage(a, b, move) else None

    def _take(self, move: Move) -> None:
        self.moves.append(move)
        self._held.taken.update(f.blank for f in move.fillings)
        self._free[0].take(move.bounds.a0, move.bounds.a1)
        self._free[1].take(move.bounds.b0, move.bounds.b1)

    def _windows(self, core: Bounds, reach: Bounds) -> list[Bounds]:
        """Where to look for a passage: as far as it may reach, and in the seeds' sentences alone."""
        # Blanks take what they can get: in a wide window, much of what stands beside the passage.
        has_gaps = bisect_left(self._places, reach.a0) < bisect_right(self._places, reach.a1)
        return [reach, _sentences(*self._texts, core, reach)] if has_gaps else [reach]


def _near(places: Sequence[int], seed: int) -> bool:
    at = bisect_left(places, seed - NEAR)
    return at < len(places) and places[at] <= seed + SEED + NEAR


class _Free:
    """The stretches of one strand that nothing has taken yet, ascending."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = [stretch for stretch in stretches if stretch[1] - stretch[0] >= LEAST_WORDS]

    def around(self, first: int, stop: int) -> Stretch | None:
        """The free stretch that holds these tokens."""
        at = bisect_right(self.stretches, (first, sys.maxsize)) - 1
        if at >= 0 and self.stretches[at][0] <= first and stop <= self.stretches[at][1]:
            return self.stretches[at]
        return None

    def take(self, first: int, stop: int) -> None:
        """Take tokens that lie in one stretch."""
        at = bisect_right(self.stretches, (first, sys.maxsize)) - 1
        start, end = self.stretches[at]
        self.stretches[at : at + 1] = [part for part in ((start, first), (stop, end)) if part[0] < part[1]]


def _window(cluster: list[Seed], size: int, free_a: _Free, free_b: _Free) -> tuple[Bounds, Bounds] | None:
    """What the seeds span, and how far their passage may reach; None if their place has been taken."""
    first_a, last_a = cluster[0][1], cluster[-1][1] + size
    first_b, last_b = min(d + i for d, i in cluster), max(d + i for d, i in cluster) + size
    stretch_a, stretch_b = free_a.around(first_a, last_a), free_b.around(first_b, last_b)
    if not stretch_a or not stretch_b:
        return None
    return Bounds(first_a, last_a, first_b, last_b), Bounds(
        max(stretch_a[0], first_a - REACH), min(stretch_a[1], last_a + REACH),
        max(stretch_b[0], first_b - REACH), min(stretch_b[1], last_b + REACH),
    )  # fmt: skip


def _sentences(a: Strand, b: Strand, core: Bounds, window: Bounds) -> Bounds:
    """The sentences that the core lies in."""
    return Bounds(
        sentence_start(a, core.a0, window.a0), sentence_end(a, core.a1, window.a1),
        sentence_start(b, core.b0, window.b0), sentence_end(b, core.b1, window.b1),
    )  # fmt: skip
