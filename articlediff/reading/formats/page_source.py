"""Decodes a web page as a browser does, by the encoding that the page names."""

from __future__ import annotations

import codecs

from articlediff.expressions import expression
from articlediff.reading.decoding import BYTE_ORDER_MARKS, Decoded, decoded

_SEEN = 4_096
"""The bytes at the beginning of a page within which it names its encoding; browsers look at a quarter of that."""
_NAMED = expression(r"""(?i)<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""")
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


def page_source(content: bytes, encoding: str | None, called: str) -> Decoded:
    """Return the source of a page: decoded as asked, else by its byte order mark, else as it says, else as any text.

    Bytes that the encoding named in the page does not allow are read as U+FFFD, and counted in a remark. Raises
    :class:`DecodingError`, naming the page `called`, where nothing fits.

    >>> page_source(b'<meta charset="iso-8859-1"><p>caf\\xe9', None, "a.html").text[-4:]
    'café'
    """
    is_marked = any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS)
    named = None if encoding or is_marked else _named(content)
    if named is None:
        return decoded(content, encoding, called)
    try:
        return Decoded(content.decode(named))
    except UnicodeError:
        text = content.decode(named, "replace")
        strays = text.count("\N{REPLACEMENT CHARACTER}")
        told = "a place" if strays == 1 else f"{strays:,} places"
        return Decoded(text, (f"{called} is not {named} throughout, as it says that it is: {told} cannot be read",))


def _named(content: bytes) -> str | None:
    """Return the encoding that the page names, as Python calls it; None if it names none in which pages are written."""
    found = _NAMED.search(content[:_SEEN].decode("latin-1"))
    if not found:
        return None
    try:
        name = codecs.lookup(found[1]).name
        name = _MEANT.get(name, name)
        # Nor are escapes, transports and the codes of mainframes encodings of pages.
        return name if _ASCII.encode().decode(name) == _ASCII else None
    except (LookupError, UnicodeError):
        return None
