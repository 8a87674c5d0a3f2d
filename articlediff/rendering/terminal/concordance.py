"""Words below each other, with what surrounds them on both sides: a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlediff.model import Span
from articlediff.rendering.cells import cells, cut, cut_start
from articlediff.rendering.marks import cleaned, parted
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

    It is at least as much as fits a line, or at most so many words on either side, with an ellipsis
    where the paragraph goes on.

    >>> around(Span(4, 7, "two"), "one two three four", 1)
    ('one ', ' three…')
    """
    reach = _REACH if most is None else min(_FARTHEST, _LETTERS_OF_A_WORD * most)
    before, after = _paragraph_before(text, span.start, reach), _paragraph_after(text, span.end, reach)
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
        line = [Piece(start, "faint"), Piece(padding + row.before)]
        yield line + (_rest(row, room - margin) if width is not None else [*row.words, Piece(row.after)])
        if row.note:
            note = row.note if width is None else _beginning(row.note, room - margin)
            yield [Piece(" " * (len(start) + margin)), Piece(note, "faint")]


def _cut(rows: Sequence[Row], room: int) -> list[Row]:
    """The rows, with so much of what stands before their words that the words fit."""
    lengths = [sum(cells(piece.text) for piece in row.words) for row in rows]
    # Words that are cut anyway, such as a whole passage, take nothing from what stands before the others.
    longest = max((length for length in lengths if length <= room * 4 // 5), default=0)
    return [row._replace(before=_ending(row.before, min(room * 2 // 5, room - longest))) for row in rows]


def _rest(row: Row, width: int) -> Line:
    """The words of the row and, where these are whole, what follows them, in so many columns."""
    left = width - sum(cells(piece.text) for piece in row.words)
    return [*row.words, Piece(_beginning(row.after, left))] if left >= 0 else _shortened(row.words, width)


def _shortened(words: Line, width: int) -> Line:
    """The words in so many columns, some of each piece of them and all of their marks."""
    parts = [parted(piece) for piece in words]
    room = width - sum(cells(opening + closing) for opening, _, closing in parts)
    sizes = [cells(body) for _, body, _ in parts]
    if room < sum(map(bool, sizes)):
        return [Piece("…" if width > 0 else "")]
    shares = _shares(sizes, room)
    return [
        Piece(opening + _beginning(body, share) + closing, piece.role)
        for piece, (opening, body, closing), share in zip(words, parts, shares, strict=True)
    ]


def _shares(sizes: Sequence[int], room: int) -> list[int]:
    """How much of the room each gets: alike, but that none gets more than it needs."""
    shares = [0] * len(sizes)
    for done, position in enumerate(sorted(range(len(sizes)), key=lambda at: sizes[at])):
        shares[position] = min(sizes[position], room // (len(sizes) - done))
        room -= shares[position]
    return shares


def _beginning(text: str, width: int) -> str:
    """The text cut to so many columns; a backslash goes with what it guards."""
    shown = cut(text, width)
    return shown if shown in ("", text) or not _ends_in_guard(shown[:-1]) else f"{shown[:-2]}…"


def _ending(text: str, width: int) -> str:
    shown = cut_start(text, width)
    hidden = text[: len(text) - len(shown) + 1]
    return shown if shown in ("", text) or not _ends_in_guard(hidden) else f"…{shown[2:]}"


def _ends_in_guard(text: str) -> bool:
    """Whether the text ends in a backslash that is not itself guarded by one."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _columns(texts: Sequence[str], sizes: Sequence[int]) -> str:
    first, *others = zip(texts, sizes, strict=True)
    cells_of_row = [first[0].rjust(first[1]), *(text.ljust(size) for text, size in others)]
    return "".join(cell + _GAP for cell in cells_of_row)


def _paragraph_before(text: str, place: int, reach: int) -> str:
    start = max(0, place - reach)
    _, found, before = text[start:place].rpartition("\n")
    goes_on = reach and not found and start and text[start - 1] != "\n"
    return "…" * bool(goes_on) + one_line(before).lstrip()


def _paragraph_after(text: str, place: int, reach: int) -> str:
    end = place + reach
    after, found, _ = text[place:end].partition("\n")
    goes_on = reach and not found and text[end : end + 1] not in ("", "\n")
    return one_line(after).rstrip() + "…" * bool(goes_on)


def _last_words(text: str, most: int) -> str:
    words = text.split(" ")
    # Behind the last space there may be no word.
    kept = most + (not words[-1])
    return text if len(words) <= kept or not most else "…" + " ".join(words[-kept:])


def _first_words(text: str, most: int) -> str:
    words = text.split(" ")
    kept = most + (not words[0])
    return text if len(words) <= kept or not most else " ".join(words[:kept]) + "…"
