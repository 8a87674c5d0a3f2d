"""The overview: the places of each kind of change in both texts, as shapes of an SVG.

Its axis has both texts: what they share takes its place once, and what only one of them has takes its length.
So a removed passage has its size like an added one, and a moved one is at both of its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articlediff.model import Change, Comparison, Kind
from articlediff.records import NamedTuple
from articlediff.rendering.kinds import look_of
from articlediff.rendering.segments import Segment, Texts, as_decoded, segments

WIDTH = 1000
"""The width of the picture, in its own units, as all of these."""
_HEIGHTS = {Kind.RESTORED: 12}
_USUAL_HEIGHT = 6
_SPACE = 2
_NARROWEST = 3
"""The least width at which a change can be seen."""
_MANY = 200
"""The number of changes of a kind that can be seen even if each is one unit wide."""


class Spot(NamedTuple):
    """A place of a change on the axis, in shares of it from 0 to 1; ``is_origin`` is the one that a passage left."""

    change: Change
    start: float
    end: float
    is_origin: bool = False


class Lane(NamedTuple):
    """One kind of change: the ``path`` of its shapes, between ``top`` and ``top + height``."""

    kind: Kind
    top: int
    height: int
    path: str


def spots(comparison: Comparison) -> list[Spot]:
    """Return the places of all changes, in the order of the axis; a moved passage has two.

    >>> from articlediff import compare
    >>> found = compare("He saw it fall. It was two days before the rain.", "It was two days before the rain.")
    >>> [(spot.change.kind.value, round(spot.end - spot.start, 2)) for spot in spots(found)]
    [('removed', 0.32)]
    """
    texts = as_decoded(comparison)
    found: list[Spot] = []
    done = 0
    for segment in segments(comparison.runs, texts):
        length = _length(segment)
        if segment.change is not None:
            found.append(Spot(segment.change, done, done + length, segment.move == "from"))
        if segment.move == "to":
            found += _within(segment, texts, done)
        done += length
    return [spot._replace(start=spot.start / max(1, done), end=spot.end / max(1, done)) for spot in found]


def lanes(comparison: Comparison) -> list[Lane]:
    """Return one lane for each kind that occurs, in a picture that is ``WIDTH`` wide."""
    known = spots(comparison)
    top = 0
    found = []
    for kind in Kind:
        of_kind = [spot for spot in known if spot.change.kind is kind]
        if of_kind:
            height = _HEIGHTS.get(kind, _USUAL_HEIGHT)
            found.append(Lane(kind, top, height, _path(_stretches(of_kind), top, height)))
            top += height + _SPACE
    return found


def doubtful_path(comparison: Comparison) -> str:
    """Return the path of the restorations that are in doubt, over the others in the first lane; empty without any."""
    doubtful = [spot for spot in spots(comparison) if look_of(spot.change) == "doubtful"]
    return _path(_stretches(doubtful), 0, _HEIGHTS[Kind.RESTORED]) if doubtful else ""


def _length(segment: Segment) -> int:
    return len(segment.full) if segment.change is None else max(len(segment.truncated), len(segment.full))


def _within(passage: Segment, texts: Texts, start: int) -> Iterator[Spot]:
    """Yield the changes inside a moved passage, at their places in the full text, from the place where it starts."""
    for segment in segments(passage.run.inner, texts):
        if segment.change is not None:
            at = start + segment.place - passage.place
            yield Spot(segment.change, at, at + len(segment.full))


def _stretches(spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the picture that the changes take; none narrower than can be seen, none overlapping."""
    narrowest = 1 if len(spots) > _MANY else _NARROWEST
    spans = sorted(_stretch(spot, narrowest) for spot in spots)
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start > end:
            yield start, end
            start = next_start
        end = max(end, next_end)
    yield start, end


def _stretch(spot: Spot, narrowest: int) -> tuple[int, int]:
    start = min(int(spot.start * WIDTH), WIDTH - narrowest)
    return start, max(start + narrowest, int(spot.end * WIDTH))


def _path(stretches: Iterable[tuple[int, int]], top: int, height: int) -> str:
    return "".join(f"M{start} {top}h{end - start}v{height}H{start}z" for start, end in stretches)


def height(lanes: Sequence[Lane]) -> int:
    """Return the height of the picture."""
    return max((lane.top + lane.height for lane in lanes), default=0)
