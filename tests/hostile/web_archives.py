"""Web archives that are hostile, by what they are: how each is made, and what reading its first record must give."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

from tests.hostile.inputs import STORY, Hostile

_LIMIT = 64 << 20
PAGE = f"<html><body><p>{STORY}</p></body></html>".encode()


def record(
    content: bytes, length: int | str | None = None, sort: str = "response", url: str = "http://example.org/"
) -> bytes:
    """A record of a web archive; ``length`` is the one that it claims to have."""
    claimed = len(content) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {claimed}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def answer(document: bytes = PAGE, head: str = "", status: str = "200 OK", sort: str = "text/html") -> bytes:
    """The answer of a server with this document."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {sort}\r\n{head}\r\n".encode() + document


def _packed(pieces: Iterator[bytes]) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*map(packer.compress, pieces), packer.flush()])


def _spaces(size: int) -> Iterator[bytes]:
    return (b" " * (1 << 20) for _ in range(size >> 20))


def _unpacking_to_more() -> bytes:
    """A page that the server packed, of 64 MiB and a byte."""
    packed = _packed(iter([*_spaces(_LIMIT), b"a"]))
    return record(answer(packed, "Content-Encoding: gzip\r\n"))


def _encoded(encoding: str, document: bytes) -> bytes:
    return record(answer(document, f"{encoding}\r\n"))


WEB_ARCHIVES = {
    "an empty archive": Hostile(lambda: b"", "is not a record of", ending="warc"),
    "bytes at random": Hostile(lambda: bytes(range(256)) * 400, "broken web archive", ending="warc"),
    "zeros": Hostile(lambda: bytes(1 << 20), "broken web archive", ending="warc"),
    "a record that breaks off": Hostile(lambda: record(answer())[:-40], "(it breaks off)", ending="warc"),
    "packed data that break off": Hostile(
        lambda: gzip.compress(record(answer()))[:-30], "broken web archive", ending="warc.gz"
    ),
    "a record that claims an exabyte": Hostile(
        lambda: record(answer(), 10**18), "unpacks to far more than its size", ending="warc"
    ),
    "a record that claims more than numbers have": Hostile(lambda: record(answer(), 10**30), "is empty", ending="warc"),
    "a record of negative length": Hostile(lambda: record(answer(), -5), "is empty", ending="warc"),
    "a record whose length is a word": Hostile(lambda: record(answer(), "x"), "is empty", ending="warc"),
    "a head that does not end": Hostile(
        lambda: b"WARC/1.0\r\nWARC-Type: " + b"a" * (8 << 20), "header length exceeded", ending="warc"
    ),
    "a million heads": Hostile(
        lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 1_000_000, "header length exceeded", ending="warc"
    ),
    "a million heads of the server": Hostile(
        lambda: record(answer(head="a: b\r\n" * 1_000_000)), "header length exceeded", ending="warc"
    ),
    "a page that unpacks to more than the limit": Hostile(_unpacking_to_more, "is larger than 64 MiB", ending="warc"),
    "a chunk whose length is no number": Hostile(
        lambda: _encoded("Transfer-Encoding: chunked", b"zz\r\nabc"), "Invalid chunk header", ending="warc"
    ),
    "a chunk of negative length": Hostile(
        lambda: _encoded("Transfer-Encoding: chunked", b"-5\r\nabc"), "Invalid chunk header", ending="warc"
    ),
    "a page that claims to be packed": Hostile(
        lambda: _encoded("Content-Encoding: gzip", PAGE), "broken web archive", ending="warc"
    ),
    "a page that claims to be packed by Brotli": Hostile(
        lambda: _encoded("Content-Encoding: br", b"\xff" * 500), "broken web archive", ending="warc"
    ),
    "a server that names no encoding of ours": Hostile(
        lambda: record(answer(sort="text/html; charset=x-klingon")), text=STORY, ending="warc"
    ),
    "many packed pieces of nothing": Hostile(
        lambda: gzip.compress(b"") * 20_000 + gzip.compress(record(answer())), "is not a record of", ending="warc.gz"
    ),
}
