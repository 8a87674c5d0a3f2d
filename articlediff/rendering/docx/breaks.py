"""Both texts as a Word document has them: with characters for the ends of its paragraphs and lines."""

from __future__ import annotations

import re

from articlediff.expressions import expression
from articlediff.model import Comparison
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.segments import Texts, as_decoded

PARAGRAPH_END = "\N{PARAGRAPH SEPARATOR}"
LINE_END = "\N{LINE SEPARATOR}"
NOTHING = "\x1c"
"""White space that the document does not have; it keeps every other character in its position."""

_NOT_IN_XML = expression("[\0-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
_CONTROL_SPACE = expression("[\x1c-\x1f]")
_BREAK = expression(r"\s*\n\s*")
_EMPTY_LINE = expression(r"\n[^\S\n]*\n")


def for_word(comparison: Comparison) -> Texts:
    """Return both texts with :data:`PARAGRAPH_END`, :data:`LINE_END` and :data:`NOTHING`, position by position."""
    return Texts(*map(with_breaks, as_decoded(comparison)))


def with_breaks(text: str) -> str:
    r"""Return the text, position by position, with its line breaks as those of a document.

    In a text that has empty lines between its paragraphs, a single line end is one that the writer broke; in any other,
    it ends a paragraph.

    >>> with_breaks("One.\n\nBring\n- a spade\n- a lamp\n").split("\u2029")
    ['One.', '\x1cBring\u2028- a spade\u2028- a lamp\x1c']
    >>> with_breaks("One.\nTwo.")
    'One.\u2029Two.'
    """
    if not text or text.isspace():
        return _outer(text)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    head, tail = text[:start], text[end:]
    body = cleaned(reflowed(text))[start:end]
    single = LINE_END if _EMPTY_LINE.search(body) else PARAGRAPH_END

    def broken(found: re.Match[str]) -> str:
        return (PARAGRAPH_END if found[0].count("\n") > 1 else single) + NOTHING * (len(found[0]) - 1)

    return _outer(head) + _BREAK.sub(broken, body) + _outer(tail)


def _outer(space: str) -> str:
    """Return the white space in front of a text or after it: nothing if lines end there, since no paragraph does."""
    return NOTHING * len(space) if space.splitlines() not in ([], [space]) else cleaned(space)


def cleaned(text: str) -> str:
    """Return the text, position by position, with U+FFFD for what XML cannot hold, and a space for odd white space.

    >>> cleaned("no\x07 bell,\x1fone space")
    'no\ufffd bell, one space'
    """
    return _CONTROL_SPACE.sub(" ", _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))
