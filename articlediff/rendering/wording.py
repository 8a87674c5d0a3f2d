"""Small parts of English sentences: numbers with their nouns, lists, lengths."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_USUAL_WORD = 12
"""The code points a word, on average, above which a text is taken to have no spaces between words."""


def counted(number: int, noun: str) -> str:
    """Return the number with its noun.

    >>> counted(1, "passage"), counted(1200, "word")
    ('1 passage', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: Sequence[str]) -> str:
    """Return the items as a sentence lists them.

    >>> listed(["added"]), listed(["added", "removed", "moved"])
    ('added', 'added, removed and moved')
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def size(text: str) -> str:
    """Return the length in words, or in characters where the script sets no spaces.

    >>> size("the other side"), size("其余的医院在城市的另一边受到严重破坏")
    ('3 words', '18 characters')
    """
    words = len(text.split())
    if len(text) <= _LONGEST_USUAL_WORD * words or text.isascii():
        return counted(words, "word")
    return counted(len(text), "character")
