"""The formats by name. A reader, and the package that it needs, is imported when a document of its format comes."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.reading.formats.extracted import Extracted
    from articlediff.reading.manner import Manner


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, content: bytes, called: str, manner: Manner) -> Extracted:
        """Return the article of the document; raise :class:`UnreadableError`, naming it `called`, if it has none."""


class Format(NamedTuple):
    """A format of documents: its module beside this one, and the endings of names that tell it, without the point.

    An ending counts where the content does not tell.
    """

    module: str
    endings: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "text": Format(""),
    "html": Format("web_page", ("html", "htm", "xhtml")),
    "pdf": Format("pdf", ("pdf",)),
    "docx": Format("word", ("docx", "docm")),
    "epub": Format("epub", ("epub",)),
}
"""The formats by name; plain text, which has Markdown as well, needs no module."""
ENDINGS = {ending: name for name, row in FORMATS.items() for ending in row.endings}
"""The format that each ending tells."""


def format_of_name(name: str) -> str | None:
    """Return the format that the ending of the name tells; None if it tells none.

    >>> format_of_name("Draft 2.DOCX"), format_of_name("notes")
    ('docx', None)
    """
    return ENDINGS.get(os.path.splitext(name)[1].removeprefix(".").lower())


def read_document(form: str, content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the article of a document in that format, which is one of :data:`FORMATS` and not plain text."""
    reader: Reader = importlib.import_module(f"articlediff.reading.formats.{FORMATS[form].module}")
    return reader.read(content, called, manner)
