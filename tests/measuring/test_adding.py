"""Figures add up as numbers do, whatever fields they have."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import accuracy, hard_accuracy, verdicts
from benchmarks.adding import Addable, Timed
from benchmarks.peers import measuring
from benchmarks.scoring import COLUMNS, SHARES, Place, Score

MEASURED = (Score, hard_accuracy.Overlap, hard_accuracy.Tally, accuracy.Tally, verdicts.Tally, measuring.Tally)


@dataclass
class Inner(Addable):
    """A figure that is added up inside something else."""

    number: int = 0


@dataclass
class Sample(Timed):
    """A field of every kind, besides those of its base."""

    places: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    inner: Inner = field(default_factory=Inner)
    by_key: dict[str, Inner] = field(default_factory=dict)


NUMBERS = st.integers(-9, 9)
INNER = st.builds(Inner, NUMBERS)
KEYS = st.sampled_from("abc")
SAMPLES = st.builds(
    Sample,
    cases=NUMBERS,
    crashes=NUMBERS,
    seconds=NUMBERS.map(float),
    places=st.lists(NUMBERS, max_size=3),
    counts=st.dictionaries(KEYS, NUMBERS).map(Counter),
    inner=INNER,
    by_key=st.dictionaries(KEYS, INNER),
)


@given(SAMPLES, SAMPLES)
def test_each_field_is_the_sum_of_both(one: Sample, other: Sample) -> None:
    both = one + other
    assert (both.cases, both.crashes) == (one.cases + other.cases, one.crashes + other.crashes)
    assert both.seconds == one.seconds + other.seconds
    assert both.places == one.places + other.places
    assert both.inner == Inner(one.inner.number + other.inner.number)


@given(SAMPLES, SAMPLES)
def test_mappings_are_added_key_by_key(one: Sample, other: Sample) -> None:
    """Keys that add up to nothing stay, and the sum of counters is a counter."""
    both = one + other
    assert isinstance(both.counts, Counter)
    assert dict(both.counts) == {key: one.counts[key] + other.counts[key] for key in {*one.counts, *other.counts}}
    assert both.by_key == {
        key: Inner(one.by_key.get(key, Inner()).number + other.by_key.get(key, Inner()).number)
        for key in {*one.by_key, *other.by_key}
    }


@given(SAMPLES, SAMPLES, SAMPLES)
def test_sums_may_be_grouped_in_any_way(one: Sample, two: Sample, three: Sample) -> None:
    assert (one + two) + three == one + (two + three) == sum([one, two, three], Sample())


@given(SAMPLES)
def test_an_empty_one_adds_nothing(one: Sample) -> None:
    assert one + Sample() == Sample() + one == one


@given(SAMPLES, SAMPLES)
def test_neither_summand_changes(one: Sample, other: Sample) -> None:
    before = deepcopy((one, other))
    total = Sample()
    total += one
    total += other
    assert (one, other) == before


@pytest.mark.parametrize("measured", MEASURED, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_figure_that_is_measured_can_be_left_out_and_added(measured: type[Addable]) -> None:
    nothing = measured()
    assert nothing + measured() == nothing
    for each in fields(measured):
        assert isinstance(getattr(nothing, each.name), int | float | list | dict | Addable), each.name


def test_the_mean_time_leaves_out_what_crashed() -> None:
    assert Timed(cases=4, crashes=2, seconds=1.0).milliseconds == 500
    assert Timed(cases=1, crashes=1).milliseconds == Timed().milliseconds == 0


# ---- scores


SCORES = st.builds(
    Score,
    st.integers(0, 9),
    st.lists(st.just(Place(0, 1)), max_size=3),
    st.lists(st.just(Place(2, 3)), max_size=3),
)


@given(SCORES, SCORES)
def test_what_was_expected_and_claimed_adds_up_with_the_scores(one: Score, other: Score) -> None:
    both = one + other
    assert (both.expected, both.claimed) == (one.expected + other.expected, one.claimed + other.claimed)


@given(SCORES)
def test_cells_and_figures_say_the_same(score: Score) -> None:
    figures = list(score.figures().values())
    shares = ["-" if share is None else f"{100 * share:.1f}" for share in figures[3:]]
    assert score.cells() == [*map(str, figures[:3]), *shares]
    assert score.shares() == shares
    assert (len(score.cells()), len(score.shares())) == (len(COLUMNS), len(SHARES))
