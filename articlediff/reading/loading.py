"""Loads what a source holds: a file, a stream, a record of a web archive, or what is at an address, and unpacks it."""

from __future__ import annotations

import os

from articlediff.errors import TooLargeError, UnreadableError
from articlediff.file_names import quoted
from articlediff.reading.addresses import is_address, scheme_of, without_credentials
from articlediff.reading.extras import is_installed
from articlediff.reading.manner import Manner
from articlediff.reading.served import Served, decoded_as_served, form_as_served
from articlediff.reading.sources import Source, content_of, opened_file
from articlediff.reading.unpacking import unpacked
from articlediff.reading.web_archive import document_of_record, is_archive_name, record_named
from articlediff.records import NamedTuple

_SCHEMES = frozenset(("http", "https"))


class Loaded(NamedTuple):
    """What a source holds, unpacked: bytes, or a text whose encoding was known.

    ``form`` is its format if the server told it. ``remarks`` are sentences for a person.
    """

    content: bytes | str
    form: str | None = None
    remarks: tuple[str, ...] = ()

    def as_bytes(self) -> bytes:
        """Return the content, a text in UTF-8."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")


def loaded(source: Source, called: str, manner: Manner) -> Loaded:
    """Return what the source holds, which errors name `called`.

    Raises the errors of :func:`~articlediff.reading.sources.content_of`, and :class:`UnreadableError` for a record that
    is not there, for an address that is not to be fetched, and for what cannot be fetched.
    """
    path = os.fsdecode(source) if isinstance(source, (str, os.PathLike)) else ""
    if is_address(source):
        return _fetched(path, called, manner)
    if path and (record := record_named(path)):
        with opened_file(record.archive, called) as file:
            return _as_served(document_of_record(file, record, called, manner.most_bytes), called, manner)
    try:
        content = content_of(source, called, manner.most_bytes)
        return Loaded(unpacked(content, called, manner.most_bytes) if isinstance(content, bytes) else content)
    except TooLargeError as error:
        if not is_archive_name(path):
            raise
        raise UnreadableError(
            f"{called} is a web archive (WARC), not one text", "name a record of it: FILE#URL, or FILE#1"
        ) from error


def _fetched(address: str, called: str, manner: Manner) -> Loaded:
    """Return what is at the address, if it is to be fetched."""
    if scheme_of(address) not in _SCHEMES:
        finding = f"{called} is an address that is not fetched ({scheme_of(address)}://)"
        raise UnreadableError(finding, "name a file by its path, or an address with https://")
    if manner.fetch not in ("public", "private"):
        raise UnreadableError(f"{called} is an address", "add --fetch to fetch it")
    from articlediff.reading.fetching import fetched

    found = fetched(address, called, manner.most_bytes, is_private_allowed=manner.fetch == "private")
    is_led_on = found.address != quoted(without_credentials(address))
    whence = (f"{called} was fetched from {found.address}",) if is_led_on else ()
    return _as_served(found.served, called, manner)._replace(remarks=whence)


def _as_served(served: Served, called: str, manner: Manner) -> Loaded:
    """Return the document unpacked, and decoded as the server says unless an encoding was asked for."""
    document, sort, charset = served
    content = unpacked(document, called, manner.most_bytes)
    form = form_as_served(sort) if is_installed("trafilatura") else None
    return Loaded(content if manner.encoding else decoded_as_served(content, sort, charset), form)
