"""Files that are written whole or not at all: under another name, which in the end becomes their own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import IO


@contextlib.contextmanager
def replacing(path: str) -> Iterator[IO[bytes]]:
    """Yield a new file in the same folder, which in the end replaces the path and takes its permissions.

    If the block ends by an error or is interrupted, everything is as it was. The new file has a name by chance, so that
    it takes the place of nobody's; a link is followed. Raises :class:`OSError` if it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(folder + "/a.txt") as file:
    ...         _ = file.write(b"words")
    ...     os.listdir(folder)
    ['a.txt']
    """
    path = os.path.realpath(path)
    unfinished = os.path.join(os.path.dirname(path), f".articlediff-{os.urandom(4).hex()}.tmp")
    file = open(unfinished, "xb")  # noqa: SIM115 - a file that is there already is not ours to remove
    try:
        with file:
            yield file
        with contextlib.suppress(FileNotFoundError):
            os.chmod(unfinished, os.stat(path).st_mode & 0o7777)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        raise
