"""A change before it has its number: what it is and where, in offsets of both texts."""

from __future__ import annotations

from typing import NamedTuple

from articlediff.model import Category, Evidence, Kind

Offsets = tuple[int, int]


class Draft(NamedTuple):
    """A change to be; ``kind`` None only parts the shared text where a passage that moved stood."""

    kind: Kind | None
    truncated: Offsets
    full: Offsets
    confidence: float = 1.0
    category: Category | None = None
    evidence: Evidence | None = None
    alternatives: tuple[Offsets, ...] = ()
    inner: tuple[Draft, ...] = ()
