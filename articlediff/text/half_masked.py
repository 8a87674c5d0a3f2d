"""Words of which some letters are hidden: ``b*****d``, ``J████``, ``S-----``, ``██-year-old``."""

from __future__ import annotations

import re

from articlediff.calibration.one_text import FEWEST_HIDDEN
from articlediff.expressions import expression
from articlediff.text.searching import found_at, signs_within
from articlediff.text.signs import BLOCK_SIGNS, BLOCKS, CIRCLE_SIGNS, CIRCLES, CLITIC, UNSPACED

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
"""Signs and letters that hide letters of a word."""
_HIDING_SIGNS = (*"*#~•…_—–×!@$%&^", "--", "??", "..", "xx", "XX")
"""Literals that they begin with, blocks aside."""
_PROSE_SIGNS = frozenset("!@$%&^")
"""The signs among them that prose is full of: ``$3``, ``R&D``."""
_BLOCKS = expression(f"[{BLOCKS}{CIRCLES}]+")
_BLOCK_SIGNS = BLOCK_SIGNS | CIRCLE_SIGNS
_UNSPACED = expression(f"[{UNSPACED}]")
"""Letters of scripts without spaces between words: those beside a mark may be other words."""
_PART_OF_WORD = expression(r"[-’'/:.,]?[^\W_]*(?:[-’'][^\W_]+|[/:.,]\d+)*[-’'/:.,]?")
_SEPARATORS = frozenset("/:.,")
"""Signs within a number."""
_NO_NOTES = BLOCK_SIGNS | frozenset("…—–xX")
"""Signs that mark no footnote, not even as the only one."""
_NUMBER = expression(r"\d+[-’']")
_CLITIC_AT_END = expression(rf"['’]{CLITIC}$")
_INSIDE = frozenset("-’'_*#~•…—–×!@$%&^")
"""Signs that a half-masked word may hold."""
_AROUND = ".,;:!?\"'“”‘’„«»()[]{}<>$€£¥"


def hidden_words(text: str, is_usual: bool = False, signs: frozenset[str] | None = None) -> list[tuple[int, int]]:
    """Return the spans of half-masked words, in code points, half-open, without the signs around them.

    In a text that ``is_usual``, of letters and common signs only, no blocks are looked for. ``signs`` are those that
    the text has, if they are known.

    >>> text = "The d**n boat of Mr. S-----'s, he said."
    >>> [text[start:end] for start, end in hidden_words(text)]
    ['d**n', 'S-----']
    """
    found: list[tuple[int, int]] = []
    done = 0
    for at in _hiding_offsets(text, is_usual, frozenset(signs_within(text)) if signs is None else signs):
        if at >= done:
            start, done = _word_around(text, at)
            core = _CLITIC_AT_END.sub("", _bare(text[start:done].strip("'’")))
            parts = _kept(core.replace("\n", ""))
            if parts and (any(parts) or _SEPARATORS.intersection(core)):
                start = text.index(core, start)
                found.append((start, start + len(core)))
    return found


def kept_letters(masked: str) -> tuple[str, str, str]:
    """Return the beginning and the end that a half-masked word keeps, without case, and the signs within its numbers.

    >>> kept_letters("B*****d"), kept_letters("██-year-old"), kept_letters("XX/XX/1971")
    (('b', 'd', ''), ('', '-year-old', ''), ('', '/1971', '/'))
    """
    prefix, suffix = _kept(masked.replace("\n", "")) or ("", "")
    return prefix.casefold(), suffix.casefold(), "".join(sorted(_SEPARATORS.intersection(masked)))


def hides_one_letter(masked: str) -> bool:
    """Tell whether the mask is one sign that prose has as well, in the place of one letter.

    >>> hides_one_letter("a$k"), hides_one_letter("a*k"), hides_one_letter("a$$k")
    (True, False, False)
    """
    signs = [sign for sign in masked if not sign.isalnum()]
    return len(signs) == 1 and signs[0] in _PROSE_SIGNS


def fits(masked: str, word: str) -> bool:
    """Tell whether a word begins and ends with what a half-masked word keeps, and has more between.

    >>> fits("b***d", "bold"), fits("b***d", "bd"), fits("b***d", "bald man")
    (True, False, False)
    """
    prefix, suffix, _ = kept_letters(masked)
    word = word.strip(_AROUND).casefold()
    hidden = word[len(prefix) : len(word) - len(suffix)]
    is_one = len(word.split()) == 1 and any(map(str.isalnum, hidden))
    return is_one and word.startswith(prefix) and word.endswith(suffix)


def _hiding_offsets(text: str, is_usual: bool, signs: frozenset[str]) -> list[int]:
    """Return where letters may be hidden; to look for each sign by itself is many times as fast as for all together."""
    offsets = {
        at
        for sign in _HIDING_SIGNS
        if signs.issuperset(sign)
        for at in found_at(text, sign)
        if sign not in _PROSE_SIGNS or _is_between_letters(text, at)
    }
    if not is_usual:
        offsets.update(block.start() for block in _BLOCKS.finditer(text))
    return sorted(offsets)


def _is_between_letters(text: str, at: int) -> bool:
    """Tell whether a sign that prose has is inside a word, or beside another such sign."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() and after.isalnum()) or after in _PROSE_SIGNS or before in _PROSE_SIGNS


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Return the span of the letters, digits and hiding signs that touch one another around an offset."""
    start, end = at, at
    while start and _is_inside(text, start - 1):
        start -= 1
    while end < len(text) and _is_inside(text, end):
        end += 1
    return start, end


def _bare(word: str) -> str:
    """Return the word without its sentence's signs at either end: a row of signs, or several, hides letters."""
    first, last = word[:1], word[-1:]
    if first == "!" or (first in _PROSE_SIGNS and word[1:2].isalnum()):
        word = word[1:]
    hidden = {sign for sign in word[:-1] if not sign.isalnum()} - {"-", "’", "'", "\n"}
    if last in _PROSE_SIGNS and (word[-2:-1].isalnum() or (last not in hidden and len(hidden) == 1)):
        word = word[:-1]
    return word


def _is_inside(text: str, at: int) -> bool:
    """Tell whether the sign at the offset may belong to a half-masked word."""
    sign = text[at]
    if sign in ".?" and sign in (text[at + 1 : at + 2], text[max(0, at - 1) : at]):
        return True
    if sign in _SEPARATORS:
        # Numbers go on over these, other words end.
        return at > 0 and all(map(_is_figure, (text[at - 1], text[at + 1 : at + 2])))
    if sign == "\n":
        return _parts_word(text, at)
    if sign.isalnum():
        return sign.isascii() or not _UNSPACED.match(sign)
    return sign in _INSIDE or sign in _BLOCK_SIGNS


def _parts_word(text: str, at: int) -> bool:
    """Tell whether a line ends within a word, after its hyphen: ``██-year-`` goes on with ``old``."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    is_hyphen = before[1:] == "-" and (before[0].isalnum() or before[0] in _BLOCK_SIGNS)
    return is_hyphen and (after.isdigit() or after.islower() or after in _BLOCK_SIGNS)


def _is_figure(sign: str) -> bool:
    """Tell whether the sign is a digit, or one that hides a digit."""
    return sign.isdigit() or sign in ("x", "X", "*", "#") or sign in _BLOCK_SIGNS


def _ends_number(part: str) -> bool:
    """Tell whether a part of a number is complete: it is empty, or ends with a separator."""
    return not part or part[-1] in _SEPARATORS


def _kept(word: str) -> tuple[str, str] | None:
    """Return what is left before the first hidden letter and after the last; None if that is not a part of a word."""
    hidden = list(_HIDING.finditer(word))
    if not hidden:
        return None
    first, last = hidden[0].start(), hidden[-1].end()
    prefix, suffix = word[:first], word[last:]
    is_row = last - first >= FEWEST_HIDDEN or hidden[0][0] in _NO_NOTES or len(hidden[0][0]) > 1
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
    return (prefix, suffix) if _PART_OF_WORD.fullmatch(prefix) and _PART_OF_WORD.fullmatch(suffix) else None
