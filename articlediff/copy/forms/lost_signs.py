"""Signs that some copies lose out of the middle of words: ``M&S``, and semicolons."""

from __future__ import annotations

_DELETED = "&;"


def signs_lost(copy: str, full: str) -> list[tuple[int, int]]:
    """Where each ``&`` and ``;`` stood that the copy lacks, in either text, if it lacks nothing else.

    >>> signs_lost("MS and SP", "M&S and S&P")
    [(1, 1), (8, 9)]
    >>> signs_lost("MS", "M&T")
    []
    """
    found: list[tuple[int, int]] = []
    at = 0
    for place, sign in enumerate(full):
        if sign.isspace():
            continue
        while at < len(copy) and copy[at].isspace():
            at += 1
        if copy[at : at + 1] == sign:
            at += 1
        elif sign in _DELETED:
            found.append((at, place))
        else:
            return []
    return found if not copy[at:].strip() else []
