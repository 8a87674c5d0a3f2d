"""Passages that stand at another place: found in what the main chain left over on both sides.

Seeds are 4-grams that both leftovers share; seeds near one diagonal are one candidate, which is then
aligned like any other stretch. The heaviest candidate is taken first: a lighter one inside it would split
the passage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlediff.alignment.chain import chain
from articlediff.alignment.tidying import supported, without_islands
from articlediff.alignment.types import Bounds, Filling, Gap, Match, Move, Strand, between

SEED = 4
MOST_PLACES = 4
"""An n-gram that stands at more places than this on either side says nothing about a move."""
DRIFT = 40
"""Seeds whose diagonals differ by no more belong to one candidate."""
REACH = 60
"""How far a candidate is searched beyond its outer seeds, in tokens."""
ROUNDS = 6
WORDS = 5
CONTENT_WORDS = 3

Stretch = tuple[int, int]


def find_moves(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    likely: Sequence[bool] | None = None,
) -> list[Move]:
    """The moved passages among the tokens that neither matches nor fillings use, by their place in ``b``."""
    hunks = between(matches, len(a.keys), len(b.keys))
    free_a = [(hunk.a0, hunk.a1) for hunk in hunks if hunk.a1 - hunk.a0 >= SEED]
    free_b = [stretch for hunk in hunks for stretch in _less_fillings(hunk, fillings) if stretch[1] - stretch[0] >= SEED]
    barred = frozenset(gap.at for gap in gaps if not gap.covers)
    filled = frozenset(filling.blank for filling in fillings)
    moves: list[Move] = []
    for _ in range(ROUNDS):
        candidates = [_candidate(a, b, gaps, filled, window, likely) for window in _windows(a, b, free_a, free_b, barred)]
        taken = _heaviest_apart(a, b, [move for move in candidates if move and _is_passage(a, b, move)])
        if not taken:
            break
        moves.extend(taken)
        free_a = _cut_out(free_a, [(move.bounds.a0, move.bounds.a1) for move in taken])
        free_b = _cut_out(free_b, [(move.bounds.b0, move.bounds.b1) for move in taken])
    return sorted(moves, key=lambda move: move.bounds.b0)


def _less_fillings(hunk: Bounds, fillings: Sequence[Filling]) -> list[Stretch]:
    inside = [(f.start, f.stop) for f in fillings if hunk.b0 <= f.start and f.stop <= hunk.b1] if hunk.b1 > hunk.b0 else []
    return _cut_out([(hunk.b0, hunk.b1)], inside)


def _cut_out(stretches: Sequence[Stretch], holes: Sequence[Stretch]) -> list[Stretch]:
    """What is left of the stretches, in order; each hole lies inside one of them."""
    holes = sorted(holes)
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


def _windows(
    a: Strand, b: Strand, free_a: Sequence[Stretch], free_b: Sequence[Stretch], barred: frozenset[int]
) -> list[Bounds]:
    """Where a candidate may lie: around the seeds near one diagonal of one pair of stretches."""
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    places_b = _grams(b, free_b, frozenset())
    for gram, places_a in _grams(a, free_a, barred).items():
        found = places_b.get(gram, [])
        if found and len(places_a) <= MOST_PLACES and len(found) <= MOST_PLACES:
            for i, stretch_a in places_a:
                for j, stretch_b in found:
                    seeds[stretch_a, stretch_b].append((j - i, i))
    windows = []
    for (stretch_a, stretch_b), pairs in sorted(seeds.items()):
        for cluster in _clusters(sorted(pairs)):
            windows.append(_window(cluster, free_a[stretch_a], free_b[stretch_b]))
    return windows


def _grams(strand: Strand, stretches: Sequence[Stretch], barred: frozenset[int]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Each n-gram of the stretches with its places: (token, number of the stretch)."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, (start, stop) in enumerate(stretches):
        keys = strand.keys[start:stop]
        for place, gram in enumerate(zip(keys, keys[1:], keys[2:], keys[3:], strict=False), start):
            if not barred or not any(k in barred for k in range(place + 1, place + SEED)):
                found[gram].append((place, number))
    return found


def _clusters(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    clusters: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if clusters and pair[0] - clusters[-1][-1][0] <= DRIFT:
            clusters[-1].append(pair)
        else:
            clusters.append([pair])
    return clusters


def _window(cluster: list[tuple[int, int]], stretch_a: Stretch, stretch_b: Stretch) -> Bounds:
    first_a, last_a = min(i for _, i in cluster), max(i for _, i in cluster)
    first_b, last_b = min(d + i for d, i in cluster), max(d + i for d, i in cluster)
    return Bounds(
        max(stretch_a[0], first_a - REACH), min(stretch_a[1], last_a + SEED + REACH),
        max(stretch_b[0], first_b - REACH), min(stretch_b[1], last_b + SEED + REACH),
    )  # fmt: skip


def _candidate(a: Strand, b: Strand, gaps: Sequence[Gap], filled: frozenset[int], window: Bounds, likely: Sequence[bool] | None) -> Move | None:
    """The heaviest passage within the window; blanks that are ``filled`` elsewhere stay so."""
    matches, fillings = chain(a, b, gaps, window, likely)
    fillings = [filling for filling in fillings if filling.blank not in filled]
    matches = without_islands(a, b, matches, fillings, gaps)
    group = max(_groups(a, b, matches, fillings, gaps), key=lambda found: (_weight(a, found), -found[0].a), default=None)
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
            between = max(sum(a.weights[a0 : match.a]), sum(b.weights[b0 : match.b]))
            bridged = any(at in filled for at in range(a0, match.a + 1))
            if bridged or between <= 2 * min(_weight(a, groups[-1]), _weight(a, [match])):
                groups[-1].append(match)
                continue
        groups.append([match])
    return groups


def _weight(a: Strand, matches: Sequence[Match]) -> int:
    return sum(sum(a.weights[m.a : m.a + m.length]) for m in matches)


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
    words = [w for m in move.matches for w in a.weights[m.a : m.a + m.length] if w > 3]
    content = sum(w == 10 for w in words)
    if len(words) >= WORDS and content >= CONTENT_WORDS:
        return True
    whole = all(s.opens_sentence(k) for s, k in ((a, move.bounds.a0), (b, move.bounds.b0)))
    ends = all(k == len(s.keys) or s.opens_sentence(k) for s, k in ((a, move.bounds.a1), (b, move.bounds.b1)))
    return whole and ends and len(words) >= CONTENT_WORDS


def _heaviest_apart(a: Strand, b: Strand, moves: list[Move]) -> list[Move]:
    taken: list[Move] = []
    for move in sorted(moves, key=lambda m: (-_weight(a, m.matches), m.bounds)):
        if all(_apart(move.bounds, other.bounds) for other in taken):
            taken.append(move)
    return taken


def _apart(one: Bounds, other: Bounds) -> bool:
    return (one.a1 <= other.a0 or other.a1 <= one.a0) and (one.b1 <= other.b0 or other.b1 <= one.b0)
