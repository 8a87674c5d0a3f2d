"""Puts the letters of a page together to lines, with the spaces that are between them on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from articlediff.reading.formats.pdf_types import PdfLine
from articlediff.records import NamedTuple

_SEVERAL = 1.7
"""Word spaces to which a space must come up to be more than one; justified lines stretch all theirs alike."""
_FEWEST_SPACES = 3
"""Spaces in a line from which the usual one of it is told; with fewer, that of the page is taken."""
_ALIKE = 1.1
"""Times the narrower one of two spaces that the wider one has, at most, if their line was justified."""
_APART = 2.5
"""Heights of letters between two words that are not of one line, but of two columns or cells."""
_OFF = 0.6
"""Heights of letters by which a letter is above or below those of its line, at least, if it is of another."""
_BAR = "\N{FULL BLOCK}"
_LETTER = 0.5
"""Heights of a letter that its width is, about; a bar has as many signs as letters had room under it."""


class Glyph(NamedTuple):
    """A letter, or another piece of a line, and its box; ``spaced`` if there is a space before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.top - self.bottom


def bar(left: float, bottom: float, right: float, top: float) -> Glyph:
    """Return the black box as a row of signs, which is a mask in the text.

    >>> bar(0, 0, 30, 12).text
    '█████'
    """
    return Glyph(_BAR * max(1, round((right - left) / ((top - bottom) * _LETTER))), left, bottom, right, top, True)


def lines_of(rows: Iterable[list[Glyph]]) -> list[PdfLine]:
    """Return the lines of a page: each row of glyphs, parted where letters are far apart or above one another."""
    parts = [part for row in rows for part in _parted(row)]
    usual = _usual([space for part in parts for space in _spaces(part)]) or 0.0
    return [_line(part, usual) for part in parts]


def _parted(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the parts of a row that are lines of their own."""
    # A justified line of few words may have wide spaces everywhere.
    widest = _SEVERAL * (_usual(_spaces(row)) or 0.0)
    part: list[Glyph] = []
    for glyph in row:
        if part and _is_apart(part[-1], glyph, widest):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _is_apart(before: Glyph, glyph: Glyph, widest: float) -> bool:
    """Return whether the glyphs are of two lines: one is above the other, or farther away than a space may be wide."""
    height = max(before.height, glyph.height)
    is_off = abs(before.bottom + before.top - glyph.bottom - glyph.top) > 2 * _OFF * height
    return is_off or glyph.left - before.right > max(_APART * height, widest) or before.left - glyph.right > height


def _spaces(row: list[Glyph]) -> list[float]:
    """Return the widths of the spaces in the row."""
    return [glyph.left - before.right for before, glyph in pairwise(row) if glyph.spaced]


def _usual(spaces: list[float]) -> float | None:
    """Return the usual one of the widths; None if they are too few to tell it."""
    are_alike = len(spaces) == 2 and 0 < max(spaces) <= _ALIKE * min(spaces)
    return max(median(spaces), 0.1) if are_alike or len(spaces) >= _FEWEST_SPACES else None


def _line(row: list[Glyph], usual_of_page: float) -> PdfLine:
    usual = _usual(_spaces(row)) or usual_of_page
    pieces: list[str] = [row[0].text]
    first: float | None = None
    for before, glyph in pairwise(row):
        if glyph.spaced:
            first = before.right - row[0].left if first is None else first
            pieces.append(_space(before, glyph, usual))
        pieces.append(glyph.text)
    left, right = row[0].left, row[-1].right
    bottom, top = median(glyph.bottom for glyph in row), median(glyph.top for glyph in row)
    return PdfLine("".join(pieces), left, bottom, right, top, right - left if first is None else first)


def _space(before: Glyph, glyph: Glyph, usual: float) -> str:
    """Return as many spaces as there is room for; a box is drawn with a margin, which is not a loss of its own."""
    times = (glyph.left - before.right) / usual if usual and _BAR not in (before.text[-1], glyph.text[0]) else 1.0
    return " " * round(times) if times >= _SEVERAL else " "
