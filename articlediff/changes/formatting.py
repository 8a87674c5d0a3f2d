"""Where matched tokens look different: quotes, dashes, spacing, paragraph breaks, Unicode form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from operator import ne

from articlediff.alignment.types import Match
from articlediff.changes.drafts import Draft, Offsets
from articlediff.model import Kind
from articlediff.tokens import Tokens

_WORD_REACH = 12
"""A word that is spaced differently is shown whole, but no more than this many tokens to either side."""

Stretch = tuple[int, int]
"""Tokens of a match, counted from its start; an empty one is the white space before its token."""


def formatting(a: Tokens, b: Tokens, match: Match, wrapped: tuple[bool, bool]) -> list[Draft]:
    """The visible differences inside one match, neighbours joined; ``wrapped``: line ends mean nothing in a, in b.

    >>> from articlediff.tokens import tokenise
    >>> a, b = tokenise("the W. H. O. said"), tokenise("the W.H.O. said")
    >>> [(draft.truncated, draft.full) for draft in formatting(a, b, Match(0, 0, 8), (False, False))]
    [((4, 12), (4, 10))]
    """
    i, j, length = match
    texts_a, texts_b = a.texts[i : i + length], b.texts[j : j + length]
    spaces_a, spaces_b = a.spaces[i : i + length], b.spaces[j : j + length]
    stretches: list[Stretch] = []
    if texts_a != texts_b:
        stretches += [(k, k + 1) for k in compress(range(length), map(ne, texts_a, texts_b))]
    if spaces_a != spaces_b:
        differing = list(compress(range(1, length), map(ne, spaces_a[1:], spaces_b[1:])))
        stretches += [s for k in differing if (s := _spacing(spaces_a, spaces_b, k, wrapped))]
    return [
        Draft(Kind.FORMATTING, _offsets(a, i, s), _offsets(b, j, s)) for s in _joined(stretches, spaces_a, spaces_b)
    ]


def is_hard_wrapped(text: str) -> bool:
    """Whether single line ends are the page's and not the writer's: most of them stand inside a sentence."""
    lines = text.split("\n")
    inside = [line for line in lines[:-1] if line.strip()]
    return len(inside) >= 3 and sum(line.rstrip()[-1] not in ".!?:…”\"'’" for line in inside) * 2 > len(inside)


def space_seen(space: str, wrapped: bool) -> str:
    """What a reader sees of it: nothing, a space, a wide space or a break.

    >>> [space_seen(space, False) for space in ("", " ", "   ", "\\n", " \\n\\n")]
    ['', ' ', '  ', '\\n', '\\n']
    """
    if "\n" in space and (not wrapped or space.count("\n") > 1):
        return "\n"
    if "\n" in space or len(space) == 1:
        return " "
    return "  " if space else ""


def _spacing(spaces_a: list[str], spaces_b: list[str], k: int, wrapped: tuple[bool, bool]) -> Stretch | None:
    seen_a, seen_b = space_seen(spaces_a[k], wrapped[0]), space_seen(spaces_b[k], wrapped[1])
    if seen_a == seen_b:
        return None
    if seen_a and seen_b:
        return k, k
    tight = spaces_b if seen_a else spaces_a
    return _word_around(tight, k)


def _word_around(spaces: list[str], k: int) -> Stretch:
    """The tokens that stand together without a space around boundary k."""
    first, stop = k - 1, k + 1
    while first and not spaces[first] and k - first < _WORD_REACH:
        first -= 1
    while stop < len(spaces) and not spaces[stop] and stop - k < _WORD_REACH:
        stop += 1
    return first, stop


def _joined(stretches: Iterable[Stretch], spaces_a: list[str], spaces_b: list[str]) -> list[Stretch]:
    joined: list[Stretch] = []
    for first, stop in sorted(stretches):
        if joined:
            start, end = joined[-1]
            touches = first < end or (first == end and not (spaces_a[first] or spaces_b[first]))
            # White space on both sides of one sign, as around a dash, is one difference.
            if touches or (first == stop and (start, end) == (first - 1, first - 1)):
                joined[-1] = (start, max(end, stop))
                continue
        joined.append((first, stop))
    return joined


def _offsets(tokens: Tokens, origin: int, stretch: Stretch) -> Offsets:
    first, stop = stretch[0] + origin, stretch[1] + origin
    if first == stop:
        return tokens.ends[first - 1], tokens.starts[first]
    return tokens.starts[first], tokens.ends[stop - 1]
