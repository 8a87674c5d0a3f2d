"""A text that breaks off, or begins in the middle: what the full text has beyond is one lost passage."""

from __future__ import annotations

from typing import NamedTuple

from articlediff.alignment.types import Bounds
from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Category, Evidence, Kind
from articlediff.text.tokens import Tokens

_MARKED = 0.99
_SEEN = 0.9
_GUESSED = 0.6
_SENTENCE = 8  # words; sign-offs and captions, which end without a stop too, are shorter
_PASSAGE = 8  # words; less may as well have been edited
_FRAGMENT = 8
_ELLIPSIS = "..."
STOPS = frozenset('.!?…”"’)。！？।')


class Mark(NamedTuple):
    """What the copy says where it was cut: where that stands in the text, and before which of its tokens.

    The lost part of the full text begins with token ``place``, if that is known, and ends before token ``end``.
    ``sure``: how many of a hundred like it are right; None where it is but half a word.
    """

    offsets: Offsets
    at: int
    place: int | None
    end: int
    sure: float | None


class Lost(NamedTuple):
    """The passage that was cut off, and what was edited right in front of it."""

    passage: Draft
    before: Bounds


def lost_by_cut(a: Tokens, b: Tokens, rest: Bounds, mark: Mark | None, matched: int) -> Lost | None:
    """The part behind a cut or before one, if the unmatched stretch ends or begins with that.

    ``mark`` is what the copy says where it was cut; ``a`` is without it. From token ``matched`` on nothing of ``b``
    stands at its place in ``a``: passages of it may have moved.
    """
    if rest.b0 == rest.b1 or not a.texts:
        return None
    if mark and mark.place is not None and rest.a1 == mark.at and rest.b1 > mark.place:
        return _at_mark(b, rest, mark, mark.place)
    if rest.a1 == len(a) and rest.b0 >= matched:
        first_a, first_b = _fragment(a, b, rest)
        lost = _lost_end(a, b, Bounds(first_a, rest.a1, first_b, rest.b1), mark)
        return Lost(lost, _before(a, b, rest, first_a, first_b)) if lost else None
    lost = _lost_start(a, b, rest) if rest.a0 == rest.b0 == 0 else None
    return Lost(lost, Bounds(0, 0, 0, 0)) if lost else None


def also_lost(cut: Draft, b: Tokens, stretch: tuple[int, int]) -> list[Draft]:
    """More of what a cut took, in tokens of ``b``: all that is left of it behind a passage that moved."""
    if stretch[0] == stretch[1]:
        return []
    end = cut.truncated[1]
    return [cut._replace(truncated=(end, end), full=b.slice(*stretch))]


def _at_mark(b: Tokens, rest: Bounds, mark: Mark, place: int) -> Lost:
    """What is missing at a mark, or the first part of it before a passage that moved, and what was edited before."""
    lost = rest._replace(a0=rest.a1, b0=max(rest.b0, place))
    sure = mark.sure or (_SEEN if is_long(b, lost) else _GUESSED)
    return Lost(passage(b, mark.offsets, lost, sure), rest._replace(b1=lost.b0))


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


def _lost_end(a: Tokens, b: Tokens, rest: Bounds, mark: Mark | None) -> Draft | None:
    a0, a1, b0, _ = rest
    fragment = a.keys[a0:a1]
    broken_word = is_broken_word(a, b, rest)
    if (fragment and not broken_word) or not a0 or not b.count_words(b0, rest.b1):
        return None
    start = a.starts[a0] if a0 < a1 else mark.offsets[0] if mark else a.ends[a0 - 1]
    stop = mark.offsets[1] if mark else a.ends[a1 - 1] if a0 < a1 else start
    if mark:
        return passage(b, (start, stop), rest, mark.sure or _SEEN)
    if not is_in_sentence(b, b0) or a.text.rstrip()[-1:] in STOPS:
        return None
    breaks_off = broken_word or b.texts[b0][0].islower()
    first = _sentence_start(a, a0 - 1)
    in_sentence = a.count_words(first, a0) >= _SENTENCE
    if breaks_off and in_sentence and is_long(b, rest):
        return passage(b, (start, stop), rest, _SEEN)
    # Sign-offs and captions end like that, too, on lines of their own; a text of one line is a heading.
    is_inline = "\n" not in a.spaces[first] and is_long(b, rest) and not opens_like_a_sentence(b, b0)
    is_prose = len(a.sentence_starts) > 1 and (breaks_off or in_sentence or is_inline)
    return passage(b, (start, stop), rest, _GUESSED) if is_prose else None


def _lost_start(a: Tokens, b: Tokens, rest: Bounds) -> Draft | None:
    a1, b1 = rest.a1, rest.b1
    head = a.keys[:a1]
    marked = head[:1] == (_ELLIPSIS,)
    fragment = head[1:] if marked else head
    broken_word = len(fragment) == 1 and fragment[0].isalnum() and b.keys[b1 - 1].endswith(fragment[0])
    mid_sentence = b1 < len(b) and is_in_sentence(b, b1) and b.count_words(0, b1)
    if not mid_sentence or not (marked or _begins_small(a)) or (fragment and not broken_word):
        return None
    stop = a.ends[a1 - 1] if a1 else a.starts[0]
    seen = _SEEN if is_long(b, rest) else _GUESSED
    return passage(b, (a.starts[0], stop), rest, _MARKED if marked else seen)


def _begins_small(a: Tokens) -> bool:
    """Whether the first word is in lower case, where other sentences begin with a capital."""
    if not a.texts[0][0].islower() or a.text.islower():
        return False
    small = sum(a.texts[k][0].islower() for k in a.sentence_starts[1:])
    return 2 * small < len(a.sentence_starts)


def is_broken_word(a: Tokens, b: Tokens, rest: Bounds) -> bool:
    """Whether the copy has but the first half of the word that the full text goes on with."""
    words = a.keys[rest.a0 : rest.a1]
    return len(words) == 1 and words[0].isalnum() and b.keys[rest.b0].startswith(words[0])


def is_in_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token opens neither a sentence nor a line."""
    return not tokens.opens_sentence(index) and "\n" not in tokens.spaces[index]


def opens_like_a_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a word that is as often written small has a capital, as behind a heading that stands on the same line."""
    word = tokens.texts[index]
    return word.istitle() and tokens.vocabulary[word.lower()] >= tokens.vocabulary[word]


def _sentence_start(tokens: Tokens, index: int) -> int:
    """The first token of the sentence or line that the token stands in."""
    while index and is_in_sentence(tokens, index):
        index -= 1
    return index


def is_long(b: Tokens, rest: Bounds) -> bool:
    """Whether the full text's part is longer than what editors put in or leave out."""
    return b.count_words(rest.b0, rest.b1) >= _PASSAGE


def passage(b: Tokens, truncated: Offsets, rest: Bounds, confidence: float) -> Draft:
    """The full text's part of the stretch as a passage that was cut off."""
    return Draft(Kind.RESTORED, truncated, b.slice(rest.b0, rest.b1), confidence, Category.PASSAGE, Evidence.CUT)
