"""The words that the two texts share, piece by piece on both sides, with the changes between.

Segments do not give that by themselves: where a passage moved away, the text around it is one run on the one
side and two on the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from articlediff.model import Kind, Run
from articlediff.records import NamedTuple
from articlediff.rendering.pieces import Piece
from articlediff.rendering.reflow import at_edge
from articlediff.rendering.segments import Segment, segments, stands_apart
from articlediff.rendering.terminal.sides import Side


class Unmarked(NamedTuple):
    """Text without a mark as either side has it: the same words, but for edits that are not shown."""

    truncated: str
    full: str


class Marked(NamedTuple):
    """A marked change as either side shows it; ``apart`` tells that it is to be a row of its own.

    A passage that moved is one where it begins a paragraph. One that goes on in a paragraph shares its row.
    """

    truncated: list[Piece]
    full: list[Piece]
    apart: bool = False


class _Group:
    """Runs that hold the same words only together, and the passages that moved away or here among them."""

    def __init__(self) -> None:
        self.truncated = self.full = ""
        self._truncated_letters = self._full_letters = 0
        self._moved: list[tuple[int, Marked]] = []

    def add(self, segment: Segment) -> None:
        """Add words without a mark; those of an edit that is not shown are not counted."""
        self.truncated += segment.truncated
        self.full += segment.full
        if segment.change is None:
            self._truncated_letters += count_letters(segment.truncated)
            self._full_letters += count_letters(segment.full)

    def add_arrival(self, passage: list[Piece], apart: bool) -> None:
        """Add a moved passage where the full text has it."""
        self._moved.append((self._full_letters, Marked([], passage, apart)))

    def add_departure(self, passage: list[Piece], apart: bool) -> None:
        """Add a moved passage where the truncated text has it."""
        self._moved.append((self._truncated_letters, Marked(passage, [], apart)))

    @property
    def is_balanced(self) -> bool:
        """Whether both sides have all words of the group up to here."""
        return self._truncated_letters == self._full_letters

    def divided(self) -> Iterator[Unmarked | Marked]:
        """Yield the text, divided at the moved passages, and these."""
        moved = sorted(self._moved, key=lambda item: item[0])
        pairs = divided_abreast(self.truncated, self.full, [letters for letters, _ in moved])
        yield next(pairs)
        for (_, passage), pair in zip(moved, pairs, strict=True):
            yield passage
            yield pair


def pairs_and_marks(runs: Sequence[Run], truncated: Side, full: Side) -> Iterator[Unmarked | Marked]:
    """Yield the runs in the order of the full text; a moved passage also where the truncated text has it."""
    group = _Group()
    # A passage moves, and so is apart from the words around it, even if moves are not to be marked.
    for segment in segments(runs, full.texts, full.shown | {Kind.MOVED}):
        if segment.move == "to":
            start = segment.run.full.start
            apart = at_edge(full.texts.full, start)
            group.add_arrival(_after_space(full.pieces(segment.run), full.texts.full, start), apart)
        elif segment.move == "from":
            start = segment.run.truncated.start
            # A text on one line does not say which paragraph a passage between two of the full text is a part of.
            apart = at_edge(full.texts.truncated, start) or at_edge(full.texts.full, segment.place)
            group.add_departure(_after_space(truncated.pieces(segment.run), full.texts.truncated, start), apart)
        elif segment.marked:
            yield from group.divided()
            group = _Group()
            apart = segment.marked.kind is Kind.REMOVED and stands_apart(segment, full.texts)
            yield Marked(truncated.pieces(segment.run), full.pieces(segment.run), apart)
        else:
            if group.is_balanced:
                yield from group.divided()
                group = _Group()
            group.add(segment)
    yield from group.divided()


def _after_space(passage: list[Piece], text: str, start: int) -> list[Piece]:
    """Return the pieces of the passage, after a space where the text has white space in front of the place."""
    return [Piece(" "), *passage] if text[max(0, start - 1) : start].isspace() else passage


def divided_abreast(truncated: str, full: str, letters: Iterable[int]) -> Iterator[Unmarked]:
    """Yield the same words of both texts, divided after each of these numbers of letters.

    Letters are all code points but white space.

    >>> [*divided_abreast("One. Two.", "One.\\n\\nTwo.", [4])]
    [Unmarked(truncated='One.', full='One.'), Unmarked(truncated=' Two.', full='\\n\\nTwo.')]
    """
    letters = [*letters]
    if not letters:
        yield Unmarked(truncated, full)
        return
    places, full_places = places_of_letters(truncated), places_of_letters(full)
    start = full_start = 0
    for count in letters:
        end, full_end = _end_after(places, count), _end_after(full_places, count)
        yield Unmarked(truncated[start:end], full[full_start:full_end])
        start, full_start = end, full_end
    yield Unmarked(truncated[start:], full[full_start:])


def places_of_letters(text: str) -> list[int]:
    """Return the places, in code points, of everything that is not white space."""
    return [place for place, char in enumerate(text) if not char.isspace()]


def count_letters(text: str) -> int:
    """Return the number of code points that are not white space."""
    return sum(map(len, text.split()))


def letters_before(places: Sequence[int], place: int) -> int:
    """Return how many of the letters at these places come before the place."""
    return bisect_left(places, place)


def _end_after(places: Sequence[int], letters: int) -> int:
    return places[min(letters, len(places)) - 1] + 1 if letters and places else 0
