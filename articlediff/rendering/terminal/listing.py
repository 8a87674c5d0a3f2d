"""The view that lists one change a line, for paging through hundreds and for grep."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind
from articlediff.rendering import brackets
from articlediff.rendering.kinds import ONLY_IN_TRUNCATED
from articlediff.rendering.notation import in_marks
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.segments import for_reading
from articlediff.rendering.terminal.concordance import ConcordanceLine, aligned, around, one_line
from articlediff.rendering.terminal.spelling import Spelling
from articlediff.rendering.terminal.table import alternatives

_HEADINGS = ("no.", "place", "kind", "what", "evidence", "conf")
_NARROW = 72
"""The columns of a terminal below which only those of ``_KEPT_IF_NARROW`` are left of the headings."""
_KEPT_IF_NARROW = (1, 2)
_NO_VALUE = "-"


def listing(
    comparison: Comparison, kinds: frozenset[Kind], width: int | None, context: int | None, spelling: Spelling
) -> Iterator[Line]:
    """Yield the changes of these kinds below headings, in the order of the full text.

    The columns: id, line and column in the full text (from 1, in code points), kind, category, evidence,
    confidence, and the words with those around them, ``context`` on either side at most. Words that only the
    truncated text has are told among its own. Below a ``width`` of 72 columns only place and kind are left;
    None, for files and pipes, cuts no line.
    """
    changes = [change for change in comparison.changes if change.kind in kinds]
    if not changes:
        return
    starts = _line_starts(comparison.full.text)
    truncated, full = for_reading(comparison)
    pick = _KEPT_IF_NARROW if width is not None and width < _NARROW else range(len(_HEADINGS))
    entries = []
    for change in changes:
        is_gone = change.kind in ONLY_IN_TRUNCATED
        span, text = (change.truncated, truncated) if is_gone else (change.full, full)
        before, after = around(span, text, sys.maxsize if context is None else context)
        columns = _columns(change, starts)
        picked = tuple(columns[column] for column in pick)
        entries.append(ConcordanceLine(picked, before, words(change), after, alternatives(change)))
    yield from aligned([_HEADINGS[column] for column in pick], entries, width, spelling)


def words(change: Change) -> Line:
    """Return the words of a change within their marks, on one line.

    >>> from articlediff.model import Span
    >>> words(Change(1, Kind.REWORDED, Span(0, 4, "army"), Span(0, 6, "forces")))
    [Piece(text='[-army-]', role='removed'), Piece(text='{+forces+}', role='added')]
    """
    if change.kind is Kind.FORMATTING:
        pieces = in_marks(change, change.truncated.text, change.full.text, brackets)
        return [piece for piece in pieces if piece.text.strip("\n")]
    old, new = one_line(change.truncated.text), one_line(change.full.text)
    if change.kind is Kind.MOVED:
        return brackets.moved_to([Piece(brackets.plain(new), "moved")], change.id)
    if change.kind is Kind.REWORDED:
        old, new = old.rstrip(), new.strip()
    blank = [Piece(brackets.plain(old))] if change.kind is Kind.UNRESTORED else []
    return blank + in_marks(change, old, new, brackets)


def _columns(change: Change, starts: Sequence[int]) -> tuple[str, ...]:
    """Return the values below the headings; ``starts`` are those of the full text's lines, in code points."""
    line = bisect_right(starts, change.full.start)
    place = f"{line}:{change.full.start - starts[line - 1] + 1}"
    what, evidence = change.category or _NO_VALUE, change.evidence or _NO_VALUE
    return str(change.id), place, change.kind.value, what, evidence, f"{change.confidence:.2f}"


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while found := text.find("\n", starts[-1]) + 1:
        starts.append(found)
    return starts
