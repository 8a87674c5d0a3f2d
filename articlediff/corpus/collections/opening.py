"""Opens a collection: its format is told by its name, and its columns are given or known by their names."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence

from articlediff.corpus.collections.compressing import compression_of, not_read
from articlediff.corpus.collections.csv_table import CsvTable
from articlediff.corpus.collections.json_lines import JsonLines
from articlediff.corpus.collections.parquet import Parquet
from articlediff.corpus.collections.tables import Row, Table
from articlediff.corpus.collections.text_folder import TextFolder
from articlediff.corpus.corpus_rows import Text
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.model import Replacement
from articlediff.reading.decoding import has_surrogate, is_binary
from articlediff.reading.sources import shown, unicode_name
from articlediff.reading.verbatim import Verbatim
from articlediff.records import NamedTuple

TABLES_BY_ENDING = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
"""The formats of tables by the endings of their files, after which that of a compression may come."""
TEXT_NAMES = ("text", "content", "article", "body", "story", "article_text", "articleBody", "maintext")
"""The names by which the column with the text is known, the likeliest first; All the News calls it ``content``."""
ID_NAMES = ("id",)
"""The names by which the column with the id is known."""


class Columns(NamedTuple):
    """The choice of a reader: the columns with the id and the text, None for those that are known by their names.

    ``where`` are columns with the value that a row must have in each of them to be one of the collection.
    """

    id: str | None = None
    text: str | None = None
    where: tuple[tuple[str, str], ...] = ()


KNOWN = Columns()
"""The columns that are known by their names, and all rows."""


class Collection:
    """A collection of articles, read as a stream and as often as wanted."""

    def __init__(
        self,
        table: Table,
        id_name: str | None,
        text_name: str,
        where: Sequence[tuple[str, str]],
        encoding: str | None = None,
    ) -> None:
        """Take the table, the names of its columns, and the encoding that was chosen for it.

        Without ``id_name``, rows are called by their numbers.
        """
        self.table = table
        self._id = id_name
        self._text = text_name
        self._where = where
        self._encoding = encoding

    @property
    def choice(self) -> str:
        """The columns, conditions and encoding that were chosen or known, as the options that choose them."""
        conditions = (("--where", f"{name}={value}") for name, value in self._where)
        return as_options(("--id", self._id), ("--text", self._text), *conditions, ("--encoding", self._encoding))

    @property
    def share(self) -> float:
        """The part of the collection that the last reading has reached, from 0 to 1."""
        return self.table.share

    def texts(self) -> Iterator[Text]:
        """Yield the articles; one that could not be read has a problem. Raises :class:`UnreadableError`."""
        return (self._article(row) for row in self.table.rows() if self._is_wanted(row))

    def rewrite(self, target: str, restore: Callable[[Text], Iterable[Replacement]]) -> None:
        """Write the collection to the target, in its own format, with replacements in the texts; all else stays.

        ``restore`` is called with each article and returns its replacements, whose offsets count in ``Text.text``;
        those of an article that could not be read are dropped. The target is written whole or not at all. Raises
        :class:`ArticleDiffError` if it cannot be written.
        """

        def replaced(row: Row) -> str | None:
            if not self._is_wanted(row):
                return None
            article = self._article(row)
            replacements = [*restore(article)]
            if article.problem is not None or not replacements:
                return None
            return Verbatim(row.cells[self._text]).replaced(replacements)

        self.table.rewrite(target, self._text, replaced)

    def _is_wanted(self, row: Row) -> bool:
        """Return whether the row has the values that are asked for; a row that could not be read may have them."""
        return row.problem is not None or all(_shown(row.cells.get(name)) == value for name, value in self._where)

    def _article(self, row: Row) -> Text:
        named = None if self._id is None else _shown(row.cells.get(self._id))
        return text_of(named or str(row.number), row.cells.get(self._text), row.problem)


def as_options(*chosen: tuple[str, str | None]) -> str:
    """Return options with their values, as a command line has them; those whose value is None are left out.

    >>> as_options(("--id", "key"), ("--text", None), ("--where", "title=two words"))
    "--id key --where 'title=two words'"
    """
    return shlex.join(word for option, value in chosen if value is not None for word in (option, value))


def text_of(name: str, value: object, problem: str | None = None) -> Text:
    """Return the article of that id whose text is the value of a cell, or that has the reason why it is none.

    >>> text_of("7", "two\\r\\nlines"), text_of("8", None)
    (Text(id='7', text='two\\nlines', problem=None), Text(id='8', text='', problem='it has no text'))
    """
    name = name.encode("utf-8", "replace").decode()
    problem = problem or problem_of(value)
    if problem is not None or not isinstance(value, str):
        return Text(name, "", problem)
    return Text(name, value.replace("\r\n", "\n").replace("\r", "\n"))


def problem_of(value: object) -> str | None:
    """Return the reason why the value of a cell is not a text with words in it, as a clause; None if it is one."""
    if value is None:
        return "it has no text"
    if not isinstance(value, str):
        return f"its text is not a string but of type {type(value).__name__}"
    if not value.strip():
        return "its text is empty"
    if has_surrogate(value):
        return "its text has bytes that are not of the encoding, or half characters"
    return "its text is binary data" if is_binary(value) else None


def _shown(value: object) -> str:
    """Return the value as a person writes it; nothing for a missing one."""
    return "" if value is None else str(value)


def opened(path: str, wanted: Columns = KNOWN, encoding: str | None = None) -> Collection:
    """Return the collection in the file or folder.

    Raises :class:`UnreadableError` if there is none, or if its format is not known, and :class:`ArticleDiffError` if it
    lacks a column; the error names those that it has.
    """
    table = table_of(path, encoding)
    names = table.columns()
    text = chosen(table, names, wanted.text, TEXT_NAMES, "--text")
    if text is None:
        finding = f"{_called(path)} has no column that is known to be the text (its columns: {listed_columns(names)})"
        raise ArticleDiffError(finding, "name one with --text")
    for name, _ in wanted.where:
        chosen(table, names, name, (), "--where")
    return Collection(table, chosen(table, names, wanted.id, ID_NAMES, "--id"), text, wanted.where, encoding)


def chosen(table: Table, names: Sequence[str], given: str | None, known: Sequence[str], option: str) -> str | None:
    """Return the name of the column: the one given, or the first that is known by its name, or None.

    Raises :class:`ArticleDiffError` if the one that is given is missing; ``option`` is how it was given. Raises
    :class:`UnreadableError` if two columns have the name.
    """
    by_fold = {name.casefold(): name for name in reversed(names)}
    usual = next((by_fold[name.casefold()] for name in known if name.casefold() in by_fold), None)
    name = usual if given is None else given
    if given is not None and given not in names:
        finding = f"{_called(table.path)} has no column {given!r} (its columns: {listed_columns(names)})"
        raise ArticleDiffError(finding, f"name one of them with {option}")
    if names.count(name) > 1:
        raise UnreadableError(f"{_called(table.path)} has several columns {name!r}", "rename one of them")
    return name


def table_of(path: str, encoding: str | None = None) -> Table:
    """Return the table in the file or folder; raise :class:`UnreadableError` if there is none of a known format."""
    try:
        os.stat(path)
    except OSError as error:
        raise not_read(error, path) from error
    if os.path.isdir(path):
        return TextFolder(path, encoding)
    kind = format_of(path)
    if kind == "parquet":
        return Parquet(path)
    if kind == "csv":
        return CsvTable(path, encoding)
    if kind == "jsonl":
        return JsonLines(path, encoding)
    finding = f"{_called(path)} has no ending of a format that is read"
    raise UnreadableError(finding, "name a folder, or a .jsonl, .csv or .parquet file, the first two also .gz or .zst")


def format_of(path: str) -> str | None:
    """Return the format that the name tells: ``jsonl``, ``csv`` or ``parquet``; None if it tells none.

    >>> format_of("full.jsonl.gz"), format_of("damaged.CSV"), format_of("story.txt")
    ('jsonl', 'csv', None)
    """
    stem = os.path.splitext(path)[0] if compression_of(path) else path
    return TABLES_BY_ENDING.get(os.path.splitext(stem)[1].casefold())


def fingerprint(path: str) -> list[str | int]:
    """Return what tells that a file or folder is still as it was: its place, its size and its last change.

    Of a folder it is the number of its files, and a hash of their names, sizes and last changes.
    """
    place = os.path.realpath(path)
    try:
        if not os.path.isdir(path):
            status = os.stat(path)
            return [place, status.st_size, str(status.st_mtime_ns)]
        names = TextFolder(path).names()
        told = hashlib.sha256()
        for name in names:
            status = os.stat(os.path.join(path, name))
            told.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
        return [place, len(names), told.hexdigest()]
    except OSError as error:
        raise not_read(error, path) from error


def last_change(path: str) -> int:
    """Return the time at which the file, or anything in the folder, was last changed, in nanoseconds."""
    found = (os.path.join(place, name) for place, inner, names in os.walk(path) for name in (*inner, *names))
    return max(os.lstat(place).st_mtime_ns for place in (os.path.realpath(path), *found))


def _called(path: str) -> str:
    return shown(unicode_name(path))


def listed_columns(names: Sequence[str]) -> str:
    """Return the names of columns for a message."""
    return ", ".join(name or "one without a name" for name in names) or "none"
