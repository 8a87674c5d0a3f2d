"""Passages that change places, and that no sentence is lost in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff.alignment.aligning import align
from articlediff.alignment.moves.placing import with_whole_sentences_placed
from articlediff.alignment.problem import Problem
from articlediff.alignment.strand import strands
from articlediff.alignment.types import Bounds, Match, Move
from articlediff.comparing import compare
from articlediff.text.tokenising import tokenise
from benchmarks.hard_cases.stories import Story as Article
from benchmarks.laws import violations
from benchmarks.reordering import ORDERS, lost_sentences, reordered
from tests.stories import Story, stories

LOG = (
    "The gates of the lock are shut since Tuesday, because a barge struck the lower one and bent its beam.",
    "The mayor was not told.",
    "A diver went down twice and came up both times with nothing but a bicycle and a kettle.",
    "Work begins in May.",
    "The firm that made the gates closed in 1968, and its drawings were burnt in a stove.",
    "A museum has one.",
    "Boats may use the old arm until then, if they are narrow and their owners are patient.",
    "Nobody knows the cost.",
)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", range(2, len(LOG) + 1))
@pytest.mark.parametrize("damage", ["none", "[REDACTED]", "spaces"])
def test_whatever_number_of_paragraphs_changes_places_no_sentence_is_lost(order: str, number: int, damage: str) -> None:
    pair = reordered(Article("log", "\n".join(LOG)), number, order, damage)
    assert pair
    assert lost_sentences(*pair) == []


@given(stories(least=2, most=8).flatmap(lambda story: st.tuples(st.just(story), st.permutations(story.sentences))))
def test_no_sentence_is_lost_in_any_order(drawn: tuple[Story, list[tuple[str, ...]]]) -> None:
    story, order = drawn
    pair = story.printed(tuple(order)), str(story)
    assert violations(compare(*pair, force=True)) == []
    assert lost_sentences(*pair) == []


def test_a_sentence_comes_out_of_a_passage_that_moved() -> None:
    a = tokenise("The old crane sank. Nobody saw the ferry. Ida sold one kettle.")
    b = tokenise("Ida sold one kettle. The old crane sank. Nobody saw the ferry.")
    passage = Move(Bounds(0, 15, 0, 15), (Match(10, 0, 5),), ())
    matches, moves = with_whole_sentences_placed(Problem(*strands(a, b)), [], [], [passage])
    assert matches == [Match(0, 5, 10)]
    assert [move.bounds for move in moves] == [Bounds(10, 15, 0, 5)]


def test_a_sentence_between_the_same_neighbours_matches_where_it_is() -> None:
    a = b = tokenise("The old crane sank. Nobody saw the ferry. Ida sold one kettle.")
    matches, moves = with_whole_sentences_placed(
        Problem(*strands(a, b)), [Match(0, 0, 5), Match(6, 6, 1), Match(10, 10, 5)], [], []
    )
    assert (matches, moves) == ([Match(0, 0, 15)], [])


def test_what_two_sentences_share_stays_where_it_weighs_more() -> None:
    a, b = tokenise("Ida sold one kettle."), tokenise("Ida sold no kettle. Ida sold one kettle.")
    found = align(a, b)
    assert [move.bounds for move in found.moves] == []
    assert sum(match.length for match in found.matches) == 5
