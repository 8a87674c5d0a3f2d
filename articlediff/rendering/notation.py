"""The notation of a form, which is its way to write changes, and the parts that make up each kind of change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from articlediff.model import Change, Kind
from articlediff.rendering.kinds import Role, roles_of
from articlediff.rendering.pieces import Piece


class Notation(Protocol):
    """The signs of one form; :mod:`articlediff.rendering.brackets` is the notation of the form text."""

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

    A restored change gives its filling, an unrestored one the sign for it. Moved passages are not written in this way:
    see ``Notation.moved_to``.
    """
    if change.kind is Kind.FORMATTING:
        return notation.formatted(truncated, full)
    if change.kind is Kind.UNRESTORED:
        return [notation.unrestored()]
    sides = zip((truncated, full), roles_of(change), strict=True)
    return [piece for text, role in sides if role for piece in notation.marked(text, role)]
