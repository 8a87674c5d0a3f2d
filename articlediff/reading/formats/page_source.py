"""Decodes a web page as a browser does, by the encoding that the page names."""

from __future__ import annotations

from articlediff.expressions import expression
from articlediff.reading.decoding import BYTE_ORDER_MARKS, Decoded, decoded
from articlediff.reading.served import encoding_meant

_SEEN = 4_096
"""The bytes at the beginning of a page within which it names its encoding; browsers look at a quarter of that."""
_NAMED = expression(r"""(?i)<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""")


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
    return encoding_meant(found[1]) if found else None
