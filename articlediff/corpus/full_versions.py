"""Pairing of two collections: each damaged article with its full version in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.corpus.confirming import choose
from articlediff.corpus.corpus_rows import PairRow, Text
from articlediff.corpus.folded import folded_words
from articlediff.corpus.index import Index
from articlediff.corpus.sketch import sketch_of


def pair(damaged: Iterable[Text], index: Index) -> Iterator[PairRow]:
    """Yield each damaged article with its full version, or with the reason why it has none, in their order.

    >>> full = "Nobody on the quay had seen the harbour master leave, and nobody had asked after him since Monday."
    >>> damaged = [Text("7", full.replace("master", "███")), Text("8", "The tide took the boat that nobody saw again.")]
    >>> with Index(":memory:") as index:
    ...     number = index.add([Text("a", full)])
    ...     [(row.id, row.full_id, row.score) for row in pair(damaged, index)]
    [('7', 'a', 1.0), ('8', None, None)]
    """
    return (pair_one(article, index) for article in damaged)


def pair_one(copy: Text, index: Index) -> PairRow:
    """Return the damaged article with its full version, or with the reason why it has none."""
    words = folded_words(copy.text)
    return choose(copy, index.candidates(sketch_of(words)), words)
