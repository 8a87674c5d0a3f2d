"""What every comparison must keep, whatever the texts: the laws of the model and of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from articlediff.model import Change, Comparison, Kind, Run, Span


def violations(comparison: Comparison) -> list[str]:
    """One line for every law that the comparison breaks; empty where all is well."""
    return [*_of_runs(comparison), *_of_spans(comparison), *_of_levels(comparison)]


def _of_runs(comparison: Comparison) -> Iterator[str]:
    full, truncated = _rebuilt(comparison.runs)
    if full != comparison.full.text:
        yield "runs do not rebuild the full text"
    if truncated != comparison.truncated.text:
        yield "runs do not rebuild the truncated text"
    for run in comparison.runs:
        if run.inner and _rebuilt(run.inner) != (run.full.text, run.truncated.text):
            yield f"inner runs do not rebuild moved passage {run.change.id if run.change else '?'}"
    if sorted(_ids(comparison.runs)) != sorted(change.id for change in comparison.changes):
        yield "changes and runs do not hold the same changes"


def _rebuilt(runs: Sequence[Run]) -> tuple[str, str]:
    in_truncated = sorted((run.truncated for run in runs), key=lambda span: (span.start, span.end))
    return "".join(run.full.text for run in runs), "".join(span.text for span in in_truncated)


def _ids(runs: Iterable[Run]) -> Iterator[int]:
    for run in runs:
        if run.change is not None:
            yield run.change.id
        yield from _ids(run.inner)


def _of_spans(comparison: Comparison) -> Iterator[str]:
    for change in comparison.changes:
        for side, span, text in (
            ("truncated", change.truncated, comparison.truncated.text),
            ("full", change.full, comparison.full.text),
        ):
            if span.text != text[span.start : span.end]:
                yield f"change {change.id}: {side} text is not its slice"
        if change.kind is Kind.RESTORED and change.full.text != change.full.text.strip():
            yield f"change {change.id}: restored with outer white space"


def _of_levels(comparison: Comparison) -> Iterator[str]:
    if comparison.same_story.verdict == "different" and not comparison.changes:
        return  # nothing was aligned, so nothing is claimed to be shared
    level = [change for change in comparison.changes if change.within is None]
    yield from _of_level("top level", level, _whole(comparison.truncated.text), _whole(comparison.full.text))
    for moved in comparison.changes:
        if moved.kind is Kind.MOVED:
            inside = [change for change in comparison.changes if change.within == moved.id]
            yield from _of_level(f"moved {moved.id}", inside, moved.truncated, moved.full)


def _of_level(name: str, changes: Sequence[Change], truncated: Span, full: Span) -> Iterator[str]:
    rests = []
    for side, whole, spans in (
        ("truncated", truncated, sorted(change.truncated[:2] for change in changes)),
        ("full", full, sorted(change.full[:2] for change in changes)),
    ):
        if any(start < whole.start or end > whole.end for start, end in spans):
            yield f"{name}: a change outside of its passage in {side}"
        filled = [span for span in spans if span[0] < span[1]]
        if any(left[1] > right[0] for left, right in pairwise(filled)):
            yield f"{name}: spans overlap in {side}"
        rests.append(_rest(whole, filled))
    if rests[0] != rests[1]:
        yield f"{name}: what is left differs: {_first_difference(*rests)}"


def _rest(whole: Span, spans: Iterable[tuple[int, int]]) -> str:
    """The passage without the spans and without white space."""
    kept, done = [], whole.start
    for start, end in spans:
        kept.append(whole.text[done - whole.start : max(0, start - whole.start)])
        done = max(done, end)
    kept.append(whole.text[done - whole.start :])
    return "".join("".join(kept).split())


def _first_difference(left: str, right: str) -> str:
    shorter = min(len(left), len(right))
    at = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    return f"{left[at : at + 40]!r} against {right[at : at + 40]!r}"


def _whole(text: str) -> Span:
    return Span(0, len(text), text)
