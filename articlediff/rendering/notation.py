"""A notation: how a form writes the words of changes, and how the words of each kind are put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from articlediff.model import Change, Kind
from articlediff.rendering.kinds import Role, roles_of
from articlediff.rendering.pieces import Piece


class Notation(Protocol):
    """The signs of one form; the module :mod:`articlediff.rendering.brackets` is that of the text form."""

    def plain(self, text: str, /) -> str:
        """Return text without a mark as it may be shown."""

    def marked(self, text: str, role: Role, /) -> list[Piece]:
        """Return the text marked by its role, white space at its ends outside the marks."""

    def unrestored(self) -> Piece:
        """Return the sign of a blank that nothing fills."""

    def moved_to(self, body: Sequence[Piece], number: int, /) -> list[Piece]:
        """Return the pieces of a moved passage within marks that bear its number."""

    def moved_from(self, number: int, /) -> list[Piece]:
        """Return the note at the place that the moved passage left."""

    def formatted(self, truncated: str, full: str, /) -> list[Piece]:
        """Return a difference in form, its white space made visible."""


def in_marks(change: Change, truncated: str, full: str, notation: Notation) -> list[Piece]:
    """Return the words of a change within their marks: those of the truncated text, then those of the full one.

    Of a restored change, only the filling is told; of one that was not restored, the sign for that.
    A moved passage is no matter of words, see ``Notation.moved_to``.
    """
    if change.kind is Kind.FORMATTING:
        return notation.formatted(truncated, full)
    if change.kind is Kind.UNRESTORED:
        return [notation.unrestored()]
    sides = zip((truncated, full), roles_of(change), strict=True)
    return [piece for text, role in sides if role for piece in notation.marked(text, role)]
