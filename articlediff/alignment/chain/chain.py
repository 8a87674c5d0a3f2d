"""The main chain: everything that both strands have in the same order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.blanks.patterns import fill
from articlediff.alignment.chain.anchors import gram_runs, heaviest_chain, rare_word_runs, shared_places, word_runs
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.chain.neighbours import with_neighbours_kept
from articlediff.alignment.types import CONTENT, LONG_EDIT, Bounds, Filling, Match, between, numbers_within

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

CELLS = 16
CELLS_WITH_BLANKS = 48
"""A gap of n against m tokens is solved exactly while n·m is at most this many times n + m: linear in sum."""
SMALL = 400
"""Nor is an anchor looked for in so few cells: none is worth more than the exact solution."""
SMALL_WITH_BLANKS = 100
"""The same with a blank, where the exact solution takes ten times as long."""
SURE_CELLS = 4_000
MOST_CELLS = 40_000
SURE_RUN = 3
GRAMS = (8, 5, 3)  # where no word stands once, a row of words may
LONG = 20_000
"""In so long a stretch rare words come first: to look at every row of words costs ten times as much."""
WORD_PAIR_REACH = 2000
LONE_WORD_REACH = 400
SPARSEST = {3: 200, 2: 32, 1: 16}
"""What is unique says the less, the shorter it is and the larger the stretch. Anchors of so many tokens that
cover less than this part of the smaller side are chance."""
DEEPEST = 12
"""Anchors within gaps between anchors and so on: every level reads the text once."""


def chain(
    a: Strand, b: Strand, gaps: Sequence[Gap], bounds: Bounds, likely: Sequence[bool] | None = None
) -> tuple[list[Match], list[Filling]]:
    """Matches and fillings within the bounds, ascending. Anchors divide the work until a gap is small enough."""
    near = numbers_within(gaps, bounds)
    places = [gaps[number].at for number in near]
    bars = [gaps[number].at for number in near if not gaps[number].covers]
    barred = frozenset(bars)
    matches: list[Match] = []
    fillings: list[Filling] = []
    work = [(bounds, 0)]
    while work:
        bounds, depth = work.pop()
        trimmed, bounds = _trimmed(a.keys, b.keys, bounds, barred)
        matches.extend(trimmed)
        a0, a1, b0, b1 = bounds
        numbers = near[bisect_left(places, a0) : bisect_right(places, a1)]
        # A mark that stands behind the bounds belongs to what comes next.
        while numbers and gaps[numbers[-1]].at + gaps[numbers[-1]].covers > a1:
            numbers = numbers[:-1]
        if b0 == b1 or (a0 == a1 and not numbers):
            continue
        cells = (a1 - a0 + len(numbers)) * (b1 - b0)
        exact = cells <= (CELLS_WITH_BLANKS if numbers else CELLS) * (a1 - a0 + b1 - b0) and cells <= MOST_CELLS
        if (cells > (SMALL_WITH_BLANKS if numbers else SMALL) or not exact) and depth < DEEPEST:
            anchors = _anchors(a.keys, b.keys, bounds, bars, bool(numbers) and cells <= SURE_CELLS)
            if anchors:
                matches.extend(anchors)
                work.extend((gap, depth + 1) for gap in between(anchors, bounds))
                continue
        if exact and numbers:
            more, filled = fill(a, b, gaps, numbers, bounds, likely)
            if a1 - a0 > gaps[numbers[0]].covers:  # else, as in most gaps, the blank has no neighbour
                more, filled = with_neighbours_kept(a, b, gaps, more, filled, bounds)
            matches.extend(more)
            fillings.extend(filled)
        elif exact and _may_match(a, b, bounds):
            matches.extend(minimal_matches(a.keys, b.keys, bounds))
    return joined(sorted(matches), barred), sorted(fillings)


def _trimmed(a: Sequence[str], b: Sequence[str], bounds: Bounds, barred: frozenset[int]) -> tuple[list[Match], Bounds]:
    """The common beginning and end, up to the first and from the last bare blank, and what is left between."""
    a0, a1, b0, b1 = bounds
    i, j = a0, b0
    while i < a1 and j < b1 and a[i] == b[j] and i not in barred:
        i, j = i + 1, j + 1
    matches = [Match(a0, b0, i - a0)] if i > a0 else []
    k, m = a1, b1
    while k > i and m > j and a[k - 1] == b[m - 1] and k not in barred:
        k, m = k - 1, m - 1
    if k < a1:
        matches.append(Match(k, m, a1 - k))
    return matches, Bounds(i, k, j, m)


def _anchors(
    a: Sequence[str], b: Sequence[str], bounds: Bounds, bars: Sequence[int], sure: bool = False
) -> list[Match]:
    """The surest anchors that there are. A single word alone says something only in a small stretch."""
    size = max(bounds.a1 - bounds.a0, bounds.b1 - bounds.b0)
    words = word_runs(a, b, bounds, bars)
    runs = [run for run in words if run.length >= SURE_RUN]
    anchors = _dense_chain(runs, bounds, 3)
    if not anchors and size > LONG:
        rare = rare_word_runs(a, b, bounds, bars)
        anchors = _dense_chain([run for run in rare if run.length >= SURE_RUN], bounds, 2)
    if not anchors:
        # Where words that stand once are there by chance, short rows of others are as well.
        sizes = GRAMS[:1] if runs else GRAMS if size > LONE_WORD_REACH else GRAMS[-1:]
        anchors = _dense_chain(_rows(a, b, bounds, sizes, bars), bounds, 3)
    if sure:
        return anchors
    if not anchors and size <= WORD_PAIR_REACH:
        places = range(bounds.a0, bounds.a1), range(bounds.b0, bounds.b1)
        anchors = _dense_chain(gram_runs(a, b, bounds, 2, places, bars), bounds, 2)
    if not anchors and size <= LONE_WORD_REACH:
        anchors = _dense_chain(words, bounds, 1)
    return anchors


def _rows(a: Sequence[str], b: Sequence[str], bounds: Bounds, sizes: Sequence[int], bars: Sequence[int]) -> list[Match]:
    """The longest rows of words that stand once on both sides."""
    places = shared_places(a, b, bounds)
    found = (gram_runs(a, b, bounds, size, places, bars) for size in sizes)
    return next(filter(None, found), [])


def _dense_chain(runs: list[Match], bounds: Bounds, size: int) -> list[Match]:
    """The heaviest chain of the runs, if it covers enough of the stretch."""
    anchors = heaviest_chain(runs)
    smaller = min(bounds.a1 - bounds.a0, bounds.b1 - bounds.b0)
    return anchors if SPARSEST[size] * sum(anchor.length for anchor in anchors) >= smaller else []


def _may_match(a: Strand, b: Strand, bounds: Bounds) -> bool:
    """Whether the stretches share a token; long ones that hardly share a word of content share only chance."""
    a0, a1, b0, b1 = bounds
    shared = set(a.keys[a0:a1]).intersection(b.keys[b0:b1])
    if not shared or min(a1 - a0, b1 - b0) < LONG_EDIT:
        return bool(shared)
    weighed = zip(a.keys[a0:a1], a.weights[a0:a1], strict=True)
    content = CONTENT * sum(key in shared and weight == CONTENT for key, weight in weighed)
    return 5 * content >= min(a.weight_sums[a1] - a.weight_sums[a0], b.weight_sums[b1] - b.weight_sums[b0])


def joined(matches: list[Match], barred: frozenset[int]) -> list[Match]:
    """Matches that touch on one diagonal as one, but for a blank between them."""
    found: list[Match] = []
    for match in matches:
        if found:
            a, b, length = found[-1]
            if (a + length, b + length) == (match.a, match.b) and match.a not in barred:
                found[-1] = Match(a, b, length + match.length)
                continue
        found.append(match)
    return found
