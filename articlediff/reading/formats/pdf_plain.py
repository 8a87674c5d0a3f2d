"""The pages of a PDF document by pypdf, which needs nothing but Python, and tells lines but not where they are."""

from __future__ import annotations

import io

from articlediff.reading.formats.pdf_types import Page, PdfContent, PdfLine


def told_by_pypdf(content: bytes, most: int) -> PdfContent:
    """Return what the document tells; its text has at most so many code points.

    Raises :class:`OverflowError` for a text that is longer, and ``pypdf.errors.PyPdfError`` for a broken document.
    """
    import pypdf

    document = pypdf.PdfReader(io.BytesIO(content))
    properties = document.metadata or {}
    pages: list[Page] = []
    for page in document.pages:
        text = page.extract_text()
        most -= len(text)
        if most < 0:
            raise OverflowError
        pages.append(Page(tuple(_lines(text)), pictures=0 if text.strip() else len(page.images)))
    title, author, date = (str(properties.get(name) or "") for name in ("/Title", "/Author", "/CreationDate"))
    return PdfContent(tuple(pages), title, author, date)


def _lines(text: str) -> list[PdfLine]:
    """Return the lines as if a typewriter had set them: a point for each letter, and ten from line to line."""
    lines: list[PdfLine] = []
    for number, line in enumerate(text.splitlines()):
        bare = line.strip()
        if bare:
            left = len(line) - len(line.lstrip())
            lines.append(PdfLine(bare, left, -10 * number, left + len(bare), 10 - 10 * number, len(bare.split()[0])))
    return lines
