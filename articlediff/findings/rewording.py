"""Whether two stretches say the same in other words, or one was dropped and another added."""

from __future__ import annotations

from collections.abc import Container

from articlediff.alignment.types import Bounds
from articlediff.text.tokens import SIGN_WEIGHT, Tokens

_LENGTH = 30
_RATIO = 4


def is_rewording(a: Tokens, b: Tokens, rest: Bounds, beside_blanks: Container[int] = ()) -> bool:
    """Both sides are short and of like length, and no whole sentences or such as share their words.

    ``beside_blanks`` are the boundaries of ``a`` at which a blank stands that nothing fills: no more of the sentence
    is to be had there.
    """
    size_a, size_b = rest.a1 - rest.a0, rest.b1 - rest.b0
    if max(size_a, size_b) > min(_LENGTH, _RATIO * min(size_a, size_b) + 3):
        return False
    both_whole = is_whole(a, rest.a0, rest.a1, beside_blanks) and is_whole(b, rest.b0, rest.b1)
    return not both_whole or _share_words(a, b, rest)


def is_whole(tokens: Tokens, first: int, stop: int, beside_blanks: Container[int] = ()) -> bool:
    """Whether the stretch is made of whole sentences or lines; signs of the one before may stand in front.

    >>> from articlediff.text.tokens import tokenise
    >>> tokens = tokenise("He left. She ate alone.")
    >>> is_whole(tokens, 0, 3), is_whole(tokens, 0, 4)
    (True, False)
    """

    def is_edge(index: int) -> bool:
        return index in beside_blanks or _is_edge(tokens, index)

    while first + 1 < stop and not is_edge(first) and tokens.weights[first] <= SIGN_WEIGHT:
        if first in tokens.marks:
            return False
        first += 1
    return is_edge(first) and is_edge(stop)


def _is_edge(tokens: Tokens, index: int) -> bool:
    """Whether a sentence or a line, such as a heading, begins there."""
    return index == len(tokens) or tokens.opens_sentence(index) or "\n" in tokens.spaces[index]


def _share_words(a: Tokens, b: Tokens, rest: Bounds) -> bool:
    content_a, content_b = a.content(rest.a0, rest.a1), b.content(rest.b0, rest.b1)
    return 3 * len(content_a & content_b) >= max(len(content_a), len(content_b)) > 0
