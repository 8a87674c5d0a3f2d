"""One change or two: whether a stretch was reworded, or removed and another added."""

from __future__ import annotations

from collections.abc import Container

from articlediff.alignment.types import Bounds
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.calibration.thresholds import LONGEST_REWORDING, REWORDED_SENTENCE, UNEVEN_RATIO, UNEVEN_SLACK
from articlediff.text.tokens import Tokens


def is_rewording(a: Tokens, b: Tokens, stretch: Bounds, open_edges: Container[int] = ()) -> bool:
    """Return whether what ``a`` has in the stretch is what ``b`` has there, in other words.

    Both are short and of like length. They are not both whole sentences, unless these share their words of content.
    ``open_edges`` are the boundaries of ``a`` at which there is a blank that nothing fills: beyond one, nothing of the
    sentence is left.

    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = tokenise("The old pier was sold."), tokenise("The stone pier was sold.")
    >>> is_rewording(a, b, Bounds(1, 2, 1, 2))
    True
    """
    size_a, size_b = stretch.a1 - stretch.a0, stretch.b1 - stretch.b0
    if max(size_a, size_b) > min(LONGEST_REWORDING, UNEVEN_RATIO * min(size_a, size_b) + UNEVEN_SLACK):
        return False
    are_whole = is_whole(a, stretch.a0, stretch.a1, open_edges) and is_whole(b, stretch.b0, stretch.b1)
    return not are_whole or _share_words(a, b, stretch)


def is_whole(tokens: Tokens, first: int, stop: int, open_edges: Container[int] = ()) -> bool:
    """Return whether tokens ``first`` to ``stop`` are whole sentences or lines, signs of the one before aside.

    >>> from articlediff.text.tokenising import tokenise
    >>> tokens = tokenise("He left. She ate alone.")
    >>> is_whole(tokens, 0, 3), is_whole(tokens, 0, 4)
    (True, False)
    """

    def is_edge(index: int) -> bool:
        return index in open_edges or _is_edge(tokens, index)

    while first + 1 < stop and not is_edge(first) and tokens.weights[first] <= SIGN_WEIGHT:
        if first in tokens.masks:
            return False
        first += 1
    return is_edge(first) and is_edge(stop)


def _is_edge(tokens: Tokens, index: int) -> bool:
    """Return whether a sentence or a line, such as a heading, begins with the token."""
    return index == len(tokens) or tokens.opens_sentence(index) or "\n" in tokens.spaces[index]


def _share_words(a: Tokens, b: Tokens, stretch: Bounds) -> bool:
    content_a, content_b = a.content(stretch.a0, stretch.a1), b.content(stretch.b0, stretch.b1)
    longer = max(len(content_a), len(content_b))
    return longer > 0 and len(content_a & content_b) >= REWORDED_SENTENCE * longer
