"""Characters written in another way: entities, escapes, compatibility forms, wrongly decoded bytes; unseen ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from articlediff.copy.normalising.readings import Edit
from articlediff.expressions import expression
from articlediff.text.tokens import Tokens

_ENTITY = expression(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# One letter each: so every letter has its own place in the text.
_ESCAPE = expression(
    r"""\\x[c-fC-F][0-9a-fA-F](?:\\x[89abAB][0-9a-fA-F]){1,3} | \\x[0-9a-fA-F]{2}
      | \\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2} | \\u[0-9a-fA-F]{4} | \\U000[0-9a-fA-F]{5}
      | (?:\\[nrt])+ | \\["'/]""",
    re.VERBOSE,
)
_SHORT_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_BYTE_TOKENS = expression(r"<0x[C-F][0-9A-F]>(?:<0x[89AB][0-9A-F]>){1,3}|<0x[0-9A-F]{2}>")
_QUOTED_PRINTABLE = expression(r"=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3}|=3D|=\r?\n")
# UTF-8 read as Latin-1, and single bytes of cp1252 read as Latin-1; \x85 counts as white space.
_LATIN_1 = expression(
    "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]"
)
# What begins with plain characters is found at once; so the space before is looked for only after them.
_TOKENISED = expression(r"-[LR](?:RB|SB|CB)-|``|''|@(?<=\s@)[-–,./:]@(?=\s)|<<(?<=\s<<)(?=\s)|>>(?<=\s>>)(?=\s)")
_TYPED_QUOTES = frozenset(("``", "''"))
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_TAG = expression(r"</?(?:b|i|u|em|strong|p|br|s|sub|sup|span)\s?/?>", re.IGNORECASE)
# Neither plain nor usual. Usual are letters of all but rare scripts, quotes, dashes, spaces.
_ODD = expression(
    "[^\0-\x7e\xa0-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u02ff\u0370-\u0482\u048a-\u052f\u0904-\u0939\u0e01-\u0e4e"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3001\u3002\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
_SIGNS_REMEMBERED = 1 << 14
_JOINERS = "\u200c\u200d"
"""Characters that mean something beside some letters, and nothing between two of most scripts."""
_NOT_JOINED = r"[^\w\s!-~\xa1-\xbf\u200c\u200d\u2010-\u205e\u3000-\u303f]"
"""Neither letter, space, sign nor joiner: an emoji or a vowel sign, which a joiner beside it may change."""
_SEEN = frozenset("…´¨¯¸˜″‴")
"""Compatibility forms that are signs in their own right, or have keys of their own."""
_UNSEEN_MARKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def unescaped(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield the edits that read signs of the text as the other text writes them.

    >>> from articlediff.text.tokenising import tokenise
    >>> [edit.text for edit in unescaped(tokenise(r"it\\u2019s &quot;ﬁne&quot;"), tokenise('it’s "fine"'))]
    ['"', '"', '’', 'fi']
    """
    text = tokens.text
    for hint, pattern, decode in _WRITTEN:
        if hint[0] in text and hint in text:  # one letter is found, or not, in much less time than two
            yield from _replaced(text, other.text, pattern, decode)
    if text.isascii():
        return
    is_odd = not tokens.is_usual and _ODD.search(text)
    if is_odd or "Â" in text:
        yield from _replaced(text, other.text, _LATIN_1, _from_latin_1)
    if is_odd:
        signs = sorted(set(text))
        yield from _plain_forms(text, other.text, signs)
        yield from _unseen(text, other.text, signs)


def _replaced(text: str, other: str, pattern: re.Pattern[str], decode: Callable[[str], str]) -> Iterator[Edit]:
    """Yield the edits that read what the pattern matches as what it decodes to, unless the other text has it too.

    Typed quotation marks are read in both texts: either may have some of them, and real ones elsewhere.
    """
    meant: set[str] | None = None
    for found in pattern.finditer(text):
        if meant is None:
            meant = {piece[0] for piece in pattern.finditer(other)} - _TYPED_QUOTES
        new = decode(found[0])
        new = "" if len(new) == 1 and _is_unseen(new) else new
        if new != found[0] and found[0] not in meant:
            yield Edit(*found.span(), new)


def _from_entity(piece: str) -> str:
    """Return the characters of a character reference of HTML, escaped once or more often."""
    import html  # its table of names is as large as this package

    read = html.unescape(piece)
    while read != piece and "&" in read:
        piece, read = read, html.unescape(read)
    return read


def _from_escape(piece: str) -> str:
    """Return the characters of an escape, as Python, JSON and C write them."""
    if piece[1] == "x":
        return _from_bytes(bytes.fromhex(piece.replace("\\x", "")))
    if piece[1] == "u":
        units = bytes.fromhex(piece.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    if piece[1] == "U":
        return chr(min(int(piece[2:], 16), 0x10FFFF))
    return "".join(_SHORT_ESCAPES.get(letter, letter) for letter in piece.replace("\\", ""))


def _from_byte_tokens(piece: str) -> str:
    """Return the characters of bytes as tokenisers of language models write them: ``<0xE2>``."""
    return _from_bytes(bytes.fromhex(piece.replace("<0x", "").replace(">", "")))


def _from_quoted_printable(piece: str) -> str:
    """Return the characters of bytes in quoted-printable (RFC 2045, 6.7); none of a soft line end."""
    return "" if piece.endswith("\n") else _from_bytes(bytes.fromhex(piece.replace("=", "")))


def _from_latin_1(piece: str) -> str:
    """Return the character that UTF-8 or cp1252 read as Latin-1 was meant to be; the same text if it is none."""
    read = _from_bytes(piece.encode("latin-1"))
    return read if len(read) == 1 else piece


def _from_bytes(raw: bytes) -> str:
    """Return the bytes read as UTF-8, else as cp1252."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _from_tokenised(piece: str) -> str:
    """Return the sign that the Penn Treebank's tokenisation, or that of Moses, writes in this way."""
    if piece in _BRACKETS:
        return _BRACKETS[piece]
    return piece[1] if piece[0] == "@" else "”" if piece in ("''", ">>") else "“"


def _without(_: str) -> str:
    """Return nothing: the sign is not read at all."""
    return ""


_WRITTEN: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("&", _ENTITY, _from_entity),
    ("\\", _ESCAPE, _from_escape),
    ("<0x", _BYTE_TOKENS, _from_byte_tokens),
    ("=E2=80", _QUOTED_PRINTABLE, _from_quoted_printable),
    ("``", _TOKENISED, _from_tokenised),
    ("B-", _TOKENISED, _from_tokenised),
    ("''", _TOKENISED, _from_tokenised),
    ("@ ", _TOKENISED, _from_tokenised),
    (">", _TAG, _without),
)
"""A literal that every text of the kind holds, the pattern of what is written so, and how it is read."""


@lru_cache(_SIGNS_REMEMBERED)
def _plain_form(sign: str) -> str:
    """Return the letters that a compatibility form means; nothing for any other sign."""
    if sign.isascii() or sign in _SEEN:
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    is_one = plain.isalnum() or (len(plain) == 1 and not plain.isspace())
    return plain if is_one and plain != unicodedata.normalize("NFC", sign) else ""


def _plain_forms(text: str, other: str, signs: Sequence[str]) -> Iterator[Edit]:
    """Yield ligatures, full width and presentation forms as their letters, if the other text has those."""
    for sign in signs:
        plain = _plain_form(sign)
        if plain and text.count(sign) > other.count(sign) and plain in other:
            yield from (Edit(found.start(), found.end(), plain) for found in re.finditer(re.escape(sign), text))


@lru_cache(_SIGNS_REMEMBERED)
def _is_unseen(sign: str) -> bool:
    """Tell whether the character cannot be seen."""
    return sign in _UNSEEN_MARKS or unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


def _unseen(text: str, other: str, signs: Sequence[str]) -> Iterator[Edit]:
    """Yield the removal of characters that cannot be seen, where the texts do not have as many of them."""
    for sign in signs:
        if _is_unseen(sign) and text.count(sign) != other.count(sign):
            pattern = rf"(?<!{_NOT_JOINED}){sign}(?!{_NOT_JOINED})" if sign in _JOINERS else re.escape(sign)
            yield from (Edit(found.start(), found.end(), "") for found in re.finditer(pattern, text))
