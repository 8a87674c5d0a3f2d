"""Losses against claims: exact spans of the full text, hits and errors.

Offsets are code points into the full text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.adding import Addable
from benchmarks.table import percent

if TYPE_CHECKING:  # the peers that are measured are not to carry articlediff in their memory
    from articlediff.model import Change

IGNORED_PUNCTUATION = ",.;:"
SHARES = ("precision", "recall", "F1")
"""The headings of `Score.shares`."""
COLUMNS = ("blanks", "claimed", "exact", *SHARES)
"""The headings of `Score.cells`."""


class Place(NamedTuple):
    """A stretch of the full text."""

    start: int
    end: int


@dataclass
class Score(Addable):
    """Hits and errors, of one text or summed over any number of them."""

    hits: int = 0
    missed: list[Place] = field(default_factory=list)
    false: list[Place] = field(default_factory=list)

    @property
    def expected(self) -> int:
        """How many blanks there are to restore."""
        return self.hits + len(self.missed)

    @property
    def claimed(self) -> int:
        """How many restorations were reported."""
        return self.hits + len(self.false)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is expected or claimed."""
        return f1_score(self.hits, self.expected, self.claimed)

    def shares(self) -> list[str]:
        """Return the values below `SHARES`, in percent; a dash for a share of nothing."""
        return [percent(self.hits, self.claimed), percent(self.hits, self.expected), percent(self.f1, 1)]

    def cells(self) -> list[str]:
        """Return the values below `COLUMNS` in a line of a table.

        >>> Score(hits=3, false=[Place(0, 1)]).cells()
        ['3', '4', '3', '75.0', '100.0', '85.7']
        """
        return [str(self.expected), str(self.claimed), str(self.hits), *self.shares()]

    def figures(self) -> dict[str, float | None]:
        """Return the figures for a program; shares run from 0 to 1, None for a share of nothing.

        >>> Score(hits=3, false=[Place(0, 1)]).figures()["precision"], Score().figures()["recall"]
        (0.75, None)
        """
        return {
            "blanks": self.expected,
            "claimed": self.claimed,
            "exact": self.hits,
            "precision": self.hits / self.claimed if self.claimed else None,
            "recall": self.hits / self.expected if self.expected else None,
            "f1": self.f1,
        }


def f1_score(hits: int, expected: int, claimed: int) -> float:
    """The harmonic mean of precision and recall; 1 where nothing is expected or claimed."""
    total = expected + claimed
    return 2 * hits / total if total else 1.0


def per_thousand(count: int, words: int) -> float:
    """So many in a thousand words; 0 where there are no words.

    >>> per_thousand(3, 2_000), per_thousand(0, 0)
    (1.5, 0.0)
    """
    return 1000 * count / words if words else 0.0


def blanks(spans: Iterable[tuple[int, int]]) -> list[Place]:
    """Return the lost spans, each start after the one before; those that touch are one blank.

    >>> blanks([(0, 7), (7, 12), (13, 14)])
    [Place(start=0, end=12), Place(start=13, end=14)]
    """
    merged: list[Place] = []
    for start, end in spans:
        if merged and merged[-1].end == start:
            merged[-1] = Place(merged[-1].start, end)
        else:
            merged.append(Place(start, end))
    return merged


def places(changes: Iterable[Change]) -> list[Place]:
    """Return the places of the changes in the full text."""
    return [Place(change.full.start, change.full.end) for change in changes]


def core(place: Place, text: str) -> Place:
    """The place without outer white space and ``, . ; :``; one of nothing else keeps those characters.

    >>> core(Place(0, 11), " al-Assad,  and")
    Place(start=1, end=9)
    >>> core(Place(2, 4), "we ; they")
    Place(start=3, end=4)
    """
    bare = _stripped(place, text, IGNORED_PUNCTUATION)
    return bare if bare.start < bare.end else _stripped(place, text, "")


def score(expected: Iterable[Place], claimed: Sequence[Place], text: str) -> Score:
    """Each claim hits at most one blank, each blank counts at most once."""
    open_blanks = {core(place, text): place for place in expected}
    result = Score()
    for claim in claimed:
        if open_blanks.pop(core(claim, text), None) is None:
            result.false.append(claim)
        else:
            result.hits += 1
    result.missed.extend(open_blanks.values())
    return result


def _stripped(place: Place, text: str, characters: str) -> Place:
    start, end = place
    while start < end and _outer(text[start], characters):
        start += 1
    while start < end and _outer(text[end - 1], characters):
        end -= 1
    return Place(start, end)


def _outer(character: str, characters: str) -> bool:
    return character.isspace() or character in characters
