"""What the two texts share, piece by piece on both sides, with the changes between.

Runs do not give that by themselves: where a passage moved away, the text around it is one run on the one
side and two on the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articlediff.model import Kind, Run
from articlediff.rendering.story import BEFORE_ALL, departures, is_paragraph
from articlediff.rendering.styles import Piece
from articlediff.rendering.terminal.sides import Side


class Pair(NamedTuple):
    """Text without a mark as either side has it: the same words, but for edits that are not shown."""

    truncated: str
    full: str


class Marked(NamedTuple):
    """A marked change as either side shows it. What moved, or was a paragraph, stands ``apart``."""

    truncated: list[Piece]
    full: list[Piece]
    apart: bool = False


class _Group:
    """Runs that hold the same words only together, and what moved away or here among them."""

    def __init__(self) -> None:
        self.truncated = self.full = ""
        self.truncated_letters = self.full_letters = 0
        self.moved: list[tuple[int, Marked]] = []

    def add(self, truncated: str, full: str, shared: bool) -> None:
        self.truncated += truncated
        self.full += full
        if shared:
            self.truncated_letters += count_letters(truncated)
            self.full_letters += count_letters(full)

    @property
    def balanced(self) -> bool:
        return self.truncated_letters == self.full_letters

    def divided(self) -> Iterator[Pair | Marked]:
        """The text divided at what moved."""
        moved = sorted(self.moved, key=lambda item: item[0])
        pairs = divided(self.truncated, self.full, [letters for letters, _ in moved])
        yield next(pairs)
        for (_, passage), pair in zip(moved, pairs, strict=True):
            yield passage
            yield pair


def pairs_and_marks(runs: Sequence[Run], truncated: Side, full: Side) -> Iterator[Pair | Marked]:
    """The runs in the order of the full text; a moved passage also where the truncated text has it."""
    gone = departures(runs)
    group = _Group()
    for position in range(BEFORE_ALL, len(runs)):
        if position != BEFORE_ALL:
            run = runs[position]
            kind = run.change.kind if run.change else None
            if kind is Kind.MOVED:
                group.moved.append((group.full_letters, Marked([], full.pieces(run), apart=True)))
            elif kind in full.shown:
                yield from group.divided()
                group = _Group()
                apart = kind is Kind.REMOVED and is_paragraph(truncated.slice(run), full.text, run.full.start)
                yield Marked(truncated.pieces(run), full.pieces(run), apart)
            else:
                if group.balanced:
                    yield from group.divided()
                    group = _Group()
                group.add(truncated.slice(run), full.slice(run), kind is None)
        for run in gone.get(position, ()):
            group.moved.append((group.truncated_letters, Marked(truncated.pieces(run), [], apart=True)))
    yield from group.divided()


def divided(truncated: str, full: str, letters: Iterable[int]) -> Iterator[Pair]:
    """The same words twice, divided behind so many letters in both. White space counts for nothing.

    >>> [*divided("One. Two.", "One.\\n\\nTwo.", [4])]
    [Pair(truncated='One.', full='One.'), Pair(truncated=' Two.', full='\\n\\nTwo.')]
    """
    letters = [*letters]
    if not letters:
        yield Pair(truncated, full)
        return
    places, full_places = places_of_letters(truncated), places_of_letters(full)
    start = full_start = 0
    for count in letters:
        end, full_end = _behind(places, count), _behind(full_places, count)
        yield Pair(truncated[start:end], full[full_start:full_end])
        start, full_start = end, full_end
    yield Pair(truncated[start:], full[full_start:])


def places_of_letters(text: str) -> list[int]:
    """Where everything stands that is not white space."""
    return [place for place, char in enumerate(text) if not char.isspace()]


def count_letters(text: str) -> int:
    """How much of the text is not white space."""
    return sum(map(len, text.split()))


def letters_before(places: Sequence[int], place: int) -> int:
    """How many of the letters at these places come before the place."""
    return bisect_left(places, place)


def _behind(places: Sequence[int], letters: int) -> int:
    return places[min(letters, len(places)) - 1] + 1 if letters and places else 0
