"""A case: two texts and the truth about what happened between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.scoring import Place, blanks, core


class Truth(NamedTuple):
    """One thing done to the texts, in code points, half-open; an empty span stands at its place.

    ``kind`` is restored, unrestored, added, removed, moved or reworded. ``also`` are other spans of the full text
    that are right for a loss: the whole word where half of it is left. Losses of one ``run`` other than 0 stand side
    by side with nothing but signs between them: who takes several for one, from end to end, is right about each.
    """

    kind: str
    a0: int
    a1: int
    b0: int
    b1: int
    also: tuple[tuple[int, int], ...] = ()
    run: int = 0


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

    def read(self, claims: Iterable[Place]) -> list[list[Place]]:
        """For each claim the losses that it tells rightly, in the spans of `lost`; the claim itself if it tells none.

        >>> rows = Truth("restored", 0, 2, 0, 2, run=1), Truth("restored", 3, 6, 3, 6, run=1)
        >>> case = Case("", "", "", "", "██ ███ f…", "He ran fast", (*rows, Truth("restored", 8, 9, 8, 11, ((7, 11),))))
        >>> case.read([Place(0, 6), Place(7, 11), Place(1, 6)])
        [[Place(start=0, end=2), Place(start=3, end=6)], [Place(start=8, end=11)], [Place(start=1, end=6)]]
        """
        known = self._readings()
        return [known.get(core(claim, self.b), [claim]) for claim in claims]

    def _readings(self) -> dict[Place, list[Place]]:
        found: dict[Place, list[Place]] = {}
        rows = sorted((row for row in self.of_kind("restored") if row.b0 < row.b1), key=lambda row: row.b0)
        for row in rows:
            found |= {core(Place(*span), self.b): [Place(row.b0, row.b1)] for span in row.also}
        for number, first in enumerate(rows):
            run: list[Place] = []
            for row in rows[number:]:
                if not first.run or row.run != first.run:
                    break
                run.append(Place(row.b0, row.b1))
                found[core(Place(first.b0, row.b1), self.b)] = blanks(run)
        return found
