"""Passages that stand at another place: found in what the main chain left over on both sides.

Seeds are 4-grams that both leftovers share; seeds near one another on one diagonal are one candidate,
which is then aligned like any other stretch. The candidate with the most seeds is taken first: a lighter
one inside it would split the passage.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.chain import chain
from articlediff.alignment.tidying import supported, without_islands
from articlediff.alignment.types import CONTENT, SIGN, Bounds, Filling, Match, Move, between

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

SEED = 4
MOST_PLACES = 4
"""An n-gram that stands at more places than this on either side says nothing about a move."""
DRIFT = 40
"""Seeds whose diagonals differ by no more belong to one candidate."""
REACH = 60
"""How far a candidate is searched beyond its outer seeds, in tokens."""
LEAST_SEEDS = 2
"""Five words in a row make two seeds, unless a blank is near."""
NEAR = 8
SEED_WEIGHT = 25
"""Four tokens with less to say than two words of content are found in any two texts."""
SEARCHED = 4
LEAST_SEARCHED = 20_000
"""All candidates together are searched over at most so many tokens a token of the texts; the likeliest come first."""
WORDS = 5
CONTENT_WORDS = 3

Stretch = tuple[int, int]
Gram = tuple[str, str, str, str]
Seed = tuple[int, int]
"""An n-gram at token i of the first strand and token j of the second, as (j - i, i)."""


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
    filled = frozenset(filling.blank for filling in fillings)
    free_a = _Free([(hunk.a0, hunk.a1) for hunk in hunks])
    free_b = _Free(_cut_out([(hunk.b0, hunk.b1) for hunk in hunks], [(f.start, f.stop) for f in fillings]))
    moves: list[Move] = []
    places = [gap.at for gap in gaps]
    budget = SEARCHED * (len(a.keys) + len(b.keys)) + LEAST_SEARCHED
    for cluster in _clusters(a, b, free_a.stretches, free_b.stretches, barred):
        if len(cluster) < LEAST_SEEDS and not _near(places, cluster[0][1]):
            continue
        window = _window(cluster, free_a, free_b)
        budget -= window.a1 - window.a0 + window.b1 - window.b0 if window else 0
        if budget < 0:
            break
        move = _candidate(a, b, gaps, filled, window, likely) if window else None
        if move and _is_passage(a, b, move):
            moves.append(move)
            free_a.take(move.bounds.a0, move.bounds.a1)
            free_b.take(move.bounds.b0, move.bounds.b1)
    return sorted(moves, key=lambda move: move.bounds.b0)


def _near(places: Sequence[int], seed: int) -> bool:
    at = bisect_left(places, seed - NEAR)
    return at < len(places) and places[at] <= seed + SEED + NEAR


class _Free:
    """The stretches of one strand that nothing has taken yet, ascending."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = [stretch for stretch in stretches if stretch[1] - stretch[0] >= SEED]

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


def _cut_out(stretches: Sequence[Stretch], holes: Sequence[Stretch]) -> list[Stretch]:
    """What is left of the stretches; both ascend, and each hole lies inside one stretch."""
    left: list[Stretch] = []
    at = 0
    for start, stop in stretches:
        while at < len(holes) and holes[at][1] <= stop:
            if holes[at][0] > start:
                left.append((start, holes[at][0]))
            start = holes[at][1]
            at += 1
        if stop > start:
            left.append((start, stop))
    return [stretch for stretch in left if stretch[1] - stretch[0] >= SEED]


def _clusters(
    a: Strand, b: Strand, free_a: Sequence[Stretch], free_b: Sequence[Stretch], barred: frozenset[int]
) -> list[list[Seed]]:
    """Seeds that lie near one another on one diagonal, most seeds first."""
    in_b = {gram for start, stop in free_b for gram in _grams(b, start, stop)}
    places_a = _places(a, free_a, in_b)
    places_b = _places(b, free_b, places_a.keys())
    crossed = {place for at in barred for place in range(at - SEED + 1, at)}
    seeds = [
        (j - i, i)
        for gram, found in places_a.items()
        if max(len(found), len(places_b[gram])) <= MOST_PLACES
        for i in found
        if i not in crossed and _weighs(a, i)
        for j in places_b[gram]
    ]
    bands: dict[int, list[list[Seed]]] = {}
    clusters: list[list[Seed]] = []
    for seed in sorted(seeds, key=lambda seed: (seed[1], seed[0])):
        open_clusters = bands.setdefault(seed[0] // DRIFT, [])
        near = next((c for c in open_clusters if seed[1] - c[-1][1] <= REACH), None)
        if near is None:
            clusters.append([seed])
            bands[seed[0] // DRIFT] = [clusters[-1]]
        else:
            near.append(seed)
    return sorted(clusters, key=lambda cluster: (-len(cluster), cluster[0][1], cluster[0][0]))


def _weighs(strand: Strand, first: int) -> bool:
    return strand.weight_sums[first + SEED] - strand.weight_sums[first] >= SEED_WEIGHT


def _grams(strand: Strand, start: int, stop: int) -> Iterator[Gram]:
    keys = strand.keys[start:stop]
    return zip(keys, keys[1:], keys[2:], keys[3:], strict=False)


def _places(strand: Strand, stretches: Sequence[Stretch], wanted: Container[Gram]) -> dict[Gram, list[int]]:
    """Where the wanted n-grams stand in the stretches."""
    found: dict[Gram, list[int]] = defaultdict(list)
    for start, stop in stretches:
        for place, gram in enumerate(_grams(strand, start, stop), start):
            if gram in wanted:
                found[gram].append(place)
    return found


def _window(cluster: list[Seed], free_a: _Free, free_b: _Free) -> Bounds | None:
    """Where the passage of these seeds may lie; None if their place has been taken."""
    first_a, last_a = cluster[0][1], cluster[-1][1]
    first_b, last_b = min(d + i for d, i in cluster), max(d + i for d, i in cluster)
    stretch_a, stretch_b = free_a.around(first_a, last_a + SEED), free_b.around(first_b, last_b + SEED)
    if not stretch_a or not stretch_b:
        return None
    return Bounds(
        max(stretch_a[0], first_a - REACH), min(stretch_a[1], last_a + SEED + REACH),
        max(stretch_b[0], first_b - REACH), min(stretch_b[1], last_b + SEED + REACH),
    )  # fmt: skip


def _candidate(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    filled: frozenset[int],
    window: Bounds,
    likely: Sequence[bool] | None,
) -> Move | None:
    """The heaviest passage within the window; blanks that are ``filled`` elsewhere stay so."""
    matches, fillings = chain(a, b, gaps, window, likely)
    fillings = [filling for filling in fillings if filling.blank not in filled]
    matches = without_islands(a, b, matches, fillings, gaps)
    group = max(
        _groups(a, b, matches, fillings, gaps),
        key=lambda found: (_weight(a, found), -found[0].a),
        default=None,
    )
    if group is None:
        return None
    bounds = Bounds(group[0].a, group[-1].a + group[-1].length, group[0].b, group[-1].b + group[-1].length)
    bounds, inside = _with_outer_blanks(bounds, supported(b, fillings, group, gaps), gaps)
    return Move(bounds, tuple(group), tuple(inside))


def _groups(
    a: Strand, b: Strand, matches: Sequence[Match], fillings: Sequence[Filling], gaps: Sequence[Gap]
) -> list[list[Match]]:
    """Matches that hold together: what stands between two of them weighs no more than what is on either side."""
    filled = {gaps[f.blank].at for f in fillings}
    groups: list[list[Match]] = []
    for match in matches:
        if groups:
            last = groups[-1][-1]
            a0, b0 = last.a + last.length, last.b + last.length
            between = max(a.weight_sums[match.a] - a.weight_sums[a0], b.weight_sums[match.b] - b.weight_sums[b0])
            bridged = any(at in filled for at in range(a0, match.a + 1))
            if bridged or between <= 2 * min(_weight(a, groups[-1]), _weight(a, [match])):
                groups[-1].append(match)
                continue
        groups.append([match])
    return groups


def _weight(a: Strand, matches: Sequence[Match]) -> int:
    return sum(a.weight_sums[m.a + m.length] - a.weight_sums[m.a] for m in matches)


def _with_outer_blanks(bounds: Bounds, fillings: list[Filling], gaps: Sequence[Gap]) -> tuple[Bounds, list[Filling]]:
    """The passage grown over a filled blank at its beginning and end."""
    inside = []
    for filling in fillings:
        gap = gaps[filling.blank]
        if bounds.b0 <= filling.start and filling.stop <= bounds.b1:
            inside.append(filling)
        elif filling.stop == bounds.b0 and gap.at + gap.covers == bounds.a0:
            bounds = bounds._replace(a0=gap.at, b0=filling.start)
            inside.append(filling)
        elif filling.start == bounds.b1 and gap.at == bounds.a1:
            bounds = bounds._replace(a1=gap.at + gap.covers, b1=filling.stop)
            inside.append(filling)
    return bounds, inside


def _is_passage(a: Strand, b: Strand, move: Move) -> bool:
    """A whole sentence of three words, or five words with three of content."""
    words = [w for m in move.matches for w in a.weights[m.a : m.a + m.length] if w > SIGN]
    content = sum(w == CONTENT for w in words)
    if len(words) >= WORDS and content >= CONTENT_WORDS:
        return True
    whole = all(s.opens_sentence(k) for s, k in ((a, move.bounds.a0), (b, move.bounds.b0)))
    ends = all(k == len(s.keys) or s.opens_sentence(k) for s, k in ((a, move.bounds.a1), (b, move.bounds.b1)))
    return whole and ends and len(words) >= CONTENT_WORDS
