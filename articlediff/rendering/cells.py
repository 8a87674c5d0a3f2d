"""How many columns of a terminal a text takes, and cutting it to so many."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def cells(text: str) -> int:
    r"""Columns of a terminal that the text fills: wide letters take two, combining marks none.

    >>> cells("Aleppo"), cells("北京"), cells("cafe\u0301")
    (6, 4, 4)
    """
    # Few different characters of a text are wide or fill nothing: those alone are counted.
    return len(text) if text.isascii() else len(text) + sum((_cell(char) - 1) * text.count(char) for char in set(text))


def cut(text: str, width: int) -> str:
    """The beginning of the text in at most ``width`` columns, if need be ending in an ellipsis.

    Words stay whole unless that would cost more than two thirds of what fits.

    >>> cut("the remaining hospitals", 16), cut("short", 16)
    ('the remaining…', 'short')
    """
    if cells(text) <= width or width < 1:
        return text if width > 0 else ""
    end = _fitting(text, width - 1)
    if not text[end].isspace():
        space = text.rfind(" ", end // 3, end)
        end = end if space < 0 else space
    return text[:end].rstrip() + "…"


def cut_start(text: str, width: int) -> str:
    """The same for the end of the text.

    >>> cut_start("the remaining hospitals", 13)
    '…hospitals'
    """
    if cells(text) <= width or width < 1:
        return text if width > 0 else ""
    # A combining mark fills nothing, so as much of the reversed text fits as of the text itself.
    start = len(text) - _fitting(text[::-1], width - 1)
    if not text[start - 1].isspace():
        start = max(start, text.find(" ", start, (start + 2 * len(text)) // 3))
    return "…" + text[start:].lstrip()


def _fitting(text: str, width: int) -> int:
    """How many characters from the start fill at most ``width`` columns."""
    if all(_cell(char) == 1 for char in set(text[: width + 1])):
        return min(width, len(text))
    used = 0
    for position, char in enumerate(text):
        used += _cell(char)
        if used > width:
            return position
    return len(text)


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if char.isascii():
        return 1
    # Hangul vowels and finals join the syllable before them, though they are letters.
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
