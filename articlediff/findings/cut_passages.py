"""A text that breaks off or begins in the middle: the rest of the full text is one lost passage."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Bounds, Move, Stretch
from articlediff.calibration.both_texts import LEAST_LOST
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.calibration.thresholds import DOUBTED, FRAGMENT_TOKENS, GUESSED, MASKED, SEEN, SENTENCE_WORDS
from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Category, Evidence, Kind
from articlediff.punctuation import SENTENCE_ENDS
from articlediff.records import NamedTuple
from articlediff.text.tokens import Tokens

_ELLIPSIS = "..."


class CutTrace(NamedTuple):
    """The mask, the notice or the half word with which the copy says that it was cut.

    ``offsets`` are those of the trace, ``at`` the token of the copy, without the trace, that it is in front of. The
    lost part of the full text begins with token ``place``, None if only the alignment can tell, and ends before token
    ``end``. ``sure`` is the share of cuts like it that are right (0 to 1), None for half a word only.
    """

    offsets: Offsets
    at: int
    place: int | None
    end: int
    sure: float | None


class Lost(NamedTuple):
    """The passage that was cut off, and the stretch in front of it that was edited."""

    passage: Draft
    before: Bounds


def lost_by_cut(a: Tokens, b: Tokens, stretch: Bounds, trace: CutTrace | None, end_in_place: int) -> Lost | None:
    """Return the part of ``b`` after a cut or before one, if the unmatched stretch ends or begins with that.

    ``a`` is without the tokens of ``trace``. From token ``end_in_place`` on, nothing of ``b`` has its place in ``a``,
    though passages of it may have moved.
    """
    if stretch.b0 == stretch.b1 or not a.texts:
        return None
    if trace and trace.place is not None and stretch.a1 == trace.at and stretch.b1 > trace.place:
        return _lost_at_trace(b, stretch, trace, trace.place)
    if stretch.a1 == len(a) and stretch.b0 >= end_in_place:
        first_a, first_b = _after_fragment(a, b, stretch)
        lost = _lost_end(a, b, Bounds(first_a, stretch.a1, first_b, stretch.b1), trace)
        return Lost(lost, _before(a, b, stretch, first_a, first_b)) if lost else None
    lost = _lost_start(a, b, stretch) if stretch.a0 == stretch.b0 == 0 else None
    return Lost(lost, Bounds(0, 0, 0, 0)) if lost else None


def with_moves_doubted(cut: Draft, b: Tokens, moves: Sequence[Move]) -> Draft:
    """Return the passage that a cut took, less sure if tokens of it are in any of the moves.

    A passage that the copy has elsewhere and the lost part as well moved out of it, or the text had it twice.
    """
    has_moved = any(cut.full[0] <= b.starts[move.bounds.b0] for move in moves)
    return cut._replace(confidence=min(cut.confidence, DOUBTED)) if has_moved else cut


def also_lost(cut: Draft, b: Tokens, stretch: Stretch) -> list[Draft]:
    """Return more of the passage that a cut took: tokens of ``b`` after a part of it that moved."""
    if stretch[0] == stretch[1]:
        return []
    end = cut.truncated[1]
    return [cut._replace(truncated=(end, end), full=b.slice(*stretch))]


def _lost_at_trace(b: Tokens, stretch: Bounds, trace: CutTrace, place: int) -> Lost:
    """Return what is missing at a trace, or its first part before a passage that moved, and what was edited before."""
    lost = stretch._replace(a0=stretch.a1, b0=max(stretch.b0, place))
    sure = trace.sure or (SEEN if is_long(b, lost) else GUESSED)
    return Lost(passage(b, trace.offsets, lost, sure), stretch._replace(b1=lost.b0))


def _after_fragment(a: Tokens, b: Tokens, stretch: Bounds) -> tuple[int, int]:
    """Return the boundary of either text at which the copy breaks off.

    That is after the tokens of the copy's last sentence, if one of the full text begins with them: they may be too few
    to match by themselves. Else it is where the stretch begins.
    """
    stop = stretch.a1
    start = max(stretch.a0, _sentence_start(a, stop - 1)) if stop > stretch.a0 else stop
    fragment = a.keys[start:stop]
    if 0 < len(fragment) <= FRAGMENT_TOKENS:
        for k in range(stretch.b0, stretch.b1 - len(fragment)):
            begins = k == stretch.b0 or b.opens_sentence(k) or "\n" in b.spaces[k]
            if begins and b.keys[k : k + len(fragment)] == fragment:
                return stop, k + len(fragment)
    return stretch.a0, stretch.b0


def _before(a: Tokens, b: Tokens, stretch: Bounds, first_a: int, first_b: int) -> Bounds:
    """Return the unmatched tokens in front of the last words that the copy has."""
    while first_a > stretch.a0 and first_b > stretch.b0 and a.keys[first_a - 1] == b.keys[first_b - 1]:
        first_a, first_b = first_a - 1, first_b - 1
    return Bounds(stretch.a0, first_a, stretch.b0, first_b)


def _lost_end(a: Tokens, b: Tokens, stretch: Bounds, trace: CutTrace | None) -> Draft | None:
    """Return the passage that is missing at the end of the copy, of which the stretch may have half a word."""
    a0, a1, b0, b1 = stretch
    is_broken = is_broken_word(a, b, stretch)
    if (a0 < a1 and not is_broken) or not a0 or not b.count_words(b0, b1):
        return None
    if trace:
        start = a.starts[a0] if is_broken else trace.offsets[0]
        return passage(b, (start, trace.offsets[1]), stretch, trace.sure or SEEN)
    sure = _sure_of_end(a, b, stretch, is_broken) if _tells_place(a, b, a0, b0) else None
    if not sure:
        return None
    truncated = a.slice(a0, a1) if is_broken else (a.ends[a0 - 1], a.ends[a0 - 1])
    return passage(b, truncated, stretch, sure)


def _tells_place(a: Tokens, b: Tokens, a0: int, b0: int) -> bool:
    """Return whether both texts have one word before these tokens, with at most one sign between: a cut is after it.

    After a passage that moved, or after a sign by itself, the full text may go on anywhere.
    """
    has_sign = a.keys[a0 - 1 : a0] == b.keys[b0 - 1 : b0] != () and a.weights[a0 - 1] <= SIGN_WEIGHT
    before_a, before_b = a0 - has_sign, b0 - has_sign
    same = min(before_a, before_b) > 0 and a.keys[before_a - 1] == b.keys[before_b - 1]
    return same and a.weights[before_a - 1] > SIGN_WEIGHT


def _sure_of_end(a: Tokens, b: Tokens, stretch: Bounds, is_broken: bool) -> float | None:
    """Return how sure it is that the copy, which ends without a trace, was cut there; None if it does not look so."""
    a0, b0 = stretch.a0, stretch.b0
    if not is_in_sentence(b, b0) or a.text.rstrip()[-1:] in SENTENCE_ENDS:
        return None
    breaks_off = is_broken or b.texts[b0][0].islower()
    first = _sentence_start(a, a0 - 1)
    is_sentence = a.count_words(first, a0) >= SENTENCE_WORDS
    if breaks_off and is_sentence and is_long(b, stretch):
        return SEEN
    # Sign-offs and captions end like that, too, on lines of their own; a text of one line is a heading.
    is_inline = "\n" not in a.spaces[first] and is_long(b, stretch) and not opens_like_a_sentence(b, b0)
    is_prose = len(a.sentence_starts) > 1 and (breaks_off or is_sentence or is_inline)
    return GUESSED if is_prose else None


def _lost_start(a: Tokens, b: Tokens, stretch: Bounds) -> Draft | None:
    """Return the passage that is missing in front of the copy, of which the stretch may have half a word."""
    a1, b1 = stretch.a1, stretch.b1
    head = a.keys[:a1]
    has_mask = head[:1] == (_ELLIPSIS,)
    fragment = head[1:] if has_mask else head
    is_broken = len(fragment) == 1 and fragment[0].isalnum() and b.keys[b1 - 1].endswith(fragment[0])
    is_amid_sentence = b1 < len(b) and is_in_sentence(b, b1) and b.count_words(0, b1)
    if not is_amid_sentence or not (has_mask or _begins_small(a)) or (fragment and not is_broken):
        return None
    stop = a.ends[a1 - 1] if a1 else a.starts[0]
    sure = SEEN if is_long(b, stretch) else GUESSED
    return passage(b, (a.starts[0], stop), stretch, MASKED if has_mask else sure)


def _begins_small(a: Tokens) -> bool:
    """Return whether the first word is in lower case, where other sentences begin with a capital."""
    if not a.texts[0][0].islower() or a.text.islower():
        return False
    small = sum(a.texts[k][0].islower() for k in a.sentence_starts[1:])
    return 2 * small < len(a.sentence_starts)


def is_broken_word(a: Tokens, b: Tokens, stretch: Bounds) -> bool:
    """Return whether the copy has only the first letters of the word that the full text goes on with."""
    words = a.keys[stretch.a0 : stretch.a1]
    return len(words) == 1 and words[0].isalnum() and b.keys[stretch.b0].startswith(words[0])


def is_in_sentence(tokens: Tokens, index: int) -> bool:
    """Return whether the token opens neither a sentence nor a line."""
    return not tokens.opens_sentence(index) and "\n" not in tokens.spaces[index]


def opens_like_a_sentence(tokens: Tokens, index: int) -> bool:
    """Return whether a word that is as often written small has a capital, as after a heading on one line with it."""
    word = tokens.texts[index]
    return word.istitle() and tokens.vocabulary[word.lower()] >= tokens.vocabulary[word]


def _sentence_start(tokens: Tokens, index: int) -> int:
    """Return the first token of the sentence or line that the token is in."""
    while index and is_in_sentence(tokens, index):
        index -= 1
    return index


def is_long(b: Tokens, stretch: Bounds) -> bool:
    """Return whether the full text's part is longer than what editors put in or leave out."""
    return b.count_words(stretch.b0, stretch.b1) >= LEAST_LOST


def passage(b: Tokens, truncated: Offsets, stretch: Bounds, confidence: float) -> Draft:
    """Return the full text's part of the stretch as a passage that was cut off."""
    return Draft(Kind.RESTORED, truncated, b.slice(stretch.b0, stretch.b1), confidence, Category.PASSAGE, Evidence.CUT)
