"""The signs that words are made of, joined with and hidden by, as sets and as character classes.

Only signs that several modules know, or that describe writing as such, belong here; a set that serves one rule is found
beside the rule. What ends and closes sentences is in :mod:`articlediff.punctuation`.
"""

from __future__ import annotations

DASHES = "‐‑‒–—―−"
"""Hyphens, dashes and the minus sign, as a character class; the hyphen-minus is not among them."""
CLITICS = ("s", "re", "ve", "ll", "d", "m")
"""Letters that after an apostrophe are a token of their own: the ``’s`` of ``Ann’s``."""
CLITIC = f"(?:{'|'.join(CLITICS)})"
"""One of the clitics, as a regular expression."""

COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u08ff\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83"
    "\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"
    "\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0d83\u0dca-\u0df3\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Vowel signs and accents that ``\\w`` does not know, as a character class; a word goes on over them."""
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"
    "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of Han, kana, Thai, Lao, Myanmar and Khmer, as a character class: written without spaces between words."""
UNSPACED_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
"""Vowel signs and tone marks of these scripts, as a character class."""

WHITE_SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All white space, as Python's strings and expressions know it."""

BRACKETS = {
    "[": "]", "<": ">", "{": "}", "(": ")", "⟨": "⟩", "⟦": "⟧",
    "【": "】", "〔": "〕", "［": "］", "〈": "〉", "「": "」", "『": "』", "《": "》",
    "❮": "❯", "«": "»", "‹": "›",
}  # fmt: skip
"""Each opening bracket with the one that closes it; guillemets are brackets here."""
OPENING_BRACKETS = "".join(BRACKETS)
CLOSING_BRACKETS = "".join(BRACKETS.values())

_BLOCK_RANGES = ("\u2580\u259f", "\u25a0\u25a1", "\u25a3\u25af", "\u25fb\u25fe", "\u2b1b\u2b1c")
_CIRCLE_RANGES = ("\u25c6\u25c8", "\u25cb\u25cf", "\u25ef\u25ef")
BLOCKS = "".join(map("-".join, _BLOCK_RANGES))
"""Blocks and boxes, as a character class: writing uses them for nothing else but bullets and charts."""
CIRCLES = "".join(map("-".join, _CIRCLE_RANGES))
"""Circles and diamonds, as a character class: bullets, unless several touch one another."""
BLOCK_SIGNS, CIRCLE_SIGNS = (
    frozenset(chr(code) for ends in ranges for code in range(ord(ends[0]), ord(ends[1]) + 1))
    for ranges in (_BLOCK_RANGES, _CIRCLE_RANGES)
)
"""These blocks and circles as sets of signs."""
