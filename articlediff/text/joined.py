"""Rows of keys in a text, found as parts of one string: many times as fast as a search among tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.text.tokens import found_at

_APART = "\x1f"
"""White space, which no token but a mark holds; a NUL may stand in a word."""


def joined(keys: Sequence[str]) -> str:
    """The keys as one text, in which a row of them is found as a part.

    >>> joined(("the", "pier")) in joined(("at", "the", "pier", "."))
    True
    """
    return _APART.join(("", *keys, ""))


def row_places(keys: str, row: Sequence[str]) -> Iterator[int]:
    """The numbers of the keys that the row begins with, in a text that :func:`joined` made.

    >>> list(row_places(joined(("the", "pier", "of", "the", "pier")), ("the", "pier")))
    [0, 3]
    """
    return (keys.count(_APART, 0, at) for at in found_at(keys, joined(row)))
