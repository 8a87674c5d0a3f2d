"""What the pages of a PDF document have on them, in points of 1/72 inch from their lower left corner."""

from __future__ import annotations

from articlediff.records import NamedTuple


class PdfLine(NamedTuple):
    """A line of text and the box around it; ``first`` is the width of its first word."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    first: float

    @property
    def height(self) -> float:
        """The height of its letters, from the lowest to the highest of their font."""
        return self.top - self.bottom


class Page(NamedTuple):
    """The lines of a page in reading order.

    ``hidden`` counts the words that are under black boxes, and ``boxes`` the black boxes within lines that have no text
    under them, which are read as bars. ``pictures`` counts the pictures.
    """

    lines: tuple[PdfLine, ...]
    hidden: int = 0
    boxes: int = 0
    pictures: int = 0


class PdfContent(NamedTuple):
    """What a PDF document tells: its pages, and the title, author and date among its properties, or empty."""

    pages: tuple[Page, ...]
    title: str = ""
    author: str = ""
    date: str = ""
