"""The lost words as a table, each with what surrounds it: a line for words that are lost again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind, Span
from articlediff.rendering.layout import laid_out
from articlediff.rendering.marks import UNRESTORED, cleaned, marked, role_of
from articlediff.rendering.styles import Line, Piece
from articlediff.rendering.terminal.concordance import Row, aligned, around, one_line

_NARROW = 64


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
    yield from aligned(headings, rows, width)


def unrestored_table(comparison: Comparison, width: int) -> Iterator[Line]:
    """One line for each blank left open, in the order of the truncated text."""
    changes = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    if not changes:
        return
    truncated = laid_out(comparison.truncated.text)
    rows = [
        _row((str(change.id),), _trimmed(change.truncated), truncated, UNRESTORED)
        for change in sorted(changes, key=lambda change: change.truncated.start)
    ]
    yield from aligned(("no.",), rows, width)


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


def _restored_row(group: Sequence[Change], full: str, pick: Sequence[int]) -> Row:
    first = group[0]
    columns = (
        str(first.id),
        f"×{len(group)}" if len(group) > 1 else "",
        first.category or "",
        first.evidence or "",
        f"{min(change.confidence for change in group):.2f}",
    )
    words = marked(one_line(first.full.text), role_of(first))[0]
    picked = tuple(columns[column] for column in pick)
    return _row(picked, first.full, full, words, alternatives(first))


def _row(columns: tuple[str, ...], span: Span, text: str, words: Piece, note: str = "") -> Row:
    before, after = around(span, text)
    return Row(columns, before, [words], after, note)


def alternatives(change: Change) -> str:
    """The other fillings that are nearly as good, as a note; nothing where there are none."""
    others = ", ".join(f"“{cleaned(one_line(span.text))}”" for span in change.alternatives)
    return f"or {others}" if others else ""


def _trimmed(blank: Span) -> Span:
    """The blank without the white space that sets it off, if it has any to spare."""
    start = blank.start + (len(blank.text) > 1 and blank.text[0].isspace())
    end = blank.end - (len(blank.text) > 1 and blank.text[-1].isspace())
    return Span(start, end, blank.text[start - blank.start : end - blank.start])
