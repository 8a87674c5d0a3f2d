"""Differences in form within a match: quotes, dashes, spacing, paragraph breaks, Unicode form, misread letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import ne

from articlediff.alignment.types import Match
from articlediff.calibration.thresholds import SPACED_WORD_REACH
from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Kind
from articlediff.records import NamedTuple
from articlediff.text.tokens import Tokens

_Slots = tuple[int, int]
"""Half-open, over white space and tokens by turns: 2k is the space before token k of the match, 2k + 1 the token."""


class HardWrapped(NamedTuple):
    """Of each text, whether its single line ends are the page's and not the writer's."""

    a: bool
    b: bool


def within_match(a: Tokens, b: Tokens, match: Match, hard_wrapped: HardWrapped) -> list[Draft]:
    """Return what looks different within one match: form, and each word that was misread by itself.

    A misread word is reworded, but one that is only spaced otherwise is form.
    """
    misread = [k for k in range(match.length) if match.a + k in a.misread] if a.misread else []
    if not misread:
        return formatting(a, b, match, hard_wrapped)
    drafts: list[Draft] = []
    done = 0
    for k in misread:
        drafts += _formatting_between(a, b, match, done, k, hard_wrapped)
        in_a, in_b = a.slice(match.a + k, match.a + k + 1), b.slice(match.b + k, match.b + k + 1)
        is_spaced = "".join(a.text[slice(*in_a)].split()) == b.text[slice(*in_b)]
        drafts.append(Draft(Kind.FORMATTING if is_spaced else Kind.REWORDED, in_a, in_b))
        done = k + 1
    return [*drafts, *_formatting_between(a, b, match, done, match.length, hard_wrapped)]


def _formatting_between(
    a: Tokens, b: Tokens, match: Match, first: int, stop: int, hard_wrapped: HardWrapped
) -> list[Draft]:
    if first == stop:
        return []
    return formatting(a, b, Match(match.a + first, match.b + first, stop - first), hard_wrapped)


def formatting(a: Tokens, b: Tokens, match: Match, hard_wrapped: HardWrapped) -> list[Draft]:
    """Return the differences in form within one match that a reader would see, neighbours joined.

    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = tokenise("the W. H. O. said"), tokenise("the W.H.O. said")
    >>> [(draft.truncated, draft.full) for draft in formatting(a, b, Match(0, 0, 8), HardWrapped(False, False))]
    [((4, 12), (4, 10))]
    """
    i, j, length = match
    # Most matches are equal to the letter.
    if a.text[a.starts[i] : a.ends[i + length - 1]] == b.text[b.starts[j] : b.ends[j + length - 1]]:
        return []
    texts_a, texts_b = a.texts[i : i + length], b.texts[j : j + length]
    spaces_a, spaces_b = a.spaces[i : i + length], b.spaces[j : j + length]
    differing: list[_Slots] = []
    if texts_a != texts_b:
        differing += [(2 * k + 1, 2 * k + 2) for k in compress(range(length), map(ne, texts_a, texts_b))]
    if spaces_a != spaces_b:
        boundaries = compress(range(1, length), map(ne, spaces_a[1:], spaces_b[1:]))
        differing += [slots for k in boundaries if (slots := _spacing(spaces_a, spaces_b, k, hard_wrapped))]
    offsets = [(_offsets(a, i, slots), _offsets(b, j, slots)) for slots in _joined(differing)]
    return [Draft(_kind(a, b, in_a, in_b), in_a, in_b) for in_a, in_b in offsets]


def _kind(a: Tokens, b: Tokens, in_a: Offsets, in_b: Offsets) -> Kind:
    """Return "reworded" for words in which letters are missing: they are other words, however well they fit."""
    is_guessed = any(in_a[0] <= at < in_a[1] for at in a.guessed) or any(in_b[0] <= at < in_b[1] for at in b.guessed)
    return Kind.REWORDED if is_guessed else Kind.FORMATTING


def space_seen(space: str, hard_wrapped: bool) -> str:
    """Return what a reader sees of white space: nothing, a space, two for a wide one, or a line feed for a break.

    >>> [space_seen(space, False) for space in ("", " ", "   ", "\\n", " \\n\\n")]
    ['', ' ', '  ', '\\n', '\\n']
    """
    if "\n" in space and (not hard_wrapped or space.count("\n") > 1):
        return "\n"
    if "\n" in space or len(space) == 1:
        return " "
    return "  " if space else ""


def _spacing(spaces_a: Sequence[str], spaces_b: Sequence[str], k: int, hard_wrapped: HardWrapped) -> _Slots | None:
    """Return the space at boundary ``k`` if it looks different, or the word around it if only one text has a space."""
    seen_a, seen_b = space_seen(spaces_a[k], hard_wrapped.a), space_seen(spaces_b[k], hard_wrapped.b)
    if seen_a == seen_b:
        return None
    if seen_a and seen_b:
        return 2 * k, 2 * k + 1
    return _word_around(spaces_b if seen_a else spaces_a, k)


def _word_around(spaces: Sequence[str], k: int) -> _Slots:
    """Return the tokens around boundary ``k`` that no space parts."""
    first, stop = k - 1, k + 1
    while first and not spaces[first] and k - first < SPACED_WORD_REACH:
        first -= 1
    while stop < len(spaces) and not spaces[stop] and stop - k < SPACED_WORD_REACH:
        stop += 1
    return 2 * first + 1, 2 * stop


def _joined(differing: Iterable[_Slots]) -> list[_Slots]:
    """Return neighbours as one: those that touch, and white space on both sides of one token, as around a dash."""
    joined: list[_Slots] = []
    for first, stop in sorted(differing):
        if joined and first <= joined[-1][1] + (first % 2 == 0):
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((first, stop))
    return joined


def _offsets(tokens: Tokens, origin: int, slots: _Slots) -> Offsets:
    """Return the offsets of slots of a match that begins with token ``origin``."""
    first, last = slots[0] + 2 * origin, slots[1] - 1 + 2 * origin
    start = tokens.starts[first // 2] if first % 2 else tokens.ends[first // 2 - 1]
    return start, tokens.ends[last // 2] if last % 2 else tokens.starts[last // 2]
