"""A stretch between two matches, divided where passages moved away from it or to it."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Bounds, Move, Stretch
from articlediff.records import NamedTuple


class Departed(NamedTuple):
    """A passage of the copy that is elsewhere in the full text; its place there would be in front of token ``b``."""

    move: Move
    b: int


class Arrived(NamedTuple):
    """A passage of the full text that is elsewhere in the copy."""

    move: Move


class Remainder(NamedTuple):
    """A part of the stretch that stayed; ``is_further`` if others of it, at this place of the copy, came before."""

    stretch: Bounds
    is_further: bool = False


def parted_by_moves(
    stretch: Bounds, departed: Sequence[Move], arrived: Sequence[Move], ends_copy: bool
) -> list[Departed | Arrived | Remainder]:
    """Return the parts of the stretch in the order of the full text, those of the copy in their own order.

    The first words on either side that did not move are told against one another::

        copy   [moved away]  w w  [moved away]  x x
        full   [moved here]  y y  [moved here]  z z

    gives: moved away; moved here; ``w w`` against ``y y``; moved away; ``x x``; moved here; ``z z``. If nothing of the
    copy stayed, the words of the full text come in front of what moved away, but after it at the end of the copy
    (``ends_copy``): what was lost there was lost after that passage.

    >>> moves_away = Move(Bounds(3, 5, 7, 9), (), ())
    >>> for part in parted_by_moves(Bounds(2, 6, 1, 3), [moves_away], [], ends_copy=False):
    ...     print(f"away, at {part.b}" if isinstance(part, Departed) else part.stretch)
    Bounds(a0=2, a1=3, b0=1, b1=3)
    away, at 3
    Bounds(a0=5, a1=6, b0=3, b1=3)
    """
    stayed_a = _around((stretch.a0, stretch.a1), [(move.bounds.a0, move.bounds.a1) for move in departed])
    stayed_b = _around((stretch.b0, stretch.b1), [(move.bounds.b0, move.bounds.b1) for move in arrived])
    first_a = _first_with_words(stayed_a, len(departed) if ends_copy else 0)
    first_b = _first_with_words(stayed_b, 0)
    opposite = Bounds(*stayed_a[first_a], *stayed_b[first_b])
    parts: list[Departed | Arrived | Remainder] = []
    for words, move in zip(stayed_a[:first_a], departed[:first_a], strict=True):
        parts += Remainder(Bounds(*words, stretch.b0, stretch.b0)), Departed(move, stretch.b0)
    parts += map(Arrived, arrived[:first_b])
    parts.append(Remainder(opposite))
    for move, words in zip(departed[first_a:], stayed_a[first_a + 1 :], strict=True):
        parts += Departed(move, opposite.b1), Remainder(Bounds(*words, opposite.b1, opposite.b1))
    for move, words in zip(arrived[first_b:], stayed_b[first_b + 1 :], strict=True):
        parts += Arrived(move), Remainder(Bounds(stretch.a1, stretch.a1, *words), is_further=True)
    return parts


def _around(tokens: Stretch, moved: Sequence[Stretch]) -> list[Stretch]:
    """Return what is before, between and after the moved passages, empty or not: one more than passages."""
    edges = [tokens[0], *(edge for passage in moved for edge in passage), tokens[1]]
    return list(zip(edges[0::2], edges[1::2], strict=True))


def _first_with_words(stretches: Sequence[Stretch], otherwise: int) -> int:
    return next((number for number, (start, stop) in enumerate(stretches) if start < stop), otherwise)
