"""Which words look alike on paper, so that a machine may take one for the other."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import combinations

from articlediff.calibration.both_texts import LETTERS_PER_UNLIKE, LONG_LOOKALIKE, LONGEST_LOOKALIKE, SHORT_LOOKALIKE

_ALIKE = ("il1|!jtfr/", "oceaq0", "hbnukmd", "s5z", "gq9y", "vw", "B8")
"""Signs that look alike; the first of each group is read for all of them."""
_JOINED = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("li", "h"), ("in", "m"), ("ii", "n"), ("nn", "m"))
"""Pairs of letters that look like one."""
_SHAPES_REMEMBERED = 1 << 14
"""Words of a long text: each is asked for several times."""
_SHAPES = str.maketrans({letter: group[0] for group in _ALIKE for letter in group})


def looks_like(word: str, other: str) -> bool:
    """Tell whether one of the words may be a misreading of the other.

    >>> looks_like("rnayor", "mayor"), looks_like("harbour", "market"), looks_like("The", "the")
    (True, False, False)
    """
    # What tells most words apart in less time comes first.
    return strangeness(word, other) is not None and not _hints(word).isdisjoint(_hints(other))


def strangeness(word: str, other: str) -> int | None:
    """Return in how many letters the words differ; None if in case only, or in too many."""
    one, another = word.casefold(), other.casefold()
    if one == another:
        return None
    # Either reading may be meant: "rnayor" is "mayor", and "cierk" is "clerk", not "derk".
    readings = {(one, another), (_with_pairs_joined(one), _with_pairs_joined(another))}
    most = max(1, min(len(one), len(another)) // LETTERS_PER_UNLIKE)
    found = min((distance(*pair) for pair in readings if _may_be_near(*pair, most)), default=most + 1)
    return found if found <= most else None


def _may_be_near(word: str, other: str, most: int) -> bool:
    """Tell whether they may differ in ``most`` letters, as far as their lengths and sets of letters tell."""
    if abs(len(word) - len(other)) > most:
        return False
    letters, others = set(word), set(other)
    return len(letters - others) <= most and len(others - letters) <= most


@lru_cache(_SHAPES_REMEMBERED)
def _with_pairs_joined(word: str) -> str:
    """Return the word in small letters, with pairs of letters that look like one as that one."""
    word = word.casefold()
    for pair, letter in _JOINED:
        word = word.replace(pair, letter)
    return word


@lru_cache(_SHAPES_REMEMBERED)
def shape(word: str) -> str:
    """Return the word with all letters that look alike as one."""
    if not word.isalnum():
        word = "".join(letter for letter in word if letter.isalnum() or letter in "|!/")
    return _with_pairs_joined(word).translate(_SHAPES)


@lru_cache(_SHAPES_REMEMBERED)
def shapes(word: str) -> frozenset[str]:
    """Return the shapes of the word, with the pairs of letters that look like one as that one, and as two."""
    return frozenset((shape(word), word.casefold().translate(_SHAPES)))


def _hints(word: str) -> set[str]:
    """Return what words that look alike have in common: their shape, or what is left of it without a letter or two."""
    found = set(shapes(word))
    for form in shapes(word):
        if SHORT_LOOKALIKE <= len(form) <= 2 * LONGEST_LOOKALIKE:
            found.update(_without_letters(form, 1))
        if LONG_LOOKALIKE <= len(form) <= LONGEST_LOOKALIKE:
            found.update(_without_letters(form, 2))
    return found


def _without_letters(form: str, count: int) -> map[str]:
    """Return the form in every way in which it can lack ``count`` of its letters."""
    return map("".join, combinations(form, len(form) - count))


class Lookalikes:
    """An index of the words of one text, by what words that look like them have in common with them.

    >>> Lookalikes(Counter(["mayor", "harbour"]), Counter(["rnayor"])).nearest("rnayor")
    'mayor'
    """

    def __init__(self, words: Counter[str], others: Counter[str]) -> None:
        self._words = words
        self._others = others
        self._by_hint: dict[str, list[str]] = {}
        for word in words:
            if len(word) > 1 and word[0].isalpha():
                for hint in _hints(word):
                    self._by_hint.setdefault(hint, []).append(word)

    def nearest(self, word: str) -> str | None:
        """Return the word that this one most likely is a misreading of, if any looks like it."""
        near = {other for hint in _hints(word) for other in self._by_hint.get(hint, ())}
        alike = [(found, other) for other in near if (found := strangeness(word, other)) is not None]
        return min(alike, key=self._rank)[1] if alike else None

    def _rank(self, alike: tuple[int, str]) -> tuple[int, bool, int, str]:
        """Return the order of likeness: the nearest, one that the other text lacks, a frequent one."""
        strange, other = alike
        return strange, other in self._others, -self._words[other], other


def distance(word: str, other: str) -> int:
    """Return how many letters to change, put in or leave out to make one word of the other (Levenshtein 1966).

    >>> distance("rnayor", "mayor"), distance("cat", "cart")
    (2, 1)
    """
    word, other = _without_common_ends(word, other)
    if not word or not other:
        return len(word) + len(other)
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        diagonal, row[0] = row[0], i
        for j, other_letter in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != other_letter))
    return row[-1]


def _without_common_ends(word: str, other: str) -> tuple[str, str]:
    """Return what is left of the words between the ends that they share, mostly a letter or two."""
    shorter = min(len(word), len(other))
    start = 0
    while start < shorter and word[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and word[-1 - end] == other[-1 - end]:
        end += 1
    return word[start : len(word) - end], other[start : len(other) - end]
