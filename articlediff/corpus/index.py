"""The index of a collection of full articles: a SQLite file that finds those that share passages with a copy.

It has the articles, compressed, and for each shingle of their sketches the articles in which that occurs. It is on
disk, so memory does not grow with it, and it can be kept and added to.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from articlediff.corpus.corpus_rows import Text
from articlediff.corpus.shortlist import MOST_ARTICLES, shortlisted
from articlediff.corpus.sketch import sketch
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.records import NamedTuple

_APPLICATION = 0x61_64_69_78
"""The mark of such a file in its head, as SQLite has it there: ``adix``."""
_VERSION = 2
"""Version of the tables and of the sketches; an index of another one is refused."""
_BATCH = 1_000
"""Articles that are written at once."""
_CACHE = 16 << 10
"""Kibibytes of the file that are kept in memory while it is added to, and that sorting may take."""
_CACHE_OF_READERS = 4 << 10
"""Kibibytes of it that each process keeps that only searches it: the branches of the tree. The system has the leaves in
its own memory, once for all processes."""
_ASKED = 64
"""Shingles that one query asks for."""
_FASTEST = 1
"""Level of zlib; it makes texts less than half as long."""

_TABLES = f"""
BEGIN;
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text BLOB NOT NULL);
CREATE TABLE occurrence (shingle INTEGER, article INTEGER, PRIMARY KEY (shingle, article)) WITHOUT ROWID;
CREATE TABLE common (shingle INTEGER PRIMARY KEY);
CREATE TABLE unsorted (shingle INTEGER, article INTEGER);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
# Sorted before they go into the tree, the new occurrences touch each page of it once. One by one, each would touch
# another page, and a tree larger than the memory would be read and written again and again.
_SORT = f"""
BEGIN;
INSERT INTO occurrence SELECT shingle, article FROM unsorted WHERE shingle NOT IN common ORDER BY shingle, article;
DELETE FROM unsorted;
CREATE TEMP TABLE commoner AS SELECT shingle FROM occurrence GROUP BY shingle HAVING count(*) > {MOST_ARTICLES};
DELETE FROM occurrence WHERE shingle IN commoner;
INSERT INTO common SELECT shingle FROM commoner;
DROP TABLE commoner;
COMMIT;
"""
_FIND = f"SELECT article FROM occurrence WHERE shingle IN ({', '.join('?' * _ASKED)})"


class Sketched(NamedTuple):
    """An article as the index has it: its id, its text compressed, and its sketch in order."""

    id: str
    text: bytes
    shingles: tuple[int, ...]


def sketched(article: Text) -> Sketched:
    """Return the article as the index has it; pure, so that other processes can do it."""
    return Sketched(article.id, _compressed(article.text), tuple(sorted(sketch(article.text))))


Mapped = Callable[[Callable[[Text], Sketched], Iterable[Text]], Iterable[Sketched]]
"""A function that does as :class:`map` does: it calls another for each article, in order, maybe in other processes."""


Refuse = Callable[[str], None]
"""A function that is told, in a clause that begins with the id, why an article was left out."""


class Index:
    """The index in the file at ``path``, which is made if there is none, unless it is only to be read.

    Several processes can read one index at once. Raises :class:`UnreadableError` if the file cannot be opened, or is
    not an index.

    >>> with Index(":memory:") as index:
    ...     number = index.add([Text("a", "The keeper was asleep on the quay when the tide turned and took the boat.")])
    ...     [article.id for article in index.candidates(sketch("asleep on the ███ when the tide turned and took the"))]
    ['a']
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = str(path)
        try:
            self._file = _opened(self.path, read_only)
            self._prepare(read_only)
        except sqlite3.Error as error:
            raise UnreadableError(f"{self.path} cannot be used as an index ({error})", "name another file") from error

    def _prepare(self, read_only: bool) -> None:
        self._file.execute(f"PRAGMA cache_size = -{_CACHE_OF_READERS if read_only else _CACHE}")
        self._file.execute("PRAGMA temp_store = FILE")
        if not read_only and not self._number("SELECT count(*) FROM sqlite_master"):
            self._file.executescript(_TABLES)
        if (self._number("PRAGMA application_id"), self._number("PRAGMA user_version")) != (_APPLICATION, _VERSION):
            raise UnreadableError(f"{self.path} is not an index of this version of articlediff", "name another file")
        if read_only:
            if self._number("SELECT EXISTS (SELECT 1 FROM unsorted)"):
                advice = "add the full articles to it once more"
                raise UnreadableError(f"{self.path} was not finished when articles were added to it", advice)
            # One transaction for all: otherwise every query would lock and release the file.
            self._file.execute("BEGIN")

    def __len__(self) -> int:
        """Return the number of articles."""
        return self._number("SELECT count(*) FROM article")

    def add(self, articles: Iterable[Text], mapped: Mapped = map, refuse: Refuse = lambda reason: None) -> int:
        """Add the articles that the index does not have yet, in their order; return how many these are.

        An article is refused if it could not be read, or if another one has its id. What was added before an
        interruption is kept, and adding the whole collection once more completes it. `mapped` makes the sketches, maybe
        in other processes; it takes the articles in the thread that calls this method.

        Raises :class:`ArticleDiffError` if the file cannot be written.
        """
        try:
            return self._add(articles, mapped, refuse)
        except sqlite3.Error as error:
            raise ArticleDiffError(
                f"{self.path} cannot be added to ({error})", "check its disk and its rights"
            ) from error

    def _add(self, articles: Iterable[Text], mapped: Mapped, refuse: Refuse) -> int:
        before = len(self)
        made = iter(mapped(sketched, self._unknown(articles, refuse)))
        while batch := list(islice(made, _BATCH)):
            with self._file:
                self._file.execute("BEGIN")
                self._write(batch, refuse)
        if self._number("SELECT EXISTS (SELECT 1 FROM unsorted)"):
            self._file.executescript(_SORT)
        return len(self) - before

    def _unknown(self, articles: Iterable[Text], refuse: Refuse) -> Iterator[Text]:
        for article in articles:
            if article.problem is not None:
                refuse(f"{article.id}: {article.problem}")
            elif not self._has(article.id):
                yield article
            else:
                self._check(article.id, _compressed(article.text), refuse)

    def _write(self, batch: Iterable[Sketched], refuse: Refuse) -> None:
        number = self._number("SELECT coalesce(max(number), 0) FROM article")
        for article in batch:
            if self._has(article.id):
                self._check(article.id, article.text, refuse)
                continue
            number += 1
            self._file.execute("INSERT INTO article VALUES (?, ?, ?)", (number, article.id, article.text))
            rows = ((shingle, number) for shingle in article.shingles)
            self._file.executemany("INSERT INTO unsorted VALUES (?, ?)", rows)

    def _has(self, id: str) -> bool:
        return self._file.execute("SELECT 1 FROM article WHERE id = ?", (id,)).fetchone() is not None

    def _check(self, id: str, text: bytes, refuse: Refuse) -> None:
        """Refuse an article whose id the index has, unless its text is that of the index too."""
        (known,) = self._file.execute("SELECT text FROM article WHERE id = ?", (id,)).fetchone()
        if known != text:
            refuse(f"{id}: the index has another article of this id")

    def candidates(self, shingles: Collection[int]) -> list[Text]:
        """Return the articles that may be the full version of a copy with this sketch, in the order of adding."""
        shared = Counter[int]()
        for part in _parts(shingles):
            shared.update(chain.from_iterable(self._file.execute(_FIND, part)))
        return [self._article(number) for number in shortlisted(shared, len(shingles))]

    def _article(self, number: int) -> Text:
        id, text = self._file.execute("SELECT id, text FROM article WHERE number = ?", (number,)).fetchone()
        return Text(id, zlib.decompress(text).decode())

    def _number(self, query: str) -> int:
        return int(self._file.execute(query).fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _opened(path: str, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, isolation_level=None)
    return sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None)


def _parts(shingles: Iterable[int]) -> Iterator[list[int | None]]:
    """Yield the shingles in rows of one length, so that one statement serves for all; NULL is equal to none."""
    left = iter(shingles)
    while part := list(islice(left, _ASKED)):
        yield [*part, *[None] * (_ASKED - len(part))]


def _compressed(text: str) -> bytes:
    return zlib.compress(text.encode(), _FASTEST)
