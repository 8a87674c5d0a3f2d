"""Puts the lines of pages together to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from articlediff.expressions import expression
from articlediff.punctuation import STOPS
from articlediff.reading.formats.extracted import Paragraph
from articlediff.reading.formats.pdf_types import PdfLine
from articlediff.records import NamedTuple

_WIDER = 1.35
"""Usual distances of lines from which one is that of paragraphs."""
_INDENT = 0.6
"""Heights of letters that the first line of a paragraph is indented by, at least."""
_FAR = 2.5
"""Heights of letters by which lines of one column begin at different places, at most."""
_TALLER = 1.15
"""Heights of a line compared with its neighbour's from which one of them is a heading."""
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
_CLOSING = "\"'”’»)]"
_SPACELESS = expression("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""Letters and signs of scripts without spaces between words."""


class Placed(NamedTuple):
    """A line, the number of its page from 1, and the edges of its column."""

    line: PdfLine
    page: int
    left: float
    right: float


def paragraphs_of(pages: Sequence[Sequence[PdfLine]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of the pages, one that goes on over a page as one.

    A line begins a paragraph if it is farther from the line above than others, if it is indented, if it is taller or
    lower, or if its first word would have fitted into the line above: whoever set the lines ended that one before. In
    ragged lines a small word may be a matter of hyphens; one in lower case goes on with the sentence.
    """
    placed = [line for number, lines in enumerate(pages, 1) for line in _placed(lines, number)]
    if not placed:
        return
    usual = _usual_distance(placed)
    pieces: list[Placed] = []
    for line in placed:
        if pieces and _begins(pieces[-1], line, usual):
            yield _joined(pieces)
            pieces = []
        pieces.append(line)
    yield _joined(pieces)


def _placed(lines: Sequence[PdfLine], page: int) -> Iterator[Placed]:
    """Yield the lines with the edges of their columns: lines that begin at about one place are of one column."""
    for line in lines:
        others = [other for other in lines if abs(other.left - line.left) <= _FAR * line.height]
        yield Placed(line, page, _column_left(others), max(other.right for other in others))


def _column_left(lines: Sequence[PdfLine]) -> float:
    """Return where most of the lines begin."""
    return median(line.left for line in lines)


def _usual_distance(placed: Sequence[Placed]) -> float:
    """Return the usual distance of two lines in a paragraph; that of lines in other columns or pages does not count."""
    distances = [distance for above, line in pairwise(placed) if (distance := _distance(above, line)) is not None]
    return median(distances) if distances else 0.0


def _distance(above: Placed, line: Placed) -> float | None:
    """Return how far the line is below the other; None if it is in another column or on another page."""
    distance = above.line.bottom - line.line.bottom
    is_below = above.page == line.page and 0 < distance <= 4 * max(above.line.height, line.line.height)
    return distance if is_below else None


def _begins(above: Placed, line: Placed, usual: float) -> bool:
    """Return whether the line begins a paragraph."""
    heights = sorted((above.line.height, line.line.height))
    if heights[1] > _TALLER * heights[0]:
        return True
    if above.line.text.endswith(_HYPHENS):
        return False
    distance = _distance(above, line)
    if distance is not None and distance > _WIDER * usual:
        return True
    indent = _INDENT * line.line.height
    if line.line.left > line.left + indent and above.line.left <= above.left + indent:
        return True
    if _would_have_fitted(above, line):
        return True
    # A full line that ends with a stop, at the foot of a column, may end a paragraph or not: most do.
    return distance is None and above.line.text.rstrip(_CLOSING)[-1:] in STOPS


def _would_have_fitted(above: Placed, line: Placed) -> bool:
    """Return whether the first word of the line had room at the end of the line above."""
    space = line.line.height * 0.3
    return not line.line.text[:1].islower() and above.line.right + space + line.line.first < above.right


def _joined(lines: Sequence[Placed]) -> Paragraph:
    """Return the paragraph. A hyphen at the end of a line is kept with the line's end: the other text shows what it is.

    >>> one, two = (PdfLine(text, 72, 0, 300, 12, 30) for text in ("the com-", "mittee met"))
    >>> _joined([Placed(one, 3, 72, 300), Placed(two, 3, 72, 300)])
    Paragraph(text='the com-\\nmittee met', where='page 3')
    """
    text = lines[0].line.text
    for placed in lines[1:]:
        words = placed.line.text
        if text.endswith(_HYPHENS) and text[-2:-1].isalnum():
            text += "\n" + words
        elif _SPACELESS.match(text[-1:]) and _SPACELESS.match(words[:1]):
            text += words
        else:
            text += " " + words
    return Paragraph(text, f"page {lines[0].page}")
