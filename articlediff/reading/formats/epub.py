"""EPUB books: a zip archive of web pages, in the order that the book's spine gives.

The format is EPUB 3 of the W3C (sections 4 and 5 of "EPUB 3.3"); that of EPUB 2 is alike in what is read here.
"""

from __future__ import annotations

import posixpath
from itertools import islice
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from articlediff.errors import UnreadableError
from articlediff.expressions import expression
from articlediff.reading.decoding import decoded
from articlediff.reading.formats.archive import Archive
from articlediff.reading.formats.extracted import Extracted, Paragraph, extracted
from articlediff.reading.formats.markup import parsed
from articlediff.reading.formats.page_text import page_text
from articlediff.reading.manner import Manner

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_NAMESPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "",
    "http://www.idpf.org/2007/opf": "",
    "http://purl.org/dc/elements/1.1/": "dc-",
}
_PAGES = ("application/xhtml+xml", "text/html")
_TYPES = expression(r"""(?i)\bepub:type\s*=\s*["']([^"']*)["']""")
_NOT_THE_STORY = frozenset("cover titlepage halftitlepage toc landmarks loi lot copyright-page".split())
"""Sorts of pages, as the book itself names them, that have nothing of the story's text."""


def read(content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the words of the book, chapter by chapter; its contents pages are left out.

    Raises :class:`UnreadableError` for an archive that is broken or encrypted, or is not a book.
    """
    archive = Archive(content, called, manner.most_bytes)
    package_name = _package_name(parsed(archive.member(_CONTAINER), called, _NAMESPACES), called)
    package = parsed(archive.member(package_name), called, _NAMESPACES)
    folder = posixpath.dirname(package_name)
    chapters = [posixpath.normpath(posixpath.join(folder, name)) for name in _chapters(package)]
    if _ENCRYPTION in archive.names and _is_locked(archive, called, chapters):
        raise UnreadableError(f"{called} is an encrypted book", "give a copy without copy protection")
    pages = [decoded(archive.member(name), None, called).text for name in chapters]
    told = [page for page in pages if not _is_beside_the_story(page)]
    left_out = len(pages) - len(told)
    metadata = {child.tag: " ".join((child.text or "").split()) for child in package.iterfind("metadata/*")}
    paragraphs = [
        Paragraph(text, f"chapter {number}") for number, page in enumerate(told, 1) for text in page_text(page)
    ]
    if paragraphs and paragraphs[0].text == metadata.get("dc-title"):
        del paragraphs[0]  # it is told as the title
    return extracted(
        paragraphs,
        "epub",
        title=metadata.get("dc-title", ""),
        byline=metadata.get("dc-creator", ""),
        date=metadata.get("dc-date", "")[:10],
        mendings=[f"{called} has a title page or the like ({left_out} in all): left out"] if left_out else (),
    )


def _package_name(container: Element, called: str) -> str:
    root = container.find("rootfiles/rootfile")
    if root is None or not root.get("full-path"):
        raise UnreadableError(f"{called} is a book without a package document", "get another copy")
    return root.get("full-path", "")


def _chapters(package: Element) -> list[str]:
    """Return the names of the pages in reading order, from the folder of the package on."""
    items = {item.get("id"): item for item in package.iterfind("manifest/item")}
    linear = (ref for ref in package.iterfind("spine/itemref") if ref.get("linear") != "no")
    pages = (items[ref.get("idref")] for ref in linear if ref.get("idref") in items)
    return [
        unquote(page.get("href", ""))
        for page in pages
        if page.get("media-type") in _PAGES and "nav" not in (page.get("properties") or "").split()
    ]


def _is_beside_the_story(page: str) -> bool:
    """Return whether the page says that it is a title page, a table of contents or the like.

    >>> _is_beside_the_story('<body epub:type="frontmatter"><section epub:type="titlepage">')
    True
    """
    kinds = (kind for found in islice(_TYPES.finditer(page), 2) for kind in found[1].split())
    return not _NOT_THE_STORY.isdisjoint(kinds)


def _is_locked(archive: Archive, called: str, chapters: list[str]) -> bool:
    """Return whether pages are encrypted; fonts often are, and nobody reads them here."""
    locked = parsed(archive.member(_ENCRYPTION), called, {}).iter("CipherReference")
    return not {unquote(reference.get("URI", "")) for reference in locked}.isdisjoint(chapters)
