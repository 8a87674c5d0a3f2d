"""Makes small Word documents and books, member by member, for the tests of their readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return packed.getvalue()


def word(body: str, main: str = "word/document.xml", **others: str) -> bytes:
    """A Word document with this XML in its body; ``others`` are the members beside it, by their names there."""
    members = {
        "_rels/.rels": _RELATIONS.format(main),
        main: f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    folder = main.rpartition("/")[0]
    return archive(members | {f"{folder}/{name}.xml": content for name, content in others.items()})


def paragraph(text: str) -> str:
    """The XML of a paragraph with this text."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def notes(kind: str, *texts: str) -> str:
    """The XML of a document's footnotes or endnotes, numbered from 1."""
    inner = "".join(f'<w:{kind} w:id="{k}">{paragraph(text)}</w:{kind}>' for k, text in enumerate(texts, 1))
    return f'<w:{kind}s xmlns:w="{WORD}">{inner}</w:{kind}s>'


def book(*pages: str, metadata: str = "", href: str = "page%20{}.xhtml") -> bytes:
    """An EPUB of these pages in their order; ``href`` is where its package says that they are."""
    items = "".join(
        f'<item id="i{k}" href="{href.format(k)}" media-type="application/xhtml+xml"/>' for k in range(len(pages))
    )
    spine = "".join(f'<itemref idref="i{k}"/>' for k in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/book.opf": package,
    }
    members |= {f"OEBPS/page {k}.xhtml": page for k, page in enumerate(pages)}
    return archive(members)
