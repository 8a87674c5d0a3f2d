"""The hostile inputs, by what they are: how each is made, and what reading it must give."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.documents import WORD, archive, book, notes, paragraph, word

STORY = "The storm-battered pier was sold to Wren & Sons."
_MAIN = "word/document.xml"
_LIMIT = 64 << 20


class Hostile(NamedTuple):
    """An input: what makes its bytes, and the words of the error that refuses it, or the text that is read from it.

    ``text`` is how the text begins. ``ending`` is that of its file name.
    """

    make: Callable[[], bytes]
    refused: str = ""
    text: str = ""
    ending: str = "docx"


def _gzip_bomb() -> bytes:
    """64 MiB and a byte of zeros, which is 64 KB when packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(bytes(1 << 20)) for _ in range(_LIMIT >> 20)]
    return b"".join([*pieces, packer.compress(b"\0"), packer.flush()])


def _members(number: int) -> bytes:
    return archive({f"{k}": b"" for k in range(number)} | {_MAIN: b"<a/>"})


def _changed(content: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """Return the archive with other bytes at the offset from the first record of that signature."""
    at = content.index(signature) + offset
    return content[:at] + value + content[at + len(value) :]


_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _twice() -> bytes:
    """An archive in which two members have one name; the last one counts, as for other programs."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for text in ("first", STORY):
            info = zipfile.ZipInfo(_MAIN)
            content = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph(text)}</w:body></w:document>'
            with made.open(info, "w") as member:
                member.write(content.encode())
    return target.getvalue()


def _xml(content: str | bytes) -> Callable[[], bytes]:
    return lambda: archive({_MAIN: content})


def _related(target: str) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{target}"/>'
        "</Relationships>"
    )
    return archive({"_rels/.rels": relations, _MAIN: f'<w:d xmlns:w="{WORD}"/>'})


def _noted(reference: int) -> str:
    return f'<w:p><w:r><w:t>Note.</w:t><w:footnoteReference w:id="{reference}"/></w:r></w:p>'


def _self_noted() -> bytes:
    """A footnote that refers to itself."""
    inner = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1">{_noted(1)}</w:footnote></w:footnotes>'
    return word(_noted(1), footnotes=inner)


def _boxes(depth: int) -> bytes:
    """Text boxes within text boxes."""
    begin, end = "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"
    return word(begin * depth + paragraph(STORY) + end * depth)


_PACKED = {
    "gzip that unpacks to more than the limit": Hostile(_gzip_bomb, "is larger than 64 MiB", ending="gz"),
    "gzip that breaks off": Hostile(lambda: gzip.compress(b"words")[:-4], "(it breaks off)", ending="gz"),
    "gzip with bytes after it": Hostile(lambda: gzip.compress(b"words") + b"more", "(other bytes follow)", ending="gz"),
    "gzip in gzip in gzip": Hostile(
        lambda: gzip.compress(gzip.compress(gzip.compress(b"words"))), "packed more than 2 times over", ending="gz"
    ),
    "gzip with a wrong checksum": Hostile(
        lambda: gzip.compress(b"words")[:-8] + bytes(8), "broken gzip data", ending="gz"
    ),
    "gzip with only its beginning": Hostile(lambda: b"\x1f\x8b", "broken gzip data", ending="gz"),
    "many gzip members, one after another": Hostile(
        lambda: gzip.compress(b"word ") * 2000, text="word word", ending="gz"
    ),
    "gzip with zeros after it": Hostile(lambda: gzip.compress(STORY.encode()) + bytes(512), text=STORY, ending="gz"),
}
_ARCHIVES = {
    "an archive that breaks off": Hostile(lambda: word(paragraph(STORY))[:-30], "broken or locked archive"),
    "an archive that is only its end": Hostile(lambda: _LOCAL + b"word/document.xml" + _END + bytes(18), "has no word"),
    "a member with a wrong record": Hostile(
        lambda: word(paragraph(STORY)).replace(_CENTRAL, b"PK\x01\x03", 1), "broken or locked archive"
    ),
    "a member that claims to be encrypted": Hostile(
        lambda: _changed(archive({_MAIN: b"<a/>"}), _CENTRAL, 8, b"\x01\x00"), "broken or locked archive"
    ),
    "a member packed in an unknown way": Hostile(
        lambda: _changed(archive({_MAIN: b"<a/>"}), _CENTRAL, 10, b"\x63\x00"), "broken or locked archive"
    ),
    "a member with a wrong checksum": Hostile(
        lambda: _changed(archive({_MAIN: b"<a/>"}), _CENTRAL, 16, b"\0\0\0\0"), "broken or locked archive"
    ),
    "a member that claims four gigabytes": Hostile(
        lambda: _changed(archive({_MAIN: b"<a/>"}), _CENTRAL, 24, struct.pack("<I", 0xFFFFFFF0)), "without a body"
    ),
    "a member that begins after the end": Hostile(
        lambda: _changed(archive({_MAIN: b"<a/>"}), _CENTRAL, 42, struct.pack("<I", 1 << 30)), "broken"
    ),
    "a member that unpacks to far more": Hostile(_xml(b"<a>" + b" " * (4 << 20) + b"</a>"), "as no document does"),
    "more members than a document has": Hostile(lambda: _members(10_001), "members, more than a document has"),
    "two members of one name": Hostile(_twice, text=STORY),
    "a member with a name outside": Hostile(
        lambda: archive({"../../etc/passwd": b"x", _MAIN: b"<a/>"}), "without a body"
    ),
    "a main part outside": Hostile(lambda: _related("../../../etc/passwd"), "has no ../../../etc/passwd"),
    "a main part that is an address": Hostile(lambda: _related("http://example.org/a.xml"), "has no http"),
    "an archive of nothing": Hostile(lambda: archive({}), "binary data", ending="docx"),
}
_MARKUP = {
    "elements within one another": Hostile(lambda: word("<w:sdt>" * 500 + "</w:sdt>" * 500), "nested more than"),
    "a hundred thousand elements that never end": Hostile(_xml("<a>" * 100_000), "nested more than"),
    "an entity for a file": Hostile(
        _xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "declares the XML entity 'x'"
    ),
    "entities of entities": Hostile(
        _xml('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'), "declares the XML entity"
    ),
    "a parameter entity": Hostile(
        _xml('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><a/>'), "declares the XML entity 'x'"
    ),
    "a definition elsewhere": Hostile(_xml('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a>&x;</a>'), "without a body"),
    "XML that breaks off": Hostile(_xml("<w:document><w:body>"), "broken XML"),
    "XML of no known encoding": Hostile(_xml("<?xml version='1.0' encoding='x-klingon'?><a/>"), "broken XML"),
    "XML that is not UTF-8": Hostile(_xml(b"<a>\xff\xfe</a>"), "broken XML"),
    "XML in UTF-16": Hostile(
        _xml(f'<w:document xmlns:w="{WORD}"><w:body>{paragraph(STORY)}</w:body></w:document>'.encode("utf-16")),
        text=STORY,
    ),
    "a NUL in XML": Hostile(_xml(b"<a>\0</a>"), "broken XML"),
    "ten thousand attributes": Hostile(
        _xml(f'<w:d xmlns:w="{WORD}" ' + " ".join(f'a{k}=""' for k in range(10_000)) + "/>"), "without a body"
    ),
    "a document without a body": Hostile(_xml(f'<w:d xmlns:w="{WORD}"/>'), "without a body"),
    "a document without words": Hostile(lambda: word(paragraph(" ")), "is empty"),
    "a footnote that refers to itself": Hostile(_self_noted, text="Note.\n\nNote.\n"),
    "footnotes that are not there": Hostile(lambda: word(_noted(9), footnotes=notes("footnote", "A.")), text="Note."),
    "text boxes within text boxes": Hostile(lambda: _boxes(30), text=STORY),
    "too many text boxes within text boxes": Hostile(lambda: _boxes(200), "nested more than"),
    "alternatives without any": Hostile(
        lambda: word(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
            + paragraph(STORY)
        ),
        text=STORY,
    ),
    "signs of fonts that are no signs": Hostile(
        lambda: word(
            '<w:p><w:r><w:sym w:char="110000"/><w:sym w:char="-1"/><w:sym w:char="D800"/><w:sym w:char="x"/>'
            f"<w:t>{'Words.'}</w:t></w:r></w:p>"
        ),
        text="\N{REPLACEMENT CHARACTER}Words.",
    ),
}
_BOOKS = {
    "a book without a package": Hostile(
        lambda: archive({"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"}),
        "without a package document",
        ending="epub",
    ),
    "a book with a page outside": Hostile(
        lambda: book("<p>x</p>", href="..%2F..%2Fpage"), "has no ../page", ending="epub"
    ),
    "a book whose pages never end an element": Hostile(
        lambda: book("<p><div>" * 20_000 + STORY), text=STORY, ending="epub"
    ),
    "a book whose page is a script": Hostile(
        lambda: book(f"<script>alert('x')</script><p>{STORY}</p><script>"), text=STORY, ending="epub"
    ),
}
_TEXTS = {
    "an empty file": Hostile(lambda: b"", "is empty", ending="txt"),
    "nothing but NUL characters": Hostile(lambda: bytes(1000), "is binary data", ending="txt"),
    "bytes at random": Hostile(lambda: bytes(range(256)) * 20, "is binary data", ending="txt"),
    "white space only": Hostile(lambda: " \n\t\u2003".encode() * 100_000, "is empty", ending="txt"),
    "UTF-8 that breaks off": Hostile(lambda: ("é" * 50).encode()[:-1], text="é" * 49, ending="txt"),
    "half characters in UTF-8": Hostile(lambda: b"a\xed\xa0\x80b", text="a", ending="txt"),
    "one word of a million letters": Hostile(lambda: b"a" * 1_000_000, text="aaa", ending="txt"),
    "a hundred thousand lines": Hostile(lambda: b"a\n" * 100_000, text="a\na", ending="txt"),
    "brackets that never close": Hostile(lambda: b"[" * 50_000 + b"a", text="[[", ending="txt"),
    "a letter with ten thousand accents": Hostile(lambda: ("a" + "\u0301" * 10_000).encode(), text="a", ending="txt"),
    "commands to a terminal": Hostile(
        lambda: f"\x1b]0;title\x07{STORY}\x1b[2J\u202e\u2066".encode(), text="\x1b]0;", ending="txt"
    ),
    "a page that was made to run": Hostile(
        lambda: f"</script><script>alert(1)</script><img src=x onerror=alert(1)> {STORY}".encode(),
        text="</script>",
        ending="txt",
    ),
}
HOSTILE: dict[str, Hostile] = {**_PACKED, **_ARCHIVES, **_MARKUP, **_BOOKS, **_TEXTS}
