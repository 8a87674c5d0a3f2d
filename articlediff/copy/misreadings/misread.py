"""Words that a machine read wrongly off a page, read as the words that they stand for.

Letters that look alike are taken for one another (``rn`` for ``m``, ``l`` for ``1``), others are lost or come from
dirt. A copy that is machine-read shows it where a word that the full text does not have stands between the same
neighbours as one that looks like it. Such a copy's words are compared by what they stand for; each is still told as
reworded, since that is what it says.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise

from articlediff.copy.misreadings.lookalikes import Candidates, distance, looks_like, shape, shapes
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens, where

LEAST = 4
"""Fewer words that look like those they replace are typing errors."""
LEAST_AROUND = 6
"""So are fewer among those words as well that have the same two words in front or behind."""
HARDLY_READ = 3
"""A text of which one token in so many, or more, is a word of its own may be misread in every word."""
SHARE = 0.005
"""And so are fewer than these in so many words."""
MOST_EDITED = 3
"""For each of them this many others may have given way to quite another word: the text was edited, or read twice."""
_BETWEEN = ((-1, 1),)
_BESIDE = ((-1, 1), (1, 2), (-2, -1))
"""The neighbours by which a word is known, by their distance from it."""
_MOST_PIECES = 5
_NEVER_JOINED = frozenset("-'’.<>*_@")
"""What stands between parts of words, or for words, as brackets do."""


def as_meant(a: Tokens, b: Tokens) -> Tokens:
    """The tokens of ``a`` with the keys of the words of ``b`` that they are misreadings of, if ``a`` is machine-read.

    ``misread`` tells of the result which tokens these are.

    >>> from articlediff.text.tokens import tokenise
    >>> full = tokenise("the mayor saw the harbour and the clerk left the house at noon in a storm of rain")
    >>> read = as_meant(tokenise("the rnayor saw the barbour and the cierk left the honse at nocn in a storm"), full)
    >>> [read.keys[k] for k in sorted(read.misread)]
    ['mayor', 'harbour', 'clerk', 'house', 'noon']
    """
    if not _is_machine_read(a, b):
        return a
    a = _with_words_divided(_with_words_joined(a, b), b)
    alone = _words_alone(a, b)
    candidates = Candidates(b.vocabulary, a.vocabulary)
    meant = {key: found for key in alone if (found := candidates.nearest(key)) is not None}
    parted = _parted_words(a, b, alone)
    keys = [key if k in a.marks or k in parted else meant.get(key, key) for k, key in enumerate(a.keys)]
    for k, key in _meant_by_neighbours(keys, b.keys):
        if k not in parted:
            keys[k] = key
    read = a.with_keys(keys)
    read.misread = frozenset(k for k, (key, other) in enumerate(zip(a.keys, keys, strict=True)) if key != other)
    return read


def _parted_words(a: Tokens, b: Tokens, alone: Container[str]) -> set[int]:
    """The tokens of ``a`` that are two words of ``b`` run together, or parts of one that was taken for two."""
    words = {shape(key) for key in b.vocabulary if key[0].isalpha()}
    pairs = {shape(one + other) for one, other in pairwise(b.keys) if one[0].isalpha() and other[0].isalpha()}
    found: set[int] = set()
    for k, key in enumerate(a.keys):
        if key in alone and shape(key) not in words:
            if shape(key) in pairs:
                found.add(k)
            for first in (k - 1, k):
                if first >= 0 and first + 1 < len(a) and a.spaces[first + 1] and shape(_both(a, first)) in words:
                    found.update((first, first + 1))
    return found


def _both(a: Tokens, first: int) -> str:
    return a.keys[first] + a.keys[first + 1]


def _meant_by_neighbours(keys: Sequence[str], full: Sequence[str]) -> list[tuple[int, str]]:
    """What those words are, by their places, that were misread as another word of the full text (``he`` for ``be``).

    The one stands once between neighbours, or before or behind two, where the other stands once.
    """
    found: dict[int, str] = {}
    for offsets in ((-1, 1), (1, 2), (-2, -1)):
        places, places_full = _places_by_neighbours(keys, offsets), _places_by_neighbours(full, offsets)
        for neighbours in places.keys() & places_full.keys():
            k, j = places[neighbours], places_full[neighbours]
            if k >= 0 and j >= 0 and keys[k] != full[j] and keys[k][0].isalpha() and looks_like(keys[k], full[j]):
                found.setdefault(k, full[j])
    return sorted(found.items())


def _places_by_neighbours(keys: Sequence[str], offsets: tuple[int, int]) -> dict[tuple[str, str], int]:
    """Where a token has these neighbours, -1 where several have them."""
    places: dict[tuple[str, str], int] = {}
    left, right = (keys[2 + offset :] for offset in offsets)
    for k, neighbours in zip(range(2, len(keys) - 2), zip(left, right, strict=False), strict=False):
        places[neighbours] = -1 if neighbours in places else k
    return places


def without_dirt(a: Tokens, blanks: list[Blank]) -> list[Blank]:
    """The blanks but those that signs and spaces make which are dirt to a machine that reads a page.

    Nor is a word or an initial that looks like a mark because of the words in its place; but one that recurs is none
    of the machine's inventions.
    """
    if not a.misread:
        return blanks
    spellings = Counter(a.texts[index] for index in a.marks)
    return [blank for blank in blanks if not _is_dirt(blank, a.texts[blank.at : blank.at + blank.covers], spellings)]


def _is_dirt(blank: Blank, mark: Sequence[str], spellings: Counter[str]) -> bool:
    if not mark:
        return blank.faint or blank.family == "orphan"
    if blank.family == "signs":
        return len(mark[0]) == 1
    return blank.family in ("evident", "note", "partial") and mark[0][0] != "[" and spellings[mark[0]] == 1


def _words_alone(a: Tokens, b: Tokens) -> set[str]:
    """The words that ``a`` alone has: letters, or letters among figures and signs."""
    return {key for key in a.alien_to(b).keys if len(key) > 1 and any(map(str.isalpha, key))}


def _is_machine_read(a: Tokens, b: Tokens) -> bool:
    """Whether enough words that ``a`` alone has look like those that ``b`` has between the same neighbours."""
    least = max(LEAST, SHARE * len(a))
    alone = _words_alone(a, b)
    if len(alone) < LEAST:
        return False
    places = [k for k in a.alien_to(b).places if a.keys[k] in alone]
    if len(places) < least:
        return False
    alike, edited = _replaced(a.keys, b.keys, places, _BETWEEN)
    if alike >= least and MOST_EDITED * alike >= edited:
        return True
    least = max(LEAST_AROUND, 2 * SHARE * len(a))
    if len(places) < least:
        return False
    if alike >= LEAST // 2:
        alike, edited = _replaced(a.keys, b.keys, places, _BESIDE)
        if alike >= least and MOST_EDITED * alike >= edited:
            return True
    if HARDLY_READ * len(places) < len(a):
        return False
    # Where every word is misread, no neighbours are the same to the letter.
    alike, edited = _replaced(a.keys, b.keys, places, _BETWEEN, shape)
    return alike >= least and MOST_EDITED * alike >= edited


def _replaced(
    keys_a: Sequence[str],
    keys_b: Sequence[str],
    places: Sequence[int],
    sides: Sequence[tuple[int, int]],
    read: Callable[[str], str] = str,
) -> tuple[int, int]:
    """How many tokens at these places look like one of ``b`` that has the same neighbours, and how many do not.

    ``read`` tells what of a neighbour must be the same.
    """
    read_a, read_b = (keys if read is str else [read(key) or key for key in keys] for keys in (keys_a, keys_b))
    alike: set[int] = set()
    edited: set[int] = set()
    for left, right in sides:
        inside = [k for k in places if k + left >= 0 and k + right < len(keys_a)]
        around = {(read_a[k + left], read_a[k + right]): k for k in inside}
        first = max(0, -left)
        # Most tokens have no such left neighbour: to make no pairs of those takes half the time.
        for at in where(read_b[: len(read_b) - right + left], {before for before, _ in around}):
            j = at - left
            k = around.get((read_b[at], read_b[at - left + right]))
            if k is not None and first <= j < len(keys_b) and len(keys_b[j]) > 1 and keys_b[j][0].isalpha():
                (alike if looks_like(keys_a[k], keys_b[j]) else edited).add(k)
    return len(alike), len(edited - alike)


def _with_words_joined(a: Tokens, b: Tokens) -> Tokens:
    """Words with figures, signs or a space in them (``harb0ur``, ``c|erk``, ``boa rd``) as one token each."""
    words = frozenset().union(*(shapes(key) for key in b.vocabulary if len(key) > 2 and key.isalpha()))
    alone = _words_alone(a, b)
    joined: list[tuple[int, int, str]] = []
    for first, stop in sorted([*_broken_words(a), *_spaced_words(a, alone)]):
        whole = "".join(a.texts[first:stop])
        if (not joined or first >= joined[-1][1]) and not words.isdisjoint(shapes(whole)):
            joined.append((first, stop, ""))
    return a.grouped(joined)


def _spaced_words(a: Tokens, alone: Container[str]) -> Iterator[tuple[int, int]]:
    """Each two tokens with a space between that may be one word: one of them at least is none of ``b``."""
    for first, (one, other) in enumerate(pairwise(a.keys)):
        is_pair = (one in alone or other in alone) and a.spaces[first + 1] == " "
        if is_pair and one.isalpha() and other.isalpha() and a.marks.keys().isdisjoint((first, first + 1)):
            yield first, first + 2


def _with_words_divided(a: Tokens, b: Tokens) -> Tokens:
    """Two words run together (``tothe``) as two tokens, if ``b`` has them side by side."""
    alone = _words_alone(a, b)
    words = {shape(key) for key in b.vocabulary if key[0].isalpha()}
    pairs = {shape(one + other): (one, other) for one, other in pairwise(b.keys) if one.isalpha() and other.isalpha()}
    divided: dict[int, int] = {}
    for index, key in enumerate(a.keys):
        if key in alone and index not in a.marks and (form := shape(key)) in pairs and form not in words:
            one, other = pairs[form]
            places = range(max(1, len(one) - 2), min(len(key) - 1, len(one) + 2) + 1)
            divided[index] = min(places, key=lambda at: distance(key[:at], one) + distance(key[at:], other), default=0)
    return a.divided({index: at for index, at in divided.items() if 0 < at < len(a.texts[index])})


def _broken_words(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The stretches of tokens with no space between them that begin and end with letters or figures and mix them."""
    first = 0
    for stop in range(1, len(tokens) + 1):
        if stop < len(tokens) and not tokens.spaces[stop] and not _parts_words(tokens.texts[stop]):
            continue
        start, end = first, stop
        while start < end and not tokens.texts[start][0].isalnum():
            start += 1
        while start < end and not tokens.texts[end - 1][0].isalnum():
            end -= 1
        pieces = tokens.texts[start:end]
        is_word = 1 < len(pieces) <= _MOST_PIECES and any(map(str.isalpha, pieces))
        if is_word and tokens.marks.keys().isdisjoint(range(start, end)):
            yield start, end
        first = stop


def _parts_words(piece: str) -> bool:
    return piece[0] in _NEVER_JOINED or unicodedata.category(piece[0]) in ("Ps", "Pe", "Pi", "Pf")
