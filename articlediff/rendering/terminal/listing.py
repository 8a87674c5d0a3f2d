"""One change a line, for paging through hundreds and for grep."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind
from articlediff.rendering import marks
from articlediff.rendering.layout import laid_out
from articlediff.rendering.styles import Line, Piece
from articlediff.rendering.terminal.concordance import Row, aligned, around, one_line
from articlediff.rendering.terminal.table import alternatives

_HEADINGS = ("no.", "place", "kind", "what", "evidence", "conf")
_NARROW = 72
_KEPT_IF_NARROW = (1, 2)
_NONE = "-"
_ONLY_IN_TRUNCATED = frozenset((Kind.REMOVED, Kind.UNRESTORED))


def listing(comparison: Comparison, kinds: frozenset[Kind], width: int | None, context: int | None) -> Iterator[Line]:
    """The changes of these kinds below headings, in the order of the full text.

    The columns: id, line and column in the full text (from 1, in code points), kind, category, evidence,
    confidence, and the words with those around them, ``context`` on either side at most. What only the
    truncated text has stands among its words there. Below ``width`` 72 place and kind alone are left;
    None, for files and pipes, cuts no line.
    """
    changes = [change for change in comparison.changes if change.kind in kinds]
    if not changes:
        return
    starts = _line_starts(comparison.full.text)
    truncated, full = laid_out(comparison.truncated.text), laid_out(comparison.full.text)
    pick = _KEPT_IF_NARROW if width is not None and width < _NARROW else range(len(_HEADINGS))
    rows = []
    for change in changes:
        is_gone = change.kind in _ONLY_IN_TRUNCATED
        span, text = (change.truncated, truncated) if is_gone else (change.full, full)
        before, after = around(span, text, sys.maxsize if context is None else context)
        columns = _columns(change, starts)
        picked = tuple(columns[column] for column in pick)
        rows.append(Row(picked, before, words(change), after, alternatives(change)))
    yield from aligned([_HEADINGS[column] for column in pick], rows, width)


def words(change: Change) -> Line:
    """The words of a change within their marks, on one line.

    >>> from articlediff.model import Span
    >>> words(Change(1, Kind.REWORDED, Span(0, 4, "army"), Span(0, 6, "forces")))
    [Piece(text='[-army-]', role='removed'), Piece(text='{+forces+}', role='added')]
    """
    old, new = one_line(change.truncated.text), one_line(change.full.text)
    if change.kind is Kind.UNRESTORED:
        return [Piece(marks.cleaned(old)), marks.UNRESTORED]
    if change.kind is Kind.RESTORED:
        return marks.marked(new, marks.role_of(change))
    if change.kind is Kind.MOVED:
        return marks.moved([Piece(marks.cleaned(new), "moved")], change.id)
    if change.kind is Kind.FORMATTING:
        pieces = marks.formatted(change.truncated.text, change.full.text)
        return [piece for piece in pieces if piece.text != "\n"]
    if change.kind is Kind.REWORDED:
        return [*marks.marked(old.rstrip(), "removed"), *marks.marked(new.strip(), "added")]
    return marks.marked(old, "removed") if change.kind is Kind.REMOVED else marks.marked(new, "added")


def _columns(change: Change, starts: Sequence[int]) -> tuple[str, ...]:
    line = bisect_right(starts, change.full.start)
    place = f"{line}:{change.full.start - starts[line - 1] + 1}"
    what, evidence = change.category or _NONE, change.evidence or _NONE
    return str(change.id), place, change.kind.value, what, evidence, f"{change.confidence:.2f}"


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while found := text.find("\n", starts[-1]) + 1:
        starts.append(found)
    return starts
