"""The job that finds the partner of each damaged article, over all processors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from articlediff.corpus.corpus_rows import PairRow, Text, to_line
from articlediff.corpus.full_versions import pair
from articlediff.corpus.index import Index

Partner = Literal["one", "tied", "none", "failed"]
"""The partner of a damaged article in a word; ``tied``: other full articles do as well, ``failed``: it was not read."""


class PairingJob:
    """The job that finds the partner of each damaged article in an index, and tells in a word what it found."""

    def __init__(self, index: str) -> None:
        """Take the path of the index, which each worker opens for itself."""
        self._index = index

    def begin(self) -> Callable[[Sequence[Text]], Iterable[tuple[bytes, Partner]]]:
        """Return the function that pairs articles; raise :class:`UnreadableError` if the index cannot be opened."""
        index = Index(self._index, read_only=True)
        return lambda articles: ((to_line(row), _partner(row)) for row in pair(articles, index))

    def lost(self, row: Text, problem: str) -> tuple[bytes, Partner]:
        """Return the pair of a damaged article on which a worker died."""
        return to_line(PairRow(row.id, "", problem=problem)), "failed"

    def told(self, line: bytes) -> Partner:
        """Return what was found for the article of a row that an earlier run has made."""
        return _partner(PairRow(**json.loads(line)))


def _partner(row: PairRow) -> Partner:
    if row.problem is not None:
        return "failed"
    return "none" if row.full_id is None else "tied" if row.ties else "one"
