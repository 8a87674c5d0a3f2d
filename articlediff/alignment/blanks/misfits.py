"""Half-masked words: the fillings that do not fit the letters that one has kept. The kernel asks this module, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.calibration.costs import MISFIT


def misfits(kept: tuple[str, str, str], keys: Sequence[str], spaces: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the costs of fillings that are not one whole word with the letters kept at its beginning and end.

    ``kept`` is that of a blank, ``keys`` are those of a stretch, and ``spaces`` the white space at each boundary of it.
    The costs are those of a filling that begins, and of one that ends, at each boundary.

    >>> misfits(("j", "", ""), ["John", "left"], [" ", " ", " "])
    ([0, 1000, 0], [0, 0, 1000])
    """
    prefix, suffix, signs = kept
    begins, closes = [0] * len(spaces), [0] * len(spaces)
    for first, stop in _words(keys, spaces, signs):
        whole = "".join(key.casefold() for key in keys[first:stop])
        fits = whole.startswith(prefix) and whole.endswith(suffix) and len(whole) > len(prefix) + len(suffix)
        for c in range(first, stop):
            begins[c] = 0 if fits and c == first else MISFIT
        for c in range(first + 1, stop + 1):
            closes[c] = 0 if fits and c == stop else MISFIT
    return begins, closes


def _words(keys: Sequence[str], spaces: Sequence[str], signs: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens that touch and are letters, digits, hyphens, apostrophes or such signs; or a lone sign."""
    first = 0
    for c in range(1, len(keys) + 1):
        parts = c == len(keys) or bool(spaces[c])
        if parts or not _is_in_word(keys[c - 1], signs) or not _is_in_word(keys[c], signs):
            yield first, c
            first = c


def _is_in_word(key: str, signs: str) -> bool:
    return key[0].isalnum() or key[0] in "-'" or key in signs
