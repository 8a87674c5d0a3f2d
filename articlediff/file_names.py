"""The one spelling of a file name, in every message and form: as it is or, if it would not stay on its line, quoted."""

from __future__ import annotations

import unicodedata

_ESCAPES = {"\a": r"\a", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\v": r"\v", "\f": r"\f", "\r": r"\r"}
_ESCAPES |= {'"': r"\"", "\\": r"\\"}
_BREAKING = frozenset(("Cc", "Cs", "Zl", "Zp"))
"""Categories of characters that control a terminal, end a line, or are a byte that is not UTF-8."""
_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Bidirectional classes of characters that turn the direction of the line."""


def quoted(name: str) -> str:
    r"""Return the name; if it has characters that end a line, control a terminal or turn its direction, quoted as in C.

    Git quotes names in this way (``core.quotePath``): ``\n`` and ``\t``, other characters by their bytes in UTF-8, in
    octal. A byte of the name that is not UTF-8 is spelt so as well. Letters of any script stay, in the name of a file
    that the system has decoded by another locale too. What is quoted is not quoted again.

    >>> print(quoted("two\nlines.txt"), quoted("caf\udce9.txt"), quoted("café.txt"))
    "two\nlines.txt" "caf\351.txt" café.txt
    """
    if name.isprintable():
        return name
    text = _decoded(name)
    if not any(map(_is_hostile, text)):
        return text
    return '"' + "".join(_escaped(char) if _is_hostile(char) else _ESCAPES.get(char, char) for char in text) + '"'


def safe_name(name: str) -> str:
    r"""Return the name with ``_`` for each character for which it would be quoted.

    >>> safe_name("two\nlines.txt"), safe_name("café.txt")
    ('two_lines.txt', 'café.txt')
    """
    return "".join("_" if _is_hostile(char) else char for char in _decoded(name))


def is_quoted(name: str) -> bool:
    r"""Return whether the name looks like one that :func:`quoted` has quoted.

    >>> is_quoted(quoted("two\nlines.txt")), is_quoted("two lines.txt"), is_quoted('"Harbour"')
    (True, False, False)
    """
    return len(name) > 2 and name[0] == name[-1] == '"' and "\\" in name


def _decoded(name: str) -> str:
    """Return the name as UTF-8 decodes its bytes, with a lone surrogate for each byte that is not UTF-8."""
    try:
        content = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # A surrogate that is not such a byte, as Windows lets a name have.
        content = name.encode("utf-8", "surrogatepass")
    return content.decode("utf-8", "surrogateescape")


def _is_hostile(char: str) -> bool:
    return unicodedata.category(char) in _BREAKING or unicodedata.bidirectional(char) in _TURNING


def _escaped(char: str) -> str:
    return _ESCAPES.get(char) or "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
