"""Counting in bounded memory."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from articlediff.corpus.tallies import Tally, Worst

WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=200)


@given(WORDS, st.integers(1, 12))
def test_no_count_is_too_large_or_too_small_by_more_than_is_said(words: list[str], capacity: int) -> None:
    tally = Tally(capacity)
    tally.add(words)
    exact = Counter(words)
    counted = dict(tally.first(len(exact)))
    for word, number in exact.items():
        assert number - tally.short_by <= counted.get(word, 0) <= number
    assert tally.short_by <= len(words) / (capacity + 1)
    assert len(counted) <= 2 * capacity


@given(WORDS)
def test_with_room_for_all_counts_are_exact(words: list[str]) -> None:
    tally = Tally(10)
    tally.add(words)
    assert tally.short_by == 0
    assert tally.first(10) == sorted(Counter(words).items(), key=lambda found: (-found[1], found[0]))


def test_the_first_few_are_the_commonest_and_then_by_the_alphabet() -> None:
    tally = Tally(10)
    tally.add("cabbac")
    assert tally.first(2) == [("a", 2), ("b", 2)]
    assert Tally(10).first(3) == []


@given(st.lists(st.integers(0, 5)), st.integers(0, 5))
def test_the_worst_are_kept_and_all_are_counted(badness: list[int], most: int) -> None:
    worst: Worst[int] = Worst(most)
    for place, bad in enumerate(badness):
        worst.add(bad, place)
    assert worst.number == len(badness)
    assert list(worst.chosen) == sorted(range(len(badness)), key=lambda place: (-badness[place], place))[:most]
