"""Opens and reads the source of an article, and gives it a name."""

from __future__ import annotations

import os
import sys
from typing import IO, Any, BinaryIO, TypeAlias

from articlediff.errors import DecodingError, TextTypeError, UnreadableError, type_of
from articlediff.file_names import quoted
from articlediff.reading.addresses import is_address, without_credentials
from articlediff.reading.manner import MOST_BYTES
from articlediff.reading.unpacking import too_large

STANDARD_INPUT = "-"
_READ = 1 << 20
"""Bytes, or characters, that are read at a time."""

Source: TypeAlias = "str | os.PathLike[str] | os.PathLike[bytes] | bytes | IO[bytes] | IO[str]"


def name_of(source: Source) -> str:
    """Return the path, the address, "standard input", or the name of the stream; an empty name if there is none.

    >>> name_of("a.txt"), name_of("https://ann:secret@example.org/"), name_of("-"), name_of(b"words")
    ('a.txt', 'https://example.org/', 'standard input', '')
    """
    if isinstance(source, bytes):
        return ""
    if source == STANDARD_INPUT:
        return "standard input"
    if isinstance(source, (str, os.PathLike)):
        path = os.fsdecode(source)
        return quoted(without_credentials(path) if is_address(source) else path)
    name = getattr(source, "name", "")
    # The name of a stream that was opened from a descriptor is that number.
    return quoted(name) if isinstance(name, str) else ""


def shown(name: str) -> str:
    """Return the name as messages show it: on one line, whatever its characters, and never empty.

    >>> shown("a.txt"), shown("two\\nlines"), shown("")
    ('a.txt', '"two\\\\nlines"', 'the text')
    """
    return quoted(name) if name else "the text"


def content_of(source: Source, called: str, most: int = MOST_BYTES) -> bytes | str:
    """Return all that the source holds; a ``str`` only if it is a text stream.

    `most`: the bytes that it may have; of a text stream, the characters.

    Raises :class:`UnreadableError` for a source that cannot be read, :class:`TooLargeError` for one that has more,
    :class:`DecodingError` for a text stream in another encoding, all naming it `called`, and :class:`TextTypeError` for
    anything that is not a source.
    """
    content = _content(source, called, most + 1)
    if len(content) > most:
        raise too_large(called, most)
    return content


def _content(source: Source, called: str, size: int) -> bytes | str:
    """Return as much of the source as that size, or more if it was in memory anyway."""
    if isinstance(source, bytes):
        return source
    if source == STANDARD_INPUT:
        return _read_standard_input(called, size)
    if isinstance(source, (str, os.PathLike)):
        return _read_path(source, called, size)
    if not hasattr(source, "read"):
        raise TextTypeError(f"the source of the text is {type_of(source)}", "give a path, bytes or an open stream")
    return _read_stream(source, called, size)


def _read_path(path: str | os.PathLike[str] | os.PathLike[bytes], called: str, size: int) -> bytes:
    if not os.fspath(path):
        raise UnreadableError("the file name is empty", "name a file")
    if is_address(path):
        raise UnreadableError(f"{called} is an address", "save what is there as a file first")
    with opened_file(path, called) as file:
        content: Any = _read_stream(file, called, size)
    return bytes(content)


def opened_file(path: str | os.PathLike[str] | os.PathLike[bytes], called: str) -> BinaryIO:
    """Return the file at the path, open for reading; raise :class:`UnreadableError` if that cannot be."""
    try:
        return open(path, "rb")
    except OSError as error:
        raise unreadable(error, called) from error
    except ValueError as error:
        raise UnreadableError(f"{called} is not a valid path", "check the name") from error


def _read_standard_input(called: str, size: int) -> bytes | str:
    if sys.stdin is None:
        raise UnreadableError(f"{called} is closed", "name a file instead of -")
    # A replaced sys.stdin may be a text stream that is not made of bytes.
    return _read_stream(getattr(sys.stdin, "buffer", sys.stdin), called, size)


def _read_stream(stream: IO[bytes] | IO[str], called: str, size: int) -> bytes | str:
    pieces: list[Any] = []
    try:
        # A stream without a buffer may give less than was asked for; one with a buffer makes room for all of that.
        while size > 0 and (piece := stream.read(min(size, _READ))):
            pieces.append(piece)
            size -= len(piece)
    except OSError as error:
        raise unreadable(error, called) from error
    except UnicodeDecodeError as error:
        finding = f"{called} is not {error.encoding} (byte 0x{error.object[error.start]:02x} at {error.start})"
        raise DecodingError(finding, "open it as bytes, or with another encoding") from error
    except ValueError as error:
        raise UnreadableError(f"{called} is closed", "give an open stream") from error
    return pieces[0][:0].join(pieces) if pieces else b""


def unreadable(error: OSError, called: str) -> UnreadableError:
    """Return the error that tells a person why what is `called` so cannot be read."""
    if isinstance(error, FileNotFoundError):
        return UnreadableError(f"{called} does not exist", "check the path")
    if isinstance(error, IsADirectoryError):
        return UnreadableError(f"{called} is a directory", "name a file in it")
    if isinstance(error, PermissionError):
        return UnreadableError(f"{called} may not be read", "check its permissions")
    return UnreadableError(f"{called} cannot be read ({error.strerror or error})", "check the path")


def unicode_name(name: str) -> str:
    r"""Return a name from the file system or the command line, decoded as UTF-8 whatever the locale is.

    One that is not UTF-8 is quoted.

    >>> print(unicode_name("café.txt"), unicode_name("caf\udce9.txt"))
    café.txt "caf\351.txt"
    """
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeError:
        return quoted(name)
