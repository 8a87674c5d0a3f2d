"""The overview: the places of each kind of change in the story, as shapes of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articlediff.model import Change, Comparison, Kind
from articlediff.records import NamedTuple

WIDTH = 1000
"""The width of the picture, in its own units, as all of these."""
_HEIGHTS = {Kind.RESTORED: 18}
_USUAL_HEIGHT = 7
_SPACE = 3
_NARROWEST = 3
"""The least width at which a change can be seen."""
_MANY = 200
"""The number of changes of a kind that can be seen even if each is one unit wide."""


class Lane(NamedTuple):
    """One kind of change: the ``path`` of its shapes, between ``top`` and ``top + height``."""

    kind: Kind
    top: int
    height: int
    path: str


def lanes(comparison: Comparison) -> list[Lane]:
    """Return one lane for each kind that occurs, in a picture that is ``WIDTH`` wide.

    The whole width is the full text. Words that only the truncated text has are where they would be there.
    """
    length = max(1, len(comparison.full.text))
    top = 0
    found = []
    for kind in Kind:
        changes = [change for change in comparison.changes if change.kind is kind]
        if changes:
            height = _HEIGHTS.get(kind, _USUAL_HEIGHT)
            found.append(Lane(kind, top, height, _path(_stretches(changes, length), top, height)))
            top += height + _SPACE
    return found


def _stretches(changes: Sequence[Change], length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the picture that the changes take; none narrower than can be seen, none overlapping."""
    narrowest = 1 if len(changes) > _MANY else _NARROWEST
    spans = sorted(_stretch(change, length, narrowest) for change in changes)
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start > end:
            yield start, end
            start = next_start
        end = max(end, next_end)
    yield start, end


def _stretch(change: Change, length: int, narrowest: int) -> tuple[int, int]:
    start = min(change.full.start * WIDTH // length, WIDTH - narrowest)
    return start, max(start + narrowest, change.full.end * WIDTH // length)


def _path(stretches: Iterable[tuple[int, int]], top: int, height: int) -> str:
    return "".join(f"M{start} {top}h{end - start}v{height}H{start}z" for start, end in stretches)


def height(lanes: Sequence[Lane]) -> int:
    """Return the height of the picture."""
    return max((lane.top + lane.height for lane in lanes), default=0)
