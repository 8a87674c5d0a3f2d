"""Plain tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence


def aligned(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """The table as text: the first column flush left, all others flush right.

    >>> print(aligned(["mode", "F1"], [["atn", "0.9"], ["bars", "1"]]))
    mode   F1
    atn   0.9
    bars    1
    """
    widths = [max(map(len, column)) for column in zip(header, *lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in (header, *lines))


def percent(part: float, whole: float) -> str:
    """A share as a percentage with one decimal; a dash where there is nothing to share.

    >>> percent(1, 3), percent(0, 0)
    ('33.3', '-')
    """
    return f"{100 * part / whole:.1f}" if whole else "-"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()
