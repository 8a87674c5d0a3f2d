"""The journal of a run: the rows that are done, on disk, so that a run that was ended goes on where it was.

It is a file of JSON lines beside the output. The first line tells what the rows are made of; every other is a row, in
the order of the input. When all are done, the output is made of it in one step. Rows are appended and never changed:
whenever the run is killed, everything before the last line feed is whole.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from articlediff import __version__
from articlediff.corpus.collections.compressing import not_read, unwritable, written_whole
from articlediff.errors import ArticleDiffError

ENDING = ".partial"
"""The ending of a journal, after the name of the output."""
_FORMAT = "articlediff journal/1"
_NOTE = "articlediff run/1"
_HEAD = f'{{"format": "{_FORMAT}"'.encode()
"""The bytes with which a journal begins."""
_ADVICE = "resume it, or remove the file to start afresh"
_SAFE_EVERY = 5.0
"""Seconds after which what was written is on the disk itself, and so survives a loss of power."""


class JournalError(ArticleDiffError):
    """Raised where a journal cannot be gone on with: it is of something else, or another run writes to it."""


class UnfinishedError(JournalError):
    """Raised where an earlier run was ended before its output was made, and it was not said what to do with it.

    ``journal`` is the file with the rows that are done.
    """

    def __init__(self, journal: str) -> None:
        super().__init__(f"{journal} has the rows of a run that was ended", _ADVICE)
        self.journal = journal


def refuse_unfinished(output: str) -> None:
    """Raise :class:`UnfinishedError` if there is a journal of the output, with a row at least."""
    if _is_kept(output + ENDING):
        raise UnfinishedError(output + ENDING)


def _is_kept(path: str) -> bool:
    """Return whether the file has anything to lose: a journal without rows may be replaced, any other file not."""
    try:
        with open(path, "rb") as file:
            head, row = file.readline(), file.readline()
    except OSError:
        return False
    return bool(row) or (bool(head) and not head.startswith(_HEAD))


def begun_with(output: str) -> Mapping[str, Any] | None:
    """Return what the journal of the output notes that it was begun with; None if there is no journal."""
    try:
        with open(output + ENDING, "rb") as file:
            head = json.loads(file.readline())
    except (OSError, ValueError):
        return None
    return head if isinstance(head, dict) and head.get("format") == _FORMAT else None


def begin_folder(path: str, made_of: Mapping[str, Any], outputs: Iterable[str], resume: bool) -> None:
    """Note in the file what a run that has several outputs is made of, or see that it is resumed with that.

    Raises :class:`UnfinishedError` if an output has a journal with rows and ``resume`` is not set,
    :class:`JournalError` if the run was begun with something else or the file is not such a note, and
    :class:`UnwritableError` if the file cannot be written.
    """
    now = {"format": _NOTE, "version": __version__, **made_of}
    before = _content(path)
    if before is not None and before.get("format") != _NOTE:
        raise JournalError(f"{path} is there already, and is not the note of a run", "name another folder with -o")
    if not resume:
        for output in outputs:
            refuse_unfinished(output)
    elif before is not None:
        require_same(path, before, now)
        return
    with written_whole(path) as file:
        file.write(_line(now))


def _content(path: str) -> Mapping[str, Any] | None:
    """Return what the file notes; nothing if it is not a file of ours, and None if there is none."""
    try:
        with open(path, "rb") as file:
            content = json.load(file)
    except FileNotFoundError:
        return None
    except ValueError:
        return {}
    except OSError as error:
        raise not_read(error, path) from error
    return content if isinstance(content, dict) else {}


class Journal:
    """The journal of the output; ``done`` is the number of rows that it has.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Journal(folder + "/out.jsonl", {"input": 1}) as journal:
    ...         journal.append([b'{}\\n'])
    ...     with Journal(folder + "/out.jsonl", {"input": 1}, resume=True) as journal:
    ...         journal.done
    1
    """

    def __init__(self, output: str, made_of: Mapping[str, Any], resume: bool = False) -> None:
        """Begin a journal, or go on with the one there is.

        `made_of`: what decides on the rows, such as the sizes of the inputs, as JSON can tell it. A journal that was
        made of something else is not gone on with.
        `resume`: go on with a journal if there is one. Without it, one that has rows raises :class:`UnfinishedError`.

        Raises :class:`JournalError` if another run writes to the journal or it was made of something else, and
        :class:`UnwritableError` if it cannot be written.
        """
        self.path = output + ENDING
        self.done = 0
        self._head = {"format": _FORMAT, "version": __version__, **made_of}
        self._safe = time.monotonic()
        self._file = self._opened(resume)
        try:
            _lock(self._file, self.path)
            if resume and self._beginning():
                self._go_on()
            else:
                self._file.truncate()
                self._write(_line(self._head))
                os.fsync(self._file.fileno())
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, lines: Sequence[bytes]) -> None:
        """Add rows, each a line of JSON with its line feed; raise :class:`ArticleDiffError` if there is no room."""
        self._write(b"".join(lines))
        self.done += len(lines)

    def rows(self) -> Iterator[bytes]:
        """Yield the lines of all rows, each with its line feed."""
        with open(self.path, "rb") as file:
            file.readline()
            yield from file

    def remove(self) -> None:
        """Close the journal and remove it, since the output has all of its rows."""
        self.close()
        with contextlib.suppress(OSError):
            os.unlink(self.path)

    def close(self) -> None:
        """Close the journal; what it has is kept."""
        self._file.close()

    def _opened(self, resume: bool) -> IO[bytes]:
        if not resume and _is_kept(self.path):
            raise UnfinishedError(self.path)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        try:
            return io.FileIO(os.open(self.path, flags, 0o666), "r+")
        except OSError as error:
            raise unwritable(error, self.path) from error

    def _beginning(self) -> bytes:
        """Return the first line if it is whole; a run may have been killed before it was."""
        with open(self.path, "rb") as file:
            line = file.readline()
        return line if line.endswith(b"\n") else b""

    def _go_on(self) -> None:
        """Count the whole rows, and cut off the one on which the run was killed."""
        self._require_same_head()
        with open(self.path, "rb") as file:
            end = len(file.readline())
            for line in file:
                # After a loss of power, a file may have parts that were never written, and are read as NUL.
                if not (line.startswith(b"{") and line.endswith(b"}\n")) or b"\0" in line:
                    break
                end += len(line)
                self.done += 1
        os.truncate(self._file.fileno(), end)
        self._file.seek(end)

    def _require_same_head(self) -> None:
        try:
            head = json.loads(self._beginning())
        except ValueError:
            head = None
        if not isinstance(head, dict) or head.get("format") != _FORMAT:
            raise JournalError(f"{self.path} is not the journal of a run", "name another output with -o")
        require_same(self.path, head, self._head)

    def _write(self, content: bytes) -> None:
        try:
            left = memoryview(content)
            while left:
                left = left[self._file.write(left) :]
            if time.monotonic() - self._safe > _SAFE_EVERY:
                os.fsync(self._file.fileno())
                self._safe = time.monotonic()
        except OSError as error:
            raise unwritable(error, self.path) from error


def _line(head: Mapping[str, Any]) -> bytes:
    return json.dumps(head).encode("ascii") + b"\n"


def require_same(path: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Raise :class:`JournalError`, which names the file, if a run was begun with something else than it has now."""
    # As JSON tells it, in which there are no tuples.
    wanted = json.loads(json.dumps(now))
    for name in {**before, **wanted}:
        if before.get(name) != wanted.get(name):
            finding = f"{path} was begun with something else ({_told(name, before, wanted)})"
            raise JournalError(finding, "give what it was begun with, or remove the file to start afresh")


def _told(name: str, head: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """Return what differs, as a person names it."""
    before, now = head.get(name), wanted.get(name)
    if isinstance(before, list) and isinstance(now, list) and before[:1] == now[:1]:
        return f"{before[0]} has changed since"
    return f"{name}: {_shown(before)} then, {_shown(now)} now"


def _shown(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value)


def _lock(file: IO[bytes], path: str) -> None:
    """Keep other runs from the file until this process ends, however it ends; on Windows nothing keeps them."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise JournalError(f"another run is writing to {path}", "wait until it ends") from error
