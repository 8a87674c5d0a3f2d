r"""Spells a report in letters that a terminal can show, where its encoding lacks our marks or the article's letters.

If one of our signs cannot be shown, all marks are spelt in ASCII, so that a report has one set of them:

================================  =================================
``⟦words⟧``, ``⟦words?⟧``         ``<<words>>``, ``<<words?>>``
``⟦?⟧``                           ``<<?>>``
``⟪5: …⟫``, ``⟪5 was here⟫``      ``{5: ...}``, ``{5 was here}``
``␣``, ``¶``, ``⋯``               ``_``, ``$``, ``...``
================================  =================================

In an article they get a backslash, as our marks do everywhere. Of its letters, those that look alike take the place of
quotes and dashes; others are shown by their number, ``<U+00E9>``: without its accent, a word would seem to be another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from articlediff.expressions import expression
from articlediff.records import NamedTuple
from articlediff.rendering.kinds import IN_ASCII
from articlediff.rendering.pieces import Line, Piece

_OURS: Mapping[str, str] = {**IN_ASCII, "⋯": "...", "·": "|"}
_OF_LAYOUT: Mapping[str, str] = {"─": "-", "│": "|", "…": "~", "×": "x", "\u00a0": " ", "\u2007": " ", "\u202f": " "}
"""The signs that are looked at only in the finished lines; each takes as many columns as before.

An ellipsis there is at a place where a line was cut; spaces that do not break hold words together until then.
"""
_ALIKE: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‹›′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("\u2002\u2003\u2009", " "),
    "…": "...",
    "•": "*",
}
# A pair that begins with a backslash; our signs; what in an article would be taken for one of them in ASCII.
_SIGNS = expression(
    r"\\(?s:.)|[⟦⟧⟪⟫␣¶⋯·]|\{(?!\+)|(?<!\+)\}|<(?=[<\\\x80-\U0010ffff]|\Z)|(?<=<)<|>(?=[>⟧])|(?<=[>\x80-\U0010ffff])>"
)


class Spelling(NamedTuple):
    r"""The letters of a report for a terminal of one encoding.

    >>> print(spelling("ascii").text("a ⟦rebel-held?⟧ café – <<x>>"))
    a <<rebel-held?>> caf<U+00E9> - \<\<x\>\>
    >>> print(spelling("utf-8").text("a ⟦rebel-held?⟧ café – <<x>>"))
    a ⟦rebel-held?⟧ café – <<x>>
    """

    encoding: str
    has_our_marks: bool

    def text(self, text: str) -> str:
        """Return the text, whose marks are ours or have a backslash, before it is laid out."""
        if self.has_our_marks and _shows(self.encoding, text):
            return text
        return "".join(map(self._letter, text if self.has_our_marks else _SIGNS.sub(_in_ascii, text)))

    def line(self, pieces: Iterable[Piece]) -> Line:
        """Return the pieces of a line or a paragraph before it is laid out."""
        return [Piece(self.text(text), role) for text, role in pieces]

    def laid_out(self, report: str) -> str:
        """Return the finished report with the signs of its layout; no line gets longer."""
        lacking = {ord(sign): alike for sign, alike in _OF_LAYOUT.items() if not _shows(self.encoding, sign)}
        return report.translate(lacking) if lacking else report

    def _letter(self, sign: str) -> str:
        if _shows(self.encoding, sign) or (sign in _OF_LAYOUT and sign.isspace()):
            return sign
        alike = _ALIKE.get(sign)
        return f"<U+{ord(sign):04X}>" if alike is None else alike


def spelling(encoding: str) -> Spelling:
    """Return the spelling for a terminal of that encoding, whose name is one that Python knows."""
    return Spelling(encoding, _shows(encoding, "".join([*_OURS, *_OF_LAYOUT])))


def _shows(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_ascii(found: re.Match[str]) -> str:
    sign = found[0]
    if sign[0] == "\\":
        # A sign of ours that an article has is told by its number, which needs no backslash.
        return sign[1] if sign[1] in _OURS else sign
    return _OURS.get(sign) or f"\\{sign}"
