"""Unpacks what is packed around a text: gzip and Zstandard, within the limit that a source has."""

from __future__ import annotations

import gzip
import io
import zlib

from articlediff.errors import TooLargeError, UnreadableError
from articlediff.reading.extras import needed
from articlediff.reading.manner import size_shown

GZIP = b"\x1f\x8b"
ZSTANDARD = b"\x28\xb5\x2f\xfd"
_LAYERS = 2
"""Packings around one another; a file that has more was made to be unpacked for ever."""
_FED = 1 << 10
"""Bytes of Zstandard that are unpacked at once: they have no more than 32 MiB in them."""
_READ = 1 << 20
"""Bytes that are unpacked at a time."""
_MOST_FRAMES = 10_000
"""Zstandard frames in one file; a file with more was made to be counted."""


def is_packed(content: bytes) -> bool:
    """Return whether the bytes begin as packed ones do.

    >>> is_packed(b"\\x1f\\x8b\\x08"), is_packed(b"words")
    (True, False)
    """
    return content.startswith((GZIP, ZSTANDARD))


def unpacked(content: bytes, called: str, most_bytes: int) -> bytes:
    """Return the bytes that are packed in the content, or the content itself if it is not packed.

    Raises :class:`TooLargeError` as soon as they are more than `most_bytes`, :class:`UnreadableError` for a file that
    is broken, has packings around packings, or needs a package that is missing.

    >>> import gzip
    >>> unpacked(gzip.compress(b"words"), "a.txt.gz", 100), unpacked(b"words", "a.txt", 100)
    (b'words', b'words')
    """
    for _ in range(_LAYERS):
        if content.startswith(GZIP):
            content = gunzipped(content, called, most_bytes)
        elif content.startswith(ZSTANDARD):
            content = _zstd_unpacked(content, called, most_bytes)
        else:
            return content
    if is_packed(content):
        raise UnreadableError(f"{called} is packed more than {_LAYERS} times over", "unpack it first")
    return content


def gunzipped(content: bytes, called: str, most_bytes: int) -> bytes:
    """Return what the gzip members, one after another, unpack to; zeros after the last are padding."""
    pieces: list[bytes] = []
    left = most_bytes + 1
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            while piece := file.read(min(left, _READ)):
                pieces.append(piece)
                left -= len(piece)
    except gzip.BadGzipFile as error:
        # The first member begins as it should.
        is_after_it = str(error).startswith("Not a gzipped file")
        raise _broken(called, "gzip", "other bytes follow" if is_after_it else error) from error
    except EOFError as error:
        raise _broken(called, "gzip", "it breaks off") from error
    except zlib.error as error:
        raise _broken(called, "gzip", error) from error
    return _within(pieces, left, called, most_bytes)


def _zstd_unpacked(content: bytes, called: str, most_bytes: int) -> bytes:
    """Return what the frames unpack to. The library's own reader takes one that breaks off for the end."""
    zstandard = needed("zstandard", f"{called} is packed with Zstandard")
    pieces: list[bytes] = []
    left = most_bytes + 1
    at = frames = 0
    while at < len(content) and left > 0:
        frame = zstandard.ZstdDecompressor().decompressobj()
        frames += 1
        if frames > _MOST_FRAMES:
            raise _broken(called, "Zstandard", f"more than {_MOST_FRAMES:,} frames")
        while at < len(content) and left > 0 and not frame.eof:
            try:
                pieces.append(frame.decompress(content[at : at + _FED]))
            except zstandard.ZstdError as error:
                raise _broken(called, "Zstandard", error) from error
            at += _FED
            left -= len(pieces[-1])
        at = min(at, len(content)) - len(frame.unused_data)
        if left > 0 and not frame.eof:
            raise _broken(called, "Zstandard", "it breaks off")
    return _within(pieces, left, called, most_bytes)


def _within(pieces: list[bytes], left: int, called: str, most_bytes: int) -> bytes:
    """Return the pieces as one; raise :class:`TooLargeError` if none of the bytes that they may have is left."""
    if left <= 0:
        raise too_large(called, most_bytes)
    return b"".join(pieces)


def too_large(called: str, most_bytes: int) -> TooLargeError:
    """Return the error for a source that has, or unpacks to, more than the limit."""
    return TooLargeError(f"{called} is larger than {size_shown(most_bytes)}", "raise the limit with --max-size")


def _broken(called: str, packing: str, why: object) -> UnreadableError:
    return UnreadableError(f"{called} is broken {packing} data ({why})", "get it again")
