"""A text that breaks off, or begins in the middle: what the full text has beyond is one lost passage."""

from __future__ import annotations

from typing import NamedTuple

from articlediff.alignment.types import Bounds
from articlediff.changes.drafts import Draft, Offsets
from articlediff.model import Kind
from articlediff.tokens import Tokens

_MARKED = 0.99
_SEEN = 0.9
_GUESSED = 0.6
_SENTENCE = 8  # words; sign-offs and captions, which end without a stop too, are shorter
_PASSAGE = 8  # words; less may as well have been edited
_FRAGMENT = 8
_ELLIPSIS = "..."
_STOPS = frozenset('.!?…”"’)。！？।')


class Cut(NamedTuple):
    """The passage that was cut off, and what was edited right in front of it."""

    passage: Draft
    before: Bounds


def lost_by_cut(a: Tokens, b: Tokens, rest: Bounds, mark: Offsets | None, matched: int) -> Cut | None:
    """The part behind a cut or before one, if the unmatched stretch ends or begins with that.

    ``mark`` is where the copy says that it was cut; ``a`` ends in front of it. From token ``matched`` on nothing of
    ``b`` stands at its place in ``a``: passages of it may have moved.
    """
    if rest.b0 == rest.b1:
        return None
    if rest.a1 == len(a) and rest.b0 >= matched and len(a):
        first_a, first_b = _fragment(a, b, rest)
        passage = _lost_end(a, b, Bounds(first_a, rest.a1, first_b, rest.b1), mark)
        return Cut(passage, _before(a, b, rest, first_a, first_b)) if passage else None
    if rest.a0 == rest.b0 == 0:
        passage = _lost_start(a, b, rest)
        return Cut(passage, Bounds(0, 0, 0, 0)) if passage else None
    return None


def also_lost(cut: Draft, b: Tokens, stretch: tuple[int, int]) -> list[Draft]:
    """More of what a cut took, in tokens of ``b``: all that is left of it behind a passage that moved."""
    if stretch[0] == stretch[1]:
        return []
    end = cut.truncated[1]
    return [cut._replace(truncated=(end, end), full=b.slice(*stretch))]


def _fragment(a: Tokens, b: Tokens, rest: Bounds) -> tuple[int, int]:
    """Behind which tokens the copy breaks off: those of its last sentence, where the full text goes on with more.

    They may be too few to match by themselves.
    """
    stop = rest.a1
    start = max(rest.a0, _sentence_start(a, stop - 1)) if stop > rest.a0 else stop
    fragment = a.keys[start:stop]
    if 0 < len(fragment) <= _FRAGMENT:
        for k in range(rest.b0, rest.b1 - len(fragment)):
            begins = k == rest.b0 or b.opens_sentence(k) or "\n" in b.spaces[k]
            if begins and b.keys[k : k + len(fragment)] == fragment:
                return stop, k + len(fragment)
    return rest.a0, rest.b0


def _before(a: Tokens, b: Tokens, rest: Bounds, first_a: int, first_b: int) -> Bounds:
    """What stands unmatched in front of the words that the copy breaks off behind."""
    while first_a > rest.a0 and first_b > rest.b0 and a.keys[first_a - 1] == b.keys[first_b - 1]:
        first_a, first_b = first_a - 1, first_b - 1
    return Bounds(rest.a0, first_a, rest.b0, first_b)


def _lost_end(a: Tokens, b: Tokens, rest: Bounds, mark: Offsets | None) -> Draft | None:
    a0, a1, b0, _ = rest
    fragment = a.keys[a0:a1]
    broken_word = len(fragment) == 1 and fragment[0].isalnum() and b.keys[b0].startswith(fragment[0])
    if (fragment and not broken_word) or not a0 or not b.count_words(b0, rest.b1):
        return None
    start = a.starts[a0] if a0 < a1 else mark[0] if mark else a.ends[a0 - 1]
    stop = mark[1] if mark else a.ends[a1 - 1] if a0 < a1 else start
    if mark:
        return _passage(b, (start, stop), rest, _MARKED)
    mid_sentence = not b.opens_sentence(b0) and "\n" not in b.spaces[b0]
    if not mid_sentence or a.text.rstrip()[-1:] in _STOPS:
        return None
    breaks_off = broken_word or b.texts[b0][0].islower()
    in_sentence = a.count_words(_sentence_start(a, a0 - 1), a0) >= _SENTENCE
    return _passage(b, (start, stop), rest, _SEEN if breaks_off and in_sentence and _is_long(b, rest) else _GUESSED)


def _lost_start(a: Tokens, b: Tokens, rest: Bounds) -> Draft | None:
    a1, b1 = rest.a1, rest.b1
    head = a.keys[:a1]
    marked = head[:1] == (_ELLIPSIS,)
    fragment = head[1:] if marked else head
    broken_word = len(fragment) == 1 and fragment[0].isalnum() and b.keys[b1 - 1].endswith(fragment[0])
    mid_sentence = b1 < len(b) and not b.opens_sentence(b1) and "\n" not in b.spaces[b1]
    begins_small = bool(a.texts) and a.texts[0][0].islower()
    if not mid_sentence or not (marked or begins_small) or (fragment and not broken_word):
        return None
    stop = a.ends[a1 - 1] if a1 else a.starts[0]
    seen = _SEEN if _is_long(b, rest) else _GUESSED
    return _passage(b, (a.starts[0], stop), rest, _MARKED if marked else seen)


def _sentence_start(tokens: Tokens, index: int) -> int:
    while index and not tokens.opens_sentence(index) and "\n" not in tokens.spaces[index]:
        index -= 1
    return index


def _is_long(b: Tokens, rest: Bounds) -> bool:
    return b.count_words(rest.b0, rest.b1) >= _PASSAGE


def _passage(b: Tokens, truncated: Offsets, rest: Bounds, confidence: float) -> Draft:
    return Draft(Kind.RESTORED, truncated, b.slice(rest.b0, rest.b1), confidence, "passage", "cut")
