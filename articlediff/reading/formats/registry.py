"""The formats by name. A reader, and the package that it needs, is imported when a document of its format comes."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from articlediff.reading.formats.extracted import Extracted
    from articlediff.reading.manner import Manner


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, content: bytes, called: str, manner: Manner) -> Extracted:
        """Return the article of the document; raise :class:`UnreadableError`, naming it `called`, if it has none."""


FORMATS = {
    "text": "",
    "html": "web_page",
    "pdf": "pdf",
    "docx": "word",
    "epub": "epub",
}
"""The module of each format beside this one; plain text, which has Markdown as well, needs none."""
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".epub": "epub",
}
"""The format that the ending of a name tells, in small letters, where the content does not."""


def form_of_name(name: str) -> str | None:
    """Return the format that the ending of the name tells; None if it tells none.

    >>> form_of_name("Draft 2.DOCX"), form_of_name("notes")
    ('docx', None)
    """
    return ENDINGS.get(os.path.splitext(name)[1].lower())


def read_document(form: str, content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the article of a document in that format, which is one of :data:`FORMATS` and not plain text."""
    reader: Reader = importlib.import_module(f"articlediff.reading.formats.{FORMATS[form]}")
    return reader.read(content, called, manner)
