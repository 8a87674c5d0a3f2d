"""Web archives (WARC): one record out of many, as the document that was captured."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Any

from articlediff.errors import UnreadableError
from articlediff.expressions import expression
from articlediff.reading.extras import needed
from articlediff.reading.served import Served
from articlediff.reading.unpacking import too_large
from articlediff.records import NamedTuple

_ARCHIVE = expression(r"(?is).+\.warc(?:\.gz)?")
_RECORD = expression(r"(?is)(.+?\.warc(?:\.gz)?)#(.+)")
_MOST_RATIO = 200
"""Bytes that a byte of an archive unpacks to, at most; those of the web have a tenth of that."""
_SMALL = 1 << 30
"""Bytes; an archive that unpacks to less takes a second, whatever its ratio."""
_FAILED = 300
"""The status of HTTP from which on a capture has something else than what was asked for."""
_MEANT = "name an address in it, or a number from 1"


class RecordName(NamedTuple):
    """The path of an archive, and which of its records is meant: an address, or a number in digits."""

    archive: str
    record: str

    @property
    def number(self) -> int:
        """The number of the record, from 1, among those that hold a document; 0 if it is named by its address."""
        return int(self.record) if self.record.isascii() and self.record.isdecimal() and len(self.record) < 20 else 0


def record_named(path: str) -> RecordName | None:
    """Return the record that the path names; None if it is the path of a file.

    >>> record_named("crawl.warc.gz#https://example.org/#top")
    RecordName(archive='crawl.warc.gz', record='https://example.org/#top')
    >>> record_named("story#2.txt") is None
    True
    """
    found = _RECORD.fullmatch(path) if "#" in path else None
    return RecordName(found[1], found[2]) if found and not os.path.exists(path) else None


def is_archive_name(path: str) -> bool:
    """Return whether a file of that name is a web archive.

    >>> is_archive_name("crawl.WARC.gz"), is_archive_name("story.gz")
    (True, False)
    """
    return _ARCHIVE.fullmatch(path) is not None


def document_of_record(file: IO[bytes], name: RecordName, called: str, most_bytes: int) -> Served:
    """Return the document of the record, unpacked, as the server sent it.

    An archive may have any size; `most_bytes` is the limit for the record, and for what is unpacked out of it.

    Raises :class:`MissingExtraError` without FastWARC, :class:`TooLargeError` above the limit, and
    :class:`UnreadableError` if there is no such record, or the archive is broken or made to be unpacked for ever.
    """
    warc = needed("fastwarc", f"{called} is in a web archive")
    try:
        record = _found(_records(warc, file, called), name, called, most_bytes)
        document = record.reader.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        raise _broken(called, error) from error
    if len(document) > most_bytes:
        raise too_large(called, most_bytes)
    return Served(document, (record.http_content_type or "").partition(";")[0].strip().lower(), record.http_charset)


def _records(warc: Any, file: IO[bytes], called: str) -> Iterator[Any]:
    """Yield the records that hold a document, and are not read yet."""
    sorts = warc.WarcRecordType.response | warc.WarcRecordType.resource | warc.WarcRecordType.conversion
    left = max(_SMALL, os.fstat(file.fileno()).st_size * _MOST_RATIO)
    # Records of other sorts are counted as well: they are unpacked on the way.
    for record in warc.ArchiveIterator(file, parse_http=False, fsspec_args=False):
        left -= record.content_length
        if left < 0:
            raise _broken(called, "it unpacks to far more than its size")
        if record.record_type & sorts:
            yield record


def _found(records: Iterator[Any], name: RecordName, called: str, most_bytes: int) -> Any:
    """Return the record of that number; or of those of that address the first that is not an error, if there is one."""
    second_best = None
    for number, record in enumerate(records, 1):
        if name.number and number == name.number:
            return _whole(record, called, most_bytes)
        if not name.number and (record.headers.get("WARC-Target-URI") or "").strip("<>") == name.record:
            whole = _whole(record, called, most_bytes)
            if not whole.http_headers or (whole.http_headers.status_code or 0) < _FAILED:
                return whole
            second_best = second_best or whole
    if second_best is None:
        raise UnreadableError(f"{called} is not a record of {name.archive}", _MEANT)
    return second_best


def _whole(record: Any, called: str, most_bytes: int) -> Any:
    """Return the record with its content in memory, and with the head of HTTP taken off."""
    length = record.content_length
    if length > most_bytes:
        raise too_large(called, most_bytes)
    record.freeze()
    if record.content_length < length:
        raise _broken(called, "it breaks off")
    record.parse_http(auto_decode="all")
    return record


def _broken(called: str, why: object) -> UnreadableError:
    return UnreadableError(f"{called} is in a broken web archive ({' '.join(str(why).split())})", "get another copy")
