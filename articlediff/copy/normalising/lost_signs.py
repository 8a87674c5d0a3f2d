"""Signs that some copies lose out of the middle of words: ``M&S``, and semicolons."""

from __future__ import annotations

from articlediff.records import NamedTuple

_DELETED = "&;"
"""Signs that this damage takes out of words."""


class LostSign(NamedTuple):
    """The place of a sign that was deleted out of a word, in code points into either text."""

    copy: int
    full: int


def signs_lost(copy: str, full: str) -> list[LostSign]:
    """Return where each ``&`` and ``;`` was that the copy lacks; an empty list if it lacks or has anything else.

    White space does not count.

    >>> signs_lost("MS and SP", "M&S and S&P")
    [LostSign(copy=1, full=1), LostSign(copy=8, full=9)]
    >>> signs_lost("MS", "M&T")
    []
    """
    found: list[LostSign] = []
    at = 0
    for place, sign in enumerate(full):
        if sign.isspace():
            continue
        while at < len(copy) and copy[at].isspace():
            at += 1
        if copy[at : at + 1] == sign:
            at += 1
        elif sign in _DELETED:
            found.append(LostSign(at, place))
        else:
            return []
    return found if not copy[at:].strip() else []
