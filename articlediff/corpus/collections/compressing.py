"""Opens files of bytes, compressed or not, and writes them whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import os
from collections.abc import Iterator
from typing import IO, Any

from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.reading.extras import needed
from articlediff.reading.sources import shown, unicode_name, unreadable
from articlediff.replacing import remove_abandoned, replacing

COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
"""The compression that the last ending of a file name tells."""
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""The errors of a disk that is full, of a file that may not be longer, and of a quota that is used up."""


def compression_of(path: str) -> str | None:
    """Return the compression that the name tells; None for a file that is not compressed.

    >>> compression_of("full.jsonl.gz"), compression_of("full.jsonl")
    ('gzip', None)
    """
    return COMPRESSIONS.get(os.path.splitext(path)[1].casefold())


class UnwritableError(ArticleDiffError):
    """Raised where a file cannot be written: it may not be, or there is no room left."""


_CHUNK = 1 << 16
"""Bytes that are unpacked at a time."""


class Bytes:
    """The bytes of a file, unpacked, and how much of the file was read: ``share`` is from 0 to 1."""

    def __init__(self, path: str) -> None:
        """Open the file; raise :class:`UnreadableError` if there is none or it may not be read."""
        self.called = shown(unicode_name(path))
        try:
            self._file = open(path, "rb")  # noqa: SIM115 - closed by close()
            self._size = os.fstat(self._file.fileno()).st_size
        except OSError as error:
            raise not_read(error, path) from error
        self.stream: IO[bytes] = _unpacked(self._file, path)

    @property
    def share(self) -> float:
        """The share of the file that was read, ahead by what the buffers have."""
        return min(1.0, self._file.tell() / self._size) if self._size else 1.0

    def close(self) -> None:
        """Close the file."""
        self.stream.close()
        self._file.close()


def not_read(error: OSError, path: str) -> UnreadableError:
    """Return the error that tells a person why the file or folder cannot be read."""
    return unreadable(error, shown(unicode_name(path)))


def _unpacked(file: IO[bytes], path: str) -> IO[bytes]:
    compression = compression_of(path)
    if compression == "gzip":
        unzipping: Any = gzip.GzipFile(fileobj=file, mode="rb")
        return io.BufferedReader(unzipping)
    if compression == "zstd":
        return io.BufferedReader(_Zstd(file, path), _CHUNK)
    return file


def packing_errors() -> tuple[type[Exception], ...]:
    """Return the errors that damaged compressed data raise, of the modules that are loaded."""
    import sys
    import zlib

    zstandard = sys.modules.get("zstandard")
    return (EOFError, OSError, zlib.error, *((zstandard.ZstdError,) if zstandard else ()))


class _Zstd(io.RawIOBase):
    """The unpacked bytes of a zstd file, which may be several frames, as one that was appended to.

    The reader of the library takes a file that breaks off for one that ends.
    """

    def __init__(self, file: IO[bytes], path: str) -> None:
        self._file = file
        self._new = _zstandard(path, "read").ZstdDecompressor().decompressobj
        self._frame = self._new()
        self._packed = self._unpacked = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._unpacked and self._more():
            if self._frame.eof:
                self._frame, self._begun = self._new(), False
            self._unpacked = self._frame.decompress(self._packed)
            self._packed, self._begun = self._frame.unused_data, True
        taken, self._unpacked = self._unpacked[: len(buffer)], self._unpacked[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def _more(self) -> bool:
        """Return whether there are more packed bytes; raise :class:`EOFError` if they break off inside a frame."""
        self._packed = self._packed or self._file.read(_CHUNK)
        if not self._packed and self._begun and not self._frame.eof:
            raise EOFError("it breaks off")
        return bool(self._packed)


@contextlib.contextmanager
def written_whole(path: str) -> Iterator[IO[bytes]]:
    """Yield a stream for the content of the file, which gets its name in one step when the block has ended.

    It is compressed as the name tells. If the block ends by an error or is interrupted, the file is as it was before.
    Raises :class:`ArticleDiffError` if it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with written_whole(folder + "/a.jsonl.gz") as file:
    ...         _ = file.write(b"{}")
    ...     Bytes(folder + "/a.jsonl.gz").stream.read()
    b'{}'
    """
    with replaced_file(path) as file:
        with _packed(file, path) as stream:
            yield stream
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def replaced_file(path: str) -> Iterator[IO[bytes]]:
    """Yield a file that replaces the path when the block has ended, and is removed if it ends by an error.

    What a run that was killed has left of such a file is removed. Raises :class:`UnwritableError` for an error of the
    file system.
    """
    remove_abandoned(path)
    try:
        with replacing(path) as file:
            yield file
    except OSError as error:
        raise unwritable(error, path) from error


def unwritable(error: OSError, path: str) -> UnwritableError:
    """Return the error that tells a person why the file cannot be written."""
    called, reason = shown(unicode_name(path)), error.strerror or error
    advice = "make room" if error.errno in _FULL else "name another file with -o"
    return UnwritableError(f"{called} cannot be written ({reason})", advice)


def require_packing(path: str) -> None:
    """Raise :class:`MissingExtraError` if the package is missing that a file of that name is packed with."""
    if compression_of(path) == "zstd":
        _zstandard(path, "write")


def _zstandard(path: str, to: str) -> Any:
    return needed("zstandard", f"{shown(unicode_name(path))} is packed with Zstandard", to)


def _packed(file: IO[bytes], path: str) -> contextlib.AbstractContextManager[Any]:
    compression = compression_of(path)
    if compression == "gzip":
        # Neither name nor time, so that the same rows give the same bytes.
        return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
    if compression == "zstd":
        packing: contextlib.AbstractContextManager[Any] = (
            _zstandard(path, "write").ZstdCompressor().stream_writer(file, closefd=False)
        )
        return packing
    return contextlib.nullcontext(file)
