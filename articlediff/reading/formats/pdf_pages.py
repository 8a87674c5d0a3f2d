"""The pages of a PDF document by PDFium, whose text keeps the order of columns."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from articlediff.reading.formats.pdf_glyphs import Glyph, bar, lines_of
from articlediff.reading.formats.pdf_types import Page, PdfContent
from articlediff.records import NamedTuple

_HYPHEN = "\x02"
"""What PDFium reads a hyphen at the end of a line as."""
_DARK = 80
"""The brightness, of 255, below which a box is black, and a letter black as well."""
_OPAQUE = 200
"""The opacity, of 255, from which nothing is seen through a box."""
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 6.0, 5.0, 60.0
"""Points: a black box that is narrower or lower is a rule, and a higher one is a picture or a background."""


class _Box(NamedTuple):
    """A black box on a page, and its number among the things that are drawn one over the other."""

    left: float
    bottom: float
    right: float
    top: float
    number: int

    def covers(self, glyph: Glyph) -> bool:
        """Return whether the middle of the glyph is under the box."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class _Drawn(NamedTuple):
    """The black boxes of a page, the number of its pictures, and of each thing's address its number in drawing."""

    boxes: list[_Box]
    pictures: int
    order: dict[int, int]


def told_by_pdfium(content: bytes, most: int) -> PdfContent:
    """Return what the document tells; its text has at most so many code points.

    Raises :class:`OverflowError` for a text that is longer, and ``pypdfium2.PdfiumError`` for a broken document.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    properties = document.get_metadata_dict()
    pages: list[Page] = []
    for number in range(len(document)):
        pages.append(_page(document[number], pypdfium2.raw))
        most -= sum(len(line.text) for line in pages[-1].lines)
        if most < 0:
            raise OverflowError
    return PdfContent(tuple(pages), properties["Title"], properties["Author"], properties["CreationDate"])


def _page(page: Any, raw: Any) -> Page:
    text = page.get_textpage()
    drawn = _drawn(page, raw)
    hidden = 0
    covered: set[int] = set()
    rows: list[list[Glyph]] = [[]]
    is_in_hidden_word = False
    for index, glyph in _glyphs(text, raw):
        if glyph is None:
            rows.append([])
            is_in_hidden_word = False
            continue
        rows[-1].append(glyph)
        over = [box for box in drawn.boxes if box.covers(glyph)]
        covered.update(box.number for box in over)
        is_hidden = any(_hides(box, text, index, raw, drawn.order) for box in over)
        hidden += is_hidden and (glyph.spaced or not is_in_hidden_word)
        is_in_hidden_word = is_hidden
    empty = [box for box in drawn.boxes if box.number not in covered]
    placed = sum(_put_in(rows, bar(*box[:4])) for box in empty)
    return Page(tuple(lines_of(filter(None, rows))), hidden, placed, drawn.pictures)


def _glyphs(text: Any, raw: Any) -> Iterator[tuple[int, Glyph | None]]:
    """Yield the letters with their numbers, and None at the end of a line."""
    box = raw.FS_RECTF()
    pending, is_spaced = "", False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        # A font may not tell what its letters are.
        sign = chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
        if sign in "\r\n":
            if sign == "\n":
                yield index, None
            is_spaced = False
        elif sign.isspace():
            is_spaced = True
        elif "\ud800" <= sign <= "\udbff":
            pending = sign
        elif raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            sign = (pending + sign).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            pending = ""
            yield index, Glyph("-" if sign == _HYPHEN else sign, box.left, box.bottom, box.right, box.top, is_spaced)
            is_spaced = False


def _drawn(page: Any, raw: Any) -> _Drawn:
    boxes: list[_Box] = []
    pictures = 0
    order: dict[int, int] = {}
    for number, thing in enumerate(page.get_objects()):
        order[ctypes.addressof(thing.raw.contents)] = number
        pictures += thing.type == raw.FPDF_PAGEOBJ_IMAGE
        if thing.type == raw.FPDF_PAGEOBJ_PATH and _is_black(thing, raw):
            left, bottom, right, top = thing.get_bounds()
            if right - left >= _LEAST_WIDTH and _LEAST_HEIGHT <= top - bottom <= _MOST_HEIGHT:
                boxes.append(_Box(left, bottom, right, top, number))
    return _Drawn(boxes, pictures, order)


def _is_black(path: Any, raw: Any) -> bool:
    """Return whether the path is filled with black."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, ctypes.byref(mode), ctypes.byref(stroke))
    color = [ctypes.c_uint() for _ in range(4)]
    if mode.value == raw.FPDF_FILLMODE_NONE or not raw.FPDFPageObj_GetFillColor(path.raw, *map(ctypes.byref, color)):
        return False
    return all(part.value < _DARK for part in color[:3]) and color[3].value >= _OPAQUE


def _hides(box: _Box, text: Any, index: int, raw: Any, order: dict[int, int]) -> bool:
    """Return whether the letter cannot be seen: the box was drawn after it, or it is black as well."""
    thing = raw.FPDFText_GetTextObject(text, index)
    if thing and order.get(ctypes.addressof(thing.contents), box.number) < box.number:
        return True
    color = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *map(ctypes.byref, color))
    return all(part.value < _DARK for part in color[:3])


def _put_in(rows: list[list[Glyph]], box: Glyph) -> bool:
    """Put the bar into the row beside whose letters it is, and return whether there is one."""
    middle = (box.bottom + box.top) / 2
    for row in rows:
        if row and row[0].bottom <= middle <= row[0].top:
            place = next((at for at, glyph in enumerate(row) if glyph.left >= box.left), len(row))
            row.insert(place, box)
            if place + 1 < len(row):
                row[place + 1] = row[place + 1]._replace(spaced=True)
            return True
    return False
