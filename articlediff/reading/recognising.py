"""Recognises files that are not plain text by their first bytes."""

from __future__ import annotations

from articlediff.records import NamedTuple


class Document(NamedTuple):
    """The sort of a file, as in "a PDF document", and the next step for a person who wants its text.

    ``form`` is the name of its format, if that can be read.
    """

    sort: str
    advice: str = "save it as plain text first"
    form: str | None = None


_RECOGNISE = "have its words recognised (OCR) first"
_UNPACK = "unpack it first"

_BEGINNINGS = (
    (b"%PDF-", Document("a PDF document", form="pdf")),
    (b"WARC/1.", Document("a web archive (WARC)", "name a record of it: FILE#URL, or FILE#1")),
    (b"%!PS", Document("a PostScript document")),
    (rb"{\rtf", Document("an RTF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Document("an old Word document")),
    (b"\xff\xd8\xff", Document("a picture (JPEG)", _RECOGNISE)),
    (b"\x89PNG", Document("a picture (PNG)", _RECOGNISE)),
    (b"II*\0", Document("a picture (TIFF)", _RECOGNISE)),
    (b"MM\0*", Document("a picture (TIFF)", _RECOGNISE)),
)
_BEFORE_THEM = b"\xef\xbb\xbf \t\r\n"
"""The bytes that careless programs put in front of a document: a byte order mark and white space."""
_SEEN = 1_000
"""The bytes at the beginning of a file within which a document begins."""
_ZIP = b"PK\x03\x04"
# DOCX, ODT and EPUB are zip archives: their members tell them apart.
_ZIP_MEMBERS = (
    (b"mimetypeapplication/epub+zip", Document("an EPUB book", form="epub")),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Document("an OpenDocument text")),
    (b"META-INF/container.xml", Document("an EPUB book", form="epub")),
    (b"word/document.xml", Document("a Word document (DOCX)", form="docx")),
)
ARCHIVE = "a zip archive"
"""The sort of an archive that is not known to be a document."""
_ARCHIVE = Document(ARCHIVE, _UNPACK)


def recognised(content: bytes) -> Document | None:
    """Return the document that the bytes are, or None if they may be plain text.

    >>> recognised(b"%PDF-1.7 ...").sort
    'a PDF document'
    >>> recognised(b"PK are my initials.") is None
    True
    """
    # Only so far: a copy of a long text takes time.
    start = content[:_SEEN].lstrip(_BEFORE_THEM)
    for beginning, document in _BEGINNINGS:
        if start.startswith(beginning):
            return document
    if not content.startswith(_ZIP):
        return None
    return next((document for member, document in _ZIP_MEMBERS if member in content), _ARCHIVE)
