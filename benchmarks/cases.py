"""A case: two texts and the truth about what happened between them."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.scoring import Place, blanks


class Truth(NamedTuple):
    """One thing done to the texts, in code points, half-open; an empty span stands at its place.

    ``kind`` is restored, unrestored, added, removed, moved or reworded.
    """

    kind: str
    a0: int
    a1: int
    b0: int
    b1: int


class Case(NamedTuple):
    """A pair of texts with its truth.

    ``family`` is the damage, ``level`` how heavy it is and what was edited.
    """

    name: str
    article: str
    family: str
    level: str
    a: str
    b: str
    truth: tuple[Truth, ...]

    def of_kind(self, *kinds: str) -> list[Truth]:
        """The rows of the truth of these kinds."""
        return [row for row in self.truth if row.kind in kinds]

    def lost(self) -> list[Place]:
        """The spans of the full text to restore, in its order; those that touch are one blank.

        >>> rows = Truth("restored", 4, 8, 4, 11), Truth("restored", 4, 8, 11, 15), Truth("added", 9, 9, 16, 20)
        >>> Case("", "", "", "", "", "", rows).lost()
        [Place(start=4, end=15)]
        """
        return blanks(sorted((row.b0, row.b1) for row in self.of_kind("restored") if row.b0 < row.b1))
