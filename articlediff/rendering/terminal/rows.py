"""Both texts in rows, paragraph by paragraph: words that belong together are in one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from articlediff.model import Comparison, Kind
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple
from articlediff.rendering.brackets import plain
from articlediff.rendering.folding import Folding
from articlediff.rendering.pieces import Piece, lines
from articlediff.rendering.segments import for_reading
from articlediff.rendering.terminal.pairs import (
    Marked,
    Unmarked,
    divided_abreast,
    letters_before,
    pairs_and_marks,
    places_of_letters,
)
from articlediff.rendering.terminal.sides import Side

_SEEN_BEFORE_A_BREAK = 8
"""The code points in front of a line break in which a sentence may be seen to end."""


class ViewRow(NamedTuple):
    """The pieces of either text that come side by side; either side may be empty."""

    truncated: list[Piece]
    full: list[Piece]

    @property
    def is_alike(self) -> bool:
        """Whether both sides have equal text and nothing is marked."""
        is_marked = any(piece.role not in ("plain", "faint") for piece in (*self.truncated, *self.full))
        return not is_marked and _words(self.truncated) == _words(self.full)


def rows(comparison: Comparison, shown: frozenset[Kind], folding: Folding) -> Iterator[ViewRow]:
    """Yield the comparison in rows; changes of the ``shown`` kinds are marked on the sides that have them.

    A row ends where a paragraph of the full text does, and where one of the truncated text does at the
    end of a sentence. ``folding`` tells how much of it is left out.

    >>> from articlediff import compare
    >>> [row] = rows(compare("The   side.", "The rebel-held side."), frozenset(Kind), Folding(None))
    >>> print("".join(piece.text for piece in row.full))
    The ⟦rebel-held⟧ side.
    """
    row = ViewRow([], [])
    for begins, part in _parts(comparison, shown, folding):
        if begins:
            yield from _with_words(row)
            row = ViewRow([], [])
        row.truncated.extend(part.truncated)
        row.full.extend(part.full)
    yield from _with_words(row)


def _with_words(row: ViewRow) -> Iterator[ViewRow]:
    if _words(row.truncated) or _words(row.full):
        yield row


def _words(pieces: Iterable[Piece]) -> list[str]:
    return "".join(piece.text for piece in pieces).split()


class _Part(NamedTuple):
    """A part of a row; ``begins`` tells that a new row begins with it."""

    begins: bool
    row: ViewRow


def _parts(comparison: Comparison, shown: frozenset[Kind], folding: Folding) -> Iterator[_Part]:
    texts = for_reading(comparison)
    sides = Side("truncated", texts, shown), Side("full", texts, shown)
    stretches = [*_stretches(pairs_and_marks(comparison.runs, *sides))]
    after_apart = False
    for position, stretch in enumerate(stretches):
        if isinstance(stretch, Marked):
            parts = _of_change(stretch, folding)
        else:
            is_last = position + 1 == len(stretches)
            parts = _of_stretch(stretch, folding, position == 0, is_last)
        for number, (begins, row) in enumerate(parts):
            yield _Part(begins or (after_apart and number == 0), row)
        after_apart = isinstance(stretch, Marked) and stretch.apart


def _stretches(items: Iterable[Unmarked | Marked]) -> Iterator[list[Unmarked] | Marked]:
    """Yield the pairs together as far as no mark parts them, and the marks between."""
    stretch: list[Unmarked] = []
    for item in items:
        if isinstance(item, Unmarked):
            stretch += [item] if item.truncated or item.full else []
            continue
        yield from [stretch] if stretch else []
        stretch = []
        yield item
    yield from [stretch] if stretch else []


def _of_change(change: Marked, folding: Folding) -> Iterator[_Part]:
    """Yield both sides of a change, divided at the ends of their paragraphs."""
    sides = (change.truncated, change.full)
    shown = (lines(folding.folded(side)) for side in sides)
    for number, (old, new) in enumerate(zip_longest(*shown, fillvalue=[])):
        yield _Part(number > 0 or change.apart, ViewRow(old, new))


def _of_stretch(stretch: Sequence[Unmarked], folding: Folding, first: bool, last: bool) -> Iterator[_Part]:
    """Yield text without a mark, divided at the ends of paragraphs, its middle left out if it is long."""
    text = "".join(pair.full for pair in stretch)
    hidden = folding.middle(text, first, last)
    if hidden is None:
        yield from (_Part(begins, _row(pair)) for begins, _, pair in _paragraphs(stretch, ()))
        return
    note = [Piece(folding.note(text, *hidden), "faint")]
    start, end = (len(text[:place].rstrip()) for place in hidden)
    is_noted = False
    for begins, place, pair in _paragraphs(stretch, (start, end)):
        if not start <= place < end:
            yield _Part(begins, _row(pair))
        elif not is_noted:
            yield _Part(True, ViewRow(note, note))
            is_noted = True


def _row(pair: Unmarked) -> ViewRow:
    return ViewRow([Piece(plain(pair.truncated))], [Piece(plain(pair.full))])


def _paragraphs(stretch: Sequence[Unmarked], places: Sequence[int]) -> Iterator[tuple[bool, int, Unmarked]]:
    """Yield the stretch divided at ends of paragraphs and at these places of its full side.

    Each part comes with whether it begins a row and with the place, in code points, at which its full side begins.
    """
    offset = 0
    for pair in stretch:
        inside = [place - offset for place in places if offset <= place < offset + len(pair.full)]
        for number, part in enumerate(divided_abreast(*pair, _ends(pair, inside))):
            yield number > 0, offset, part
            offset += len(part.full)


def _ends(pair: Unmarked, places: Sequence[int]) -> list[int]:
    """Return the numbers of letters after which a paragraph of the pair ends or one of the places comes."""
    old, new = pair
    if not places and "\n" not in old and "\n" not in new:
        return []
    old_letters, new_letters = places_of_letters(old), places_of_letters(new)
    ends = {letters_before(new_letters, place) for place in (*places, *_breaks(new))}
    ends |= {letters_before(old_letters, place) for place in _breaks(old) if _ends_sentence(old, place)}
    return sorted(ends)


def _breaks(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer("\n", text))


def _ends_sentence(text: str, place: int) -> bool:
    """Tell whether a paragraph may end there: with its sentence, while a line that was broken by hand ends anywhere."""
    # The text before the pair is unknown: it more likely ends a paragraph.
    before = text[max(0, place - _SEEN_BEFORE_A_BREAK) : place].rstrip()
    return not before or before[-1] in LINE_ENDS
