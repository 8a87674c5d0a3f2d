"""Words below each other, with what surrounds them on both sides: a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlediff.model import Span
from articlediff.rendering.cells import cells, cut, cut_start
from articlediff.rendering.marks import cleaned
from articlediff.rendering.styles import Line, Piece

_REACH = 120
_WIDEST = 100
_GAP = "  "
_LETTERS_OF_A_WORD = 12
_FARTHEST = 2_000


class Row(NamedTuple):
    """One line of a concordance: its columns, the marked words and the text on both sides of them."""

    columns: tuple[str, ...]
    before: str
    words: Line
    after: str
    note: str = ""


def around(span: Span, text: str, most: int | None = None) -> tuple[str, str]:
    """What stands before and after the span in its paragraph of the laid out text, ready to be shown.

    It is at least as much as fits a line, or at most so many words on either side.

    >>> around(Span(4, 7, "two"), "one two three four", 1)
    ('one ', ' three')
    """
    reach = _REACH if most is None else min(_FARTHEST, _LETTERS_OF_A_WORD * most)
    before = text[max(0, span.start - reach) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + reach].partition("\n")[0]
    before, after = one_line(before).lstrip(), one_line(after).rstrip()
    if most is not None:
        before, after = _last_words(before, most), _first_words(after, most)
    return cleaned(before), cleaned(after)


def one_line(text: str) -> str:
    """The text with single spaces for all its white space, also at its ends.

    >>> one_line(" a\\n b ")
    ' a b '
    """
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def aligned(headings: Sequence[str], rows: Sequence[Row], width: int | None) -> Iterator[Line]:
    """The headings and rows as lines of at most ``width`` columns; None cuts and pads nothing."""
    sizes = [max(map(len, column)) for column in zip(headings, *(row.columns for row in rows), strict=True)]
    if width is not None:
        room = min(_WIDEST, width - sum(sizes) - len(_GAP) * len(sizes))
        rows = _cut(rows, room)
    # Below each other they save the eye a search; grep takes lines one by one.
    margin = 0 if width is None else max(cells(row.before) for row in rows)
    yield [Piece(_columns(headings, sizes).rstrip(), "faint")]
    for row in rows:
        start = _columns(row.columns, sizes)
        padding = " " * (margin - cells(row.before))
        line = [Piece(start, "faint"), Piece(padding + row.before), *row.words, Piece(row.after)]
        yield line if width is None else [*_within(line, len(start) + room)]
        if row.note:
            note = row.note if width is None else cut(row.note, room - margin)
            yield [Piece(" " * (len(start) + margin)), Piece(note, "faint")]


def _cut(rows: Sequence[Row], room: int) -> list[Row]:
    """The rows, with so much of what stands before their words that the words fit."""
    lengths = [sum(cells(piece.text) for piece in row.words) for row in rows]
    # Words that are cut anyway, such as a whole passage, take nothing from what stands before the others.
    longest = max((length for length in lengths if length <= room * 4 // 5), default=0)
    return [row._replace(before=cut_start(row.before, min(room * 2 // 5, room - longest))) for row in rows]


def _within(line: Line, width: int) -> Iterator[Piece]:
    """The line in so many columns; words that are cut keep their closing mark."""
    for text, role in line:
        size = cells(text)
        if size > width and role != "plain":
            yield Piece(cut(text, width - 1) + text[-1] if width > 1 else "", role)
            return
        yield Piece(cut(text, width), role)
        width -= size
        if width <= 0:
            return


def _columns(texts: Sequence[str], sizes: Sequence[int]) -> str:
    first, *others = zip(texts, sizes, strict=True)
    cells_of_row = [first[0].rjust(first[1]), *(text.ljust(size) for text, size in others)]
    return "".join(cell + _GAP for cell in cells_of_row)


def _last_words(text: str, most: int) -> str:
    words = text.rstrip().rsplit(" ", min(most, _FARTHEST))
    kept = words[-most:] if most else []
    return " ".join(kept) + text[len(text.rstrip()) :]


def _first_words(text: str, most: int) -> str:
    words = text.lstrip().split(" ", min(most, _FARTHEST))
    kept = words[:most]
    return text[: len(text) - len(text.lstrip())] + " ".join(kept)
