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
from itertools import chain as chained
from typing import TYPE_CHECKING, NamedTuple

from articlediff.alignment.chain import chain
from articlediff.alignment.tidying import slid, supported, without_end, without_islands, without_start
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
LEAST_WORDS = 3
"""So many single words of content near one another are as good."""
NEAR = 8
SEED_WEIGHT = 25
"""Four tokens with less to say than two words of content are found in any two texts."""
SHORT_FILLING = 6
SEARCHED = 4
LEAST_SEARCHED = 20_000
"""All candidates together are searched over at most so many tokens a token of the texts; the likeliest come first."""
EDGE = 4
"""A passage that all but begins or ends with a sentence does so: no more tokens than these were changed there."""
LEAST_SHARE = 0.6
"""So much of what a passage weighs stands at both places, what fills blanks aside."""
WORDS = 5
CONTENT_WORDS = 3
LONG = 10

Stretch = tuple[int, int]
Gram = tuple[str, ...]
Seed = tuple[int, int]
"""An n-gram at token i of the first strand and token j of the second, as (j - i, i)."""


def _short(fillings: Sequence[Filling]) -> list[Stretch]:
    """What fills blanks; but where that is long, a passage that moved may be the better reading of it."""
    return [(filling.start, filling.stop) for filling in fillings if filling.stop - filling.start <= SHORT_FILLING]


class Held(NamedTuple):
    """The blanks filled in the main chain that match on their left, and on their right."""

    left: frozenset[int]
    right: frozenset[int]
    taken: frozenset[int] = frozenset()
    """Those that a passage found before holds."""


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
    held = _held(gaps, matches, fillings)
    free_a = _Free([(hunk.a0, hunk.a1) for hunk in hunks])
    free_b = _Free(_cut_out([(hunk.b0, hunk.b1) for hunk in hunks], _short(fillings)))
    search = _Search(a, b, gaps, held, likely, free_a, free_b)
    search.take_all(_clusters(a, b, free_a.stretches, free_b.stretches, barred, SEED), SEED, LEAST_SEEDS)
    if gaps:
        # Between many blanks no four tokens are left in a row.
        search.take_all(_clusters(a, b, free_a.stretches, free_b.stretches, barred, 1), 1, LEAST_WORDS)
    return sorted(search.moves, key=lambda move: move.bounds.b0)


def _held(gaps: Sequence[Gap], matches: Sequence[Match], fillings: Sequence[Filling]) -> Held:
    ends = {(m.a + m.length, m.b + m.length) for m in matches}
    starts = {(m.a, m.b) for m in matches}
    return Held(
        frozenset(f.blank for f in fillings if (gaps[f.blank].at, f.start) in ends),
        frozenset(f.blank for f in fillings if (gaps[f.blank].at + gaps[f.blank].covers, f.stop) in starts),
    )


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
        a, b = self._texts
        free_a, free_b = self._free
        for cluster in clusters:
            if len(cluster) < least and not (size == SEED and _near(self._places, cluster[0][1])):
                continue
            window = _window(cluster, size, free_a, free_b)
            if not window:
                continue
            windows = self._windows(*window)
            self._budget -= sum(w.a1 - w.a0 + w.b1 - w.b0 for w in windows)
            if self._budget < 0:
                break
            found = [_candidate(a, b, self._gaps, self._held, bounds, self._likely) for bounds in windows]
            move = max(filter(None, found), key=lambda move: _shared(a, b, move), default=None)
            if move and _is_passage(a, b, move):
                self.moves.append(move)
                self._held = self._held._replace(taken=self._held.taken.union(f.blank for f in move.fillings))
                free_a.take(move.bounds.a0, move.bounds.a1)
                free_b.take(move.bounds.b0, move.bounds.b1)

    def _windows(self, core: Bounds, reach: Bounds) -> list[Bounds]:
        """Where to look for a passage: as far as it may reach, and in the seeds' sentences alone."""
        # Blanks take what they can get: in a wide window, much of what stands beside the passage.
        has_gaps = bisect_left(self._places, reach.a0) < bisect_right(self._places, reach.a1)
        return [reach, _sentences(*self._texts, core, reach)] if has_gaps else [reach]


def _shared(a: Strand, b: Strand, move: Move) -> int:
    """What of a passage stands at both places, less half of what does not, and of what fills its blanks."""
    a0, a1, b0, b1 = move.bounds
    both = a.weight_sums[a1] - a.weight_sums[a0] + b.weight_sums[b1] - b.weight_sums[b0]
    matched = _weight(a, move.matches)
    return matched - (both - 2 * matched) // 2


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
    a: Strand, b: Strand, free_a: Sequence[Stretch], free_b: Sequence[Stretch], barred: frozenset[int], size: int
) -> list[list[Seed]]:
    """Seeds of so many tokens that lie near one another on one diagonal, most seeds first."""
    hashes_a, hashes_b = _hashes(a, free_a, size), _hashes(b, free_b, size)
    # To keep the hashes alone, until it is known which are shared, takes two thirds of the time.
    shared = set(chained.from_iterable(hashes_a)).intersection(chained.from_iterable(hashes_b))
    places_a = _places(a, free_a, hashes_a, shared, size)
    places_b = _places(b, free_b, hashes_b, shared, size)
    crossed = {place for at in barred for place in range(at - size + 1, at)}
    seeds = [
        (j - i, i)
        for gram, found in places_a.items()
        if gram in places_b and max(len(found), len(places_b[gram])) <= MOST_PLACES
        for i in found
        if i not in crossed and _weighs(a, i, size)
        for j in places_b[gram]
    ]
    bands: dict[tuple[int, int, int], list[Seed]] = {}
    clusters: list[list[Seed]] = []
    for seed in sorted(seeds, key=lambda seed: (seed[1], seed[0])):
        # A passage lies in one stretch of either strand.
        place = (seed[0] // DRIFT, _stretch(free_a, seed[1]), _stretch(free_b, sum(seed)))
        cluster = bands.get(place)
        if cluster is None or seed[1] - cluster[-1][1] > REACH:
            clusters.append([])
            cluster = bands[place] = clusters[-1]
        cluster.append(seed)
    return sorted(clusters, key=lambda cluster: (-len(cluster), cluster[0][1], cluster[0][0]))


def _stretch(stretches: Sequence[Stretch], token: int) -> int:
    return bisect_right(stretches, (token, sys.maxsize))


def _weighs(strand: Strand, first: int, size: int) -> bool:
    return strand.weight_sums[first + size] - strand.weight_sums[first] >= min(SEED_WEIGHT, size * CONTENT)


def _grams(strand: Strand, start: int, stop: int, size: int) -> Iterator[Gram]:
    keys = strand.keys[start:stop]
    return zip(*(keys[shift:] for shift in range(size)), strict=False)


def _hashes(strand: Strand, stretches: Sequence[Stretch], size: int) -> list[list[int]]:
    """The hash of the n-gram at each place of each stretch."""
    return [list(map(hash, _grams(strand, start, stop, size))) for start, stop in stretches]


def _places(
    strand: Strand, stretches: Sequence[Stretch], hashes: Sequence[list[int]], wanted: Container[int], size: int
) -> dict[Gram, list[int]]:
    """Where the n-grams with wanted hashes stand in the stretches."""
    found: dict[Gram, list[int]] = defaultdict(list)
    for (start, _), in_stretch in zip(stretches, hashes, strict=True):
        for place in [place for place, known in enumerate(in_stretch, start) if known in wanted]:
            found[tuple(strand.keys[place : place + size])].append(place)
    return found


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
        _edge(a, core.a0, window.a0, -1), _edge(a, core.a1, window.a1, 1),
        _edge(b, core.b0, window.b0, -1), _edge(b, core.b1, window.b1, 1),
    )  # fmt: skip


def _edge(strand: Strand, place: int, limit: int, step: int) -> int:
    """The next edge of a sentence from the place on, no further than the limit."""
    starts = strand.sentence_starts
    if step < 0:
        at = bisect_right(starts, place) - 1
        return max(limit, starts[at] if at >= 0 else 0)
    at = bisect_left(starts, place)
    return min(limit, starts[at] if at < len(starts) else limit)


def _candidate(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    held: Held,
    window: Bounds,
    likely: Sequence[bool] | None,
) -> Move | None:
    """The heaviest passage within the window, without the blanks at its edge that belong to what is beyond."""
    matches, fillings = chain(a, b, gaps, window, likely)
    matches = without_islands(a, b, matches, fillings, gaps, likely, window)
    group = max(
        _groups(a, b, matches, fillings, gaps),
        key=lambda found: (_weight(a, found), -found[0].a),
        default=None,
    )
    group = _trimmed(a, b, group or [])
    if not group:
        return None
    bounds = Bounds(group[0].a, group[-1].a + group[-1].length, group[0].b, group[-1].b + group[-1].length)
    bounds, inside = _with_outer_blanks(
        bounds, supported(a, b, fillings, group, gaps, Bounds(0, 0, 0, 0)), gaps, _belonging(a, gaps, fillings, held)
    )
    bounds = _with_whole_sentences(a, b, bounds, window)
    group = slid(a, b, group, frozenset(gap.at for gap in _standing(gaps, bounds)))
    return Move(bounds, tuple(group), tuple(inside))


def _with_whole_sentences(a: Strand, b: Strand, bounds: Bounds, window: Bounds) -> Bounds:
    """The passage grown to the edges of its sentences, where no more than a few words of them were changed."""
    a0, b0 = _edge(a, bounds.a0, window.a0, -1), _edge(b, bounds.b0, window.b0, -1)
    if 0 < bounds.a0 - a0 <= EDGE and 0 < bounds.b0 - b0 <= EDGE:
        bounds = bounds._replace(a0=a0, b0=b0)
    a1, b1 = _edge(a, bounds.a1, window.a1, 1), _edge(b, bounds.b1, window.b1, 1)
    if 0 < a1 - bounds.a1 <= EDGE and 0 < b1 - bounds.b1 <= EDGE:
        bounds = bounds._replace(a1=a1, b1=b1)
    return bounds


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


def _trimmed(a: Strand, b: Strand, group: list[Match]) -> list[Match]:
    """The passage without the full stop of the sentence before it and the first word of the one behind."""
    if not group:
        return group
    group = [without_end(a, b, group[0]), *group[1:]]
    return [match for match in [*group[:-1], without_start(a, b, group[-1])] if match.length]


def _standing(gaps: Sequence[Gap], bounds: Bounds) -> Sequence[Gap]:
    """The gaps that stand in the passage or at its edges."""
    return gaps[bisect_left(gaps, bounds.a0, key=_place) : bisect_right(gaps, bounds.a1, key=_place)]


def _place(gap: Gap) -> int:
    return gap.at


def _belonging(a: Strand, gaps: Sequence[Gap], fillings: Sequence[Filling], held: Held) -> Held:
    """Which of these are held from outside; a blank that opens a sentence belongs to that, whatever is before it."""
    left = (f.blank for f in fillings if f.blank in held.left and not a.opens_sentence(gaps[f.blank].at))
    return held._replace(left=frozenset(left))


def _with_outer_blanks(
    bounds: Bounds, fillings: list[Filling], gaps: Sequence[Gap], held: Held
) -> tuple[Bounds, list[Filling]]:
    """The passage grown over filled blanks at its beginning and end, unless what is beyond holds them."""
    inside: list[Filling] = []
    fillings = [filling for filling in fillings if filling.blank not in held.taken]
    for filling in reversed([filling for filling in fillings if filling.stop <= bounds.b0]):
        gap = gaps[filling.blank]
        if filling.stop == bounds.b0 and gap.at + gap.covers == bounds.a0 and filling.blank not in held.left:
            bounds = bounds._replace(a0=gap.at, b0=filling.start)
            inside.insert(0, filling)
    for filling in fillings:
        gap = gaps[filling.blank]
        if filling in inside or filling.stop <= bounds.b0:
            continue
        if bounds.b0 <= filling.start and filling.stop <= bounds.b1:
            inside.append(filling)
        elif filling.start == bounds.b1 and gap.at == bounds.a1 and filling.blank not in held.right:
            bounds = bounds._replace(a1=gap.at + gap.covers, b1=filling.stop)
            inside.append(filling)
    return bounds, inside


def _is_passage(a: Strand, b: Strand, move: Move) -> bool:
    """A whole sentence of three words, or five words with three of content, and most of it at both places.

    Fewer than ten words that are but a part of a longer sentence are a phrase that two sentences share.
    """
    matched = _weight(a, move.matches)
    a0, a1, b0, b1 = move.bounds
    filled = sum(b.weight_sums[f.stop] - b.weight_sums[f.start] for f in move.fillings)
    whole_a, whole_b = a.weight_sums[a1] - a.weight_sums[a0], b.weight_sums[b1] - b.weight_sums[b0] - filled
    if matched < LEAST_SHARE * max(whole_a, whole_b):
        return False
    words = [w for m in move.matches for w in a.weights[m.a : m.a + m.length] if w > SIGN]
    content = sum(w == CONTENT for w in words)
    if len(words) >= WORDS and content >= CONTENT_WORDS:
        return len(words) >= LONG or _is_much(a, a0, a1) or _is_much(b, b0, b1)
    whole = all(s.opens_sentence(k) for s, k in ((a, move.bounds.a0), (b, move.bounds.b0)))
    ends = all(k == len(s.keys) or s.opens_sentence(k) for s, k in ((a, move.bounds.a1), (b, move.bounds.b1)))
    return whole and ends and len(words) >= CONTENT_WORDS


def _is_much(strand: Strand, first: int, stop: int) -> bool:
    """Whether the passage is at least a third of the sentences that it stands in."""
    start = _edge(strand, first, max(0, first - REACH), -1)
    end = _edge(strand, stop, min(len(strand.keys), stop + REACH), 1)
    sums = strand.weight_sums
    return 3 * (sums[stop] - sums[first]) >= sums[end] - sums[start]
