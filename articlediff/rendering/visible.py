r"""Makes characters visible that do not print: each is shown by a sign or its number, and never sent.

So no article can move a cursor, set a title or hide a word. A character is treated by its Unicode properties:

========================================================  ==========================================
control characters (Cc) but tab and line feed             ``␛``, ``␡``, ``<U+009B>``
other format characters (Cf): bidirectional controls,     ``<U+202E>``, but signs of Arabic and the
zero-width ones, soft hyphens, tags, annotations          like that are set over numbers (they print)
letters and marks that are ignored wherever they occur    ``<U+3164>``
(Default_Ignorable_Code_Point): fillers, grapheme joiners
the empty Braille cell, which looks like a space          ``<U+2800>``
private use, surrogates, noncharacters, line and          ``<U+E000>``
paragraph separators
zero-width joiner and non-joiner                          kept between letters of scripts that join,
                                                          and between emoji; else ``<U+200D>``
variation selectors                                       kept, one at a time, after a sign or an
                                                          ideograph; else ``<U+FE0F>``
========================================================  ==========================================

Code points not assigned yet are kept unless they are reserved to be ignored: this year's emoji are
unknown to last year's Python, and one text is to read alike under both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articlediff.file_names import quoted

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner; those that :func:`visible` keeps have an effect only between their neighbours."""

_TEXT_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_IDEOGRAPHIC_SELECTORS = frozenset(map(chr, range(0xE0100, 0xE01F0)))
_MONGOLIAN_SELECTORS = frozenset("\u180b\u180c\u180d\u180f")
_IN_CONTEXT = frozenset(JOINERS) | _TEXT_SELECTORS | _IDEOGRAPHIC_SELECTORS | _MONGOLIAN_SELECTORS

# Prepended_Concatenation_Mark: they print, although their category is Cf.
_SIGNS_OVER_NUMBERS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Default_Ignorable_Code_Point, which unicodedata does not have, apart from Cf and the characters in context.
_IGNORED = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0") | frozenset(map(chr, range(0xFFF0, 0xFFF9)))
_RESERVED_TO_BE_IGNORED = range(0xE0000, 0xE1000)
_EMPTY_BRAILLE = "\u2800"

_KEYCAP = "\u20e3"
_FIRST_JOINING_SCRIPT = "\u0590"


def visible(text: str) -> str:
    r"""Return the text with every character that does not print replaced by others that do.

    Line feeds, tabs and spaces of any width stay. The result may be longer than the text.

    >>> print(visible("\x1b[31m \u202e \u200b \u3164"))
    ␛[31m <U+202E> <U+200B> <U+3164>
    >>> visible("می\u200cشود") == "می\u200cشود", visible("a\u200cb")
    (True, 'a<U+200C>b')
    """
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    occurring = set(text)
    hidden = {ord(char): _code(char) for char in occurring if _is_hidden(char)}
    contextual = not occurring.isdisjoint(_IN_CONTEXT)
    text = "".join(_kept_in_context(text)) if contextual else text
    return text.translate(hidden) if hidden else text


def visible_signs(text: str) -> list[tuple[int, str]]:
    r"""Return the signs that :func:`visible` puts in the place of characters, each with its place, in code points.

    >>> visible_signs("a\x1bb\u202e")
    [(1, '␛'), (3, '<U+202E>')]
    """
    if not any(_is_hidden(char) or char in _IN_CONTEXT for char in set(text)):
        return []
    shown = (_code(char) if _is_hidden(char) else kept for char, kept in zip(text, _kept_in_context(text), strict=True))
    return [(place, sign) for place, (char, sign) in enumerate(zip(text, shown, strict=True)) if sign != char]


def on_one_line(text: str) -> str:
    r"""Return a message made visible, with spaces for its line ends and tabs.

    >>> on_one_line("two\nlines")
    'two lines'
    """
    return visible(text).replace("\n", " ").replace("\t", " ")


def visible_name(name: str) -> str:
    r"""Return the name of a text on one line, in the spelling of file names, and made visible.

    >>> print(visible_name("two\nlines.txt"), visible_name("a\u200bb.txt"))
    "two\nlines.txt" a<U+200B>b.txt
    """
    return visible(quoted(name))


@lru_cache(maxsize=4096)
def _is_hidden(char: str) -> bool:
    """Return whether the character is shown by its code wherever it occurs."""
    if char in "\t\n" or char in _IN_CONTEXT:
        return False
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in _SIGNS_OVER_NUMBERS
    if (category == "Cn" and ord(char) & 0xFFFE == 0xFFFE) or 0xFDD0 <= ord(char) <= 0xFDEF:
        return True
    if category in ("Cc", "Co", "Cs", "Zl", "Zp") or char == _EMPTY_BRAILLE:
        return True
    return char in _IGNORED or ord(char) in _RESERVED_TO_BE_IGNORED


def _kept_in_context(text: str) -> Iterator[str]:
    """Yield the characters of the text, joiners and selectors by their codes where they have no effect."""
    before = ""
    for char, after in zip(text, [*text[1:], ""], strict=True):
        shown = _code(char) if char in _IN_CONTEXT and not _has_effect(before, char, after) else char
        yield shown
        before = "" if _is_hidden(char) else shown[-1]


def _has_effect(before: str, char: str, after: str) -> bool:
    if not before:
        return False
    if char in JOINERS:
        return (before in _TEXT_SELECTORS or _joins(before)) and _joins(after)
    if before in _IN_CONTEXT:
        return False
    if char in _MONGOLIAN_SELECTORS:
        return "\u1820" <= before <= "\u18aa"
    category = unicodedata.category(before)
    is_ideograph = category == "Lo" and unicodedata.east_asian_width(before) == "W"
    if char in _IDEOGRAPHIC_SELECTORS:
        return is_ideograph
    return (not before.isascii() and category[0] in "SP") or is_ideograph or after == _KEYCAP


def _joins(char: str) -> bool:
    """Return whether a joiner next to the character may change its shape, as it never does for European letters."""
    if char < _FIRST_JOINING_SCRIPT or char in _IN_CONTEXT or _is_hidden(char):
        return False
    category = unicodedata.category(char)
    if category[0] == "L":
        return unicodedata.east_asian_width(char) == "N"
    return category[0] in "MS"


def _code(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
