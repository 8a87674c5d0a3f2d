"""Lines of the copy that end in signs which a sentence has as well, where the full text goes on otherwise."""

from __future__ import annotations

from bisect import bisect_left

from articlediff.expressions import expression
from articlediff.text.regrouping import Group, grouped
from articlediff.text.searching import joined
from articlediff.text.tokens import Tokens

_HINTS = ("..", "—\n", "–\n", "--\n")
_OPEN = expression(r"(?:\.{2,}|…\.+)(?=[^\n.]{0,60}\n)|(?:[–—]|--{1,2})(?=\n)")
_OPEN_END = "\0open"


def with_open_ends(a: Tokens, b: Tokens) -> Tokens:
    """Return the copy's tokens, in which two stops or a dash where a line breaks off belong to no sentence.

    They would match the stop of any sentence and the hyphen of any word of what is lost there.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("Nine goats came by..\\nThey left."), tokenise("Nine goats came by ferry.\\nThey left.")
    >>> with_open_ends(copy, full).texts[3:6]
    ('by', '..', 'They')
    """
    if not any(hint in a.text for hint in _HINTS):
        return a
    signs = (sign for sign in _OPEN.finditer(a.text) if sign[0] != "..." and _is_after_word(a.text, sign.start()))
    ends = [sign.span() for sign in signs]
    found = [(bisect_left(a.starts, start), bisect_left(a.starts, stop)) for start, stop in ends]
    found = [(first, stop) for first, stop in found if not _goes_on_alike(a, b, first, stop)]
    if not found:
        return a
    a = grouped(a, [Group(first, stop) for first, stop in found])
    removed = 0
    keys = list(a.keys)
    for first, stop in found:
        keys[first - removed] = _OPEN_END
        removed += stop - first - 1
    return a.with_keys(keys)


def _is_after_word(text: str, at: int) -> bool:
    """Tell whether a word ends at the offset, or one space before it."""
    return text[max(0, at - 2) : at].removesuffix(" ")[-1:].isalnum()


def _goes_on_alike(a: Tokens, b: Tokens, first: int, stop: int) -> bool:
    """Tell whether the full text has the same signs after the same word, or the copy has a mask there."""
    is_double = stop - first > 1
    if first in a.masks or not 0 < first < stop or (is_double and ".." in b.text):
        return True
    return joined(a.keys[first - 1 : first + 1]) in b.joined_keys
