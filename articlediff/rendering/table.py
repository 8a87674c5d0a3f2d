"""The lost words as a concordance: below each other, with what surrounds them on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Span
from articlediff.rendering.cells import cells, cut, cut_start
from articlediff.rendering.layout import laid_out
from articlediff.rendering.marks import UNRESTORED, cleaned, marked, role_of
from articlediff.rendering.styles import Line, Piece

_REACH = 120
_WIDEST = 100
_NARROW = 64
_GAP = "  "


class _Row(NamedTuple):
    """One line of the table: its columns, the marked words and the text on both sides of them."""

    columns: tuple[str, ...]
    before: str
    words: Piece
    after: str
    alternatives: str = ""


def restored_table(comparison: Comparison, width: int) -> Iterator[Line]:
    """One line for words restored, however often; names first, then by their first place.

    The columns: the id of the first of these changes, how often, category, evidence, lowest confidence.
    Below ``width`` 64, category and evidence give way to the context.
    """
    groups = sorted(_grouped(comparison.restored), key=lambda group: group[0].category != "name")
    if not groups:
        return
    full = laid_out(comparison.full.text)
    pick = _picked(width < _NARROW, any(len(group) > 1 for group in groups))
    rows = [_restored_row(group, full, pick) for group in groups]
    headings = tuple(("no.", "×", "what", "evidence", "conf")[column] for column in pick)
    yield from _aligned(headings, rows, width)


def unrestored_table(comparison: Comparison, width: int) -> Iterator[Line]:
    """One line for each blank left open, in the order of the truncated text."""
    changes = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    if not changes:
        return
    truncated = laid_out(comparison.truncated.text)
    rows = [
        _Row((str(change.id),), *_around(_trimmed(change.truncated), truncated, UNRESTORED))
        for change in sorted(changes, key=lambda change: change.truncated.start)
    ]
    yield from _aligned(("no.",), rows, width)


def _grouped(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes that would read alike, together."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike = (change.full.text, change.category, change.evidence, role_of(change))
        groups.setdefault(alike, []).append(change)
    return list(groups.values())


def _picked(narrow: bool, repeated: bool) -> tuple[int, ...]:
    """Which of the five columns are worth their room."""
    return (0, *((1,) if repeated else ()), *(() if narrow else (2, 3)), 4)


def _restored_row(group: Sequence[Change], full: str, pick: Sequence[int]) -> _Row:
    first = group[0]
    columns = (
        str(first.id),
        f"×{len(group)}" if len(group) > 1 else "",
        first.category or "",
        first.evidence or "",
        f"{min(change.confidence for change in group):.2f}",
    )
    words = marked(_on_one_line(first.full.text), role_of(first))[0]
    alternatives = ", ".join(f"“{cleaned(_on_one_line(span.text))}”" for span in first.alternatives)
    return _Row(tuple(columns[column] for column in pick), *_around(first.full, full, words), alternatives)


def _around(span: Span, text: str, words: Piece) -> tuple[str, Piece, str]:
    """The words between what stands before and after them in their paragraph."""
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _REACH].partition("\n")[0]
    return cleaned(_on_one_line(before)).lstrip(), words, cleaned(_on_one_line(after)).rstrip()


def _trimmed(blank: Span) -> Span:
    """The blank without the white space that sets it off, if it has any to spare."""
    start = blank.start + (len(blank.text) > 1 and blank.text[0].isspace())
    end = blank.end - (len(blank.text) > 1 and blank.text[-1].isspace())
    return Span(start, end, blank.text[start - blank.start : end - blank.start])


def _on_one_line(text: str) -> str:
    """The text with single spaces for all its white space, also at its ends."""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def _aligned(headings: Sequence[str], rows: Sequence[_Row], width: int) -> Iterator[Line]:
    sizes = [max(map(len, column)) for column in zip(headings, *(row.columns for row in rows), strict=True)]
    room = min(_WIDEST, width - sum(sizes) - len(_GAP) * len(sizes))
    # Words that are cut anyway, such as a whole passage, take nothing from what stands before the others.
    longest = max((size for row in rows if (size := cells(row.words.text)) <= room * 4 // 5), default=0)
    befores = [cut_start(row.before, min(room * 2 // 5, room - longest)) for row in rows]
    margin = max(map(cells, befores))
    yield [Piece(_columns(headings, sizes).rstrip(), "faint")]
    for row, before in zip(rows, befores, strict=True):
        start = _columns(row.columns, sizes)
        padding = " " * (margin - cells(before))
        yield [Piece(start, "faint"), Piece(padding + before), *_ending(row, room - margin)]
        if row.alternatives:
            others = cut(f"or {row.alternatives}", room - margin)
            yield [Piece(" " * (len(start) + margin)), Piece(others, "faint")]


def _ending(row: _Row, room: int) -> Line:
    """The marked words and what follows them, in so many columns."""
    text, role = row.words
    if cells(text) >= room:
        return [Piece(text if cells(text) == room else cut(text, room - 1) + text[-1], role)]
    return [row.words, Piece(cut(row.after, room - cells(text)))]


def _columns(texts: Sequence[str], sizes: Sequence[int]) -> str:
    first, *others = zip(texts, sizes, strict=True)
    cells_of_row = [first[0].rjust(first[1]), *(text.ljust(size) for text, size in others)]
    return "".join(cell + _GAP for cell in cells_of_row)
