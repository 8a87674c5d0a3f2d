"""Words of which some letters are hidden: ``b*****d``, ``J████``, ``S-----``, ``██-year-old``."""

from __future__ import annotations

import re

from articlediff.expressions import expression
from articlediff.text.masks import BLOCK_SIGNS, BLOCKS, CIRCLE_SIGNS, CIRCLES
from articlediff.text.tokens import UNSPACED, found_at

_HIDING = expression(
    rf"""
    [*\#~•…{BLOCKS}{CIRCLES}×]+ | _{{2,}} | -{{2,}} | [—–]+ | \?{{2,}} | \.{{2,}}
  | [xX]{{3,}} | (?<=\d) [xX]+ | [xX]+ (?=\d)                        # xxxl, 20xx, xx12
  | (?<![^\W_]) [xX] (?=[,.:/][xX*\#\d])                             # x.xx, X/12
  | (?<![^\W_]) [xX]{{2,}} (?=[-/:.,]) | (?<=[-/:.,]) [xX]{{2,}} (?![^\W_])
  | (?<=[^\W_]) [!@\#$%&^*]+ (?=[^\W_]) | [!@\#$%&^*]{{2,}}          # f@ck, D#@!
  | (?<=[^\W\d_]) _ (?=[^\W\d_])
    """,
    re.VERBOSE,
)
"""What hides letters of a word."""
_HIDING_SIGNS = (*"*#~•…_—–×!@$%&^", "--", "??", "..", "xx", "XX")
"""With what they begin, blocks aside."""
_PROSE_SIGNS = frozenset("!@$%&^")
"""Those of them that prose is full of: ``$3``, ``R&D``."""
_BLOCKS = expression(f"[{BLOCKS}{CIRCLES}]+")
_BLOCK_SIGNS = BLOCK_SIGNS | CIRCLE_SIGNS
_UNSPACED = expression(f"[{UNSPACED}]")
"""Letters of scripts without spaces between words: those beside a mark may be other words."""
_FEWEST_HIDDEN = 2
"""A single sign behind a word is a footnote's, or a letter that was misread."""
_WORD_PARTS = expression(r"[-’'/:.,]?[^\W_]*(?:[-’'][^\W_]+|[/:.,]\d+)*[-’'/:.,]?")
_SEPARATORS = frozenset("/:.,")
"""Signs within a number."""
_NO_NOTES = BLOCK_SIGNS | frozenset("…—–xX")
"""Signs that one alone of is no footnote's."""
_NUMBER = expression(r"\d+[-’']")
_CLITIC = expression(r"['’](?:s|re|ve|ll|d|m)$")
_INSIDE = frozenset("-’'_*#~•…—–×!@$%&^")
_AROUND = ".,;:!?\"'“”‘’„«»()[]{}<>$€£¥"


def hidden_words(text: str, is_usual: bool = False) -> list[tuple[int, int]]:
    """Where words stand that are half hidden, half-open, without the signs around them.

    In a text that ``is_usual``, of letters and common signs alone, no blocks are looked for.

    >>> text = "The d**n boat of Mr. S-----'s, he said."
    >>> [text[start:end] for start, end in hidden_words(text)]
    ['d**n', 'S-----']
    """
    found: list[tuple[int, int]] = []
    done = 0
    for place in _hiding_places(text, is_usual):
        if place >= done:
            start, done = _word(text, place)
            core = _CLITIC.sub("", _bare(text[start:done].strip("'’")))
            parts = _kept(core)
            if parts and (any(parts) or _SEPARATORS.intersection(core)):
                start = text.index(core, start)
                found.append((start, start + len(core)))
    return found


def kept_letters(masked: str) -> tuple[str, str, str]:
    """What is left of a half-masked word at its beginning and at its end, without case, and the signs within numbers.

    >>> kept_letters("B*****d"), kept_letters("██-year-old"), kept_letters("XX/XX/1971")
    (('b', 'd', ''), ('', '-year-old', ''), ('', '/1971', '/'))
    """
    prefix, suffix = _kept(masked) or ("", "")
    return prefix.casefold(), suffix.casefold(), "".join(sorted(_SEPARATORS.intersection(masked)))


def hides_one_letter(masked: str) -> bool:
    """Whether one sign that prose has as well stands in the place of one letter.

    >>> hides_one_letter("a$k"), hides_one_letter("a*k"), hides_one_letter("a$$k")
    (True, False, False)
    """
    signs = [sign for sign in masked if not sign.isalnum()]
    return len(signs) == 1 and signs[0] in _PROSE_SIGNS


def fits(masked: str, word: str) -> bool:
    """Whether a word begins and ends with what is left of it, and has more between.

    >>> fits("b***d", "bold"), fits("b***d", "bd"), fits("b***d", "bald man")
    (True, False, False)
    """
    prefix, suffix, _ = kept_letters(masked)
    word = word.strip(_AROUND).casefold()
    hidden = word[len(prefix) : len(word) - len(suffix)]
    is_one = len(word.split()) == 1 and any(map(str.isalnum, hidden))
    return is_one and word.startswith(prefix) and word.endswith(suffix)


def _hiding_places(text: str, is_usual: bool) -> list[int]:
    """Where letters may be hidden; to look for each sign by itself is many times as fast as for all together."""
    places = {
        place
        for sign in _HIDING_SIGNS
        if sign in text
        for place in found_at(text, sign)
        if sign not in _PROSE_SIGNS or _is_between_letters(text, place)
    }
    if not is_usual:
        places.update(block.start() for block in _BLOCKS.finditer(text))
    return sorted(places)


def _is_between_letters(text: str, place: int) -> bool:
    """Whether a sign that prose has stands inside a word, or beside another sign."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    return (before.isalnum() and behind.isalnum()) or behind in _PROSE_SIGNS or before in _PROSE_SIGNS


def _word(text: str, place: int) -> tuple[int, int]:
    """The letters, digits and hiding signs that touch one another around a place."""
    start, end = place, place
    while start and _is_inside(text, start - 1):
        start -= 1
    while end < len(text) and _is_inside(text, end):
        end += 1
    return start, end


def _bare(word: str) -> str:
    """The word without a sign of the sentence at either end: what hides letters is a row of signs, or of several."""
    first, last = word[:1], word[-1:]
    if first == "!" or (first in _PROSE_SIGNS and word[1:2].isalnum()):
        word = word[1:]
    hidden = {sign for sign in word[:-1] if not sign.isalnum()} - {"-", "’", "'"}
    if last in _PROSE_SIGNS and (word[-2:-1].isalnum() or (last not in hidden and len(hidden) == 1)):
        word = word[:-1]
    return word


def _is_inside(text: str, place: int) -> bool:
    sign = text[place]
    if sign in ".?" and sign in (text[place + 1 : place + 2], text[max(0, place - 1) : place]):
        return True
    if sign in ".,/:":
        # Numbers go on over these, other words end.
        return place > 0 and all(map(_is_figure, (text[place - 1], text[place + 1 : place + 2])))
    if sign.isalnum():
        return sign.isascii() or not _UNSPACED.match(sign)
    return sign in _INSIDE or sign in _BLOCK_SIGNS


def _is_figure(sign: str) -> bool:
    return sign.isdigit() or sign in ("x", "X", "*", "#") or sign in _BLOCK_SIGNS


def _ends_number(part: str) -> bool:
    return not part or part[-1] in _SEPARATORS


def _kept(word: str) -> tuple[str, str] | None:
    """What is left in front of the first hidden letter and behind the last; None if that is no part of a word."""
    hidden = list(_HIDING.finditer(word))
    if not hidden:
        return None
    first, last = hidden[0].start(), hidden[-1].end()
    prefix, suffix = word[:first], word[last:]
    is_row = last - first >= _FEWEST_HIDDEN or hidden[0][0] in _NO_NOTES or len(hidden[0][0]) > 1
    if not (prefix and suffix) and not is_row:
        return None
    # A word goes on in small letters: "██F" is a number and a letter, "xxxR" and "••R" are words.
    if not prefix and suffix[:1].isupper() and (word[0] == "_" or word[0] in _BLOCK_SIGNS):
        return None
    # "2004-████" is two numbers, "4/7/████" three.
    if len(hidden) == 1 and _ends_number(prefix) and _ends_number(suffix[::-1]) and not hidden[0][0].isalpha():
        return None
    if len(hidden) == 1 and (_NUMBER.fullmatch(prefix) or _NUMBER.fullmatch(suffix[::-1])):
        return None
    return (prefix, suffix) if _WORD_PARTS.fullmatch(prefix) and _WORD_PARTS.fullmatch(suffix) else None
