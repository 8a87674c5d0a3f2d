"""The laws that every comparison keeps, whatever the texts: each is written here and nowhere else.

The tests hold them against made-up texts, and `benchmarks.verdicts` against real ones. They are not in `tests/`, since
tests may import benchmarks, and a benchmark runs where Hypothesis is not installed.

A law is a function that yields a line for every place where a comparison breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Run, Span


def violations(comparison: Comparison) -> list[str]:
    """Return one line for every breach of a law, with the law's name in front; none where all is well."""
    return [f"{law.__name__}: {breach}" for law in LAWS for breach in law(comparison)]


# ---- the runs


def runs_rebuild_both_texts(comparison: Comparison) -> Iterator[str]:
    """Yield the texts that the runs do not give back to the last space."""
    truncated, full = _rebuilt(comparison.runs)
    if truncated != comparison.truncated.text:
        yield f"the truncated text: {_first_difference(truncated, comparison.truncated.text)}"
    if full != comparison.full.text:
        yield f"the full text: {_first_difference(full, comparison.full.text)}"


def inner_runs_rebuild_moved_passages(comparison: Comparison) -> Iterator[str]:
    """Yield the moved passages that their inner runs do not give back, and the other runs that have any."""
    for run in comparison.runs:
        if run.change is None or run.change.kind is not Kind.MOVED:
            if run.inner:
                yield f"a run at {run.full.start} is no moved passage and has inner runs"
        elif _rebuilt(run.inner) != (run.truncated.text, run.full.text):
            yield f"change {run.change.id}"


def runs_have_the_changes_in_order(comparison: Comparison) -> Iterator[str]:
    """Yield a line if the runs, from the first to the last, do not have the changes."""
    if tuple(_changes_of(comparison.runs)) != comparison.changes:
        yield "the changes of the runs are others"


def runs_without_a_change_are_shared(comparison: Comparison) -> Iterator[str]:
    """Yield the runs without a change whose sides differ in more than white space."""
    if not comparison.aligned:
        return  # each text is one run of its own
    for level in (comparison.runs, *(run.inner for run in comparison.runs)):
        for run in level:
            if run.change is None and _bare(run.truncated.text) != _bare(run.full.text):
                yield f"the run at {run.full.start}: {_first_difference(run.truncated.text, run.full.text)}"


# ---- the spans


def spans_are_slices(comparison: Comparison) -> Iterator[str]:
    """Yield the changes with a span that is not a slice of its text."""
    for change in comparison.changes:
        if not _is_slice(change.truncated, comparison.truncated.text):
            yield f"change {change.id} in the truncated text"
        if not all(_is_slice(span, comparison.full.text) for span in (change.full, *change.alternatives)):
            yield f"change {change.id} in the full text"


def spans_of_one_level_are_apart(comparison: Comparison) -> Iterator[str]:
    """Yield the texts and moved passages in which spans overlap, or of which a span reaches out."""
    for level in _levels(comparison):
        for side, stretch, spans in level.sides:
            taken = sorted((span.start, span.end) for span in spans if span.text)
            bounds = [(stretch.start, stretch.start), *taken, (stretch.end, stretch.end)]
            if any(left[1] > right[0] for left, right in pairwise(bounds)):
                yield f"{level.name}, {side}"


def what_is_left_is_shared(comparison: Comparison) -> Iterator[str]:
    """Yield the texts and moved passages that, without the changes in them, differ in more than white space.

    This is the law of the document. Where nothing was aligned, nothing is said to be shared.
    """
    if comparison.aligned:
        for level in _levels(comparison):
            truncated, full = (without(stretch, spans) for _, stretch, spans in level.sides)
            if truncated != full:
                yield f"{level.name}: {_first_difference(truncated, full)}"


# ---- the changes


def changes_are_numbered_in_the_order_of_the_full_text(comparison: Comparison) -> Iterator[str]:
    """Yield a line if the ids do not count from 1, and one for each level whose changes are in another order.

    Changes of form are counted after all others.
    """
    counted = sorted(comparison.changes, key=lambda change: change.kind is Kind.FORMATTING)
    if [change.id for change in counted] != list(range(1, len(counted) + 1)):
        yield "the ids do not count from 1"
    for level in _levels(comparison):
        starts = [change.full.start for change in level.changes]
        if starts != sorted(starts):
            yield level.name


def changes_within_a_passage_lie_in_it(comparison: Comparison) -> Iterator[str]:
    """Yield the changes that are said to lie in a passage, and do not, or come before it."""
    moved = {change.id: change for change in comparison.changes if change.kind is Kind.MOVED}
    for change in comparison.changes:
        if change.within is None:
            continue
        outer = moved.get(change.within)
        if outer is None:
            yield f"change {change.id}: {change.within} is no moved passage"
        elif outer.id >= change.id:
            yield f"change {change.id} comes before its passage"
        elif not (_lies_in(change.truncated, outer.truncated) and _lies_in(change.full, outer.full)):
            yield f"change {change.id}"


def sides_are_those_of_the_kind(comparison: Comparison) -> Iterator[str]:
    """Yield the changes that have words on a side where their kind has none, or none where it has some."""
    for change in comparison.changes:
        truncated, full = change.truncated.text, change.full.text
        if (
            not (truncated or full)
            or (truncated and change.kind is Kind.ADDED)
            or (full and change.kind in (Kind.REMOVED, Kind.UNRESTORED))
            or (not truncated.strip() and change.kind in (Kind.REMOVED, Kind.REWORDED, Kind.MOVED))
            or (not full.strip() and change.kind in (Kind.RESTORED, Kind.ADDED, Kind.REWORDED, Kind.MOVED))
        ):
            yield f"change {change.id}, {change.kind}: {truncated!r}, {full!r}"


def restored_words_have_category_and_evidence(comparison: Comparison) -> Iterator[str]:
    """Yield the restored changes without a category or evidence, and the other changes with any, or alternatives."""
    for change in comparison.changes:
        is_restored = change.kind is Kind.RESTORED
        if (change.category is not None, change.evidence is not None) != (is_restored, is_restored):
            yield f"change {change.id}"
        if change.alternatives and not is_restored:
            yield f"change {change.id} has alternatives"


def restored_words_have_no_outer_white_space(comparison: Comparison) -> Iterator[str]:
    """Yield the restored changes whose words, or alternatives, are empty or begin or end with white space."""
    for change in comparison.restored:
        texts = [span.text for span in (change.full, *change.alternatives)]
        if not all(text and text == text.strip() for text in texts):
            yield f"change {change.id}: {texts}"


def confidence_is_a_share(comparison: Comparison) -> Iterator[str]:
    """Yield the changes whose confidence is not from 0 to 1."""
    yield from (f"change {change.id}" for change in comparison.changes if not 0 <= change.confidence <= 1)


def counts_and_differences_agree_with_the_changes(comparison: Comparison) -> Iterator[str]:
    """Yield a line for each of the sums that does not say what the changes say."""
    counts = comparison.counts
    if list(counts) != list(Kind) or sum(counts.values()) != len(comparison.changes):
        yield "the counts"
    if counts[Kind.RESTORED] != len(comparison.restored):
        yield "the restored changes"
    if comparison.has_differences != (not comparison.aligned or len(comparison.changes) > counts[Kind.FORMATTING]):
        yield "whether there are differences"
    if comparison.changes and not comparison.aligned:
        yield "changes in texts that were not aligned"


Law = Callable[[Comparison], Iterator[str]]
LAWS: tuple[Law, ...] = (
    runs_rebuild_both_texts,
    inner_runs_rebuild_moved_passages,
    runs_have_the_changes_in_order,
    runs_without_a_change_are_shared,
    spans_are_slices,
    spans_of_one_level_are_apart,
    what_is_left_is_shared,
    changes_are_numbered_in_the_order_of_the_full_text,
    changes_within_a_passage_lie_in_it,
    sides_are_those_of_the_kind,
    restored_words_have_category_and_evidence,
    restored_words_have_no_outer_white_space,
    confidence_is_a_share,
    counts_and_differences_agree_with_the_changes,
)


# ---- what the laws are told with


class _Level(NamedTuple):
    """Changes side by side: those of the whole of both texts, or those in one moved passage, and where they lie."""

    name: str
    changes: Sequence[Change]
    truncated: Span
    full: Span

    @property
    def sides(self) -> Iterator[tuple[str, Span, list[Span]]]:
        """Of either text, its name, the stretch in which the changes lie, and their spans."""
        yield "truncated", self.truncated, [change.truncated for change in self.changes]
        yield "full", self.full, [change.full for change in self.changes]


def _levels(comparison: Comparison) -> Iterator[_Level]:
    outer = [change for change in comparison.changes if change.within is None]
    yield _Level("both texts", outer, whole(comparison.truncated.text), whole(comparison.full.text))
    for moved in comparison.changes:
        if moved.kind is Kind.MOVED:
            inside = [change for change in comparison.changes if change.within == moved.id]
            yield _Level(f"moved {moved.id}", inside, moved.truncated, moved.full)


def whole(text: str) -> Span:
    """Return the span of all of the text."""
    return Span(0, len(text), text)


def without(stretch: Span, spans: Iterable[Span]) -> str:
    """Return the text of the stretch without the spans in it and without white space.

    >>> without(Span(4, 19, "rebel-held side"), [Span(4, 10, "rebel-")])
    'heldside'
    """
    kept = list(stretch.text)
    for span in spans:
        kept[span.start - stretch.start : span.end - stretch.start] = " " * (span.end - span.start)
    return _bare("".join(kept))


def _rebuilt(runs: Sequence[Run]) -> tuple[str, str]:
    """Return the truncated and the full text of the runs."""
    in_truncated = sorted((run.truncated for run in runs), key=lambda span: (span.start, span.end))
    return "".join(span.text for span in in_truncated), "".join(run.full.text for run in runs)


def _changes_of(runs: Iterable[Run]) -> Iterator[Change]:
    for run in runs:
        if run.change is not None:
            yield run.change
        yield from _changes_of(run.inner)


def _is_slice(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text) and span.text == text[span.start : span.end]


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def _bare(text: str) -> str:
    return "".join(text.split())


def _first_difference(left: str, right: str) -> str:
    shorter = min(len(left), len(right))
    at = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    return f"{left[at : at + 40]!r} against {right[at : at + 40]!r}"
