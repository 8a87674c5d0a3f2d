"""Keeps outputs from replacing inputs: a file is known by its device and number there, and not by its name.

So a link is the file it leads to, and standard input is the file that the shell opened for it.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable

import click

from articlediff.command.output import STANDARD_OUTPUT
from articlediff.command.pairing import Pairing
from articlediff.file_names import quoted
from articlediff.reading.sources import STANDARD_INPUT
from articlediff.records import NamedTuple


class FileIdentity(NamedTuple):
    """A file, by the device that holds it and its number there."""

    device: int
    number: int


def read_identity(source: str) -> FileIdentity | None:
    """Return the file that is read as the source, a path or "-" for standard input; None where that is not a file.

    >>> read_identity(os.devnull) is None, read_identity(os.curdir) is None
    (True, True)
    """
    return _stream_identity(sys.stdin) if source == STANDARD_INPUT else _path_identity(source)


def written_identity(output: str) -> FileIdentity | None:
    """Return the file that is there already at the path of an output, or that standard output goes to for "-"."""
    return _stream_identity(sys.stdout) if output == STANDARD_OUTPUT else _path_identity(output)


def refuse_overwriting(output: str, sources: Iterable[str]) -> None:
    """Raise :class:`click.UsageError` for an output that is one of the files that are read."""
    written = written_identity(output)
    if written is not None and written in map(read_identity, sources):
        named = "standard output" if output == STANDARD_OUTPUT else f"-o {quoted(output)}"
        raise click.UsageError(f"{named} would replace one of the files that are read; name another file")


def refuse_replacing(paths: Iterable[tuple[str, str]], pairing: Pairing) -> None:
    """Raise :class:`click.UsageError` where a file would replace a text, the list of the pairs, or another such file.

    Each path comes with the text that it may replace, or with nothing.
    """
    texts = {text for pair in pairing.pairs for text in (pair.truncated, pair.full)}
    kept = {read_identity(source) for source in (*texts, *filter(None, [pairing.source]))} - {None}
    places = set()
    for path, own in paths:
        file, place = written_identity(path), os.path.realpath(path)
        if file in kept and not (own and file == read_identity(own)):
            raise click.UsageError(
                f"{quoted(path)} would be replaced, although it is read here; name another place with -o"
            )
        if place in places:
            raise click.UsageError(
                f"two pairs would be written to {quoted(path)}; give them names of their own with --pairs"
            )
        places.add(place)


def _path_identity(path: str) -> FileIdentity | None:
    # A name that no file can have is told of where the file is opened.
    with contextlib.suppress(OSError, ValueError):
        return _identity(os.stat(path))
    return None


def _stream_identity(stream: object) -> FileIdentity | None:
    # A stream may be closed, or not be that of a file at all.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return _identity(os.fstat(stream.fileno()))  # type: ignore[attr-defined]
    return None


def _identity(found: os.stat_result) -> FileIdentity | None:
    """Return the identity of a regular file: what is written to a device or a pipe replaces nothing there."""
    return FileIdentity(found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
