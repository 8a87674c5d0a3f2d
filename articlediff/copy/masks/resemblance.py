"""Whether two spellings are one word misread, misspelled or written otherwise, rather than one put for the other."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise

from articlediff.calibration.both_texts import LEAST_RESEMBLANCE, SHORT_SPELLING


def resemble(one: str, other: str) -> bool:
    """Tell whether two words look alike, case, accents and signs aside.

    >>> resemble("Il", "II"), resemble("nnn", "nun"), resemble("Zonaras", "Zonaraς"), resemble("NN", "Odile")
    (True, True, True, False)
    """
    one, other = _letters(one), _letters(other)
    if not one or not other or one == other:
        return one == other
    if max(len(one), len(other)) <= SHORT_SPELLING:
        same = sum(x == y for x, y in zip(one, other, strict=False))
        return 2 * same >= max(len(one), len(other))
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() >= LEAST_RESEMBLANCE * (pairs.total() + others.total())


def _letters(word: str) -> str:
    """Return the letters and digits of the word, without case and accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", word))).casefold()


def _pairs(word: str) -> Counter[str]:
    """Return each two letters side by side, and how often."""
    return Counter(map("".join, pairwise(word)))
