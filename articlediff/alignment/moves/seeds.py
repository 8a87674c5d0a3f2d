"""Seeds of moves: n-grams that both leftovers share, those near one another on one diagonal as one cluster."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import chain as chained
from typing import TYPE_CHECKING

from articlediff.alignment.types import Stretch
from articlediff.calibration.costs import CONTENT_WEIGHT, DRIFT, MOST_PLACES, SEED_REACH, SEED_WEIGHT

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand

Gram = tuple[int, ...]
"""The keys of tokens in a row."""
Seed = tuple[int, int]
"""An n-gram at token i of the first strand and token j of the second, as (j - i, i)."""


def clusters(
    a: Strand, b: Strand, free_a: Sequence[Stretch], free_b: Sequence[Stretch], barred: frozenset[int], size: int
) -> list[list[Seed]]:
    """Return the seeds of ``size`` tokens that lie near one another on one diagonal, clusters of most seeds first."""
    hashes_a, hashes_b = _hashes(a, free_a, size), _hashes(b, free_b, size)
    # To keep only the hashes, until it is known which are shared, takes two thirds of the time.
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
    return sorted(_near_one_another(seeds, free_a, free_b), key=likeliest_first)


def free_clusters(
    seeds: Sequence[Seed], free_a: Sequence[Stretch], free_b: Sequence[Stretch], size: int
) -> list[list[Seed]]:
    """Return the clusters of those of the seeds that still lie in free stretches."""
    left = [seed for seed in seeds if _lies_in(free_a, seed[1], size) and _lies_in(free_b, sum(seed), size)]
    return _near_one_another(left, free_a, free_b)


def likeliest_first(cluster: list[Seed]) -> tuple[int, int, int]:
    """Return the key by which clusters are tried in order: the most seeds, then their place."""
    return -len(cluster), cluster[0][1], cluster[0][0]


def _near_one_another(seeds: Sequence[Seed], free_a: Sequence[Stretch], free_b: Sequence[Stretch]) -> list[list[Seed]]:
    """Return the seeds as clusters: one lies in one stretch of either strand and on diagonals near one another."""
    bands: dict[tuple[int, int, int], list[Seed]] = {}
    found: list[list[Seed]] = []
    for seed in sorted(seeds, key=lambda seed: (seed[1], seed[0])):
        place = (seed[0] // DRIFT, _stretch(free_a, seed[1]), _stretch(free_b, sum(seed)))
        cluster = bands.get(place)
        if cluster is None or seed[1] - cluster[-1][1] > SEED_REACH:
            cluster = bands[place] = []
            found.append(cluster)
        cluster.append(seed)
    return found


def _lies_in(stretches: Sequence[Stretch], first: int, size: int) -> bool:
    at = _stretch(stretches, first) - 1
    return at >= 0 and first + size <= stretches[at][1]


def _stretch(stretches: Sequence[Stretch], token: int) -> int:
    """Return the number of stretches that begin with the token or before it."""
    return bisect_right(stretches, (token, sys.maxsize))


def _weighs(strand: Strand, first: int, size: int) -> bool:
    return strand.weight(first, first + size) >= min(SEED_WEIGHT, size * CONTENT_WEIGHT)


def _grams(strand: Strand, start: int, stop: int, size: int) -> Iterator[Gram]:
    keys = strand.keys[start:stop]
    return zip(*(keys[shift:] for shift in range(size)), strict=False)


def _hashes(strand: Strand, stretches: Sequence[Stretch], size: int) -> list[list[int]]:
    """Return the hash of the n-gram at each place of each stretch."""
    return [list(map(hash, _grams(strand, start, stop, size))) for start, stop in stretches]


def _places(
    strand: Strand, stretches: Sequence[Stretch], hashes: Sequence[list[int]], wanted: Container[int], size: int
) -> dict[Gram, list[int]]:
    """Return the places in the stretches of each n-gram with a wanted hash."""
    found: dict[Gram, list[int]] = defaultdict(list)
    for (start, _), in_stretch in zip(stretches, hashes, strict=True):
        for place in [place for place, known in enumerate(in_stretch, start) if known in wanted]:
            found[tuple(strand.keys[place : place + size])].append(place)
    return found
