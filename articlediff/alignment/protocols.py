"""What the alignment reads. ``Tokens`` is a strand and ``Blank`` a gap, but it need not know of them.

Only type checkers import this module: making a protocol costs more than a comparison's set-up is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

_Gap = TypeVar("_Gap")


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

    @property
    def sentence_starts(self) -> Sequence[int]:
        """The tokens that sentences begin with, in order."""

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence begins with the token."""


class Gap(Protocol):
    """A place in the first strand where something may be missing; ``blanks.Blank`` is one."""

    def _replace(self: _Gap, *, at: int = ..., covers: int = ...) -> _Gap:
        """The same gap before another token, or over more of them, as named tuples have it."""

    @property
    def at(self) -> int:
        """The token it stands before."""

    @property
    def covers(self) -> int:
        """1 if that token is its mark, more if a run of marks is one gap, 0 if it is bare white space."""

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

    @property
    def skipped(self) -> int:
        """Where white space breaks a line: 0 for its part in front of the break, more for the one behind."""

    @property
    def kept(self) -> tuple[str, str, str] | None:
        """What is left of a half-masked word: its first letters, its last, without case, and signs within numbers."""

    @property
    def weak(self) -> bool:
        """What looks like a mark may as well be the copy's own prose."""

    @property
    def is_line(self) -> bool:
        """The mark is a line of its own."""

    @property
    def phrase(self) -> bool:
        """The mark is like others that hide no whole sentences."""

    @property
    def names(self) -> bool:
        """What is missing is a name or a number."""
