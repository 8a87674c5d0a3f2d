"""Anchors: runs of tokens that stand once in either strand, chained in order.

After the patience diff (Bram Cohen), with words and n-grams instead of lines: what is unique on both sides
belongs together; the heaviest ascending chain of such runs is O(n log n).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from articlediff.alignment.types import Bounds, Match

_STRIDE = 16
_Gram = TypeVar("_Gram", bound=Hashable)


def word_runs(a: Sequence[str], b: Sequence[str], bounds: Bounds, barred: frozenset[int]) -> list[Match]:
    """The runs of equal tokens around each token that is unique in both stretches, by their place in ``a``.

    ``barred`` are the places of ``a`` that no run goes across.

    >>> word_runs("aabcdaa", "aaxabcd", Bounds(0, 7, 0, 7), frozenset())
    [Match(a=1, b=3, length=4)]
    """
    a0, a1, b0, b1 = bounds
    found_b = _unique(b[b0:b1])
    runs: list[Match] = []
    end_a = end_b = -1
    for key, i in _unique(a[a0:a1]).items():
        j = found_b.get(key, -1)
        if j < 0 or (a0 + i < end_a and end_a - i - a0 == end_b - j - b0):
            continue
        runs.append(_grown(a, b, bounds, Match(a0 + i, b0 + j, 1), barred))
        end_a, end_b = runs[-1].a + runs[-1].length, runs[-1].b + runs[-1].length
    return sorted(runs)


def gram_runs(a: Sequence[str], b: Sequence[str], bounds: Bounds, size: int, barred: frozenset[int]) -> list[Match]:
    """The runs of n-grams of ``size`` tokens that are unique in both stretches, by their place in ``a``.

    >>> gram_runs("abcdxyz", "abcdyyz", Bounds(0, 7, 0, 7), 2, frozenset())
    [Match(a=0, b=0, length=4), Match(a=5, b=5, length=2)]
    """
    a0, a1, b0, b1 = bounds
    found_a = _unique(list(zip(*(a[a0 + shift : a1] for shift in range(size)), strict=False)))
    found_b = _unique(list(zip(*(b[b0 + shift : b1] for shift in range(size)), strict=False)))
    pairs = [(a0 + i, b0 + found_b[gram]) for gram, i in found_a.items() if gram in found_b]
    if barred:
        pairs = [(i, j) for i, j in pairs if barred.isdisjoint(range(i + 1, i + size))]
    return _joined(pairs, size)


def _unique(grams: Sequence[_Gram]) -> dict[_Gram, int]:
    """Each gram that stands once, with its place, in order."""
    places = dict(zip(grams, range(len(grams)), strict=True))
    if len(places) == len(grams):
        return places
    return {gram: places[gram] for gram, times in Counter(grams).items() if times == 1}


def _grown(a: Sequence[str], b: Sequence[str], bounds: Bounds, run: Match, barred: frozenset[int]) -> Match:
    """The run with its equal neighbours on both sides."""
    a0, a1, b0, b1 = bounds
    i, j = run.a, run.b
    while i > a0 and j > b0 and a[i - 1] == b[j - 1] and i not in barred:
        i, j = i - 1, j - 1
    k, m = run.a + run.length, run.b + run.length
    # Most runs are long: whole slices are compared while they are equal and nothing bars the way.
    while a[k : k + _STRIDE] == b[m : m + _STRIDE] and max(k + _STRIDE - a1, m + _STRIDE - b1) <= 0:
        if not barred.isdisjoint(range(k, k + _STRIDE)):
            break
        k, m = k + _STRIDE, m + _STRIDE
    while k < a1 and m < b1 and a[k] == b[m] and k not in barred:
        k, m = k + 1, m + 1
    return Match(i, j, k - i)


def _joined(pairs: list[tuple[int, int]], size: int) -> list[Match]:
    """Neighbouring pairs on one diagonal joined."""
    runs: list[Match] = []
    start = previous = (-1, -1)
    for pair in pairs:
        if pair != (previous[0] + 1, previous[1] + 1) or previous[0] < 0:
            if previous[0] >= 0:
                runs.append(Match(*start, previous[0] - start[0] + size))
            start = pair
        previous = pair
    if previous[0] >= 0:
        runs.append(Match(*start, previous[0] - start[0] + size))
    return runs


def heaviest_chain(runs: list[Match]) -> list[Match]:
    """The runs, given by their place in ``a``, that ascend in both strands and hold the most tokens together.

    ``front`` keeps, by place in ``b``, the best chain that ends there; a chain that ends later and weighs
    no more than an earlier one is dropped, so a bisection finds the best predecessor.
    """
    front: list[tuple[int, int, int]] = []  # (place in b, weight, index of the run), weight ascending
    previous: list[int] = []
    for index, run in enumerate(runs):
        at = bisect_right(front, (run.b, -1, -1)) - 1
        weight = run.length + (front[at][1] if at >= 0 else 0)
        previous.append(front[at][2] if at >= 0 else -1)
        if at + 1 < len(front) and front[at + 1][0] == run.b and front[at + 1][1] >= weight:
            continue
        insort(front, (run.b, weight, index))
        at += 2
        while at < len(front) and front[at][1] <= weight:
            del front[at]
    chain: list[Match] = []
    index = front[-1][2] if front else -1
    while index >= 0:
        chain.append(runs[index])
        index = previous[index]
    return _apart(chain[::-1])


def _apart(chain: list[Match]) -> list[Match]:
    """Runs share the ends of their n-grams where something repeats: the later one gives way."""
    apart: list[Match] = []
    for run in chain:
        if apart:
            before = apart[-1]
            overlap = max(0, before.a + before.length - run.a, before.b + before.length - run.b)
            run = Match(run.a + overlap, run.b + overlap, run.length - overlap)
        if run.length > 0:
            apart.append(run)
    return apart
