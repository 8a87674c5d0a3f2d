"""Paragraphs: where an article has them, and dividing marked text by them.

From here on a line break in a text means the end of a paragraph, and nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articlediff.expressions import expression
from articlediff.rendering.styles import Piece

_LONGEST_TYPED_LINE = 100
_LINE_ENDS = expression("[\r\v\f\x85\u2028\u2029]")
_BREAK = expression(r"[^\S\n]*\n\s*")


def laid_out(text: str) -> str:
    r"""The text, position by position, with line breaks at the ends of paragraphs alone.

    Every line end divides paragraphs, unless the text is broken by hand into short lines with blank
    lines between its paragraphs.

    >>> laid_out("typed\nin short\n\nlines"), laid_out("one\r\ntwo")
    ('typed in short\n\nlines', 'one \ntwo')
    """
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", " \n"))
    return _BREAK.sub(_joined_if_single, text) if _is_broken_by_hand(text) else text


def paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces divided at line breaks; paragraphs without words are left out.

    >>> divided = paragraphs([Piece("One."), Piece(" Two.\\nThree.")])
    >>> [[text for text, _ in paragraph] for paragraph in divided]
    [['One.', ' Two.'], ['Three.']]
    """
    divided: list[list[Piece]] = [[]]
    for text, role in pieces:
        first, *others = text.split("\n")
        divided[-1].append(Piece(first, role))
        divided += ([Piece(part, role)] for part in others)
    return [paragraph for paragraph in divided if any(piece.text.strip() for piece in paragraph)]


def at_edge(text: str, position: int) -> bool:
    """Whether only white space parts the position from the start or the end of a paragraph."""
    before = _BREAK.search(text[max(0, position - 8) : position])
    after = _BREAK.match(text, position)
    return bool(after or (before and before.end() == min(8, position))) or not 0 < position < len(text)


def _is_broken_by_hand(text: str) -> bool:
    lines = text.split("\n")
    has_blank = any(not line or line.isspace() for line in lines[1:-1])
    return has_blank and max(map(len, lines)) <= _LONGEST_TYPED_LINE


def _joined_if_single(found: re.Match[str]) -> str:
    space = found[0]
    return space if space.count("\n") > 1 else " " * len(space)
