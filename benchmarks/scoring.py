"""What was lost against what was claimed: exact spans of the full text, hits and errors.

Offsets are code points into the full text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

IGNORED_PUNCTUATION = ",.;:"


class Place(NamedTuple):
    """A stretch of the full text."""

    start: int
    end: int


@dataclass
class Score:
    """Hits and errors, summed over any number of texts with ``+=``."""

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
        total = self.expected + self.claimed
        return 2 * self.hits / total if total else 1.0

    def __iadd__(self, other: Score) -> Score:
        self.hits += other.hits
        self.missed += other.missed
        self.false += other.false
        return self


def blanks(gold: Iterable[Mapping[str, Any]]) -> list[Place]:
    """The lost spans of gold rows; rows that touch are one blank.

    >>> blanks([{"b0": 0, "b1": 7}, {"b0": 7, "b1": 12}, {"b0": 13, "b1": 14}])
    [Place(start=0, end=12), Place(start=13, end=14)]
    """
    merged: list[Place] = []
    for row in gold:
        if merged and merged[-1].end == row["b0"]:
            merged[-1] = Place(merged[-1].start, row["b1"])
        else:
            merged.append(Place(row["b0"], row["b1"]))
    return merged


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
