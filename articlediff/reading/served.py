"""Decodes what a server sent, by what the server says of it; the server has the last word, as in a browser."""

from __future__ import annotations

import codecs
import contextlib

from articlediff.reading.decoding import BYTE_ORDER_MARKS
from articlediff.records import NamedTuple

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""The encoding that is meant by another name, by the table of the Encoding Standard (WHATWG), as in browsers."""
_ASCII = "".join(map(chr, range(0x20, 0x7F))) + r"\x41 .xn--mnchen-3ya."
"""All signs of ASCII, and two of the things that an encoding of escapes or of host names takes for others."""
_ITS_OWN = {"utf-16": "utf-16-le", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "ascii": None}
"""The encoding that a label means if a server gives it; a text that is only called ASCII tells its encoding itself."""
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def encoding_meant(label: str) -> str | None:
    """Return the encoding that a label means on the web, as Python calls it; None if no page is written in it.

    >>> encoding_meant("ISO-8859-1"), encoding_meant("x-klingon"), encoding_meant("hex")
    ('cp1252', None, None)
    """
    try:
        name = codecs.lookup(label).name
        name = _MEANT.get(name, name)
        # Nor are escapes, transports and the codes of mainframes encodings of pages.
        return name if _ASCII.encode().decode(name) == _ASCII else None
    except (LookupError, UnicodeError, ValueError):
        return None


class Served(NamedTuple):
    """What a server sent, and what it says of it: the type, such as ``text/html``, and the label of the encoding."""

    document: bytes
    sort: str = ""
    charset: str | None = None


def decoded_as_served(document: bytes, sort: str, charset: str | None) -> bytes | str:
    """Return the text as the server decodes it, if it is one; the bytes if it is none, or has a byte order mark.

    >>> decoded_as_served(b"caf\\xe9 \\x93no\\x94", "text/plain", "iso-8859-1")
    'café “no”'
    >>> decoded_as_served(b"caf\\xe9", "text/plain", "utf-8")
    b'caf\\xe9'
    """
    is_marked = any(document.startswith(mark) for mark, _ in BYTE_ORDER_MARKS)
    encoding = _named(charset) if charset and sort.startswith("text/") and not is_marked else None
    try:
        return document.decode(encoding) if encoding else document
    except UnicodeError:
        return document


def _named(charset: str) -> str | None:
    """Return the encoding that the server names, which may be UTF-16; a page that names that itself is in another."""
    with contextlib.suppress(LookupError, ValueError):
        if (name := codecs.lookup(charset).name) in _ITS_OWN:
            return _ITS_OWN[name]
    return encoding_meant(charset)


def form_as_served(sort: str) -> str | None:
    """Return the format that the type of the content tells; None if the content has to tell it.

    >>> form_as_served("text/html"), form_as_served("text/plain")
    ('html', None)
    """
    return "html" if sort in _PAGES else None
