"""Strands without some of their passages: what is left is as it was, and the way back leads to where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from articlediff.alignment import Bounds, Filling, Match
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.moves.excerpts import Excerpt, whole_fillings, whole_matches
from articlediff.alignment.types import Stretch
from articlediff.text.blanks import find_blanks
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens
from tests.stories import nasty_texts, stories

TEXTS = nasty_texts() | stories().map(str)
LETTERS = st.text("abc", max_size=14).map(" ".join)
"""Few words: much of one text occurs in another."""


Cut = tuple[Tokens, list[Stretch], Excerpt]
"""A strand, its holes and what is left of it."""


@st.composite
def cuts(draw: DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Cut:
    """A strand with up to four holes anywhere, some side by side, at its ends or over all of it."""
    strand = tokenise(draw(texts))
    edges = sorted(draw(st.lists(st.integers(0, len(strand)), max_size=8)))
    holes = [(start, stop) for start, stop in zip(edges[0::2], edges[1::2], strict=False) if start < stop]
    return strand, holes, Excerpt(strand, holes)


def outside(strand: Tokens, holes: Sequence[Stretch]) -> list[int]:
    gone = {place for hole in holes for place in range(*hole)}
    return [place for place in range(len(strand)) if place not in gone]


# ---- columns


@given(cuts())
def test_the_columns_are_those_of_the_strand_without_the_holes(cut: Cut) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    assert excerpt.keys == [strand.keys[k] for k in left]
    assert excerpt.weights == [strand.weights[k] for k in left]
    assert excerpt.spaces == [strand.spaces[k] for k in left]
    assert excerpt.weight_sums == [sum(excerpt.weights[:k]) for k in range(len(left) + 1)]


@given(cuts())
def test_what_is_left_stands_together_as_its_white_space_says(cut: Cut) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    lengths = [end - start for start, end in zip(excerpt.starts, excerpt.ends, strict=True)]
    assert lengths == [len(strand.texts[k]) for k in left]
    assert excerpt.starts[:1] == [strand.starts[k] for k in left[:1]]
    assert all(excerpt.starts[k + 1] - excerpt.ends[k] == len(excerpt.spaces[k + 1]) for k in range(len(left) - 1))


@given(cuts())
def test_sentences_begin_where_they_began(cut: Cut) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    openers = [k for k, place in enumerate(left) if strand.opens_sentence(place)]
    assert excerpt.sentence_starts == openers
    assert [k for k in range(len(left)) if excerpt.opens_sentence(k)] == openers


# ---- the way in and the way back


@given(cuts())
def test_the_way_back_leads_to_each_token_that_is_left(cut: Cut) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    assert [excerpt.whole(k) for k in range(len(left))] == left
    assert [excerpt.index(place) for place in left] == list(range(len(left)))


@given(cuts())
def test_a_place_in_a_hole_is_where_the_hole_was(cut: Cut) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    for place in range(len(strand) + 1):
        assert excerpt.index(place) == sum(other < place for other in left)


@given(cuts(), st.data())
def test_seams_are_where_holes_were(cut: Cut, data: st.DataObject) -> None:
    strand, holes, excerpt = cut
    left = outside(strand, holes)
    assume(left)
    first = data.draw(st.integers(0, len(left) - 1))
    stop = data.draw(st.integers(first + 1, len(left)))
    parted = {k for k in range(first + 1, stop) if left[k] != left[k - 1] + 1}
    assert set(excerpt.seams(first, stop)) == parted


@given(cuts(), st.data())
def test_a_filling_names_the_same_tokens_in_the_excerpt(cut: Cut, data: st.DataObject) -> None:
    strand, holes, excerpt = cut
    ranges = st.tuples(*[st.integers(0, len(strand))] * 2).map(sorted).map(tuple)
    (start, stop), *others = data.draw(st.lists(ranges, min_size=1, max_size=4))
    found = excerpt.filling(Filling(5, start, stop, 7, tuple(others)), 2)
    left = outside(strand, holes)
    named = [[left[k] for k in range(*stretch)] for stretch in ((found.start, found.stop), *found.alternatives)]
    kept = [[k for k in range(*stretch) if k in left] for stretch in others]
    assert named == [[k for k in range(start, stop) if k in left], *filter(None, kept)]
    assert (found.blank, found.margin) == (2, 7)


@given(nasty_texts(), st.integers(0, 9))
def test_a_placed_gap_is_the_gap_but_for_its_place(text: str, at: int) -> None:
    for gap in find_blanks(tokenise(text)):
        there = gap._replace(at=at)
        assert there.at == at
        assert all(getattr(there, name) == getattr(gap, name) for name in there._fields if name != "at")


# ---- what is found in excerpts


@given(cuts(LETTERS), cuts(LETTERS))
def test_matches_of_excerpts_are_matches_of_the_strands_that_avoid_the_holes(one: Cut, other: Cut) -> None:
    (a, a_holes, a_excerpt), (b, b_holes, b_excerpt) = one, other
    bounds = Bounds(0, len(a_excerpt.keys), 0, len(b_excerpt.keys))
    found = minimal_matches(a_excerpt.keys, b_excerpt.keys, bounds)
    whole = whole_matches(a_excerpt, b_excerpt, found)
    for match in whole:
        assert match.length > 0
        assert a.keys[match.a : match.a + match.length] == b.keys[match.b : match.b + match.length]
        assert avoids(match.a, match.length, a_holes) and avoids(match.b, match.length, b_holes)
    assert all(p.a + p.length <= q.a and p.b + p.length <= q.b for p, q in pairwise(whole))
    assert pairs(whole) == [(a_excerpt.whole(i), b_excerpt.whole(j)) for i, j in pairs(found)]


def pairs(matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The tokens that match, one by one."""
    return [(match.a + k, match.b + k) for match in matches for k in range(match.length)]


def avoids(start: int, length: int, holes: Sequence[Stretch]) -> bool:
    return all(start + length <= hole[0] or hole[1] <= start for hole in holes)


@given(cuts(LETTERS), st.data())
def test_fillings_that_a_hole_would_part_are_dropped_and_all_others_kept(cut: Cut, data: st.DataObject) -> None:
    _, holes, excerpt = cut
    size = len(excerpt.keys)
    ranges = st.tuples(*[st.integers(0, size)] * 2).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(tuple)
    assume(size)
    fillings = []
    for number in range(3):
        (start, stop), *others = data.draw(st.lists(ranges, min_size=1, max_size=4))
        fillings.append(Filling(number, start, stop, 7, tuple(others)))
    expected = []
    for filling in fillings:
        filled, *rivals = (in_one_piece(excerpt, s) for s in ((filling.start, filling.stop), *filling.alternatives))
        if filled:
            expected.append(Filling(10 + filling.blank, *filled, 7, tuple(filter(None, rivals))))
    assert whole_fillings(excerpt, fillings, [10, 11, 12]) == expected
    assert all(avoids(f.start, f.stop - f.start, holes) for f in expected)


def in_one_piece(excerpt: Excerpt, stretch: Stretch) -> Stretch | None:
    """Return the stretch of the whole strand; None if a hole was in it."""
    places = [excerpt.whole(k) for k in range(*stretch)]
    return (places[0], places[-1] + 1) if places[-1] - places[0] == len(places) - 1 else None
