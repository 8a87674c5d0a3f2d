"""Makes concordances: words below each other, with the text on both sides of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.model import Span
from articlediff.records import NamedTuple
from articlediff.rendering.brackets import parted, plain
from articlediff.rendering.cells import cells, cut, cut_start
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.terminal.spelling import Spelling

_REACH = 120
"""Code points on either side of the words; they are enough to fill a line."""
_WIDEST = 100
"""The most columns of a terminal for the words and the text around them: a longer line is hard to read."""
_BETWEEN_COLUMNS = "  "
_LETTERS_OF_A_WORD = 12
"""Code points in which there is nearly always one word more."""
_FARTHEST = 2_000
"""The most code points that are looked at on either side of the words."""


class ConcordanceLine(NamedTuple):
    """One line of a concordance: its columns, the marked words, the text on both sides of them, and a note below."""

    columns: tuple[str, ...]
    before: str
    words: Line
    after: str
    note: str = ""


def around(span: Span, text: str, most: int | None = None) -> tuple[str, str]:
    """Return the text before and after the span in its paragraph of the reflowed text, ready to be shown.

    It is at least as much as fits a line, or at most ``most`` words on either side, with an ellipsis
    where the paragraph goes on.

    >>> around(Span(4, 7, "two"), "one two three four", 1)
    ('one ', ' three…')
    """
    reach = _REACH if most is None else min(_FARTHEST, _LETTERS_OF_A_WORD * most)
    before, after = _paragraph_before(text, span.start, reach), _paragraph_after(text, span.end, reach)
    if most is not None:
        before, after = _last_words(before, most), _first_words(after, most)
    return plain(before), plain(after)


def one_line(text: str) -> str:
    """Return the text with single spaces for all its white space, also at its ends.

    >>> one_line(" a\\n b ")
    ' a b '
    """
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def aligned(
    headings: Sequence[str], entries: Sequence[ConcordanceLine], width: int | None, spelling: Spelling
) -> Iterator[Line]:
    """Yield the headings and entries as lines of at most ``width`` columns; None cuts and pads nothing."""
    entries = [_spelt(entry, spelling) for entry in entries]
    sizes = [max(map(len, column)) for column in zip(headings, *(entry.columns for entry in entries), strict=True)]
    if width is not None:
        room = min(_WIDEST, width - sum(sizes) - len(_BETWEEN_COLUMNS) * len(sizes))
        entries = _cut(entries, room)
    # Below each other they save the eye a search; grep takes lines one by one.
    margin = 0 if width is None else max(cells(entry.before) for entry in entries)
    yield [Piece(_columns(headings, sizes).rstrip(), "faint")]
    for entry in entries:
        start = _columns(entry.columns, sizes)
        padding = " " * (margin - cells(entry.before))
        line = [Piece(start, "faint"), Piece(padding + entry.before)]
        yield line + (
            _with_text_after(entry, room - margin) if width is not None else [*entry.words, Piece(entry.after)]
        )
        if entry.note:
            note = entry.note if width is None else _beginning(entry.note, room - margin)
            yield [Piece(" " * (len(start) + margin)), Piece(note, "faint")]


def _spelt(entry: ConcordanceLine, spelling: Spelling) -> ConcordanceLine:
    before, after, note = map(spelling.text, (entry.before, entry.after, entry.note))
    return ConcordanceLine(entry.columns, before, spelling.line(entry.words), after, note)


def _cut(entries: Sequence[ConcordanceLine], room: int) -> list[ConcordanceLine]:
    """Return the entries with as much of the text before their words as leaves the words room."""
    lengths = [sum(cells(piece.text) for piece in entry.words) for entry in entries]
    # Words that are cut anyway, such as a whole passage, take no room from the text before the others.
    longest = max((length for length in lengths if length <= room * 4 // 5), default=0)
    return [entry._replace(before=_ending(entry.before, min(room * 2 // 5, room - longest))) for entry in entries]


def _with_text_after(entry: ConcordanceLine, width: int) -> Line:
    """Return the words of the entry and, where these are whole, the text after them, in ``width`` columns."""
    left = width - sum(cells(piece.text) for piece in entry.words)
    return [*entry.words, Piece(_beginning(entry.after, left))] if left >= 0 else _shortened(entry.words, width)


def _shortened(words: Line, width: int) -> Line:
    """Return the words in ``width`` columns, some of each piece of them and all of their marks."""
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
    """Return how much of the room each gets: equal shares, but none gets more than it needs."""
    shares = [0] * len(sizes)
    for done, position in enumerate(sorted(range(len(sizes)), key=lambda at: sizes[at])):
        shares[position] = min(sizes[position], room // (len(sizes) - done))
        room -= shares[position]
    return shares


def _beginning(text: str, width: int) -> str:
    """Return the text cut to ``width`` columns at its end; a backslash stays with the sign that it guards."""
    shown = cut(text, width)
    return shown if shown in ("", text) or not _ends_in_guard(shown[:-1]) else f"{shown[:-2]}…"


def _ending(text: str, width: int) -> str:
    """Return the text cut to ``width`` columns at its start; a backslash stays with the sign that it guards."""
    shown = cut_start(text, width)
    hidden = text[: len(text) - len(shown) + 1]
    return shown if shown in ("", text) or not _ends_in_guard(hidden) else f"…{shown[2:]}"


def _ends_in_guard(text: str) -> bool:
    """Return whether the text ends in a backslash that is not itself guarded by one."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _columns(texts: Sequence[str], sizes: Sequence[int]) -> str:
    first, *others = zip(texts, sizes, strict=True)
    padded = [first[0].rjust(first[1]), *(text.ljust(size) for text, size in others)]
    return "".join(text + _BETWEEN_COLUMNS for text in padded)


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
    # After the last space there may be no word.
    kept = most + (not words[-1])
    return text if len(words) <= kept or not most else "…" + " ".join(words[-kept:])


def _first_words(text: str, most: int) -> str:
    words = text.split(" ")
    kept = most + (not words[0])
    return text if len(words) <= kept or not most else " ".join(words[:kept]) + "…"
