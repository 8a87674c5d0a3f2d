"""Masks with a letter that none of the words in their place begins with: ``J***`` where the full text has Maria.

Either the letter was kept of another name, and the full text was edited there, or whoever made the copy chose letters
for the names: courts write A., B. and C. for the parties in their order. One such mask does not tell which. Several
different ones tell that the letters were chosen, unless more of the copy's letters are kept ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articlediff.alignment.types import Alignment, Filling
from articlediff.calibration.thresholds import FEWEST_CHOSEN_LETTERS
from articlediff.copy.masks.initials import CHOSEN
from articlediff.expressions import expression
from articlediff.properties import cached_property
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank
from articlediff.text.signs import CLOSING_BRACKETS, OPENING_BRACKETS
from articlediff.text.tokens import Tokens

_CAPITAL, _SIGN = r"[^\W\d_a-z]", r"(?:[^\w\s/&]|_)"
_LETTERS_AND_SIGNS = expression(rf"{_CAPITAL}(?:{_SIGN}+[ \xa0]?{_CAPITAL}|[ \xa0]{_CAPITAL})*{_SIGN}*")
"""Capitals with signs or a space between them: ``J***``, ``J. K.``, ``J``."""
_WRITTEN_ALIKE = ("ckqx", "gijy", "ejy", "vw", "sz", "fp")
"""Letters with which one name begins in two spellings: Catherine and Katharina, Geoffrey and Jeffrey."""
_BASES = str.maketrans("øłđðþ", "olddt")
"""Letters that are not a base and an accent in Unicode, and the one that is written for them."""
_WORD_PARTS = expression(r"[^\W_]+")


class _Contradiction(NamedTuple):
    """The number of a blank whose mask has no letter that fits, its letters, and the words that fill it."""

    blank: int
    letters: frozenset[str]
    words: tuple[str, ...]


class _NamesBeside:
    """The capitalised words that the full text has, anywhere, beside a capitalised word: the rest of a whole name."""

    def __init__(self, b: Tokens) -> None:
        self._b = b

    def of(self, filling: Filling) -> str:
        """Return the capitalised words beside the only word of the filling; none unless it is capitalised."""
        is_name = filling.stop - filling.start == 1 and self._b.texts[filling.start][0].isupper()
        return " ".join(sorted(self._by_key.get(self._b.keys[filling.start], ()))) if is_name else ""

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        """The capitalised neighbours of each capitalised word, by its key: read once, and only if a letter asks."""
        found: dict[str, set[str]] = {}
        texts, keys = self._b.texts, self._b.keys
        for k, (one, other) in enumerate(pairwise(texts)):
            if one[0].isupper() and other[0].isupper():
                found.setdefault(keys[k], set()).add(other)
                found.setdefault(keys[k + 1], set()).add(one)
        return found


def contradicting(a: Tokens, b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> frozenset[int]:
    """Return the numbers of the blanks that are filled against the letters of their masks, unless those were chosen.

    >>> from articlediff.alignment import align
    >>> from articlediff.copy.masks.placeholders import with_placeholders
    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> full = tokenise("He asked Maria for the key, and then he asked Tor for the other one.")
    >>> copy = with_placeholders(tokenise("He asked J*** for the key, and then he asked T*** for the other one."), full)
    >>> blanks = find_blanks(copy)
    >>> contradicting(copy, full, blanks, align(copy, full, blanks))
    frozenset({0})
    """
    found: list[_Contradiction] = []
    fitting = 0
    names = _NamesBeside(b)
    for filling in _fillings(alignment):
        blank = blanks[filling.blank]
        letters = _letters(a.text[slice(*a.slice(blank.at, blank.end))]) if blank.covers else frozenset()
        if not letters:
            continue
        words = b.text[slice(*b.slice(filling.start, filling.stop))]
        if _fit(letters, words) or _fit(letters, names.of(filling)):
            fitting += 1
        else:
            found.append(_Contradiction(filling.blank, letters, tuple(words.split())))
    different = {(one.letters, one.words) for one in found}
    are_chosen = len(different) >= FEWEST_CHOSEN_LETTERS and len(found) > fitting
    return frozenset() if are_chosen else frozenset(one.blank for one in found)


def _fillings(alignment: Alignment) -> Iterator[Filling]:
    yield from alignment.fillings
    for move in alignment.moves:
        yield from move.fillings


def _letters(mask: str) -> frozenset[str]:
    """Return the letters that a mask shows, folded; none if it is not letters and signs, or letters that are chosen.

    >>> sorted(_letters("J***")), sorted(_letters("[J. Å.]")), sorted(_letters("N.N.")), sorted(_letters("X***"))
    (['j'], ['a', 'j'], [], [])
    """
    bare = mask.strip(OPENING_BRACKETS + CLOSING_BRACKETS + " \xa0")
    if not _LETTERS_AND_SIGNS.fullmatch(bare):
        return frozenset()
    letters = [sign for sign in bare if sign.isalpha()]
    is_repeated = len(letters) > 1 and len(set(letters)) == 1
    return frozenset() if is_repeated or CHOSEN.issuperset(letters) else frozenset(map(_folded, letters))


def _fit(letters: frozenset[str], words: str) -> bool:
    """Tell whether any of the words, or a part of one, begins with one of the letters, as far as spellings go.

    >>> _fit(frozenset("j"), "Maria"), _fit(frozenset("a"), "Sayed al-Assad"), _fit(frozenset("k"), "Catherine")
    (False, True, True)
    """
    firsts = {_folded(part[0]) for part in _WORD_PARTS.findall(words)}
    # Letters of two scripts do not contradict one another.
    if not letters.isdisjoint(firsts) or any(one.isascii() != other.isascii() for one in letters for other in firsts):
        return True
    return any(not letters.isdisjoint(group) and not firsts.isdisjoint(group) for group in _WRITTEN_ALIKE)


def _folded(letter: str) -> str:
    """Return the letter without case and accent."""
    return unicodedata.normalize("NFKD", letter.casefold().translate(_BASES))[0]
