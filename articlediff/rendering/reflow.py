"""Reflows texts, so that line breaks are at the ends of paragraphs and nowhere else.

Each position of a reflowed text is that of the article, so that spans fit both.
"""

from __future__ import annotations

import re

from articlediff.expressions import expression

_LONGEST_TYPED_LINE = 100
"""The most code points in a line that was broken by hand."""
_SEEN_BEFORE = 8
"""The code points in front of a position in which a line break is looked for."""
_LINE_ENDS = expression("[\r\v\f\x85\u2028\u2029]")
_BREAK = expression(r"[^\S\n]*\n\s*")


def reflowed(text: str) -> str:
    r"""Return the text, position by position, with line breaks only at the ends of paragraphs.

    Every line end divides paragraphs, unless the text is broken by hand into short lines with blank
    lines between its paragraphs.

    >>> reflowed("typed\nin short\n\nlines"), reflowed("one\r\ntwo")
    ('typed in short\n\nlines', 'one \ntwo')
    """
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", " \n"))
    return _BREAK.sub(_joined_if_single, text) if _is_broken_by_hand(text) else text


def at_edge(text: str, position: int) -> bool:
    r"""Return whether nothing but white space parts the position from the start or the end of a paragraph.

    ``text`` is reflowed, ``position`` in code points.

    >>> at_edge("One. \nTwo.", 4), at_edge("One. \nTwo.", 8)
    (True, False)
    """
    start = max(0, position - _SEEN_BEFORE)
    before = _BREAK.search(text[start:position])
    after = _BREAK.match(text, position)
    return bool(after or (before and start + before.end() == position)) or not 0 < position < len(text)


def _is_broken_by_hand(text: str) -> bool:
    lines = text.split("\n")
    has_blank = any(not line or line.isspace() for line in lines[1:-1])
    return has_blank and max(map(len, lines)) <= _LONGEST_TYPED_LINE


def _joined_if_single(found: re.Match[str]) -> str:
    space = found[0]
    return space if space.count("\n") > 1 else " " * len(space)
