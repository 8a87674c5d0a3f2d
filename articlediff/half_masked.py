"""Words of which some letters are hidden: ``b*****d``, ``J████``, ``S-----``, ``██-year-old``."""

from __future__ import annotations

import re

from articlediff.masks import BLOCKS
from articlediff.tokens import UNSPACED, found_at

_HIDING = re.compile(rf"[*#~•…{BLOCKS}]+|_{{2,}}|-{{2,}}|\?{{2,}}|\.{{2,}}|[xX]{{3,}}|(?<![^\W_])X{{2,}}(?=-)")
"""What hides letters of a word."""
_HIDING_SIGNS = ("*", "#", "~", "•", "…", "__", "--", "??", "..", "xxx", "XX")
"""With what they begin, blocks aside."""
_BLOCK = re.compile(f"[{BLOCKS}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
"""Letters of scripts without spaces between words: those beside a mark may be other words."""
_FEWEST_HIDDEN = 2
"""A single sign behind a word is a footnote's, or a letter that was misread."""
_WORD_PARTS = re.compile(r"[-’']?[^\W_]*(?:[-’'][^\W_]+)*[-’']?")
_NUMBER = re.compile(r"\d+[-’']")
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
_AROUND = ".,;:!?\"'“”‘’„«»()[]{}<>$€£¥"


def hidden_words(text: str) -> list[tuple[int, int]]:
    """Where words stand that are half hidden, half-open, without the signs around them.

    >>> text = "The d**n boat of Mr. S-----'s, he said."
    >>> [text[start:end] for start, end in hidden_words(text)]
    ['d**n', 'S-----']
    """
    found: list[tuple[int, int]] = []
    done = 0
    for place in _hiding_places(text):
        if place >= done:
            start, done = _word(text, place)
            core = _CLITIC.sub("", text[start:done].strip("'’"))
            parts = _kept(core)
            if parts and any(parts):
                start = text.index(core, start)
                found.append((start, start + len(core)))
    return found


def kept_letters(masked: str) -> tuple[str, str]:
    """What is left of a half-masked word at its beginning and at its end, without case.

    >>> kept_letters("B*****d"), kept_letters("██-year-old"), kept_letters("S-----")
    (('b', 'd'), ('', '-year-old'), ('s', ''))
    """
    prefix, suffix = _kept(masked) or ("", "")
    return prefix.casefold(), suffix.casefold()


def fits(masked: str, word: str) -> bool:
    """Whether a word begins and ends with what is left of it, and has more between.

    >>> fits("b***d", "bold"), fits("b***d", "bd"), fits("b***d", "bald man")
    (True, False, False)
    """
    prefix, suffix = kept_letters(masked)
    word = word.strip(_AROUND).casefold()
    hidden = word[len(prefix) : len(word) - len(suffix)]
    is_one = len(word.split()) == 1 and any(map(str.isalnum, hidden))
    return is_one and word.startswith(prefix) and word.endswith(suffix)


def _hiding_places(text: str) -> list[int]:
    """Where letters may be hidden; to look for each sign by itself is many times as fast as for all together."""
    places = {place for sign in _HIDING_SIGNS if sign in text for place in found_at(text, sign)}
    if not text.isascii():
        places.update(block.start() for block in _BLOCK.finditer(text))
    return sorted(places)


def _word(text: str, place: int) -> tuple[int, int]:
    """The letters, digits and hiding signs that touch one another around a place."""
    start, end = place, place
    while start and _is_inside(text, start - 1):
        start -= 1
    while end < len(text) and _is_inside(text, end):
        end += 1
    return start, end


def _is_inside(text: str, place: int) -> bool:
    sign = text[place]
    if sign in ".?":
        return sign in (text[place + 1 : place + 2], text[max(0, place - 1) : place])
    return (sign.isalnum() and not _UNSPACED.match(sign)) or sign in "-’'_*#~•…" or _BLOCK.match(sign) is not None


def _kept(word: str) -> tuple[str, str] | None:
    """What is left in front of the first hidden letter and behind the last; None if that is no part of a word."""
    hidden = list(_HIDING.finditer(word))
    if not hidden:
        return None
    first, last = hidden[0].start(), hidden[-1].end()
    prefix, suffix = word[:first], word[last:]
    if not (prefix and suffix) and last - first < _FEWEST_HIDDEN and "…" not in word:
        return None
    # A word goes on in small letters: "██F" is a number and a letter.
    if not prefix and suffix[:1].isupper():
        return None
    # "2004-████" is two numbers.
    if _NUMBER.fullmatch(prefix) or _NUMBER.fullmatch(suffix[::-1]):
        return None
    return (prefix, suffix) if _WORD_PARTS.fullmatch(prefix) and _WORD_PARTS.fullmatch(suffix) else None
