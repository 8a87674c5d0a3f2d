"""The table of ``-f csv``: one row a change, for spreadsheets and for all programs that read RFC 4180."""

from __future__ import annotations

import json
from collections.abc import Iterable

from articlediff.expressions import expression
from articlediff.model import Change, Comparison, Kind

COLUMNS = (
    "id",
    "kind",
    "category",
    "evidence",
    "confidence",
    "truncated_start",
    "truncated_end",
    "truncated_text",
    "full_start",
    "full_end",
    "full_text",
    "within",
    "alternatives",
)

# Signs that begin a formula in spreadsheets, their wide forms, and the guard itself.
_GUARDED = tuple("=+-@\t\r\n＝＋－＠'")
_GUARD = "'"
_QUOTED = expression('[",\r\n]')


def render_csv(comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False) -> str:
    """Return the changes as CSV with a header row and CR LF at the end of each row; a cell without a value is empty.

    The columns are the fields of the document of ``-f json``: offsets in code points, half-open; ``alternatives`` is
    that list as JSON. ``only`` keeps just these kinds (empty: all); ``stat`` gives one row a kind with its count
    instead. A text that a spreadsheet would take for a formula has an apostrophe in front, and so has one that
    begins with an apostrophe: without its first apostrophe, each such cell is the text again.

    >>> from articlediff import compare
    >>> table = render_csv(compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so."))
    >>> table.splitlines()[1]
    '1,restored,name,blank,0.99,4,8,____,4,9,Reeve,,'
    """
    if stat:
        counted = [(kind.value, number) for kind, number in comparison.counts.items() if not only or kind in only]
        return table([("kind", "count"), *counted])
    shown = [change for change in comparison.changes if not only or change.kind in only]
    return table([COLUMNS, *map(values, shown)])


def unguarded(cell: str) -> str:
    """Return the text of a cell, without its guard.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("Reeve")
    ('=1+1', "'tis", 'Reeve')
    """
    return cell.removeprefix(_GUARD)


def values(change: Change) -> tuple[object, ...]:
    """Return the cells of a change, in the order of ``COLUMNS``; None for one that is empty."""
    alternatives = [span._asdict() for span in change.alternatives]
    return (
        change.id,
        change.kind.value,
        change.category,
        change.evidence,
        change.confidence,
        change.truncated.start,
        change.truncated.end,
        guarded(change.truncated.text),
        change.full.start,
        change.full.end,
        guarded(change.full.text),
        change.within,
        json.dumps(alternatives, ensure_ascii=False) if alternatives else None,
    )


def guarded(text: str) -> str:
    """Return the cell that holds the text, so that no spreadsheet takes it for a formula.

    >>> guarded("=1+1"), guarded("'tis"), guarded("Reeve")
    ("'=1+1", "''tis", 'Reeve')
    """
    return _GUARD + text if text.startswith(_GUARDED) else text


def table(rows: Iterable[Iterable[object]]) -> str:
    """Return the rows as CSV; each ends with CR LF.

    >>> table([("id", "text"), (1, "a, b")])
    'id,text\\r\\n1,"a, b"\\r\\n'
    """
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(value: object) -> str:
    # As Python's csv writes it, but that of Python 3.10 refuses a text with NUL.
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
