"""A directory that gets all of many files, or none of them."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence

from articlediff.command.output import write
from articlediff.command.stopping import unstopped
from articlediff.errors import ArticleDiffError
from articlediff.file_names import quoted, safe_name

_ADVICE = "name another directory with -o"

INDEX = "index.html"
"""The file that links the others."""

Put = Callable[[str, str | bytes], None]
"""Takes the content of a file, whose path counts from the directory and has ``/`` between its parts."""


@contextlib.contextmanager
def filling(directory: str) -> Iterator[Put]:
    """Yield a function that takes the files, and put them into the directory when the block has ended.

    If it ends by an error or an interrupt, nothing was written there: until then the files wait in a temporary
    directory. The directory is made if there is none. Raises :class:`ArticleDiffError` where it cannot be written, as
    far as this can be told before the work begins.
    """
    _require(directory)
    files: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="articlediff-") as waiting:

        def put(name: str, content: str | bytes) -> None:
            # Numbered, since the name may be too long for the temporary directory, or contain a slash.
            kept = os.path.join(waiting, str(len(files)))
            write(content, kept)
            files.append((kept, os.path.join(directory, *name.split("/"))))

        yield put
        with unstopped():
            for kept, path in files:
                _copy(kept, path)


def _require(directory: str) -> None:
    """Raise the error for a directory that cannot be made, or not be written."""
    place = os.path.abspath(directory)
    while not os.path.lexists(place) and place != os.path.dirname(place):
        place = os.path.dirname(place)
    if not os.path.isdir(place):
        raise ArticleDiffError(f"{quoted(place)} is not a directory", _ADVICE)
    if not os.access(place, os.W_OK):
        raise ArticleDiffError(f"{quoted(place)} may not be written", _ADVICE)


def _copy(kept: str, path: str) -> None:
    """Write a file that waited; what is in its place keeps its permissions, and a link its target."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        finding = f"{quoted(os.path.dirname(path))} cannot be made ({error.strerror})"
        raise ArticleDiffError(finding, _ADVICE) from error
    with open(kept, "rb") as file:
        write(file.read(), path)


def file_names(names: Sequence[str], ending: str) -> list[str]:
    r"""Return a file name for the report on each pair: the pair's own with another ending, where that is free.

    No two are equal on any file system, and none is that of the index. They have ``_`` in the place of characters for
    which a file name would be quoted.

    >>> file_names(["a.txt", "a.md", "b/c.txt", "index.txt", "two\nlines.txt"], ".html")
    ['a.html', 'a.md.html', 'b/c.html', 'index.txt.html', 'two_lines.html']
    """
    taken = {INDEX}
    found = []
    for name in map(safe_name, names):
        stem = os.path.splitext(name)[0]
        numbered = (f"{name}-{number}{ending}" for number in range(2, len(names) + 2))
        chosen = next(
            candidate
            for candidate in (stem + ending, name + ending, *numbered)
            # Some file systems make no difference between capitals and small letters.
            if candidate.casefold() not in taken
        )
        taken.add(chosen.casefold())
        found.append(chosen)
    return found
