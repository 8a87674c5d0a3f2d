"""Text to tokens. Lossless: offsets into the text, a comparison key, white space as an attribute.

Tokens are fine: a run of letters, a run of digits, one sign. A compound (``rebel-held``), initials
(``W. H. O.``) and a split number (``1, 300``) are several tokens, so that they compare by their parts
and differ from ``W.H.O.`` in white space only. Scripts written without spaces give one token for each
letter with its accents and vowel signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from types import ModuleType

from articlediff import kernel
from articlediff.expressions import expression
from articlediff.records import NamedTuple
from articlediff.text.families import Family
from articlediff.text.keys import KEYS, WEIGHTS
from articlediff.text.masks import Mask, find_masks
from articlediff.text.mojibake import MISREAD_TOKEN, may_be_misread
from articlediff.text.remembered import LONGEST_WORD, MOST_WORDS, Remembered
from articlediff.text.searching import signs_within, where
from articlediff.text.signs import CLITIC, COMBINING, DASHES, UNSPACED, UNSPACED_MARKS, WHITE_SPACE
from articlediff.text.split import Split, TextColumns, text_columns
from articlediff.text.tokens import Tokens

_LETTER = rf"[^\W\d_{UNSPACED}]"
_TOKEN_OF_ANY_SCRIPT = rf"""
    {_LETTER}+ (?: [{COMBINING}]+ {_LETTER}* )*
  | \d+
  | (?<=\w) ['’] {_LETTER}+ | ['’] {CLITIC} (?!\w)
  | [-{DASHES}]+ | \.\.\.
  | [{UNSPACED}] [{COMBINING}{UNSPACED_MARKS}]*
  | \S (?: \u200d\S | [{COMBINING}\U0001f3fb-\U0001f3ff] )*
"""
_TOKEN_OF_SIMPLE_SCRIPT = rf"[^\W\d_]+|\d+|(?<=\w)['’][^\W\d_]+|['’]{CLITIC}(?!\w)|[-{DASHES}]+|\.\.\.|\S"
"""A token without what Latin, Greek, Cyrillic or Hangul text never needs: it compiles in a tenth of the time."""
_NOT_SIMPLE = expression("[^\0-\u02ff\u0370-\u0482\u2010-\u20cf]")
"""A combining sign, a letter of a script without word spaces, a part of an emoji sequence."""
_STRAY = "[\0-\x08\x0e-\x1b\x7f]"
"""NUL and the like, where an extractor lost a ligature: ``veri\\0es``."""
_STRAY_WORD = rf"{_STRAY}*[^\W\d_](?:[^\W\d_]|{_STRAY})*"
_UNUSUAL = expression(
    "[^\n -~\xa1-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""All but what most texts are made of: letters of Europe, quotes, dashes; of white space, spaces and line feeds."""
_NOT_ONE_SPACE = expression(r"(\s(?:\s|(?<! ))\s*)")
"""White space other than one space."""
# The same as most texts have it: two spaces and more, a line feed and more. What begins with plain characters is
# found at once, " {2,}" and "\n+" are not.
_SPACES = expression("(   *)")
_BREAKS = expression("(\n\n*)")
_MOST_PARTS = 16
"""A word with more parts is not remembered: a line in a script without spaces hardly comes again."""


class _Spelling(NamedTuple):
    """What a text's signs say of the ways in which its words may be spelled."""

    is_simple: bool
    is_misread: bool
    has_strays: bool


class _Told(NamedTuple):
    """The tokens of a word, with their keys and weights."""

    texts: tuple[str, ...]
    keys: tuple[str, ...]
    weights: tuple[int, ...]


def tokenise(text: str, masks: Sequence[re.Pattern[str]] = ()) -> Tokens:
    """Return the tokens of a text; joined with their white space they give it back.

    What one of the patterns matches is a mask, besides those that show by their spelling. An empty text has no tokens.

    >>> tokens = tokenise("Bashar   of Syria")
    >>> tokens[1], tokens.spaces
    (Token(text='of', start=9, end=11, key='of'), ('', '   ', ' '))
    """
    signs = signs_within(text)
    is_usual = _UNUSUAL.search(signs) is None
    is_simple = is_usual or _NOT_SIMPLE.search(signs) is None
    spelling = _Spelling(is_simple, may_be_misread(text, signs), "\0" in signs)
    found = list(find_masks(text, masks, signs))
    if extension := kernel.extension:
        hidden = [(start, end, _told([text[start:end]])) for start, end, _ in found]
        *made, keys, weights = extension.tokens(text, hidden, _told_of_words(extension, spelling), WHITE_SPACE)
        split = Split(text, TextColumns(*made), is_usual, signs)
    else:
        keys = weights = None
        split = Split(text, text_columns(_all_parts(text, found, is_usual, _words(spelling))), is_usual, signs)
    return Tokens(split, dict(_families(split, found)), keys=keys, key_weights=weights)


def _families(split: Split, masks: Sequence[Mask]) -> Iterator[tuple[int, Family]]:
    """Yield the tokens that are masks, with the family of each."""
    for start, _, family in masks:
        yield bisect_left(split.starts, start), family
    if any(mask.family == "words" for mask in masks):
        yield from _lone_ats(split)


def _lone_ats(split: Split) -> Iterator[tuple[int, Family]]:
    """Yield each lone ``@`` as a mask of one word, for a text in which rows of them hide as many words."""
    for index in where(split.texts, {"@"}):
        ends_word = index > 0 and not split.spaces[index] and split.texts[index - 1][-1].isalnum()
        if not ends_word:
            yield index, "words"


def _all_parts(text: str, masks: Sequence[Mask], is_usual: bool, words: Remembered[tuple[str, ...]]) -> list[str]:
    """Return white space and tokens by turns, white space first and last; each mask is a token."""
    is_spaced_usually = is_usual and " \n" not in text and "\n " not in text
    stretches = _usual_stretches if is_spaced_usually else _NOT_ONE_SPACE.split
    parts: list[str] = []
    done = 0
    for start, end, _ in masks:
        parts += _parts(text[done:start], stretches, words)
        parts.append(text[start:end])
        done = end
    return [*parts, *_parts(text[done:], stretches, words)]


def _parts(text: str, stretches: Callable[[str], list[str]], words: Remembered[tuple[str, ...]]) -> list[str]:
    """Return white space and tokens by turns, white space first and last."""
    body = text.strip()
    if not body:
        return [text]
    start = text.index(body)
    parts: list[str] = []
    space = text[:start]
    found = stretches(body)
    for stretch, space_after in zip(found[0::2], [*found[1::2], text[start + len(body) :]], strict=True):
        first = len(parts)
        parts += chain.from_iterable(map(words.__getitem__, stretch.split(" ")))
        # Every word brings the space before it; before the first of a stretch it is another. No stretch is empty.
        parts[first] = space
        space = space_after
    parts.append(space)
    return parts


def _usual_stretches(text: str) -> list[str]:
    """Return words with one space between them, and runs of spaces or of line feeds, by turns."""
    lines = _BREAKS.split(text)
    found = _SPACES.split(lines[0])
    for breaks, line in zip(lines[1::2], lines[2::2], strict=True):
        found += [breaks, *_SPACES.split(line)]
    return found


@cache
def _words(spelling: _Spelling) -> Remembered[tuple[str, ...]]:
    """Return what splits a stretch without white space into a space and its tokens, with the white space between."""
    tokens = _pattern(spelling)
    return Remembered(lambda word: (" ", *tokens.split(word)[1:-1]), lambda parts: len(parts) <= _MOST_PARTS)


@cache
def _told_of_words(extension: ModuleType, spelling: _Spelling) -> object:
    """Return what tells the kernel the tokens of a word, with their keys and weights, and remembers them."""
    tokens = _pattern(spelling)
    words: object = extension.words(
        lambda word: _told(tokens.findall(word)), MOST_WORDS, LONGEST_WORD, _MOST_PARTS // 2
    )
    return words


def _told(texts: Sequence[str]) -> _Told:
    """Return these tokens with their keys and weights."""
    keys = tuple(map(KEYS.__getitem__, texts))
    return _Told(tuple(texts), keys, tuple(map(WEIGHTS.__getitem__, keys)))


@cache
def _pattern(spelling: _Spelling) -> re.Pattern[str]:
    """Return the expression for a token of a text that is spelled so."""
    token = _TOKEN_OF_SIMPLE_SCRIPT if spelling.is_simple else _TOKEN_OF_ANY_SCRIPT
    if spelling.is_misread:
        token = f"{MISREAD_TOKEN}|{token}"
    if spelling.has_strays:
        token = f"{_STRAY_WORD}|{token}"
    return re.compile(f"({token})", re.VERBOSE)
