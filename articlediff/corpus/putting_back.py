"""Puts the lost words of a whole collection back: every text as its result says, every other field as it is."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing

from articlediff import document
from articlediff.corpus.collections.opening import Collection
from articlediff.corpus.corpus_rows import LostSpaces, ResultRow, Text
from articlediff.errors import DocumentError
from articlediff.model import Change, Replacement
from articlediff.records import NamedTuple
from articlediff.restoration import Spaces, replacements


class Restored(NamedTuple):
    """How many articles there are, how many of them were restored, and how many restorations were put back.

    ``other`` articles have another text than the one that was compared, and ``missing`` ones no result; both are
    written as they are, and so are the ``unreadable`` ones. ``unused`` results are of no article in the collection.
    """

    articles: int
    restored: int
    restorations: int
    other: int
    missing: int
    unused: int
    unreadable: int


def restore(collection: Collection, results: Iterable[ResultRow], target: str, min_confidence: float = 0.0) -> Restored:
    """Write the collection to the target with its lost words put back, in its own format, and return what was done.

    `results`: in any order; where several articles have one id, those of that id in the order of the collection.
    `min_confidence`: from 0 to 1; only restorations of at least that confidence are put back.

    The target is written whole or not at all. Raises :class:`DocumentError` for a result that is not a document, and
    :class:`ArticleDiffError` if the target cannot be written. Memory does not grow with the collection.
    """
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="articlediff-") as folder, closing(_Shelf(folder)) as shelf:
        shelf.fill(results)

        def restored(article: Text) -> Sequence[Replacement]:
            counts["articles"] += 1
            found = shelf.take(article.id)
            if article.problem is not None:
                counts["unreadable"] += 1
                return ()
            if found is None:
                counts["missing"] += 1
                return ()
            if not found.changes:
                return ()
            if not found.are_of(article.text):
                counts["other"] += 1
                return ()
            taken = [change for change in found.changes if change.confidence >= min_confidence]
            counts["restored"] += bool(taken)
            counts["restorations"] += len(taken)
            return replacements(article.text, taken, found.spaces)

        collection.rewrite(target, restored)
        return Restored(**{name: counts[name] for name in Restored._fields if name != "unused"}, unused=shelf.left())


class _Losses(NamedTuple):
    """The restored changes of one article, its length in code points, and the word spaces that each change lost."""

    changes: Sequence[Change]
    characters: int
    spaces: dict[int, Spaces]

    def are_of(self, text: str) -> bool:
        """Return whether this is the text that was compared, as far as the result can tell."""
        return self.characters == len(text) and all(
            text[change.truncated.start : change.truncated.end] == change.truncated.text for change in self.changes
        )


class _Shelf:
    """The results by the ids of their articles, on disk; each is taken once."""

    def __init__(self, folder: str) -> None:
        self._db = sqlite3.connect(os.path.join(folder, "results.sqlite"), isolation_level=None)
        # It is never read by another process, nor after this one.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("CREATE TABLE result (number INTEGER PRIMARY KEY, id TEXT, losses TEXT)")

    def fill(self, results: Iterable[ResultRow]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO result (id, losses) VALUES (?, ?)", ((row.id, _kept(row)) for row in results))
        self._db.execute("COMMIT")
        self._db.execute("CREATE INDEX by_id ON result (id, number)")

    def take(self, name: str) -> _Losses | None:
        found = self._db.execute("SELECT number, losses FROM result WHERE id = ? ORDER BY number LIMIT 1", (name,))
        row = found.fetchone()
        if row is None:
            return None
        self._db.execute("DELETE FROM result WHERE number = ?", (row[0],))
        return _losses(row[1])

    def left(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM result").fetchone()[0])

    def close(self) -> None:
        self._db.close()


def _kept(row: ResultRow) -> str | None:
    """Return what is needed of the result to restore the text; None if nothing is to be restored."""
    if row.comparison is None:
        return None
    return json.dumps([row.comparison, row.spaces]) if row.comparison["counts"]["restored"] else None


def _losses(kept: str | None) -> _Losses:
    if kept is None:
        return _Losses((), 0, {})
    content, spaces = json.loads(kept)
    comparison = document.from_dict(content)
    if spaces is None:
        raise DocumentError("a result does not say which spaces were lost", "compare the corpus again")
    lost = LostSpaces(*spaces)
    due = {change.id: Spaces(change.id in lost.before, change.id in lost.after) for change in comparison.restored}
    return _Losses(comparison.restored, comparison.truncated.characters, due)
