"""A folder of text files, each of which is an article; its id is its path from the folder."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence

from articlediff.corpus.collections.compressing import UNFINISHED, unreadable, unwritable
from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.reading import read_article
from articlediff.reading.sources import unicode_name
from articlediff.reading.verbatim import verbatim

ID, TEXT = "id", "text"


class TextFolder:
    """The text files of a folder and the folders in it, in the order of their paths; hidden ones are left out."""

    def __init__(self, path: str, encoding: str | None = None) -> None:
        """Take the folder. Without an ``encoding``, that of each file is told as :func:`read_article` does."""
        self.path = path
        self.share = 0.0
        self._encoding = encoding

    def columns(self) -> Sequence[str]:
        """Return the names of the two columns that each file makes."""
        return (ID, TEXT)

    def names(self) -> list[str]:
        """Return the paths of the files from the folder, with ``/`` between their parts, in order.

        Raises :class:`UnreadableError` for a folder that cannot be read.
        """

        def refuse(error: OSError) -> None:
            raise unreadable(error, str(error.filename)) from error

        found = []
        for place, inner, names in os.walk(self.path, onerror=refuse):
            inner[:] = [name for name in inner if not name.startswith(".")]
            paths = (os.path.join(place, name) for name in names if not name.startswith("."))
            found += [os.path.relpath(path, self.path).replace(os.sep, "/") for path in paths if os.path.isfile(path)]
        return sorted(found)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each file; one that is not text has a problem."""
        names = self.names()
        for number, name in enumerate(names, 1):
            yield self._row(number, name)
            self.share = number / len(names)

    def rewrite(self, target: str, column: str, replaced: Replaced) -> None:
        """Write all files to a new folder, those with a new text in their own encoding, and the others as they are.

        Raises :class:`ArticleDiffError` if something is in its place, or if it cannot be written.
        """
        if os.path.lexists(target):
            raise ArticleDiffError(f"{target} is there already", "name a new folder with -o")
        unfinished = target.rstrip("/" + os.sep) + UNFINISHED
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            os.makedirs(unfinished)
            for number, name in enumerate(self.names(), 1):
                self._copy(name, unfinished, replaced(self._row(number, name)))
            os.rename(unfinished, target)
        except BaseException as error:
            with contextlib.suppress(OSError):
                shutil.rmtree(unfinished)
            if isinstance(error, OSError):
                raise unwritable(error, target) from error
            raise

    def _row(self, number: int, name: str) -> Row:
        path = os.path.join(self.path, name)
        try:
            article = read_article(path, encoding=self._encoding, name=unicode_name(name))
        except UnreadableError as error:
            return Row(number, {ID: unicode_name(name)}, error.finding)
        with open(path, "rb") as file:
            source = verbatim(file.read(), self._encoding, article)
        return Row(number, {ID: unicode_name(name), TEXT: source.text})

    def _copy(self, name: str, target: str, text: str | None) -> None:
        source, copy = os.path.join(self.path, name), os.path.join(target, *name.split("/"))
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        shutil.copyfile(source, copy)
        if text is None:
            return
        with open(source, "rb") as file:
            as_it_is = verbatim(file.read(), self._encoding, read_article(source, encoding=self._encoding))
        with open(copy, "wb") as file:
            file.write(as_it_is.encoded(text, name))
