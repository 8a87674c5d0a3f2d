"""Files that are written whole or not at all: under another name, which in the end becomes their own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import IO
from zlib import crc32

_ENDING = ".tmp"


@contextlib.contextmanager
def replacing(path: str) -> Iterator[IO[bytes]]:
    """Yield a new file in the same folder, which in the end replaces the path and takes its permissions.

    If the block ends by an error or is interrupted, everything is as it was. The new file has a name by chance, so that
    it takes the place of nobody's; a link is followed. Only a process that is killed leaves it there. Raises
    :class:`OSError` if it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(folder + "/a.txt") as file:
    ...         _ = file.write(b"words")
    ...     os.listdir(folder)
    ['a.txt']
    """
    path = os.path.realpath(path)
    file = _begun(path)
    try:
        with _locked_to_the_end(file):
            with file:
                yield file
            with contextlib.suppress(FileNotFoundError):
                os.chmod(file.name, os.stat(path).st_mode & 0o7777)
            os.replace(file.name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(file.name)
        raise


def remove_abandoned(path: str) -> None:
    """Remove the files that were to replace the path, and whose processes were killed.

    Where files cannot be locked, as on Windows, they are left.
    """
    path = os.path.realpath(path)
    folder, beginning = os.path.split(_beginning(path))
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(beginning) and entry.name.endswith(_ENDING):
                with contextlib.suppress(OSError):
                    _remove_unlocked(entry)


def _remove_unlocked(entry: os.DirEntry[str]) -> None:
    """Remove the file unless a process has it locked; raise :class:`OSError` if one has, or it cannot be removed."""
    if entry.is_file(follow_symlinks=False):
        with open(entry.path, "rb") as file:
            if _is_locked_now(file):
                os.unlink(file.name)


def _begun(path: str) -> IO[bytes]:
    """Return a new file that will replace the path, locked for as long as it is open."""
    while True:
        # A file that is there already is not ours to remove.
        file = open(f"{_beginning(path)}{os.urandom(4).hex()}{_ENDING}", "xb")  # noqa: SIM115 - closed by replacing()
        # Before it is locked, another process may take it for an abandoned one: it locks it, and removes it.
        with contextlib.suppress(BlockingIOError):
            if not _is_locked_now(file) or os.path.exists(file.name):
                return file
        file.close()


@contextlib.contextmanager
def _locked_to_the_end(file: IO[bytes]) -> Iterator[None]:
    """Keep the lock of the file when that is closed, until it has its own name."""
    if os.name != "posix":  # there no file is locked, and none that is open can be replaced
        yield
        return
    kept = os.dup(file.fileno())
    try:
        yield
    finally:
        os.close(kept)


def _beginning(path: str) -> str:
    """Return the beginning of the path of each file that is to replace the path."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".articlediff-{crc32(os.fsencode(name)):08x}-")


def _is_locked_now(file: IO[bytes]) -> bool:
    """Lock the file, and return whether files can be locked; a lock ends with its process, however that ends.

    Raises :class:`BlockingIOError` if another process has it locked.
    """
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except (ImportError, OSError):
        return False
    return True
