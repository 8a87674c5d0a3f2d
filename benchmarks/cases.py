"""A case: two texts and the truth about what happened between them."""

from __future__ import annotations

from typing import NamedTuple


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
