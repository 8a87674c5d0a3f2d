"""Sketches of texts: a few numbers of each, by which the texts that share passages find one another.

A text's shingles are the runs of three neighbouring words. Each has a number, its hash, and the sketch keeps one number
in eight. Whether a number is kept hangs on the words of its shingle only, so that the sketch of a passage is a part of
the sketch of every text that contains the passage, and the share of one sketch that is in another estimates the share
of the one text that is in the other. That is the sketch by modulus of Andrei Z. Broder, "On the resemblance and
containment of documents", Proceedings of Compression and Complexity of Sequences 1997, IEEE, pages 21-29. (The MinHash
of the same paper estimates resemblance, which is low between a copy that was cut and its full text.)

The number of a word is its hash by FNV-1a, of Fowler, Noll and Vo, with its bits mixed once more; that of a
shingle is made of those of its words. Whoever makes two shingles collide gains a candidate, which is confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence

from articlediff import kernel
from articlediff.corpus.folded import BLANK, folded_words
from articlediff.records import NamedTuple
from articlediff.text.remembered import Remembered


class Choice(NamedTuple):
    """Which shingles are kept: of the first ``head`` ones, one in ``one_in_head``, of the others one in ``one_in``.

    Both are powers of two.
    """

    head: int
    one_in_head: int
    one_in: int


_CHOICE = Choice(head=64, one_in_head=2, one_in=8)
"""A copy that is cut keeps its beginning, and may be so short that one shingle in eight would be none."""
_WORD = 64
"""Bits of the hash of a word, and of the sums that make a number of it."""
_NUMBER = 47
"""Bits of the number of a shingle: six bytes in the index, with their sign. In 300 million numbers, two in a million
shingles meet another by chance."""
_DROPPED = _WORD - _NUMBER
_MASK = (1 << _WORD) - 1
_OFFSET, _PRIME = 0xCBF29CE484222325, 0x100000001B3
"""Those of FNV-1a with 64 bits."""
_FIRST, _SECOND, _THIRD = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
"""Odd numbers without a pattern, by which the words of a shingle are multiplied: their order counts."""


def sketch(text: str) -> set[int]:
    """Return the numbers of the text's shingles that are kept, from 0 to 2**47 - 1.

    One shingle in eight is kept, of the first 64 one in two, and none that a blank interrupts. The numbers are the same
    on every machine and under every hash seed. A text of fewer than three words has none.

    >>> full = "Nobody on the quay had seen the harbour master leave, and nobody had asked after him since Monday."
    >>> sketch("NOBODY on the quay had seen ████ harbour master leave , and nobody had asked") < sketch(full)
    True
    """
    return sketch_of(folded_words(text))


def sketch_of(folded: bytes) -> set[int]:
    """Return the sketch of the text whose folded words these are, for those who need the words as well."""
    if kernel.extension:
        return set(kernel.extension.shingles(folded, BLANK, *_CHOICE))
    return set(_shingles(folded, _CHOICE))


def _shingles(folded: bytes, choice: Choice) -> list[int]:
    """Return the numbers of the shingles that are kept, in their order.

    A shingle is kept if the numbers of its words add up to a multiple, and none of them is a blank.
    """
    numbers = [_NUMBERS[word] for word in folded.decode().split()]
    kept = []
    for at, shingle in enumerate(zip(numbers, numbers[1:], numbers[2:], strict=False)):
        one_in = choice.one_in_head if at < choice.head else choice.one_in
        if min(shingle) >= 0 and sum(shingle) % one_in == 0:
            kept.append(_number(shingle))
    return kept


def _number(words: Sequence[int]) -> int:
    first, second, third = words
    return ((first * _FIRST + second * _SECOND + third * _THIRD) & _MASK) >> _DROPPED


def _number_of_word(word: str) -> int:
    """Return the number of a word; that of a blank is negative."""
    letters = word.encode()
    if letters == BLANK:
        return -1
    number = _OFFSET
    for byte in letters:
        number = (number ^ byte) * _PRIME & _MASK
    return (number * _FIRST & _MASK) >> _DROPPED


_NUMBERS = Remembered(_number_of_word)
