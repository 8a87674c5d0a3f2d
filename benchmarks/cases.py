"""A case: two texts and the truth about what happened between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


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

    def to_dict(self) -> dict[str, Any]:
        """The case as one object of JSON."""
        return self._asdict() | {"truth": [row._asdict() for row in self.truth]}

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Case:
        """The case that :meth:`to_dict` gave the object of.

        >>> case = Case("1/bars/light", "1", "bars", "light", "██", "So", (Truth("restored", 0, 2, 0, 2),))
        >>> Case.from_dict(case.to_dict()) == case
        True
        """
        return cls(**{**row, "truth": tuple(Truth(**fact) for fact in row["truth"])})
