"""What holds for the comparison of any two texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stories import (
    PLAIN_PIECES,
    SIGNS,
    any_pairs,
    blanked_copies,
    edited,
    edited_copies,
    joined,
    nasty_texts,
    patched,
    reordered,
    stories,
)

from articlediff import Change, Comparison, Kind, compare
from articlediff.copy.cuts.cutting import find_cut
from articlediff.copy.masks.placeholders import with_placeholders
from articlediff.model import Run, Span
from articlediff.text.blanks import find_blanks
from articlediff.text.tokenising import tokenise
from benchmarks.laws import violations

comparisons = st.builds(
    lambda pair, force: compare(*pair, force=force), any_pairs(), st.sampled_from((True, True, True, False))
)


# ---- nothing is lost


@given(comparisons)
def test_the_runs_rebuild_both_texts(found: Comparison) -> None:
    assert rebuilt(found.runs) == (found.truncated.text, found.full.text)


@given(comparisons)
def test_the_inner_runs_rebuild_each_moved_passage(found: Comparison) -> None:
    for run in found.runs:
        is_moved = run.change is not None and run.change.kind is Kind.MOVED
        assert bool(run.inner) == is_moved
        if is_moved:
            assert rebuilt(run.inner) == (run.truncated.text, run.full.text)


@given(comparisons)
def test_a_run_without_a_change_has_the_same_on_both_sides_but_for_white_space(found: Comparison) -> None:
    if found.same_story.verdict == "different" and not found.changes:
        return
    for level in (found.runs, *(run.inner for run in found.runs)):
        for run in level:
            if run.change is None:
                assert bare(run.truncated.text) == bare(run.full.text)


@given(comparisons)
def test_the_runs_hold_the_changes_in_their_order(found: Comparison) -> None:
    assert tuple(changes_of(found.runs)) == found.changes


@given(comparisons)
def test_every_span_is_a_slice_of_its_text(found: Comparison) -> None:
    for change in found.changes:
        assert is_slice(change.truncated, found.truncated.text)
        for span in (change.full, *change.alternatives):
            assert is_slice(span, found.full.text)


# ---- what is left is shared


@given(comparisons)
def test_spans_of_one_level_never_overlap(found: Comparison) -> None:
    for level, truncated, full in levels(found):
        for whole, spans in ((truncated, [c.truncated for c in level]), (full, [c.full for c in level])):
            taken = sorted((span.start, span.end) for span in spans if span.text)
            bounds = [(whole.start, whole.start), *taken, (whole.end, whole.end)]
            assert all(left[1] <= right[0] for left, right in pairwise(bounds))


@given(comparisons)
def test_without_the_changes_both_sides_are_the_same_but_for_white_space(found: Comparison) -> None:
    """The law of the document; where nothing was aligned, nothing is claimed to be shared."""
    if found.same_story.verdict != "different" or found.changes:
        for level, truncated, full in levels(found):
            assert rest(truncated, [c.truncated for c in level]) == rest(full, [c.full for c in level])


@given(st.tuples(nasty_texts(), nasty_texts()) | edited_copies())
def test_forced_texts_obey_the_law_whatever_the_verdict(pair: tuple[str, str]) -> None:
    found = compare(*pair, force=True)
    for level, truncated, full in levels(found):
        assert rest(truncated, [c.truncated for c in level]) == rest(full, [c.full for c in level])


@given(st.tuples(joined(SIGNS), joined(SIGNS)) | patched(joined(SIGNS)) | reordered(joined(SIGNS, 6)))
def test_texts_full_of_dashes_and_quotation_marks_obey_the_laws(pair: tuple[str, str]) -> None:
    assert violations(compare(*pair, force=True)) == []


@given(nasty_texts())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    found = compare(text, text)
    assert (found.changes, found.has_differences, found.same_story.verdict) == ((), False, "same")


FULL = (
    "The old crane was sold. The ferry was late again on Monday and nobody knew why. "
    "Solveig hung the copper lantern above the northern door."
)
ONCE_BROKEN = {
    "a cut's mark with nothing behind it": (FULL + " Read more", FULL),
    "a cut's mark and no other word": (" Read more", FULL),
    "a blank behind a moved passage": (
        "The old crane was sold. Solveig hung the copper lantern above the northern door.   The ferry was late again "
        "on Monday and nobody knew why.",
        FULL,
    ),
    "a faint blank before a moved passage": (
        "  hung the copper lantern above the northern door. The ferry was late again on Monday and nobody knew why.",
        FULL.removeprefix("The old crane was sold. "),
    ),
    "a doubled sign behind a blank": ("  :", "::"),
    "two marks, one of which stands in both texts": ("a [REDACTED] [REDACTED]", "a a [REDACTED] a"),
    "a dash of another form in front of a cut": ("? ——", "r\n—I"),
    "a quotation mark of another form in front of a cut": ("Idris left.\n«", "Idris left\n» he said"),
    "a dash of another form that is too little for a match": ("r! ‐", "a! -r\ns"),
}


@pytest.mark.parametrize("name", ONCE_BROKEN)
def test_what_once_broke_a_law_keeps_it(name: str) -> None:
    assert violations(compare(*ONCE_BROKEN[name], force=True)) == []


# ---- the changes


@given(comparisons)
def test_changes_come_in_the_order_of_the_full_text_with_ids_from_one(found: Comparison) -> None:
    assert [change.id for change in found.changes] == list(range(1, len(found.changes) + 1))
    for level, _, _ in levels(found):
        starts = [change.full.start for change in level]
        assert starts == sorted(starts)


@given(comparisons)
def test_a_change_lies_within_a_moved_passage_that_precedes_it(found: Comparison) -> None:
    moved = {change.id: change for change in found.changes if change.kind is Kind.MOVED}
    for change in found.changes:
        if change.within is not None:
            outer = moved[change.within]
            assert outer.id < change.id
            assert outer.full.start <= change.full.start <= change.full.end <= outer.full.end
            assert outer.truncated.start <= change.truncated.start <= change.truncated.end <= outer.truncated.end


@given(comparisons)
def test_every_kind_says_what_it_is_by_its_spans(found: Comparison) -> None:
    """An empty change would be none; added words stand in the full text alone, removed ones in the other."""
    for change in found.changes:
        full, truncated = bool(change.full.text.strip()), bool(change.truncated.text.strip())
        assert change.full.text or change.truncated.text
        assert full or change.kind not in (Kind.RESTORED, Kind.ADDED, Kind.REWORDED, Kind.MOVED)
        assert truncated or change.kind not in (Kind.REMOVED, Kind.REWORDED, Kind.MOVED)
        assert not change.full.text or change.kind not in (Kind.REMOVED, Kind.UNRESTORED)
        assert not change.truncated.text or change.kind is not Kind.ADDED


@given(comparisons)
def test_restored_words_alone_have_a_category_and_evidence(found: Comparison) -> None:
    for change in found.changes:
        is_restored = change.kind is Kind.RESTORED
        assert (change.category is not None) == (change.evidence is not None) == is_restored
        assert is_restored or not change.alternatives
        assert 0 <= change.confidence <= 1


@given(comparisons)
def test_restored_words_carry_no_outer_white_space(found: Comparison) -> None:
    for change in found.restored:
        for span in (change.full, *change.alternatives):
            assert span.text and span.text == span.text.strip()


@given(comparisons)
def test_counts_agree_with_the_changes(found: Comparison) -> None:
    assert list(found.counts) == list(Kind)
    assert sum(found.counts.values()) == len(found.changes)
    assert found.counts[Kind.RESTORED] == len(found.restored)
    assert found.has_differences == (not found.aligned or len(found.changes) > found.counts[Kind.FORMATTING])


@given(any_pairs())
def test_the_same_two_texts_give_the_same_document(pair: tuple[str, str]) -> None:
    first, second = (json.dumps(compare(*pair).to_dict(), ensure_ascii=False) for _ in range(2))
    assert first == second


# ---- the sides


@given(
    patched(joined(PLAIN_PIECES))
    | stories().flatmap(lambda story: st.tuples(edited(story).map(str), st.just(str(story))))
)
def test_exchanging_the_sides_exchanges_added_and_removed(pair: tuple[str, str]) -> None:
    """Only where nothing looks lost: a blank, a cut and the system of a copy's losses belong to its one side."""
    assume(not any(has_trace(*texts) for texts in (pair, pair[::-1])))
    there, back = compare(*pair, force=True), compare(*pair[::-1], force=True)
    assume(not there.restored and not back.restored)
    assert Counter(map(mirrored, there.changes)) == Counter(map(sides, back.changes))
    assert there.same_story.verdict == back.same_story.verdict


# ---- the restored text


@given(any_pairs())
def test_restoring_keeps_every_word_of_the_copy(pair: tuple[str, str]) -> None:
    found = compare(*pair, force=True)
    kept = rest(Span(0, len(pair[0]), pair[0]), [change.truncated for change in found.restored])
    restored = bare(found.restored_text())
    put_back = "".join(bare(change.full.text) for change in found.restored)
    assert is_subsequence(kept, restored)
    assert Counter(restored) == Counter(kept + put_back)


@given(blanked_copies())
def test_blanks_alone_are_restored_to_the_full_text(pair: tuple[str, str]) -> None:
    assert compare(*pair, force=True).restored_text().split() == pair[1].split()


@given(blanked_copies())
def test_a_restored_text_has_nothing_left_to_restore(pair: tuple[str, str]) -> None:
    again = compare(compare(*pair, force=True).restored_text(), pair[1], force=True)
    assert again.restored == ()


# ---- helpers


def rebuilt(runs: Sequence[Run]) -> tuple[str, str]:
    in_truncated = sorted((run.truncated for run in runs), key=lambda span: span.start)
    return "".join(span.text for span in in_truncated), "".join(run.full.text for run in runs)


def changes_of(runs: Iterable[Run]) -> Iterator[Change]:
    for run in runs:
        if run.change is not None:
            yield run.change
        yield from changes_of(run.inner)


def is_slice(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text) and span.text == text[span.start : span.end]


def levels(found: Comparison) -> Iterator[tuple[list[Change], Span, Span]]:
    """The changes side by side in the whole text, then those in each moved passage, with what they lie in."""
    whole = Span(0, len(found.truncated.text), found.truncated.text), Span(0, len(found.full.text), found.full.text)
    yield [change for change in found.changes if change.within is None], *whole
    for moved in found.changes:
        if moved.kind is Kind.MOVED:
            yield [change for change in found.changes if change.within == moved.id], moved.truncated, moved.full


def rest(whole: Span, spans: Iterable[Span]) -> str:
    """The text without the spans and without white space."""
    kept = list(whole.text)
    for span in spans:
        kept[span.start - whole.start : span.end - whole.start] = " " * (span.end - span.start)
    return bare("".join(kept))


def bare(text: str) -> str:
    return "".join(text.split())


def is_subsequence(part: str, whole: str) -> bool:
    rest_of_whole = iter(whole)
    return all(character in rest_of_whole for character in part)


def has_trace(text: str, other: str) -> bool:
    tokens, full = tokenise(text), tokenise(other)
    return find_cut(tokens, full) is not None or bool(find_blanks(with_placeholders(tokens, full)))


def sides(change: Change) -> tuple[Kind, str, str]:
    return change.kind, change.truncated.text, change.full.text


def mirrored(change: Change) -> tuple[Kind, str, str]:
    kind = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}.get(change.kind, change.kind)
    return kind, change.full.text, change.truncated.text
