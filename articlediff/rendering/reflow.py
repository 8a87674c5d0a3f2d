"""Reflows texts, so that line breaks are at the ends of paragraphs, and of lines that the writer made.

Each position of a reflowed text is that of the article, so that spans fit both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articlediff.expressions import expression
from articlediff.rendering.line_breaks import written_breaks
from articlediff.rendering.pieces import Line, Piece, blocks, lines_with_words

_LONGEST_TYPED_LINE = 100
"""The most code points in a line that was broken by hand."""
_SEEN_BEFORE = 8
"""The code points in front of a position in which a line break is looked for."""
_LINE_ENDS = expression("[\r\v\f\x85\u2028\u2029]")
_BREAK = expression(r"[^\S\n]*\n\s*")
_INNER_BREAK = expression(r"(?<=\S)[^\S\n]*\n[^\S\n]*(?=\S)")


def reflowed(text: str) -> str:
    r"""Return the text, position by position, with line breaks only at the ends of paragraphs and written lines.

    Every line end divides paragraphs, unless the text is broken by hand into short lines with blank
    lines between its paragraphs. Of such a text, prose is joined, and a single line break is left where the writer
    broke a line (:mod:`articlediff.rendering.line_breaks`).

    >>> reflowed("typed\nin short\n\nlines"), reflowed("one\r\ntwo")
    ('typed in short\n\nlines', 'one \ntwo')
    """
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", " \n"))
    return _joined(text) if is_broken_by_hand(text) else text


def is_broken_by_hand(text: str) -> bool:
    r"""Return whether the text is in short lines, with blank lines between its paragraphs.

    >>> is_broken_by_hand("typed\nin short\n\nlines"), is_broken_by_hand("One.\nTwo.")
    (True, False)
    """
    lines = text.split("\n")
    has_blank = any(not line or line.isspace() for line in lines[1:-1])
    return has_blank and max(map(len, lines)) <= _LONGEST_TYPED_LINE


def line_starts(text: str) -> list[int]:
    r"""Return where the lines begin that the writer broke inside paragraphs, in code points.

    >>> line_starts("Bring\n- a spade\n- a lamp\n\nand come on foot."), line_starts("One.\nTwo.")
    ([6, 16], [])
    """
    return [found.end() for found in _INNER_BREAK.finditer(reflowed(text))] if is_broken_by_hand(text) else []


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


def told_in_blocks(pieces: Iterable[Piece], text: str) -> Iterator[list[Line]]:
    r"""Yield the paragraphs of a story, each in its lines, which are several only where the writer broke it.

    ``text`` is the article that the pieces follow, as decoded.

    >>> verse = "The tide came in\n\nand left\nthe boats."
    >>> [len(block) for block in told_in_blocks([Piece(verse)], verse)], len([*told_in_blocks([Piece("a\nb")], "a\nb")])
    ([1, 2], 2)
    """
    return blocks(pieces) if is_broken_by_hand(text) else ([line] for line in lines_with_words(pieces))


def _joined(text: str) -> str:
    """Return the text with spaces for the single line breaks that the writer did not make."""
    written = written_breaks(text)

    def space(found: re.Match[str]) -> str:
        is_kept = found[0].count("\n") > 1 or found.start() + found[0].index("\n") in written
        return found[0] if is_kept else " " * len(found[0])

    return _BREAK.sub(space, text)
