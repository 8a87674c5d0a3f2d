"""Changes before they have their numbers: what each is and where, in offsets of both texts."""

from __future__ import annotations

from articlediff.model import Category, Evidence, Kind
from articlediff.records import NamedTuple

Offsets = tuple[int, int]
"""A stretch of one text, in code points, half-open."""


class Draft(NamedTuple):
    """A change that has no number yet; ``inner`` are the changes within a moved passage."""

    kind: Kind
    truncated: Offsets
    full: Offsets
    confidence: float = 1.0
    category: Category | None = None
    evidence: Evidence | None = None
    alternatives: tuple[Offsets, ...] = ()
    inner: tuple[Draft | Departure, ...] = ()


class Departure(NamedTuple):
    """The place of the truncated text that a moved passage left; it parts the shared text there and is not a change."""

    truncated: Offsets
    full: Offsets
