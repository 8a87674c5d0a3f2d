"""Words in which letters are missing: they are read as the one word of the other text that they fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from articlediff.calibration.both_texts import LEAST_LETTERS, LETTERS_PER_SIGN
from articlediff.copy.normalising.readings import Edit
from articlediff.expressions import expression
from articlediff.text.searching import found_at
from articlediff.text.tokens import Tokens

_HOLES = expression("[\0-\x08\x0e-\x1b\x7f\ufffd?]+")
_SURELY_UNREADABLE = frozenset((*map(chr, (*range(9), *range(14, 28), 127)), "\ufffd"))


def mended(tokens: Tokens, other: Tokens, unknown: Sequence[int]) -> Iterator[Edit]:
    """Yield the letters that are missing in words of which the text shows the rest.

    ``unknown`` are the tokens that are words which the other text lacks.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("they con\\x00rm the caf\\ufffd in th  tre"), tokenise("they confirm the café in théâtre")
    >>> [edit.text for edit in mended(copy, full, range(copy.keys.index("th"), len(copy)))]
    ['fi', 'é', 'éâ']
    """
    holes = _holes(tokens)
    neighbours = [k for k, following in pairwise(unknown) if following == k + 1]
    if not holes and not neighbours:
        return
    missing = sorted(key for key in other.distinct_keys - tokens.distinct_keys if key.isalpha())
    yield from _with_signs(tokens.text, holes, missing)
    yield from _with_spaces(tokens, neighbours, missing)


def _holes(tokens: Tokens) -> list[re.Match[str]]:
    """Return what cannot be read in the middle of words, or at an end of them."""
    text, signs = tokens.text, tokens.split.signs
    asked = not signs.isdisjoint(_SURELY_UNREADABLE) or any(_is_in_word(text, at, at + 1) for at in found_at(text, "?"))
    return [hole for hole in _HOLES.finditer(text) if _is_in_word(text, *hole.span())] if asked else []


def _with_signs(text: str, holes: Sequence[re.Match[str]], missing: Sequence[str]) -> Iterator[Edit]:
    """Yield the letters in place of signs that cannot be read, where one missing word of the other text fits."""
    done = 0
    for hole in holes:
        start, stop = _word_around(text, *hole.span())
        if start < done or stop - start - len(hole[0]) < LEAST_LETTERS:
            continue
        done = stop
        inner = list(_HOLES.finditer(text, start, stop))
        kept = _HOLES.split(text[start:stop])
        fits = re.compile(f"(.{{1,{LETTERS_PER_SIGN}}})".join(map(re.escape, kept)))
        fitting = [match for word in missing if (match := fits.fullmatch(word))]
        if len(fitting) == 1:
            pairs = list(zip(inner, fitting[0].groups(), strict=True))
            # A question mark replaces letters that an encoding does not have; any other is a mask's.
            if not any("?" in hole[0] and letters.isascii() for hole, letters in pairs):
                yield from (Edit(*hole.span(), letters, guessed=True) for hole, letters in pairs)


def _is_in_word(text: str, start: int, stop: int) -> bool:
    """Tell whether letters touch what cannot be read: on both sides of a question mark, which else ends a sentence."""
    left, right = text[start - 1 : start].isalpha(), text[stop : stop + 1].isalpha()
    return left and right if text[start] == "?" else left or right


def _word_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the span of the letters and holes that touch one another around the stretch."""
    while start and (text[start - 1].isalpha() or _HOLES.match(text[start - 1])):
        start -= 1
    while stop < len(text) and (text[stop].isalpha() or _HOLES.match(text[stop])):
        stop += 1
    return start, stop


def _with_spaces(tokens: Tokens, neighbours: Sequence[int], missing: Sequence[str]) -> Iterator[Edit]:
    """Yield the letters between two pieces that the other text lacks, with a space in place of the letters."""
    for k in neighbours:
        left, right = tokens.keys[k], tokens.keys[k + 1]
        kept = len(left) + len(right)
        if kept <= LEAST_LETTERS or tokens.spaces[k + 1].strip(" "):
            continue
        first = bisect_left(missing, left)
        words = takewhile(lambda word: word.startswith(left), islice(missing, first, None))  # noqa: B023
        fitting = [word for word in words if word.endswith(right) and kept < len(word) <= kept + LETTERS_PER_SIGN]
        if len(fitting) == 1:
            letters = fitting[0][len(left) : len(fitting[0]) - len(right)]
            yield Edit(tokens.ends[k], tokens.starts[k + 1], letters, guessed=True)
