"""The edit script: how the truncated text becomes the full one, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Run


class Step(NamedTuple):
    """What the truncated text has and what the full text has in its place; alike where ``change`` is None.

    Alike, but for invisible white space. A moved passage makes two steps: one where the truncated text
    has it, with nothing in its place, and one where the full text has it, in place of nothing.
    """

    change: Change | None
    truncated: str
    full: str


def steps(comparison: Comparison) -> Iterator[Step]:
    """The whole of both texts: all that the steps have of a text, one behind the other, is that text.

    >>> from articlediff import compare
    >>> [step[1:] for step in steps(compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so."))]
    [('Mr. ', 'Mr. '), ('____', 'Reeve'), (' of Hull said so.', ' of Hull said so.')]
    """
    leaving = sorted(filter(_is_moved, comparison.runs), key=lambda run: run.truncated.start, reverse=True)
    for run in comparison.runs:
        if _is_moved(run):
            yield Step(run.change, "", run.full.text)
            continue
        yield from _left_before(run.truncated.start, leaving)
        yield Step(run.change, run.truncated.text, run.full.text)
    yield from _left_before(len(comparison.truncated.text), leaving)


def alike(step: Step) -> Iterator[tuple[str, str]]:
    """A shared step in pairs, words beside the same words and white space beside white space or nothing.

    >>> list(alike(Step(None, "on  the—", "on the —")))
    [('on', 'on'), ('  ', ' '), ('the', 'the'), ('', ' '), ('—', '—')]
    """
    letters = "".join(step.truncated.split())
    if step.truncated == step.full or letters != "".join(step.full.split()):
        yield step.truncated, step.full
        return
    truncated, full = _gaps(step.truncated), _gaps(step.full)
    done = 0
    for place in sorted({*truncated, *full, len(letters)}):
        if done < place:
            yield letters[done:place], letters[done:place]
        if place in truncated or place in full:
            yield truncated.get(place, ""), full.get(place, "")
        done = place


def _is_moved(run: Run) -> bool:
    return run.change is not None and run.change.kind is Kind.MOVED


def _left_before(position: int, leaving: list[Run]) -> Iterator[Step]:
    """The moved passages that end in the truncated text by then; they are taken off the list."""
    while leaving and leaving[-1].truncated.end <= position:
        run = leaving.pop()
        yield Step(run.change, run.truncated.text, "")


def _gaps(text: str) -> dict[int, str]:
    """Each stretch of white space by how many other characters come before it."""
    gaps = {}
    letters = 0
    for part in re.split(r"(\s+)", text):
        if part.isspace():
            gaps[letters] = part
        else:
            letters += len(part)
    return gaps
