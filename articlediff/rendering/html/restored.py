"""The restored words, and the blanks left open, each with the text around it: the tables of the page."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.model import Change, Comparison, Kind, Span
from articlediff.records import NamedTuple
from articlediff.rendering.cells import cut, cut_start
from articlediff.rendering.kinds import is_doubtful
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.visible import visible

_REACH = 22
"""The columns of text on either side of the words."""
_LONGEST_WORDS = 160
"""The columns that the words themselves may take; both as a terminal counts them."""


class WordsInContext(NamedTuple):
    """A change with its words and the text around them, made visible but not escaped."""

    change: Change
    before: str
    words: str
    after: str
    doubtful: bool = False
    alternatives: tuple[str, ...] = ()


def restored_rows(comparison: Comparison) -> Iterator[WordsInContext]:
    """Yield the words of each restored change, in the order of the full text."""
    full = reflowed(comparison.full.text)
    for change in comparison.restored:
        others = tuple(_short(span.text) for span in change.alternatives)
        before, after = _around(change.full, full)
        yield WordsInContext(change, before, _short(change.full.text), after, is_doubtful(change), others)


def unrestored_rows(comparison: Comparison) -> Iterator[WordsInContext]:
    """Yield each blank left open, in the order of the truncated text."""
    truncated = reflowed(comparison.truncated.text)
    open_blanks = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    for change in sorted(open_blanks, key=lambda change: change.truncated.start):
        before, after = _around(change.truncated, truncated)
        yield WordsInContext(change, before, _short(change.truncated.text), after)


def _around(span: Span, text: str) -> tuple[str, str]:
    """Return the text before and after the span in its paragraph, cut at words."""
    before = text[max(0, span.start - 2 * _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 2 * _REACH].partition("\n")[0]
    return cut_start(_on_one_line(before).lstrip(), _REACH), cut(_on_one_line(after).rstrip(), _REACH)


def _short(text: str) -> str:
    return cut(_on_one_line(text).strip(), _LONGEST_WORDS)


def _on_one_line(text: str) -> str:
    """Return the text as it may be shown, with single spaces for all its white space, also at its ends."""
    words = " ".join(visible(text).split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"
