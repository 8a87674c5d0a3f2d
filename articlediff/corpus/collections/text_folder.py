"""A folder of text files, each of which is an article; its id is its path from the folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence

from articlediff.corpus.collections.compressing import not_read, unwritable
from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.reading import read_article
from articlediff.reading.sources import content_of, shown, unicode_name
from articlediff.reading.unpacking import is_packed
from articlediff.reading.verbatim import Verbatim, verbatim

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
            raise not_read(error, str(error.filename)) from error

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
        parent = os.path.dirname(os.path.abspath(target))
        try:
            os.makedirs(parent, exist_ok=True)
            # In a folder with a name by chance, which only its owner may enter; the new folder gets the usual rights.
            with tempfile.TemporaryDirectory(prefix=".articlediff-", suffix=".tmp", dir=parent) as unfinished:
                made = os.path.join(unfinished, "made")
                os.mkdir(made)
                for number, name in enumerate(self.names(), 1):
                    self._copy(name, made, replaced(self._row(number, name)))
                os.rename(made, target)
        except OSError as error:
            raise unwritable(error, target) from error

    def _row(self, number: int, name: str) -> Row:
        try:
            return Row(number, {ID: unicode_name(name), TEXT: self._read(name).text})
        except UnreadableError as error:
            return Row(number, {ID: unicode_name(name)}, error.finding)

    def _read(self, name: str) -> Verbatim:
        """Return the text of the file as it is written there.

        Raises :class:`UnreadableError` for a file that cannot be read, is a document or is packed: its words could be
        read, and not be written back.
        """
        called = shown(unicode_name(name))
        content = content_of(os.path.join(self.path, name), called)
        if isinstance(content, bytes) and is_packed(content):
            raise UnreadableError(f"{called} is packed, and not a text file", "unpack it first")
        article = read_article(content, encoding=self._encoding, name=unicode_name(name), format="text")
        return verbatim(content, self._encoding, article)

    def _copy(self, name: str, target: str, text: str | None) -> None:
        source, copy = os.path.join(self.path, name), os.path.join(target, *name.split("/"))
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        shutil.copyfile(source, copy)
        if text is not None:
            with open(copy, "wb") as file:
                file.write(self._read(name).encoded(text, name))
