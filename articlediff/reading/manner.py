"""How a source is to be read, as a person or a program asks for it."""

from __future__ import annotations

from typing import Literal

from articlediff.records import NamedTuple

MOST_BYTES = 64 << 20
"""Bytes of a source that are read unless more is asked for, and bytes that may be unpacked out of it."""

Revisions = Literal["accepted", "rejected", "shown"]
"""What becomes of the tracked changes of a Word document."""

Fetch = Literal["never", "public", "private"]
"""Whether the text at an address is fetched: never, from the public internet only, or from private networks as well."""


class Manner(NamedTuple):
    """How to read a source.

    `encoding`: that of the bytes, if it is plain text; None to tell it from them.
    `form`: the name of a format in :data:`~articlediff.reading.formats.registry.FORMATS`; None to tell it from the
    content, and else from the name.
    `revisions`: what becomes of tracked changes.
    `most_bytes`: the limit for the source, and for what is unpacked out of it.
    `fetch`: whether the text at an address is fetched, and from where.
    """

    encoding: str | None = None
    form: str | None = None
    revisions: Revisions = "accepted"
    most_bytes: int = MOST_BYTES
    fetch: Fetch = "never"


def size_shown(size: int) -> str:
    """Return a number of bytes for a person.

    >>> size_shown(64 << 20), size_shown(3_000), size_shown(3 << 29)
    ('64 MiB', '3,000 bytes', '1.5 GiB')
    """
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size:,} bytes"
