"""Recognises files that are not plain text by their first bytes."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "a PDF document"),
    (rb"{\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"\x1f\x8b", "gzip-compressed data"),
)
_ZIP = b"PK\x03\x04"
# DOCX, ODT and EPUB are zip archives: their members tell them apart.
_ZIP_MEMBERS = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"word/document.xml", "a Word document (DOCX)"),
)


def looks_like(content: bytes) -> str | None:
    """Return the kind of file, such as "a PDF document", or None if the bytes may be plain text.

    >>> looks_like(b"%PDF-1.7 ...")
    'a PDF document'
    >>> looks_like(b"PK are my initials.") is None
    True
    """
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if not content.startswith(_ZIP):
        return None
    return next((kind for member, kind in _ZIP_MEMBERS if member in content), "a zip archive")
