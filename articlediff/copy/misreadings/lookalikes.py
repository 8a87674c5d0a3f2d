"""Which words look alike on paper, so that a machine may take one for the other."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import combinations

_SHORT = 4
"""A word of fewer letters may not lack one: what is left is any word."""
_LONG = 8
"""In one of as many letters two may be quite different."""
_LONGEST = 24
"""What is longer is no word that it would pay to take all pairs of letters out of."""
_MOST = 3
"""Of so many letters one may be quite another."""
_ALIKE = ("il1|!jtfr/", "oceaq0", "hbnukmd", "s5z", "gq9y", "vw", "B8")
_JOINED = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("li", "h"), ("in", "m"), ("ii", "n"), ("nn", "m"))
_SHAPES_REMEMBERED = 1 << 14
"""The words of a long text: each is asked for several times."""
_SHAPES = str.maketrans({letter: group[0] for group in _ALIKE for letter in group})


def looks_like(word: str, other: str) -> bool:
    """Whether the one may be a misreading of the other.

    >>> looks_like("rnayor", "mayor"), looks_like("harbour", "market"), looks_like("The", "the")
    (True, False, False)
    """
    # What tells most words apart in less time comes first.
    return strangeness(word, other) is not None and not _hints(word).isdisjoint(_hints(other))


def strangeness(word: str, other: str) -> int | None:
    """In how many letters they differ, unless in case alone or in too many."""
    one, another = word.casefold(), other.casefold()
    if one == another:
        return None
    # Either reading may be meant: "rnayor" is "mayor", and "cierk" is "clerk", not "derk".
    readings = {(one, another), (_with_pairs_joined(one), _with_pairs_joined(another))}
    most = max(1, min(len(one), len(another)) // _MOST)
    found = min((distance(*pair) for pair in readings if _may_be_near(*pair, most)), default=most + 1)
    return found if found <= most else None


def _may_be_near(word: str, other: str, most: int) -> bool:
    """Whether they may differ in so few letters, as far as their lengths and the letters that one alone has tell."""
    if abs(len(word) - len(other)) > most:
        return False
    letters, others = set(word), set(other)
    return len(letters - others) <= most and len(others - letters) <= most


@lru_cache(_SHAPES_REMEMBERED)
def _with_pairs_joined(word: str) -> str:
    word = word.casefold()
    for pair, letter in _JOINED:
        word = word.replace(pair, letter)
    return word


@lru_cache(_SHAPES_REMEMBERED)
def shape(word: str) -> str:
    """The word with all letters that look alike as one."""
    if not word.isalnum():
        word = "".join(letter for letter in word if letter.isalnum() or letter in "|!/")
    return _with_pairs_joined(word).translate(_SHAPES)


@lru_cache(_SHAPES_REMEMBERED)
def shapes(word: str) -> frozenset[str]:
    """The same, with the pairs of letters that look like one as that one, and as two."""
    return frozenset((shape(word), word.casefold().translate(_SHAPES)))


def _hints(word: str) -> set[str]:
    """What words that look alike have in common: their shape, or what is left of it without a letter or two."""
    found = set(shapes(word))
    for form in shapes(word):
        if _SHORT <= len(form) <= 2 * _LONGEST:
            found.update(_without_letters(form, 1))
        if _LONG <= len(form) <= _LONGEST:
            found.update(_without_letters(form, 2))
    return found


def _without_letters(form: str, count: int) -> map[str]:
    return map("".join, combinations(form, len(form) - count))


class Candidates:
    """The words of one text, by what those that look like them have in common with them."""

    def __init__(self, words: Counter[str], others: Counter[str]) -> None:
        self._words = words
        self._others = others
        self._by_hint: dict[str, list[str]] = {}
        for word in words:
            if len(word) > 1 and word[0].isalpha():
                for hint in _hints(word):
                    self._by_hint.setdefault(hint, []).append(word)

    def nearest(self, word: str) -> str | None:
        """The word that this one most likely is a misreading of."""
        near = {other for hint in _hints(word) for other in self._by_hint.get(hint, ())}
        alike = [(found, other) for other in near if (found := strangeness(word, other)) is not None]
        return min(alike, key=self._rank)[1] if alike else None

    def _rank(self, alike: tuple[int, str]) -> tuple[int, bool, int, str]:
        """Of words that are as like, one that the other text lacks, then a frequent one."""
        found, other = alike
        return found, other in self._others, -self._words[other], other


def distance(word: str, other: str) -> int:
    """How many letters are to be changed, put in or left out to make one word of the other.

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
    """What is to be changed in the words lies between the ends that they share, mostly a letter or two."""
    shorter = min(len(word), len(other))
    start = 0
    while start < shorter and word[start] == other[start]:
        start += 1
    behind = 0
    while behind < shorter - start and word[-1 - behind] == other[-1 - behind]:
        behind += 1
    return word[start : len(word) - behind], other[start : len(other) - behind]
