"""Makes the tables of lost words, each with the text around it; words lost several times have one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind, Span
from articlediff.rendering.brackets import marked, plain, unrestored
from articlediff.rendering.kinds import restored_role
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.terminal.concordance import ConcordanceLine, aligned, around, one_line
from articlediff.rendering.terminal.spelling import Spelling

_NARROW = 64
"""The columns of a terminal below which category and evidence give way to the words."""


def restored_table(comparison: Comparison, width: int, spelling: Spelling) -> Iterator[Line]:
    """Yield one line for each of the restored words, however often they were lost; names first, then by place.

    The columns: the id of the first of these changes, their number, category, evidence, lowest confidence.
    Below a ``width`` of 64 columns, category and evidence give way to the text around the words.
    """
    groups = sorted(_grouped(comparison.restored), key=lambda group: group[0].category != "name")
    if not groups:
        return
    full = reflowed(comparison.full.text)
    pick = _picked(width < _NARROW, any(len(group) > 1 for group in groups))
    entries = [_restored_entry(group, full, pick) for group in groups]
    headings = tuple(("no.", "×", "what", "evidence", "conf")[column] for column in pick)
    yield from aligned(headings, entries, width, spelling)


def unrestored_table(comparison: Comparison, width: int, spelling: Spelling) -> Iterator[Line]:
    """Yield one line for each blank left open, in the order of the truncated text."""
    changes = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    if not changes:
        return
    truncated = reflowed(comparison.truncated.text)
    entries = [
        _entry((str(change.id),), _trimmed(change.truncated), truncated, unrestored())
        for change in sorted(changes, key=lambda change: change.truncated.start)
    ]
    yield from aligned(("no.",), entries, width, spelling)


def _grouped(changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes in groups of those that would read alike."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike = (change.full.text, change.category, change.evidence, restored_role(change))
        groups.setdefault(alike, []).append(change)
    return list(groups.values())


def _picked(narrow: bool, repeated: bool) -> tuple[int, ...]:
    """Return which of the five columns are worth their room."""
    return (0, *((1,) if repeated else ()), *(() if narrow else (2, 3)), 4)


def _restored_entry(group: Sequence[Change], full: str, pick: Sequence[int]) -> ConcordanceLine:
    first = group[0]
    columns = (
        str(first.id),
        f"×{len(group)}" if len(group) > 1 else "",
        first.category or "",
        first.evidence or "",
        f"{min(change.confidence for change in group):.2f}",
    )
    words = marked(one_line(first.full.text), restored_role(first))[0]
    picked = tuple(columns[column] for column in pick)
    return _entry(picked, first.full, full, words, alternatives(first))


def _entry(columns: tuple[str, ...], span: Span, text: str, words: Piece, note: str = "") -> ConcordanceLine:
    before, after = around(span, text)
    return ConcordanceLine(columns, before, [words], after, note)


def alternatives(change: Change) -> str:
    """Return a note of the other fillings that are nearly as good, empty where there are none."""
    others = ", ".join(f"“{plain(one_line(span.text))}”" for span in change.alternatives)
    return f"or {others}" if others else ""


def _trimmed(blank: Span) -> Span:
    """Return the blank without one white space at either end, if it has more than that."""
    start = blank.start + (len(blank.text) > 1 and blank.text[0].isspace())
    end = blank.end - (len(blank.text) > 1 and blank.text[-1].isspace())
    return Span(start, end, blank.text[start - blank.start : end - blank.start])
