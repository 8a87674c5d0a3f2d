"""The shapes of the strands and blanks that the alignment reads: it knows no text, only these columns.

Only type checkers import this module: making a protocol costs more than a comparison's set-up is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

_Blank = TypeVar("_Blank")


class AnyTokens(Protocol):
    """One side: columns of equal length, an entry a token."""

    @property
    def keys(self) -> Sequence[str]:
        """The text by which each token is compared."""

    @property
    def weights(self) -> Sequence[int]:
        """The weight of each token, 1 to 10: how much it says."""

    @property
    def weight_sums(self) -> Sequence[int]:
        """The weight of all tokens in front of each boundary: one entry more than tokens."""

    @property
    def spaces(self) -> Sequence[str]:
        """The white space in front of each token."""

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
        """Tell whether a sentence begins with the token."""

    def weight(self, first: int, stop: int) -> int:
        """Return what the tokens from ``first`` to ``stop``, half-open, weigh together."""


class AnyBlank(Protocol):
    """A place in the first strand where something may be missing."""

    def _replace(self: _Blank, *, at: int = ..., covers: int = ...) -> _Blank:
        """Return the blank in front of another token, or over more of them, as named tuples do."""

    @property
    def at(self) -> int:
        """The token that it is in front of, or the number of tokens."""

    @property
    def covers(self) -> int:
        """The number of tokens from there on that are its masks: 1, more for a run of masks, 0 for bare white space."""

    @property
    def end(self) -> int:
        """The token that follows it: ``at + covers``."""

    @property
    def space(self) -> str:
        """The white space itself, if that is what it is."""

    @property
    def words(self) -> int | None:
        """The number of words that are missing, if the mask tells."""

    @property
    def width(self) -> int | None:
        """The number of code points that are missing, if the mask tells."""

    @property
    def glued_left(self) -> bool:
        """Whether what is missing touched the token in front."""

    @property
    def glued_right(self) -> bool:
        """Whether what is missing touched the token after it."""

    @property
    def faint(self) -> bool:
        """Whether the trace may as well be nothing."""

    @property
    def skipped(self) -> int:
        """Where white space breaks a line: 0 for its part in front of the break, more for the one after it."""

    @property
    def kept(self) -> tuple[str, str, str] | None:
        """Of a half-masked word, the first letters and the last, without case, and the signs in its numbers."""

    @property
    def is_line(self) -> bool:
        """Whether the mask is a line of its own."""

    @property
    def hides_phrase(self) -> bool:
        """Whether the mask is like others of this copy, which hide phrases and no whole sentences."""

    @property
    def hides_name(self) -> bool:
        """Whether what is missing is a name or a number."""
