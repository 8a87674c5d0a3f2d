"""Both texts in rows: what belongs together stands side by side, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from articlediff.expressions import expression
from articlediff.model import Comparison, Kind
from articlediff.rendering.folding import amount, folded, middle
from articlediff.rendering.layout import laid_out
from articlediff.rendering.marks import cleaned
from articlediff.rendering.styles import Piece
from articlediff.rendering.terminal.pairs import (
    Marked,
    Pair,
    divided,
    letters_before,
    pairs_and_marks,
    places_of_letters,
)
from articlediff.rendering.terminal.sides import Name, Side

# A line of a text broken by hand ends anywhere, a paragraph with its sentence.
_END_OF_SENTENCE = expression(r"""[.!?…:。！？"'”’」』)\]]\s*\Z""")
_SEEN_BEFORE_A_BREAK = 8


class Row(NamedTuple):
    """What stands side by side; either side may be empty."""

    truncated: list[Piece]
    full: list[Piece]

    @property
    def alike(self) -> bool:
        """Whether both sides read the same and nothing is marked."""
        is_marked = any(piece.role not in ("plain", "faint") for piece in (*self.truncated, *self.full))
        return not is_marked and _words(self.truncated) == _words(self.full)


def rows(comparison: Comparison, shown: frozenset[Kind], context: int | None, unmarked: str) -> Iterator[Row]:
    """The comparison in rows; changes of the ``shown`` kinds are marked on the sides that have them.

    A row ends where a paragraph of the full text does, and where one of the truncated text does at the
    end of a sentence. ``context`` and ``unmarked`` are as for :func:`folded`; None leaves nothing out.

    >>> from articlediff import compare
    >>> [row] = rows(compare("The   side.", "The rebel-held side."), frozenset(Kind), None, "unchanged")
    >>> print("".join(piece.text for piece in row.full))
    The ⟦rebel-held⟧ side.
    """
    row = Row([], [])
    for begins, part in _parts(comparison, shown, context, unmarked):
        if begins:
            yield from _with_words(row)
            row = Row([], [])
        row.truncated.extend(part.truncated)
        row.full.extend(part.full)
    yield from _with_words(row)


def _with_words(row: Row) -> Iterator[Row]:
    if _words(row.truncated) or _words(row.full):
        yield row


def _words(pieces: Iterable[Piece]) -> list[str]:
    return "".join(piece.text for piece in pieces).split()


_Part = tuple[bool, Row]
"""Whether a new row begins here, and what stands in it."""


def _parts(comparison: Comparison, shown: frozenset[Kind], context: int | None, unmarked: str) -> Iterator[_Part]:
    texts: dict[Name, str] = {"truncated": laid_out(comparison.truncated.text), "full": laid_out(comparison.full.text)}
    sides = Side("truncated", texts, shown), Side("full", texts, shown)
    stretches = [*_stretches(pairs_and_marks(comparison.runs, *sides))]
    behind_apart = False
    for position, stretch in enumerate(stretches):
        if isinstance(stretch, Marked):
            parts = _of_change(stretch, context, unmarked)
        else:
            is_last = position + 1 == len(stretches)
            parts = _of_stretch(stretch, context, position == 0, is_last, unmarked)
        for number, (begins, row) in enumerate(parts):
            yield begins or (behind_apart and number == 0), row
        behind_apart = isinstance(stretch, Marked) and stretch.apart


def _stretches(items: Iterable[Pair | Marked]) -> Iterator[list[Pair] | Marked]:
    """Pairs together, as far as no mark parts them."""
    stretch: list[Pair] = []
    for item in items:
        if isinstance(item, Pair):
            stretch += [item] if item.truncated or item.full else []
            continue
        yield from [stretch] if stretch else []
        stretch = []
        yield item
    yield from [stretch] if stretch else []


def _of_change(change: Marked, context: int | None, unmarked: str) -> Iterator[_Part]:
    """Both sides of a change, divided at the ends of their paragraphs."""
    sides = (change.truncated, change.full)
    shown = (_lines(side if context is None else folded(side, context, unmarked)) for side in sides)
    for number, (old, new) in enumerate(zip_longest(*shown, fillvalue=[])):
        yield number > 0 or change.apart, Row(old, new)


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for text, role in pieces:
        first, *others = text.split("\n")
        lines[-1].append(Piece(first, role))
        lines += ([Piece(part, role)] for part in others)
    return lines


def _of_stretch(
    stretch: Sequence[Pair], context: int | None, first: bool, last: bool, unmarked: str
) -> Iterator[_Part]:
    """Text without a mark, divided at the ends of paragraphs, its middle left out if it is long."""
    text = "".join(pair.full for pair in stretch)
    hidden = None if context is None else middle(text, context, first, last)
    if hidden is None:
        yield from ((begins, _row(pair)) for begins, _, pair in _paragraphs(stretch, ()))
        return
    note = [Piece(f"⋯ {amount(text, *hidden)} {unmarked} ⋯", "faint")]
    start, end = (len(text[:place].rstrip()) for place in hidden)
    is_noted = False
    for begins, place, pair in _paragraphs(stretch, (start, end)):
        if not start <= place < end:
            yield begins, _row(pair)
        elif not is_noted:
            yield True, Row(note, note)
            is_noted = True


def _row(pair: Pair) -> Row:
    return Row([Piece(cleaned(pair.truncated))], [Piece(cleaned(pair.full))])


def _paragraphs(stretch: Sequence[Pair], places: Sequence[int]) -> Iterator[tuple[bool, int, Pair]]:
    """The stretch divided at ends of paragraphs and at these places of its full side.

    Each part comes with the place at which its full side begins, and whether it begins a row.
    """
    offset = 0
    for pair in stretch:
        inside = [place - offset for place in places if offset <= place < offset + len(pair.full)]
        for number, part in enumerate(divided(*pair, _ends(pair, inside))):
            yield number > 0, offset, part
            offset += len(part.full)


def _ends(pair: Pair, places: Sequence[int]) -> list[int]:
    """Behind how many letters a paragraph of the pair ends, or one of the places of its full side is."""
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
    # What comes before the pair is unknown: an end of a paragraph is likelier there.
    before = text[max(0, place - _SEEN_BEFORE_A_BREAK) : place]
    return not before.strip() or _END_OF_SENTENCE.search(before) is not None
