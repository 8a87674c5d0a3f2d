"""The job that finds the partner of each damaged article, over all processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from articlediff.corpus.corpus_rows import PairRow, Text, to_json
from articlediff.corpus.full_versions import pair
from articlediff.corpus.index import Index


class PairingJob:
    """The job that finds the partner of each damaged article in an index, as a line of JSON."""

    def __init__(self, index: str) -> None:
        """Take the path of the index, which each worker opens for itself."""
        self._index = index

    def begin(self) -> Callable[[Sequence[Text]], Iterable[str]]:
        """Return the function that pairs articles; raise :class:`UnreadableError` if the index cannot be opened."""
        index = Index(self._index, read_only=True)
        return lambda articles: map(to_json, pair(articles, index))

    def lost(self, row: Text, problem: str) -> str:
        """Return the pair of a damaged article on which a worker died."""
        return to_json(PairRow(row.id, "", problem=problem))
