"""A zip archive from somebody else: its members are read by name, and within limits."""

from __future__ import annotations

import io
import zipfile
import zlib

from articlediff.errors import UnreadableError
from articlediff.reading.unpacking import too_large

_MOST_MEMBERS = 10_000
"""Members of a document; a book with more was made to be counted."""
_MOST_RATIO = 200
"""Bytes that a byte unpacks to, at most; the XML of documents stays below a tenth of that."""
_SMALL = 1 << 20
"""Bytes; a member that unpacks to less is harmless whatever its ratio."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What :mod:`zipfile` raises for archives that are broken, packed in a way that is not known, or encrypted."""


class Archive:
    """The members of a zip archive, of which at most ``most_bytes`` are unpacked in all. Nothing is written anywhere.

    Raises :class:`UnreadableError`, which names the file ``called``, for an archive that is broken or made to break its
    reader; the same for :meth:`member`.
    """

    def __init__(self, content: bytes, called: str, most_bytes: int) -> None:
        self._called = called
        self._most_bytes = most_bytes
        self._left = most_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise self._broken(error) from error
        names = self._zip.namelist()
        if len(names) > _MOST_MEMBERS:
            raise UnreadableError(f"{called} has {len(names):,} members, more than a document has", "get another copy")
        self.names = frozenset(names)

    def member(self, name: str) -> bytes:
        """Return the bytes of a member; raise :class:`UnreadableError` if there is none of that name."""
        if name not in self.names:
            raise UnreadableError(f"{self._called} has no {name}, so it is not a whole document", "get another copy")
        try:
            with self._zip.open(name) as file:
                content = file.read(self._left + 1)
            packed = self._zip.getinfo(name).compress_size
        except _BROKEN as error:
            raise self._broken(error) from error
        self._left -= len(content)
        if self._left < 0:
            raise too_large(self._called, self._most_bytes)
        if len(content) > max(_SMALL, packed * _MOST_RATIO):
            raise UnreadableError(
                f"{self._called} unpacks {packed:,} bytes to {len(content):,}, as no document does", "get another copy"
            )
        return content

    def _broken(self, error: Exception) -> UnreadableError:
        return UnreadableError(f"{self._called} is a broken or locked archive ({error})", "get another copy")
