"""UTF-8 that was read as cp1252 (``cityâ€™s``, ``cafÃ©``): made, undone, and found inside words.

The term and the way of undoing it are those of ftfy (Speer 2019, https://ftfy.readthedocs.io).
"""

from __future__ import annotations

from collections.abc import Iterable

from articlediff.text.signs import CLITIC

_SIGN = r"â€[^\s\x00-\x7f] | â€"
_LETTER = "[ÃÅÄ][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
_WORD = rf"(?:{_LETTER}|(?!â€)[^\W\d_])"
MISREAD_TOKEN = rf"{_WORD}+|\d+|(?<=\w)â€™{_WORD}+|â€™{CLITIC}(?!\w)|{_SIGN}"
"""A token of a text that may have been read as cp1252, as a verbose regular expression."""


def may_be_misread(text: str, signs: str) -> bool:
    """Tell whether the text holds what every text that was read as cp1252 does.

    ``signs`` are those that the text has.

    >>> may_be_misread("cafÃ©", "cafÃ©"), may_be_misread("café", "café")
    (True, False)
    """
    return "Ã" in signs or ("â" in signs and "â€" in text)


def misread(text: str) -> str:
    """Return the text as UTF-8 that is read as cp1252, with the few bytes that cp1252 lacks as control characters.

    >>> misread("’"), misread("”")
    ('â€™', 'â€\\x9d')
    """
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def also_misread(signs: Iterable[str]) -> frozenset[str]:
    """Return the signs, and each as the token that it is in a text that was read as cp1252.

    >>> sorted(also_misread("’)"))
    [')', 'â€™', '’']
    """
    return frozenset((*signs, *map(misread, signs)))


def well_read(text: str) -> str:
    """Return what UTF-8 that was read as cp1252 was meant to be; any other text as it is.

    >>> well_read("cafÃ©"), well_read("â€”"), well_read("Ärger")
    ('café', '—', 'Ärger')
    """
    try:
        return b"".join(map(_byte, text)).decode()
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
