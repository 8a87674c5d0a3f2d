"""Words that a machine read wrongly off a page, read as the words that they were meant to be.

Letters that look alike are taken for one another (``rn`` for ``m``, ``l`` for ``1``), others are lost or come from
dirt. A copy that is machine-read shows it where a word that the full text does not have is between the same
neighbours as one that looks like it. Such a copy's words are compared by what they were meant to be; each is still told
as reworded, since that is what it says.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise

from articlediff.calibration.both_texts import (
    EDITED_PER_MISREAD,
    FEWEST_MISREAD,
    FEWEST_MISREAD_BESIDE,
    FEWEST_MISREAD_BETWEEN,
    HARDLY_READ,
    MOST_PIECES,
    SEAM_REACH,
    SHARE_MISREAD,
    SHARE_MISREAD_BESIDE,
    SHORTEST_BROKEN,
)
from articlediff.copy.misreadings.lookalikes import Lookalikes, distance, looks_like, shape, shapes
from articlediff.text.blanks import Blank
from articlediff.text.families import OF_A_WORD
from articlediff.text.regrouping import Group, divided, grouped
from articlediff.text.searching import where
from articlediff.text.tokens import Tokens

_BETWEEN = ((-1, 1),)
_BESIDE = ((-1, 1), (1, 2), (-2, -1))
"""The neighbours by which a word is known, by their distance from it."""
_NEVER_JOINED = frozenset("-'’.<>*_@")
"""Signs between parts of words, or signs of masks, which as brackets join nothing."""


def as_meant(a: Tokens, b: Tokens) -> Tokens:
    """Return ``a`` with the keys of the words of ``b`` that its words are misreadings of, if it is machine-read.

    ``misread`` of the result has the indices of these words.

    >>> from articlediff.text.tokenising import tokenise
    >>> full = tokenise("the mayor saw the harbour and the clerk left the house at noon in a storm of rain")
    >>> read = as_meant(tokenise("the rnayor saw the barbour and the cierk left the honse at nocn in a storm"), full)
    >>> [read.keys[k] for k in sorted(read.misread)]
    ['mayor', 'harbour', 'clerk', 'house', 'noon']
    """
    if not _is_machine_read(a, b):
        return a
    a = _with_words_divided(_with_words_joined(a, b), b)
    own = _own_words(a, b)
    lookalikes = Lookalikes(b.vocabulary, a.vocabulary)
    meant = {key: found for key in own if (found := lookalikes.nearest(key)) is not None}
    parted = _parted_words(a, b, own)
    keys = [key if k in a.masks or k in parted else meant.get(key, key) for k, key in enumerate(a.keys)]
    for k, key in _meant_by_neighbours(keys, b.keys):
        if k not in parted:
            keys[k] = key
    return a.with_keys(keys, frozenset(k for k, key in enumerate(a.keys) if key != keys[k]))


def _parted_words(a: Tokens, b: Tokens, own: Container[str]) -> set[int]:
    """Return the tokens of ``a`` that are two words of ``b`` run together, or parts of a word taken for two."""
    words = {shape(key) for key in b.vocabulary if key[0].isalpha()}
    pairs = {shape(one + other) for one, other in pairwise(b.keys) if one[0].isalpha() and other[0].isalpha()}
    found: set[int] = set()
    for k, key in enumerate(a.keys):
        if key in own and shape(key) not in words:
            if shape(key) in pairs:
                found.add(k)
            for first in (k - 1, k):
                if first >= 0 and first + 1 < len(a) and a.spaces[first + 1] and shape(_both(a, first)) in words:
                    found.update((first, first + 1))
    return found


def _both(a: Tokens, first: int) -> str:
    """Return the two keys as one word."""
    return a.keys[first] + a.keys[first + 1]


def _meant_by_neighbours(keys: Sequence[str], full: Sequence[str]) -> list[tuple[int, str]]:
    """Return the tokens misread as another word of the full text (``he`` for ``be``), with the keys meant.

    Each of the two texts has one word between these neighbours, or before or after both of them.
    """
    found: dict[int, str] = {}
    for offsets in _BESIDE:
        own, others = _by_neighbours(keys, offsets), _by_neighbours(full, offsets)
        for neighbours in own.keys() & others.keys():
            k, j = own[neighbours], others[neighbours]
            if k is None or j is None:
                continue
            if keys[k] != full[j] and keys[k][0].isalpha() and looks_like(keys[k], full[j]):
                found.setdefault(k, full[j])
    return sorted(found.items())


def _by_neighbours(keys: Sequence[str], offsets: tuple[int, int]) -> dict[tuple[str, str], int | None]:
    """Return, by the neighbours at these distances, the token that has them; None if several have them."""
    found: dict[tuple[str, str], int | None] = {}
    left, right = (keys[2 + offset :] for offset in offsets)
    for k, neighbours in zip(range(2, len(keys) - 2), zip(left, right, strict=False), strict=False):
        found[neighbours] = None if neighbours in found else k
    return found


def without_dirt(a: Tokens, blanks: list[Blank]) -> list[Blank]:
    """Return the blanks without those that are dirt to a machine that reads a page: lone spaces and odd signs.

    Nor is a word or an initial a blank that looks like a mask because of the words in its place; but one that recurs is
    none of the machine's inventions.
    """
    if not a.misread:
        return blanks
    spellings = Counter(a.texts[index] for index in a.masks)
    return [blank for blank in blanks if not _is_dirt(blank, a.texts[blank.at : blank.end], spellings)]


def _is_dirt(blank: Blank, mask: Sequence[str], spellings: Counter[str]) -> bool:
    """Tell whether the machine may have made the blank."""
    if not mask:
        return blank.faint or blank.family == "orphan"
    if blank.family == "signs":
        return len(mask[0]) == 1
    return blank.family in OF_A_WORD and mask[0][0] != "[" and spellings[mask[0]] == 1


def _own_words(a: Tokens, b: Tokens) -> set[str]:
    """Return the words of ``a`` that ``b`` lacks: letters, or letters among figures and signs."""
    return {key for key in a.alien_to(b).keys if len(key) > 1 and any(map(str.isalpha, key))}


def _is_machine_read(a: Tokens, b: Tokens) -> bool:
    """Tell whether enough words that ``b`` lacks look like those that it has between the same neighbours."""
    least = max(FEWEST_MISREAD, SHARE_MISREAD * len(a))
    own = _own_words(a, b)
    if len(own) < FEWEST_MISREAD:
        return False
    indices = [k for k in a.alien_to(b).indices if a.keys[k] in own]
    if len(indices) < least:
        return False
    alike, edited = _replaced(a.keys, b.keys, indices, _BETWEEN)
    if alike >= least and EDITED_PER_MISREAD * alike >= edited:
        return True
    least = max(FEWEST_MISREAD_BESIDE, SHARE_MISREAD_BESIDE * len(a))
    if len(indices) < least:
        return False
    if alike >= FEWEST_MISREAD_BETWEEN:
        alike, edited = _replaced(a.keys, b.keys, indices, _BESIDE)
        if alike >= least and EDITED_PER_MISREAD * alike >= edited:
            return True
    if HARDLY_READ * len(indices) < len(a):
        return False
    # Where every word is misread, no neighbours are the same to the letter.
    alike, edited = _replaced(a.keys, b.keys, indices, _BETWEEN, shape)
    return alike >= least and EDITED_PER_MISREAD * alike >= edited


def _replaced(
    keys_a: Sequence[str],
    keys_b: Sequence[str],
    indices: Sequence[int],
    sides: Sequence[tuple[int, int]],
    read: Callable[[str], str] = str,
) -> tuple[int, int]:
    """Return how many of these tokens look like one of ``b`` with the same neighbours, and how many do not.

    ``read`` returns of a neighbour what must be the same.
    """
    read_a, read_b = (keys if read is str else [read(key) or key for key in keys] for keys in (keys_a, keys_b))
    alike: set[int] = set()
    edited: set[int] = set()
    for left, right in sides:
        inside = [k for k in indices if k + left >= 0 and k + right < len(keys_a)]
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
    """Return the words with figures, signs or a space in them (``harb0ur``, ``boa rd``) as one token each."""
    words = frozenset().union(*(shapes(key) for key in b.vocabulary if len(key) >= SHORTEST_BROKEN and key.isalpha()))
    own = _own_words(a, b)
    joined: list[Group] = []
    for first, stop in sorted([*_broken_words(a), *_spaced_words(a, own)]):
        whole = "".join(a.texts[first:stop])
        if (not joined or first >= joined[-1][1]) and not words.isdisjoint(shapes(whole)):
            joined.append(Group(first, stop))
    return grouped(a, joined)


def _spaced_words(a: Tokens, own: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield each two tokens with a space between that may be one word: ``b`` lacks at least one of them."""
    for first, (one, other) in enumerate(pairwise(a.keys)):
        is_pair = (one in own or other in own) and a.spaces[first + 1] == " "
        if is_pair and one.isalpha() and other.isalpha() and a.masks.keys().isdisjoint((first, first + 1)):
            yield first, first + 2


def _with_words_divided(a: Tokens, b: Tokens) -> Tokens:
    """Return two words run together (``tothe``) as two tokens, if ``b`` has them side by side."""
    own = _own_words(a, b)
    words = {shape(key) for key in b.vocabulary if key[0].isalpha()}
    pairs = {shape(one + other): (one, other) for one, other in pairwise(b.keys) if one.isalpha() and other.isalpha()}
    seams: dict[int, int] = {}
    for index, key in enumerate(a.keys):
        if key in own and index not in a.masks and (form := shape(key)) in pairs and form not in words:
            one, other = pairs[form]
            near = range(max(1, len(one) - SEAM_REACH), min(len(key) - 1, len(one) + SEAM_REACH) + 1)
            seams[index] = min(near, key=lambda at: distance(key[:at], one) + distance(key[at:], other), default=0)
    return divided(a, {index: at for index, at in seams.items() if 0 < at < len(a.texts[index])})


def _broken_words(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the tokens with no space between them that begin and end with letters or figures and mix them."""
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
        is_word = 1 < len(pieces) <= MOST_PIECES and any(map(str.isalpha, pieces))
        if is_word and tokens.masks.keys().isdisjoint(range(start, end)):
            yield start, end
        first = stop


def _parts_words(piece: str) -> bool:
    """Tell whether the token joins no parts of a broken word."""
    return piece[0] in _NEVER_JOINED or unicodedata.category(piece[0]) in ("Ps", "Pe", "Pi", "Pf")
