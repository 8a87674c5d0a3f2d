"""The article that a reader takes out of a document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from articlediff.model import Origin, Place
from articlediff.records import NamedTuple

_BREAK = "\n\n"
"""What parts two paragraphs in the text of an article."""


class Paragraph(NamedTuple):
    """A paragraph, in which a line feed is a line that the writer broke, and where in the document it was."""

    text: str
    where: str = ""


class Extracted(NamedTuple):
    """The text of an article, and what its document tells beside it."""

    text: str
    origin: Origin


def extracted(
    paragraphs: Iterable[Paragraph],
    form: str,
    *,
    title: str = "",
    byline: str = "",
    date: str = "",
    mendings: Iterable[str] = (),
) -> Extracted:
    """Return the article of the paragraphs; those without words are left out.

    >>> found = extracted([Paragraph("One.", "page 1"), Paragraph(" "), Paragraph("Two.", "page 2")], "pdf")
    >>> found.text, found.origin.places
    ('One.\\n\\nTwo.\\n', (Place(start=0, where='page 1'), Place(start=6, where='page 2')))
    """
    pieces: list[str] = []
    places: list[Place] = []
    at = 0
    for text, where in paragraphs:
        bare = text.strip()
        if not bare:
            continue
        if not places or places[-1].where != where:
            places.append(Place(at, where))
        pieces.append(bare)
        at += len(bare) + len(_BREAK)
    text = _BREAK.join(pieces) + "\n" if pieces else ""
    told = tuple(places) if any(place.where for place in places) else ()
    return Extracted(text, Origin(form, title, byline, date, told, tuple(mendings)))
