"""Tells running heads, feet and page numbers by their repetition over pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlediff.expressions import expression
from articlediff.reading.formats.pdf_types import PdfLine
from articlediff.records import NamedTuple

_OUTERMOST = 3
"""Lines at the top of a page, and at its bottom, among which its heads and feet are."""
_NEAR = 4.0
"""Points by which a running line is at another height on another page, at most."""
_FEWEST = 2
"""Pages on which a line runs."""
_NUMBER = expression(r"\d+|\b[ivxlc]+\b")


class _Seen(NamedTuple):
    """An outer line of a page, the numbers of both, and its height on the page."""

    page: int
    at: int
    height: float


def running(pages: Sequence[Sequence[PdfLine]]) -> set[tuple[int, int]]:
    """Return the numbers, from 0, of the pages and lines that are running heads, feet and page numbers.

    Lines are alike if they are at one height and have the same words; numbers in them may count.

    >>> pages = [[PdfLine(f"Page {n}", 72, 700, 99, 712, 20), PdfLine("A " * n, 72, 600, 90, 612, 9)] for n in (1, 2)]
    >>> sorted(running(pages))
    [(0, 0), (1, 0)]
    """
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for at in _outer(lines):
            seen[_NUMBER.sub("#", lines[at].text)].append(_Seen(number, at, lines[at].bottom))
    return {(each.page, each.at) for alike in seen.values() for each in alike if _runs(each, alike)}


def _outer(lines: Sequence[PdfLine]) -> list[int]:
    """Return the numbers of the outermost lines of a page."""
    by_height = sorted(range(len(lines)), key=lambda at: lines[at].bottom)
    return sorted({*by_height[:_OUTERMOST], *by_height[-_OUTERMOST:]})


def _runs(line: _Seen, alike: Sequence[_Seen]) -> bool:
    """Return whether lines like this one are at its height on other pages."""
    return len({other.page for other in alike if abs(other.height - line.height) <= _NEAR}) >= _FEWEST
