"""Small pieces of English."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_USUAL_WORD = 12


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "passage"), counted(1200, "word")
    ('1 passage', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: Sequence[str]) -> str:
    """The items as a sentence lists them.

    >>> listed(["added"]), listed(["added", "removed", "moved"])
    ('added', 'added, removed and moved')
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def size(text: str) -> str:
    """The length in words, or in characters where the script sets no spaces.

    >>> size("the other side"), size("其余的医院在城市的另一边受到严重破坏")
    ('3 words', '18 characters')
    """
    words = len(text.split())
    if len(text) <= _LONGEST_USUAL_WORD * words or text.isascii():
        return counted(words, "word")
    return counted(len(text), "character")
