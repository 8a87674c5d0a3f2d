"""The restored words as rows of a table, each with what surrounds it; the blanks left open likewise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Span
from articlediff.rendering.cells import cut, cut_start
from articlediff.rendering.layout import laid_out
from articlediff.rendering.marks import role_of
from articlediff.rendering.visible import visible

_REACH = 22
_LONGEST_WORDS = 160


class Row(NamedTuple):
    """A change with its words and their surroundings, made visible but not escaped."""

    change: Change
    before: str
    words: str
    after: str
    doubtful: bool = False
    alternatives: tuple[str, ...] = ()


def restored_rows(comparison: Comparison) -> Iterator[Row]:
    """One row for each restored change, in the order of the full text."""
    full = laid_out(comparison.full.text)
    for change in comparison.restored:
        others = tuple(_short(span.text) for span in change.alternatives)
        before, after = _around(change.full, full)
        yield Row(change, before, _short(change.full.text), after, role_of(change) == "uncertain", others)


def unrestored_rows(comparison: Comparison) -> Iterator[Row]:
    """One row for each blank left open, in the order of the truncated text."""
    truncated = laid_out(comparison.truncated.text)
    open_blanks = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    for change in sorted(open_blanks, key=lambda change: change.truncated.start):
        before, after = _around(change.truncated, truncated)
        yield Row(change, before, _short(change.truncated.text), after)


def _around(span: Span, text: str) -> tuple[str, str]:
    """What stands before and after it in its paragraph, cut at words."""
    before = text[max(0, span.start - 2 * _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 2 * _REACH].partition("\n")[0]
    return cut_start(_on_one_line(before).lstrip(), _REACH), cut(_on_one_line(after).rstrip(), _REACH)


def _short(text: str) -> str:
    return cut(_on_one_line(text).strip(), _LONGEST_WORDS)


def _on_one_line(text: str) -> str:
    """The text as it may be shown, with single spaces for all its white space, also at its ends."""
    words = " ".join(visible(text).split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"
