"""Anchors: runs of tokens that are unique in either strand, chained in order.

After the patience diff (Bram Cohen, bramcohen.livejournal.com/73318.html), with words and n-grams instead of lines:
what is unique on both sides belongs together; the heaviest ascending chain of such runs takes O(n log n).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from articlediff.alignment import work
from articlediff.alignment.types import Bounds, Match
from articlediff.calibration.costs import RARE
from articlediff.records import NamedTuple

_STRIDE = 16
"""Tokens that are compared at a time while a run grows: most runs are long."""
_Gram = TypeVar("_Gram", bound=Hashable)
Keys = Sequence[Hashable]
"""Keys of one strand: numbers, or in an example letters."""
Indices = Sequence[int]
"""Tokens of one strand, ascending."""


class _Link(NamedTuple):
    """The best chain that ends with a run: where that begins in ``b``, the chain's tokens, and the run's number."""

    b: int
    tokens: int
    number: int


def word_runs(a: Keys, b: Keys, bounds: Bounds, bars: Indices) -> list[Match]:
    """Return the runs of equal tokens around each token that is unique in both stretches, by their place in ``a``.

    ``bars`` are the boundaries of ``a``, ascending, that no run goes across.

    >>> word_runs("aabcdaa", "aaxabcd", Bounds(0, 7, 0, 7), [])
    [Match(a=1, b=3, length=4)]
    """
    a0, a1, b0, b1 = bounds
    pairs = _unique_pairs(a[a0:a1], range(a0, a1), b[b0:b1], range(b0, b1))
    return _around(a, b, bounds, pairs, bars)


def rare_word_runs(a: Keys, b: Keys, bounds: Bounds, bars: Indices) -> list[Match]:
    """Return the runs around each token that is rare in both stretches and once between the same neighbours.

    In a long text few words are unique, but many are rare.

    >>> rare_word_runs("zabcabdabe", "abcyabdabe", Bounds(0, 10, 0, 10), [])
    [Match(a=1, b=0, length=3), Match(a=4, b=4, length=6)]
    """
    a0, a1, b0, b1 = bounds
    pairs = _unique_pairs(*_rare(a, a0, a1), *_rare(b, b0, b1))
    return _around(a, b, bounds, pairs, bars)


def _rare(keys: Keys, start: int, stop: int) -> tuple[list[tuple[Hashable, ...]], list[int]]:
    """Return each rare token between its neighbours, and its place."""
    counts = Counter(keys[start:stop])
    rare = {key for key, times in counts.items() if times <= RARE}
    places = [place for place, key in enumerate(keys[start + 1 : stop - 1], start + 1) if key in rare]
    return [tuple(keys[place - 1 : place + 2]) for place in places], places


def shared_places(a: Keys, b: Keys, bounds: Bounds) -> tuple[Indices, Indices]:
    """Return the places in either stretch where a row of three tokens begins that the other has too.

    No longer row that both have begins anywhere else.

    >>> shared_places("abcdxyz", "zabcdyz", Bounds(0, 7, 0, 7))
    ([0, 1], [1, 2])
    """
    a0, a1, b0, b1 = bounds
    grams_a, grams_b = _grams(a, a0, a1), _grams(b, b0, b1)
    shared = set(grams_a).intersection(grams_b)
    return (
        [place for place, gram in enumerate(grams_a, a0) if gram in shared],
        [place for place, gram in enumerate(grams_b, b0) if gram in shared],
    )


def _grams(keys: Keys, start: int, stop: int) -> list[tuple[Hashable, Hashable, Hashable]]:
    return list(zip(keys[start:stop], keys[start + 1 : stop], keys[start + 2 : stop], strict=False))


def gram_runs(
    a: Keys, b: Keys, bounds: Bounds, size: int, places: tuple[Indices, Indices], bars: Indices
) -> list[Match]:
    """Return the runs of n-grams of ``size`` tokens that are unique in both stretches, by their place in ``a``.

    ``places`` are those in either strand at which such an n-gram may begin.

    >>> gram_runs("abcdxyz", "abcdyyz", Bounds(0, 7, 0, 7), 2, (range(7), range(7)), [])
    [Match(a=0, b=0, length=4), Match(a=5, b=5, length=2)]
    """
    work.spent("cut into rows", bounds.a_size + bounds.b_size)
    places_a, places_b = ([k for k in some if k + size <= end] for some, end in zip(places, bounds[1::2], strict=True))
    grams_a, grams_b = [tuple(a[k : k + size]) for k in places_a], [tuple(b[k : k + size]) for k in places_b]
    pairs = _unique_pairs(grams_a, places_a, grams_b, places_b)
    if bars:
        pairs = [(i, j) for i, j in pairs if bisect_right(bars, i) == bisect_left(bars, i + size)]
    return _joined(pairs, size)


def _unique_pairs(
    grams_a: Sequence[_Gram], places_a: Indices, grams_b: Sequence[_Gram], places_b: Indices
) -> list[tuple[int, int]]:
    """Return the places of each gram that is unique on either side, by that in ``a``."""
    counts_a, counts_b = Counter(grams_a), Counter(grams_b)
    unique = [gram for gram, times in counts_a.items() if times == 1 and counts_b.get(gram) == 1]
    found_a, found_b = dict(zip(grams_a, places_a, strict=True)), dict(zip(grams_b, places_b, strict=True))
    return [(found_a[gram], found_b[gram]) for gram in unique]


def _around(a: Keys, b: Keys, bounds: Bounds, pairs: Iterable[tuple[int, int]], bars: Indices) -> list[Match]:
    """Return the runs that hold the pairs, each run once."""
    runs: list[Match] = []
    a_end = b_end = bounds.a0 - 1
    for i, j in pairs:
        if i < a_end and a_end - i == b_end - j:
            continue  # the last run holds the pair
        runs.append(_grown(a, b, _room(bounds, i, bars), i, j))
        a_end, b_end = runs[-1].a_end, runs[-1].b_end
    return sorted(runs)


def _room(bounds: Bounds, place: int, bars: Indices) -> Bounds:
    """Return the bounds up to the next bar on either side of the token at the place."""
    after = bisect_right(bars, place)
    first = max(bounds.a0, bars[after - 1]) if after else bounds.a0
    stop = min(bounds.a1, bars[after]) if after < len(bars) else bounds.a1
    return Bounds(first, stop, bounds.b0, bounds.b1)


def _grown(a: Keys, b: Keys, room: Bounds, i: int, j: int) -> Match:
    """Return the equal tokens at both places with their equal neighbours on both sides."""
    a0, a1, b0, b1 = room
    k, m = i + 1, j + 1
    while i > a0 and j > b0 and a[i - 1] == b[j - 1]:
        i, j = i - 1, j - 1
    while k + _STRIDE <= a1 and m + _STRIDE <= b1 and a[k : k + _STRIDE] == b[m : m + _STRIDE]:
        k, m = k + _STRIDE, m + _STRIDE
    while k < a1 and m < b1 and a[k] == b[m]:
        k, m = k + 1, m + 1
    return Match(i, j, k - i)


def _joined(pairs: Sequence[tuple[int, int]], size: int) -> list[Match]:
    """Return the n-grams at the pairs of places, those that follow one another on one diagonal as one run."""
    runs: list[Match] = []
    first = last = None
    for pair in pairs:
        if first is None or last is None:
            first = pair
        elif pair != (last[0] + 1, last[1] + 1):
            runs.append(Match(*first, last[0] - first[0] + size))
            first = pair
        last = pair
    if first and last:
        runs.append(Match(*first, last[0] - first[0] + size))
    return runs


def heaviest_chain(runs: Sequence[Match]) -> list[Match]:
    """Return the runs, given by their place in ``a``, that ascend in both strands and hold the most tokens together.

    ``front`` keeps the best chains by the place in ``b`` of their last run, with ever more tokens: a chain that ends
    later and holds no more than an earlier one is dropped, so a bisection finds the best predecessor. After Fredman,
    "On computing the length of longest increasing subsequences", 1975, with weights.

    >>> heaviest_chain([Match(0, 5, 1), Match(2, 5, 3)])
    [Match(a=2, b=5, length=3)]
    """
    front: list[_Link] = []
    previous: list[int | None] = []
    for number, run in enumerate(runs):
        at = bisect_left(front, (run.b,))
        before = front[at - 1] if at else None
        tokens = run.length + (before.tokens if before else 0)
        previous.append(before.number if before else None)
        if at < len(front) and front[at].b == run.b and front[at].tokens >= tokens:
            continue
        stop = at
        while stop < len(front) and front[stop].tokens <= tokens:
            stop += 1
        front[at:stop] = [_Link(run.b, tokens, number)]
    chain: list[Match] = []
    last = front[-1].number if front else None
    while last is not None:
        chain.append(runs[last])
        last = previous[last]
    return _apart(chain[::-1])


def _apart(chain: Sequence[Match]) -> list[Match]:
    """Return the runs without overlap: where something repeats they share ends, and the later one gives way."""
    apart: list[Match] = []
    for run in chain:
        if apart:
            before = apart[-1]
            overlap = max(0, before.a_end - run.a, before.b_end - run.b)
            run = Match(run.a + overlap, run.b + overlap, run.length - overlap)
        if run.length > 0:
            apart.append(run)
    return apart
