"""The output of a peer as pieces of text, and their places in the full text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

COMMON, DELETED, INSERTED = " ", "-", "+"


class Mismatch(Exception):
    """A peer's output read as another full text than the one that it was given: read wrongly."""


class Piece(NamedTuple):
    """A stretch of the peer's output; ``kind`` is one of COMMON, DELETED and INSERTED."""

    kind: str
    text: str


class Hunk(NamedTuple):
    """A change at one place: the text deleted there, and the span of the full text inserted."""

    deleted: str
    start: int
    end: int


def hunks(pieces: Iterable[Piece], full: str) -> list[Hunk]:
    """The hunks between common pieces; white space in the pieces need not be that of the full text.

    >>> pieces = [Piece(COMMON, "on the"), Piece(DELETED, "▮"), Piece(INSERTED, "rebel-held"), Piece(COMMON, "side")]
    >>> hunks(pieces, "on the rebel-held side")
    [Hunk(deleted='▮', start=7, end=17)]
    """
    walk = _Walk(full)
    found: list[Hunk] = []
    deleted: list[str] = []
    start = 0
    for kind, text in [*pieces, Piece(COMMON, "")]:
        if kind == DELETED:
            deleted.append(text)
            continue
        if kind == COMMON:
            if deleted or walk.done > start:
                found.append(Hunk("".join(deleted), *walk.span(start)))
            deleted = []
        walk.over(text)
        if kind == COMMON:
            start = walk.done
    walk.finish()
    return found


def without_space(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without those of white space alone: what parts words is no common word between two hunks."""
    return (piece for piece in pieces if piece.text.strip())


class _Walk:
    """A walk over the characters of a text that are not white space; ``done`` counts them."""

    def __init__(self, full: str) -> None:
        self._characters = "".join(full.split())
        self._places = [place for place, character in enumerate(full) if not character.isspace()]
        self._end = len(full)
        self.done = 0

    def over(self, text: str) -> None:
        """Go on past this text, which has to be what comes next."""
        passed = "".join(text.split())
        there = self._characters[self.done : self.done + len(passed)]
        if there != passed:
            raise Mismatch(f"character {self.done}: {passed[:60]!r} was read where the text has {there[:60]!r}")
        self.done += len(passed)

    def span(self, start: int) -> tuple[int, int]:
        """What was walked over since ``done`` was ``start``, as offsets; empty at its place if that is nothing."""
        if start == self.done:
            place = self._places[start] if start < len(self._places) else self._end
            return place, place
        return self._places[start], self._places[self.done - 1] + 1

    def finish(self) -> None:
        """Make sure that nothing is left."""
        if self.done < len(self._characters):
            raise Mismatch(f"character {self.done}: nothing was read for {self._characters[self.done :][:60]!r}")
