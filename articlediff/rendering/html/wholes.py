"""Numbers and hyphenated words that a change cuts, so that they are marked whole: {+1.8+}, and not 1.{+8+}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from articlediff.expressions import expression
from articlediff.model import Comparison, Kind, Run
from articlediff.records import NamedTuple

_Edge = Literal["digit", "letter", "joint"]

_HYPHENS, _POINTS = "-‐‑–", ".,:"
_BEFORE: Mapping[_Edge | None, re.Pattern[str]] = {
    "digit": expression(rf"\d[\d{_POINTS}]*[{_POINTS}]\Z"),
    "letter": expression(rf"(?:[^\W_]+[{_HYPHENS}])+\Z"),
    "joint": expression(r"[^\W_]+\Z"),
}
_AFTER: Mapping[_Edge | None, re.Pattern[str]] = {
    "digit": expression(rf"(?:[{_POINTS}]\d+)+"),
    "letter": expression(rf"(?:[{_HYPHENS}][^\W_]+)+"),
    "joint": expression(r"[^\W_]+"),
}
"""The other part of a number or word before and after words that end with a digit, a letter, a hyphen or a point."""
_LONGEST = 40
"""The code points beside a change in which the other part of a number or word is looked for."""


class Wings(NamedTuple):
    """How much of the text before and after a change belongs to the same number or word, in code points."""

    before: int
    after: int


def wings(comparison: Comparison) -> dict[int, Wings]:
    """Return the wings of reworded and restored words, by the ids of the changes, where there are any.

    Reworded words have them in both texts, restored ones in the full text only.

    >>> from articlediff import compare
    >>> told = "The ferry will sail again on Monday, as the council wished. It cost 1.{} million."
    >>> wings(compare(told.format(5), told.format(8)))
    {1: Wings(before=2, after=0)}
    """
    return dict(_found(comparison.runs))


def _found(runs: Sequence[Run]) -> Iterator[tuple[int, Wings]]:
    after = 0
    for position, run in enumerate(runs):
        yield from _found(run.inner)
        if run.change is None:
            continue
        left, right = runs[position - 1 : position], runs[position + 1 : position + 2]
        words = _words(run)
        before = _before(left[0], run, words) if left and words else 0
        # What belongs to the change before is not divided.
        before = before if left and before + after <= len(left[0].full.text.strip()) else 0
        after = _after(run, right[0], words) if right and words else 0
        if before or after:
            yield run.change.id, Wings(before, after)


def _words(run: Run) -> list[str]:
    """Return the words that are to be whole, in one text or in both."""
    if run.change is None or run.change.kind not in (Kind.REWORDED, Kind.RESTORED):
        return []
    return [run.full.text] if run.change.kind is Kind.RESTORED else [run.truncated.text, run.full.text]


def _before(shared: Run, run: Run, words: Sequence[str]) -> int:
    edge = _BEFORE.get(_edge([word[:2] for word in words]))
    if edge is None or shared.change or not _are_neighbours(shared, run):
        return 0
    found = edge.search(shared.full.text[-_LONGEST:])
    return len(found[0]) if found and shared.truncated.text.endswith(found[0]) else 0


def _after(run: Run, shared: Run, words: Sequence[str]) -> int:
    edge = _AFTER.get(_edge([word[:-3:-1] for word in words]))
    if edge is None or shared.change or not _are_neighbours(run, shared):
        return 0
    found = edge.match(shared.full.text[:_LONGEST])
    return len(found[0]) if found and shared.truncated.text.startswith(found[0]) else 0


def _are_neighbours(left: Run, right: Run) -> bool:
    """Return whether nothing is between the two in either text."""
    return (left.truncated.end, left.full.end) == (right.truncated.start, right.full.start)


def _edge(ends: Sequence[str]) -> _Edge | None:
    """Return the sort of sign that all of the words end with; the sign of each, and the one next to it, are given."""
    if all(end[:1].isdigit() for end in ends):
        return "digit"
    if all(end[:1].isalnum() for end in ends):
        return "letter"
    is_joint = all(end[:1] in _HYPHENS or (end[0] in _POINTS and end[1:].isdigit()) for end in ends if end)
    return "joint" if is_joint and all(ends) else None
