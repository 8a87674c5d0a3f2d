"""Twice the text takes twice the work, whatever the text, and a form of twice as many changes as well.

The work is counted in calls, of Python functions and of C functions, which no busy machine changes. What C functions do
by themselves is not seen here; ``python -m benchmarks.growth`` measures seconds and memory.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from articlediff import compare, kernel
from benchmarks.growth import MOST, Cost, Growth, works
from benchmarks.hostile import HOSTILE

SIZE = 500
"""Words: few enough to count each call."""
FACTOR = 4
GROWTH = FACTOR**MOST
SLACK = 10_000
"""Calls that do not hang on the size, or grow faster for a while: letters are equal by chance until they are common."""
MANY_CHANGES = ("wrapped anew", "blank for every other unique word", "many changes")


def calls(work: Callable[[], object]) -> int:
    """Return how many functions the work calls; each step of a generator is a call."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_calls_of_every_sort_are_counted() -> None:
    assert calls(lambda: len(str(sum(k for k in range(10))))) == 1 + 2 + 11 + 1  # itself, C functions, steps, the end


@pytest.mark.parametrize("family", HOSTILE)
def test_a_comparison_takes_work_in_the_measure_of_its_texts(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "extension", None)
    small, large = HOSTILE[family](SIZE), HOSTILE[family](FACTOR * SIZE)
    compare(*large, force=True)  # the first run fills caches
    once, more = (calls(partial(compare, *pair, force=True)) for pair in (small, large))
    assert more <= GROWTH * once + SLACK


@pytest.mark.parametrize("family", MANY_CHANGES)
def test_forms_take_work_in_the_measure_of_the_changes(family: str) -> None:
    small, large = (works(compare(*HOSTILE[family](size), force=True)) for size in (SIZE, FACTOR * SIZE))
    for work in small.values():
        work()  # the first run imports modules and fills caches
    counts = {name: (calls(small[name]), calls(large[name])) for name in small}
    assert {name: count for name, count in counts.items() if count[1] > GROWTH * count[0] + SLACK} == {}


@pytest.mark.parametrize("family", HOSTILE)
def test_a_family_is_of_its_size_and_always_the_same(family: str) -> None:
    pair = HOSTILE[family](SIZE)
    assert pair == HOSTILE[family](SIZE)
    assert pair[0] != pair[1]
    assert 3 * len(pair[1]) < len(HOSTILE[family](FACTOR * SIZE)[1]) < 6 * len(pair[1])


def test_what_grows_with_the_square_has_the_exponent_two() -> None:
    growth = Growth("compare", Cost(1.0, 10.0), Cost(16.0, 40.0))
    assert growth.exponents == (2.0, 1.0)
    assert growth.is_missed


@pytest.mark.parametrize(
    ("large", "is_missed"),
    [
        (Cost(4.0, 40.0), False),
        (Cost(4.0, 160.0), True),
        (Cost(6.0, 40.0), True),
        (None, True),
    ],
)
def test_memory_counts_as_well_and_what_does_not_end_is_missed(large: Cost | None, is_missed: bool) -> None:
    assert Growth("html", Cost(1.0, 10.0), large).is_missed is is_missed


def test_of_little_an_exponent_says_nothing() -> None:
    assert not Growth("csv", Cost(0.001, 0.1), Cost(0.1, 9.0)).is_missed
