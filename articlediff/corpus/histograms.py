"""Histograms and averages of numbers that were counted as they came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.rendering.corpus.corpus_figures import Bar, Spread

_Number = TypeVar("_Number", int, float)

CONFIDENCES = (0.0, 0.3, 0.5, 0.7, 0.8, DOUBTFUL_BELOW, 0.95, 0.98)
"""The least confidence of each bar: docs/how-it-decides.md tells of each of them which share is right."""


def of_confidences(numbers: Mapping[float, int]) -> tuple[Bar, ...]:
    """Return the histogram of confidences, the surest first; `numbers` has how many restorations have each.

    >>> [bar for bar in of_confidences({0.99: 7, 0.4: 1}) if bar.number]
    [Bar(label='0.98 and more', number=7), Bar(label='0.30 to 0.50', number=1)]
    """
    first, *between, last = CONFIDENCES
    labels = [f"below {between[0]:.2f}"]
    labels += [f"{least:.2f} to {above:.2f}" for least, above in zip(between, (*between[1:], last), strict=True)]
    labels.append(f"{last:.2f} and more")
    return tuple(map(Bar, labels, _counts(numbers, (first, *between, last))))[::-1]


def spread(numbers: Mapping[int, int], fewest: Sequence[int]) -> Spread:
    """Return the averages and the histogram of numbers from 0 up.

    `numbers` has how many articles have each; `fewest` are the least numbers of the bars, upwards from 0.

    >>> found = spread({0: 1, 3: 1, 12: 1}, (0, 1, 10))
    >>> found.mean, found.median, [tuple(bar) for bar in found.bars]
    (5.0, 3, [('0', 1), ('1 to 9', 1), ('10 and more', 1)])
    """
    most = [above - 1 for above in fewest[1:]]
    labels = [f"{least}" if least == last else f"{least} to {last}" for least, last in zip(fewest, most, strict=False)]
    labels.append(f"{fewest[-1]} and more")
    articles = sum(numbers.values())
    mean = sum(number * times for number, times in numbers.items()) / articles if articles else 0.0
    return Spread(round(mean, 2), _median(numbers, articles), tuple(map(Bar, labels, _counts(numbers, fewest))))


def _counts(numbers: Mapping[_Number, int], fewest: Sequence[_Number]) -> list[int]:
    """Return how often there is a number of each bar, from its least up to that of the next."""
    counts = [0] * len(fewest)
    for number, times in numbers.items():
        counts[bisect_right(fewest, number) - 1] += times
    return counts


def _median(numbers: Mapping[int, int], articles: int) -> int:
    """Return the number of the article in the middle, of two the lower; 0 where there are no articles."""
    passed = 0
    for number in sorted(numbers):
        passed += numbers[number]
        if 2 * passed >= articles:
            return number
    return 0
