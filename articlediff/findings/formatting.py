"""Where matched tokens look different: quotes, dashes, spacing, paragraph breaks, Unicode form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import ne

from articlediff.alignment.types import Match
from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Kind
from articlediff.text.tokens import Tokens

_WORD_REACH = 12
"""A word that is spaced differently is shown whole, but no more than this many tokens to either side."""

Stretch = tuple[int, int]
"""Half-open, over white space and tokens by turns: 2k is the space before token k of the match, 2k + 1 the token."""


def formatting(a: Tokens, b: Tokens, match: Match, wrapped: tuple[bool, bool]) -> list[Draft]:
    """The visible differences inside one match, neighbours joined; ``wrapped``: line ends mean nothing in a, in b.

    >>> from articlediff.text.tokens import tokenise
    >>> a, b = tokenise("the W. H. O. said"), tokenise("the W.H.O. said")
    >>> [(draft.truncated, draft.full) for draft in formatting(a, b, Match(0, 0, 8), (False, False))]
    [((4, 12), (4, 10))]
    """
    i, j, length = match
    # Most matches are the same to the letter.
    if a.text[a.starts[i] : a.ends[i + length - 1]] == b.text[b.starts[j] : b.ends[j + length - 1]]:
        return []
    texts_a, texts_b = a.texts[i : i + length], b.texts[j : j + length]
    spaces_a, spaces_b = a.spaces[i : i + length], b.spaces[j : j + length]
    stretches: list[Stretch] = []
    if texts_a != texts_b:
        stretches += [(2 * k + 1, 2 * k + 2) for k in compress(range(length), map(ne, texts_a, texts_b))]
    if spaces_a != spaces_b:
        differing = compress(range(1, length), map(ne, spaces_a[1:], spaces_b[1:]))
        stretches += [s for k in differing if (s := _spacing(spaces_a, spaces_b, k, wrapped))]
    offsets = [(_offsets(a, i, stretch), _offsets(b, j, stretch)) for stretch in _joined(stretches)]
    return [Draft(_kind(a, b, here, there), here, there) for here, there in offsets]


def _kind(a: Tokens, b: Tokens, here: Offsets, there: Offsets) -> Kind:
    """Words in which letters are missing are other words, however well they fit."""
    guessed = any(here[0] <= at < here[1] for at in a.guessed) or any(there[0] <= at < there[1] for at in b.guessed)
    return Kind.REWORDED if guessed else Kind.FORMATTING


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


def _spacing(spaces_a: Sequence[str], spaces_b: Sequence[str], k: int, wrapped: tuple[bool, bool]) -> Stretch | None:
    seen_a, seen_b = space_seen(spaces_a[k], wrapped[0]), space_seen(spaces_b[k], wrapped[1])
    if seen_a == seen_b:
        return None
    if seen_a and seen_b:
        return 2 * k, 2 * k + 1
    tight = spaces_b if seen_a else spaces_a
    return _word_around(tight, k)


def _word_around(spaces: Sequence[str], k: int) -> Stretch:
    """The tokens that stand together without a space around boundary k."""
    first, stop = k - 1, k + 1
    while first and not spaces[first] and k - first < _WORD_REACH:
        first -= 1
    while stop < len(spaces) and not spaces[stop] and stop - k < _WORD_REACH:
        stop += 1
    return 2 * first + 1, 2 * stop


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours as one: those that touch, and white space on both sides of one token, as around a dash."""
    joined: list[Stretch] = []
    for first, stop in sorted(stretches):
        if joined and first <= joined[-1][1] + (first % 2 == 0):
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((first, stop))
    return joined


def _offsets(tokens: Tokens, origin: int, stretch: Stretch) -> Offsets:
    first, last = stretch[0] + 2 * origin, stretch[1] - 1 + 2 * origin
    start = tokens.starts[first // 2] if first % 2 else tokens.ends[first // 2 - 1]
    return start, tokens.ends[last // 2] if last % 2 else tokens.starts[last // 2]
