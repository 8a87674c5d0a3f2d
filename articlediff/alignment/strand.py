"""A strand: one text as the alignment sees it, its keys as numbers that mean the same in both strands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Final

    from articlediff.alignment.protocols import AnyTokens


class Strand:
    """The columns of one text, an entry a token, and the number of each token's key.

    Two tokens, of one strand or of both, are equal if their ``keys`` are, whole numbers from 0. ``key_texts`` are the
    keys themselves, for the rules that look at letters. All other columns are those of the tokens.

    A plain class with plain attributes: its columns are read in the innermost loops.
    """

    def __init__(self, tokens: AnyTokens, keys: Sequence[int]) -> None:
        self.tokens: Final = tokens
        self.size: Final = len(keys)
        self.keys: Final = keys
        self.key_texts: Final = tokens.keys
        self.weights: Final = tokens.weights
        self.weight_sums: Final = tokens.weight_sums
        self.spaces: Final = tokens.spaces
        self.opens_sentence: Final = tokens.opens_sentence

    @property
    def starts(self) -> Sequence[int]:
        """The code point at which each token starts."""
        return self.tokens.starts

    @property
    def ends(self) -> Sequence[int]:
        """The code point at which each token ends."""
        return self.tokens.ends

    @property
    def sentence_starts(self) -> Sequence[int]:
        """The tokens that sentences begin with, ascending. They are found when they are first asked for."""
        return self.tokens.sentence_starts

    def weight(self, first: int, stop: int) -> int:
        """Return the weight of the tokens from ``first`` to ``stop``, half-open."""
        return self.weight_sums[stop] - self.weight_sums[first]


def strands(a: AnyTokens, b: AnyTokens) -> tuple[Strand, Strand]:
    """Return both texts as strands. A key's number is the token with which it first occurs, those of ``b`` after ``a``.

    >>> from articlediff.text.tokenising import tokenise
    >>> [strand.keys for strand in strands(tokenise("to be or not to be"), tokenise("not to worry"))]
    [(0, 1, 2, 3, 0, 1), (3, 0, 8)]
    """
    # The table is made in the pass that uses it: to number the keys first, without holes, takes twice the time.
    number = dict[str, int]().setdefault
    first, second = map(number, a.keys, count()), map(number, b.keys, count(len(a.keys)))
    return Strand(a, tuple(first)), Strand(b, tuple(second))
