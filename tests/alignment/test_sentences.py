"""Matches that two different sentences share by chance are dropped, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from articlediff.alignment import Bounds, Filling, Match
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.problem import Problem
from articlediff.alignment.strand import strands
from articlediff.alignment.tidying.sentences import without_chance
from articlediff.text.blanks import Blank
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens
from tests.stories import edited_copies, joined, nasty_texts, stories

PAIRS = edited_copies() | st.tuples(*[joined(("He ", "left ", "for ", "the ", "coast ", ". ", "She "))] * 2)
TEXTS = stories().map(str) | nasty_texts()


@st.composite
def matched(draw: DrawFn) -> tuple[Tokens, Tokens, list[Match], Bounds]:
    """Two texts, a stretch of either and the matches in it."""
    a, b = map(tokenise, draw(PAIRS))
    a0, a1 = sorted(draw(st.tuples(*[st.integers(0, len(a))] * 2)))
    b0, b1 = sorted(draw(st.tuples(*[st.integers(0, len(b))] * 2)))
    bounds = draw(st.sampled_from((Bounds(a0, a1, b0, b1), Bounds(0, len(a), 0, len(b)))))
    return a, b, minimal_matches(a.keys, b.keys, bounds), bounds


@given(matched())
def test_matches_are_shortened_or_dropped_and_never_made(made: tuple[Tokens, Tokens, list[Match], Bounds]) -> None:
    a, b, matches, bounds = made
    kept = without_chance(Problem(*strands(a, b)), matches, [], bounds)
    assert all(match.length > 0 for match in kept)
    assert set(pairs(kept)) <= set(pairs(matches))
    assert all(left.a + left.length <= right.a and left.b + left.length <= right.b for left, right in pairwise(kept))


@given(matched())
def test_what_is_left_of_a_match_is_in_one_piece(made: tuple[Tokens, Tokens, list[Match], Bounds]) -> None:
    a, b, matches, bounds = made
    kept = without_chance(Problem(*strands(a, b)), matches, [], bounds)
    for match in matches:
        assert sum(match.a <= k.a < match.a + match.length for k in kept) <= 1


@given(TEXTS, st.data())
def test_nothing_is_dropped_where_the_texts_are_equal(text: str, data: st.DataObject) -> None:
    tokens = tokenise(text)
    start, *edges, stop = sorted(data.draw(st.lists(st.integers(0, len(tokens)), min_size=2, max_size=6)))
    matches = [Match(p, p, q - p) for p, q in pairwise([start, *edges, stop]) if p < q]
    assert without_chance(Problem(*strands(tokens, tokens)), matches, [], Bounds(start, stop, start, stop)) == matches


@given(stories(("English",), least=1, most=3).map(str), stories(("English",), least=1, most=3).map(str))
def test_nothing_is_dropped_of_sentences_that_match_wholly(shared: str, other: str) -> None:
    """However little the sentences beside them have in common."""
    a, b = tokenise(f"{shared} {other}"), tokenise(f"{shared}")
    match = Match(0, 0, len(b))
    assert without_chance(Problem(*strands(a, b)), [match], [], Bounds(0, len(a), 0, len(b))) == [match]


def pairs(matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The tokens that match, one by one."""
    return [(match.a + k, match.b + k) for match in matches for k in range(match.length)]


HE_LEFT = "The captain left for the coast in May."
NOBODY = "Nobody knew why the engine stopped."
SHE_ATE = "She ate nothing."
CHANCE = {
    "a shared article": (HE_LEFT, NOBODY, []),
    "a sentence beside it": (f"{SHE_ATE} {HE_LEFT}", f"{SHE_ATE} {NOBODY}", [SHE_ATE]),
    "a sentence behind it": (f"{HE_LEFT} {SHE_ATE}", f"{NOBODY} {SHE_ATE}", [SHE_ATE]),
    "a word behind a sentence that matches": (
        f"{SHE_ATE} The captain left for the coast in May",
        f"{SHE_ATE} The wooden engine stopped before anybody knew why",
        [SHE_ATE],
    ),
    "most of a sentence": (
        HE_LEFT,
        "The captain left for the islands in June.",
        ["The captain left for the", "in", "."],
    ),
    "a sentence that goes on": (
        HE_LEFT,
        "The captain left, and with him went every sailor that had ever drunk a glass in one of the inns.",
        ["The captain left", "in", "."],
    ),
}


@pytest.mark.parametrize("name", CHANCE)
def test_two_sentences_that_share_next_to_nothing_share_nothing(name: str) -> None:
    a, b, shared = CHANCE[name]
    one, other = tokenise(a), tokenise(b)
    bounds = Bounds(0, len(one), 0, len(other))
    found = without_chance(Problem(*strands(one, other)), minimal_matches(one.keys, other.keys, bounds), [], bounds)
    assert [a[slice(*one.slice(match.a, match.a + match.length))] for match in found] == shared


def test_what_fills_a_blank_speaks_only_half_against_a_sentence() -> None:
    """Four words of fifteen are too few, but not if the other eleven fill a blank."""
    words = [f"Word{letter}" for letter in "abcdefghijklmno"]
    a, b = tokenise(" ".join([*words[:4], *map(str.upper, words)])), tokenise(" ".join(words))
    shared, bounds = [Match(0, 0, 4)], Bounds(0, len(a), 0, len(b))
    assert without_chance(Problem(*strands(a, b)), shared, [], bounds) == []
    filled = Problem(*strands(a, b), [Blank(4, 0, "spaces")])
    assert without_chance(filled, shared, [Filling(0, 4, 15, 10)], bounds) == shared
