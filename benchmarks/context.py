"""An error, shown with the text around it on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.model import Comparison, Run
from benchmarks.scoring import Place, Score

AROUND = 45
LONGEST = 120


def descriptions(name: str, comparison: Comparison, result: Score) -> Iterator[str]:
    """A text for every error: what was expected or claimed, both contexts, and what was reported there."""
    for label, places in (("MISSED", result.missed), ("FALSE", result.false)):
        for place in places:
            yield "\n".join(_lines(f"{name} {label}", comparison, place))


def print_errors(errors: Iterable[str]) -> None:
    """Print each error with an empty line after it."""
    print("".join(f"{error}\n\n" for error in errors), end="")


def excerpt(text: str, place: Place) -> str:
    """The place in brackets with some text on both sides; long places are shortened in the middle.

    >>> excerpt("on the rebel-held side", Place(7, 17))
    "'on the ⟦rebel-held⟧ side'"
    """
    before = text[max(0, place.start - AROUND) : place.start]
    after = text[place.end : place.end + AROUND]
    return repr(f"{before}⟦{shortened(text[place.start : place.end])}⟧{after}")


def shortened(text: str) -> str:
    """The text, or its two ends where it is long."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def place_in_truncated(comparison: Comparison, place: Place) -> Place:
    """Where the comparison sees a place of the full text in the truncated text."""
    return _mapped(comparison.runs, place) or Place(0, 0)


def reported_at(comparison: Comparison, place: Place) -> list[str]:
    """Every change that overlaps or touches the place, one line each: kind, texts of both sides."""
    return [
        f"{change.kind} {shortened(change.truncated.text)!r} -> {shortened(change.full.text)!r}"
        for change in comparison.changes
        if change.full.start <= place.end and place.start <= change.full.end
    ]


def _lines(title: str, comparison: Comparison, place: Place) -> Iterator[str]:
    truncated, full = comparison.truncated.text, comparison.full.text
    yield f"{title} {full[place.start : place.end]!r}"
    yield f"  a {excerpt(truncated, place_in_truncated(comparison, place))}"
    yield f"  b {excerpt(full, place)}"
    yield from (f"  reported {line}" for line in reported_at(comparison, place) or ["nothing"])


def _mapped(runs: tuple[Run, ...], place: Place) -> Place | None:
    for run in runs:
        if run.full.start <= place.start < run.full.end:
            return _mapped(run.inner, place) or _inside(run, place)
    return None


def _inside(run: Run, place: Place) -> Place:
    if run.change is not None:
        return Place(run.truncated.start, run.truncated.end)
    offset = run.truncated.start + place.start - run.full.start
    return Place(min(offset, run.truncated.end), min(offset, run.truncated.end))
