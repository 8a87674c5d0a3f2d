"""What the alignment reads and what it hands on. It knows sequences of keys, no files, no news, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol


class Strand(Protocol):
    """One side: columns of equal length, an entry a token. ``Tokens`` is one; see :func:`strand`."""

    @property
    def keys(self) -> Sequence[str]:
        """What is compared."""

    @property
    def weights(self) -> Sequence[int]:
        """How much a token says, 1 to 10."""

    @property
    def weight_sums(self) -> Sequence[int]:
        """The weight of all tokens before each boundary, one entry more than tokens."""

    @property
    def spaces(self) -> Sequence[str]:
        """The white space before each token."""

    @property
    def starts(self) -> Sequence[int]:
        """Where each token starts, in code points."""

    @property
    def ends(self) -> Sequence[int]:
        """Where each token ends, in code points."""

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence begins with the token."""


class Gap(Protocol):
    """A place in the first strand where something may be missing; ``blanks.Blank`` is one."""

    @property
    def at(self) -> int:
        """The token it stands before."""

    @property
    def covers(self) -> int:
        """1 if that token is its mark, 0 if it is bare white space."""

    @property
    def space(self) -> str:
        """The white space itself, if that is what it is."""

    @property
    def words(self) -> int | None:
        """How many words are missing, if the mark tells."""

    @property
    def width(self) -> int | None:
        """How many characters are missing, if the mark tells."""

    @property
    def glued_left(self) -> bool:
        """What is missing touched the token before."""

    @property
    def glued_right(self) -> bool:
        """What is missing touched the token behind."""

    @property
    def faint(self) -> bool:
        """The place may as well be nothing."""


class Bounds(NamedTuple):
    """A stretch of either strand, in tokens, half-open."""

    a0: int
    a1: int
    b0: int
    b1: int


class Match(NamedTuple):
    """``length`` tokens from ``a`` in the first strand equal those from ``b`` in the second."""

    a: int
    b: int
    length: int


class Filling(NamedTuple):
    """Tokens ``start`` to ``stop`` of the second strand stand where blank number ``blank`` is.

    ``margin`` is how much more the next best reading would cost (10: one word of content);
    ``alternatives`` are the other ranges that come close.
    """

    blank: int
    start: int
    stop: int
    margin: int
    alternatives: tuple[tuple[int, int], ...] = ()


class Move(NamedTuple):
    """Passage ``bounds.a0:a1`` of the first strand stands as ``b0:b1`` elsewhere in the second."""

    bounds: Bounds
    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]


class Alignment(NamedTuple):
    """Matches and fillings ascend in both strands and never overlap; moves lie outside of them."""

    matches: tuple[Match, ...]
    fillings: tuple[Filling, ...]
    moves: tuple[Move, ...]


def between(matches: Sequence[Match], size_a: int, size_b: int) -> list[Bounds]:
    """The stretches before, between and behind the matches, empty ones too: one more than matches.

    >>> between([Match(0, 2, 3)], 4, 5)
    [Bounds(a0=0, a1=0, b0=0, b1=2), Bounds(a0=3, a1=4, b0=5, b1=5)]
    """
    around = [Match(0, 0, 0), *matches, Match(size_a, size_b, 0)]
    return [Bounds(p.a + p.length, q.a, p.b + p.length, q.b) for p, q in pairwise(around)]
