"""The columns of a terminal that a text takes, and cutting it to fit a number of them.

The widths are those of wcwidth, which knows the emoji joined into one, the flags and the syllables of
South Asian scripts. Loading it takes longer than most comparisons, so that only texts pay that need it.
"""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.expressions import expression
from articlediff.rendering.visible import JOINERS

# Letters of Europe, typographic signs and our own marks take one column each, whatever their neighbours are.
_NARROW = expression(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b⟦⟧⟪⟫⋯─│␣¶]*"
)


def cells(text: str) -> int:
    r"""Return the columns of a terminal that the text fills; the text is one that prints, on one line.

    >>> cells("Aleppo"), cells("北京"), cells("cafe\u0301"), cells("👩‍🚒")
    (6, 4, 4, 2)
    """
    if is_narrow(text):
        return len(text)
    from wcwidth import iter_graphemes, wcswidth

    # One by one, so that the columns of a line are the sum of its parts: wcswidth counts any two signs
    # with a joiner between them as one, even if nobody reads them together.
    return sum(map(wcswidth, iter_graphemes(text)))


def is_narrow(text: str) -> bool:
    """Return whether every code point takes one column; such texts need no measuring."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def graphemes(text: str) -> Iterator[str]:
    r"""Yield the characters as a reader counts them: a letter with its accents, letters joined by a joiner.

    They are the grapheme clusters of Unicode (UAX #29), joined further wherever a joiner holds two of them.

    >>> [*graphemes("e\u0301a")] == ["e\u0301", "a"], len([*graphemes("می\u200cشود")])
    (True, 4)
    """
    return iter(text) if is_narrow(text) else _joined_up(text)


def _joined_up(text: str) -> Iterator[str]:
    """Yield the graphemes of Unicode, which end after a joiner, together with the one that follows the joiner."""
    from wcwidth import iter_graphemes

    joined_up = ""
    for grapheme in iter_graphemes(text):
        joined_up += grapheme
        if joined_up[-1] not in JOINERS:
            yield joined_up
            joined_up = ""
    if joined_up:
        yield joined_up


def cut(text: str, width: int) -> str:
    """Return the beginning of the text in at most ``width`` columns, if need be ending in an ellipsis.

    Words stay whole unless that would cost more than two thirds of what fits.

    >>> cut("the remaining hospitals", 16), cut("short", 16)
    ('the remaining…', 'short')
    """
    if width < 1 or cells(text) <= width:
        return text if width > 0 else ""
    end = fitting(text, width - 1)
    if not text[end].isspace():
        space = text.rfind(" ", end // 3, end)
        end = end if space < 0 else space
    return text[:end].rstrip() + "…"


def cut_start(text: str, width: int) -> str:
    """Return the end of the text in at most ``width`` columns, if need be after an ellipsis.

    >>> cut_start("the remaining hospitals", 13)
    '…hospitals'
    """
    if width < 1 or cells(text) <= width:
        return text if width > 0 else ""
    start = len(text) - fitting(text, width - 1, from_end=True)
    if not text[start - 1].isspace():
        start = max(start, text.find(" ", start, (start + 2 * len(text)) // 3))
    return "…" + text[start:].lstrip()


def fitting(text: str, width: int, *, from_end: bool = False) -> int:
    """Return how many code points of the text, from its start or its end, fill at most ``width`` columns.

    >>> fitting("北京", 3), fitting("北京.", 3, from_end=True)
    (1, 2)
    """
    if is_narrow(text):
        return min(width, len(text))
    characters = [*graphemes(text)]
    length = used = 0
    for character in reversed(characters) if from_end else characters:
        used += cells(character)
        if used > width:
            break
        length += len(character)
    return length
