"""Where something occurs: a literal in a text, a value in a column, a row of keys in a strand."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import compress

from articlediff import kernel

_BETWEEN_KEYS = "\x1f"
"""White space, which no token but a mask holds; a NUL may be part of a word."""


def found_at(text: str, literal: str) -> Iterator[int]:
    """Yield the offsets, in code points, at which the literal occurs in the text, overlapping ones too.

    >>> list(found_at("a  b", " "))
    [1, 2]
    """
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def signs_within(text: str) -> str:
    """Return each sign that the text has, once: to look among them takes less time than to look through the text.

    >>> signs_within("abba")
    'ab'
    """
    signs: str = kernel.extension.signs(text) if kernel.extension else "".join(sorted(set(text)))
    return signs


def where(column: Sequence[str], wanted: Container[str]) -> list[int]:
    """Return the indices at which the column has one of the values, in order.

    >>> where(("to", "the", "sea", "the"), {"the"})
    [1, 3]
    """
    if kernel.extension:
        found: list[int] = kernel.extension.where(column, wanted)
        return found
    return list(compress(range(len(column)), map(wanted.__contains__, column)))


def joined(keys: Sequence[str]) -> str:
    """Return the keys as one string, in which a row of them is found as a substring.

    To search a string takes a small part of the time of a search among tokens.

    >>> joined(("the", "pier")) in joined(("at", "the", "pier", "."))
    True
    """
    return _BETWEEN_KEYS.join(("", *keys, ""))


def row_starts(keys: str, row: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the keys that the row begins with, in a string that :func:`joined` made.

    >>> list(row_starts(joined(("the", "pier", "of", "the", "pier")), ("the", "pier")))
    [0, 3]
    """
    return (keys.count(_BETWEEN_KEYS, 0, at) for at in found_at(keys, joined(row)))
