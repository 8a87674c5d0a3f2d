"""The walk over the runs, from which the forms are told."""

from __future__ import annotations

from hypothesis import given

from articlediff import Comparison, Kind
from articlediff.rendering.segments import ALL_KINDS, as_decoded, segments
from tests.builder import added, compared, moved, removed, stood
from tests.comparisons import comparisons, law

MOVED = compared("One. ", moved(1, "It ", added("still "), "waits. "), "Two. ", stood(1), removed("Three. "), "Four.")


class TestAnyComparison:
    @law
    @given(comparisons())
    def test_the_full_sides_are_the_full_text_whatever_is_marked(self, found: Comparison) -> None:
        for marked in (ALL_KINDS, ALL_KINDS - {Kind.MOVED}, frozenset[Kind]()):
            walk = segments(found.runs, as_decoded(found), marked)
            assert "".join(segment.full for segment in walk) == found.full.text

    @law
    @given(comparisons())
    def test_the_truncated_sides_are_the_truncated_text(self, found: Comparison) -> None:
        walk = segments(found.runs, as_decoded(found))
        assert "".join(segment.truncated for segment in walk) == found.truncated.text

    @law
    @given(comparisons())
    def test_each_change_is_marked_once_and_what_moved_twice(self, found: Comparison) -> None:
        walk = [segment for segment in segments(found.runs, as_decoded(found)) if segment.marked]
        outer = [change.id for change in found.changes if change.within is None]
        assert [segment.run.change for segment in walk if segment.move != "from"] == [
            change for change in found.changes if change.id in outer
        ]
        twice = {segment.marked for segment in walk if segment.move == "from"}
        assert twice == {change for change in found.changes if change.kind is Kind.MOVED}


def test_a_moved_passage_is_told_where_it_is_and_where_it_was() -> None:
    walk = segments(MOVED.runs, as_decoded(MOVED))
    assert [(segment.truncated, segment.full, segment.move) for segment in walk] == [
        ("One. ", "One. ", None),
        ("", "It still waits. ", "to"),
        ("Two. ", "Two. ", None),
        ("It waits. ", "", "from"),
        ("Three. ", "", None),
        ("Four.", "Four.", None),
    ]


def test_a_passage_that_is_not_marked_is_told_by_what_it_holds() -> None:
    walk = segments(MOVED.runs, as_decoded(MOVED), frozenset({Kind.ADDED}))
    assert [(segment.full, segment.marked is not None) for segment in walk if segment.full] == [
        ("One. ", False),
        ("It ", False),
        ("still ", True),
        ("waits. ", False),
        ("Two. ", False),
        ("Four.", False),
    ]
