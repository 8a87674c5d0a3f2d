"""Where the copy breaks off while the full text goes on, and what it says there.

The evidence is in both texts: what stands at the copy's end stands nowhere behind that place in the full text, which
goes on. How a mark or a notice looks says only how sure that is.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from articlediff.alignment.types import Bounds
from articlediff.copy.cuts.notices import (
    NoticesWithin,
    begins_with_mark,
    begins_with_notice,
    boxed,
    boxes_within,
    count_words,
    is_behind_half_a_sentence,
    is_link,
    is_notice,
    is_prose,
    marks_within,
    may_hold_mark,
    runs_within,
    telling,
    without_mark,
)
from articlediff.copy.cuts.places import DRIFT, ROW, SEARCHED, Places
from articlediff.text.joined import joined
from articlediff.text.lines import is_hard_wrapped
from articlediff.text.tokens import Tokens

_SAME_END = 4
"""Texts with so many tokens at their ends in common end alike."""
_LONGEST_FOOTER = 200
"""Of a page, in tokens; two texts that end alike for longer were not cut."""
_TELLS = 20
"""Less than that, "https://" for one, may stand in any text twice."""
_FEW = 3
"""Any other sentence may begin with the same one or two words."""
_LONGEST_PHRASE = 30
_LONGEST_UNKNOWN = 6
_MUCH_LOST = 20
_LEAST_LOST = 8
"""Words; a copy that says so without a mark may as well have been edited where less is missing."""
_STOPS = frozenset('.!?…。！？।॥؟۔"”’)')
_QUOTES = frozenset("»›")
_LEADING = "*-–—~_|/#>☞ "
_BEFORE = _STOPS | frozenset("»«]*")

MARKED = 0.99
TOLD = 0.97
SHAPED = 0.9
DOUBTED = 0.75
GUESSED = 0.6


class Cut(NamedTuple):
    """A place where the copy breaks off.

    From token ``at`` to ``stop`` the copy has no words of the story, but its mark or notice, and half of a word in
    front of that. Behind ``stop`` stands what the full text ends with as well, or nothing. In the full text the
    lost part is tokens ``place`` to ``end``; ``place`` is None where only the alignment can tell. ``sure``: how many
    of a hundred like it are right; None for half a word without any mark.
    """

    at: int
    stop: int
    place: int | None
    end: int
    sure: float | None

    def offsets(self, whole: Tokens) -> tuple[int, int]:
        """Of the mark, in code points."""
        return whole.starts[self.at], whole.ends[self.stop - 1]

    def seam(self, at: int) -> Bounds | None:
        """Where the lost part stood, if that is known: in front of token ``at`` of the copy without the mark."""
        return None if self.place is None else Bounds(at, at, self.place, self.end)


def find_cut(a: Tokens, b: Tokens) -> Cut | None:
    """Where ``a`` breaks off with a mark, a notice or half a word, while ``b`` goes on.

    >>> from articlediff.text.tokens import tokenise
    >>> find_cut(tokenise("The council met on Mon... [+41 chars]"), tokenise("The council met on Monday for an hour."))
    Cut(at=4, stop=11, place=4, end=9, sure=0.99)
    """
    if not a.texts or not b.texts:
        return None
    shared = 0
    if a.keys[-_SAME_END:] == b.keys[-_SAME_END:]:
        shared = _shared_end(a, b)
        if not shared:
            return None
    return _Ending(a, b, len(a) - shared, len(b) - shared).cut()


def breaks_off(a: Tokens, b: Tokens) -> bool:
    """Whether ``a`` ends, with a mark or without, in the middle of what ``b`` goes on with.

    >>> from articlediff.text.tokens import tokenise
    >>> copy = "All of them came to the pier at noon, and"
    >>> full = "All of them came to the pier at noon, and we went down to the sea with our sisters."
    >>> breaks_off(tokenise(copy), tokenise(full)), breaks_off(tokenise(full), tokenise(copy))
    (True, False)
    """
    if not a.texts or not b.texts:
        return False
    cut = find_cut(a, b)
    if cut and cut.place is not None:
        return True
    if len(a) >= len(b) or a.texts[-1] in _STOPS:
        return False
    at, place = _Ending(a, b, len(a), len(b)).last_shared(len(a))
    if place is None or at < len(a) or b.count_words(place, len(b)) < _LEAST_LOST:
        return False
    words = a.count_words(a.sentence_starts[-1], len(a))
    return (
        words >= _LEAST_LOST
        and b.texts[place][0].islower()
        and not b.opens_sentence(place)
        and "\n" not in b.spaces[place]
    )


class _Ending(Places):
    """The last tokens of the copy, up to ``stop``, beside what the full text has up to ``end``."""

    def __init__(self, a: Tokens, b: Tokens, stop: int, end: int) -> None:
        super().__init__(a, b, end)
        self.stop = stop
        self.first = self._begin = max(0, stop - SEARCHED)
        self.is_last = stop == len(a)

    def cut(self) -> Cut | None:
        """The first place from which on nothing is of the story."""
        at, place = self.last_shared(self.stop)
        if not self.is_last:
            # What the texts share right in front of what both end with is no notice.
            if place is None or at == self.stop:
                return None
            self.first = max(self.first, at)
        if self.is_last and place is not None and at == self.stop - 1 and self.is_part(at, place):
            return Cut(at, self.stop, place, self.end, None) if self._lost(place + 1) >= _LEAST_LOST else None
        marks = self._marks()
        told = {*marks, *self._notices()}
        behind = self._just_behind(at, place)
        begun = 0
        if told and place is not None and at < self.stop:
            begun, place = self.begun(at, place, self.stop)
            behind += self._just_behind(begun, place)
        unplaced = None
        # Where words without a mark are followed by a sentence of the story, they are hardly the notice.
        for k in sorted({*told, *behind}, key=lambda k: (k + 1 < begun and k not in marks, k)):
            found = self._judged(k)
            if found and found.place is not None:
                return found
            unplaced = unplaced or found
        # The beginning of a last sentence that was edited may read like a part of the notice.
        return unplaced

    def _marks(self) -> list[int]:
        """The tokens that marks begin with."""
        start, stop = self.a.slice(self.first, self.stop)
        text = self.a.text[start:stop]
        runs = runs_within(text) if self.is_last else []
        marks = [run for run in runs if self._is_own(start + run[0], start + run[1])]
        if may_hold_mark(text):
            # What closes quotations in this copy points nowhere.
            found = marks_within(text)
            marks += (mark for mark in found if text[slice(*mark)] not in _QUOTES or self._is_alone(text, mark))
            marks += (box for box in boxes_within(text) if box[1] == len(text))
        places = {start + mark[0] for mark in marks}
        return [k for k in range(self.first, self.stop) if self.a.starts[k] in places]

    def _is_own(self, start: int, end: int) -> bool:
        """Whether such signs as stand there are nowhere else in either text, addresses aside."""
        signs = self.a.text[start : start + 2]
        rest = (self.a.text[:start], self.a.text[end:], self.b.text)
        return all(text.count(signs) == text.count(":" + signs) for text in rest)

    def _behind_mark(self, k: int) -> str | None:
        """What the mark that begins with token ``k`` is followed by; None if there is none."""
        text = self._text(k)
        if begins_with_mark(text):
            return without_mark(text)
        # A line of signs is drawn under a text or a part of it.
        start, end = next(iter(runs_within(text)), (1, 1))
        if start or not self.is_last or "\n" in self.a.spaces[k]:
            return None
        first = self.a.starts[k]
        return without_mark(text[end:].lstrip()) if self._is_own(first, first + end) else None

    def _is_alone(self, text: str, mark: tuple[int, int]) -> bool:
        return self.a.text.count(text[slice(*mark)]) == 1 and not any(sign in self.a.text for sign in "«‹„")

    @cached_property
    def _within(self) -> NoticesWithin:
        return NoticesWithin(self._text(self._begin))

    def _may_be_notice(self, k: int) -> bool:
        return self._within.may_begin(self.a.starts[k] - self.a.starts[self._begin])

    def _notices(self) -> list[int]:
        """The tokens that lines and sentences begin with, the words of which speak of reading on."""
        if not self._within.speaks_of_reading:
            return []
        openers = (k for k in range(self.first, self.stop) if "\n" in self.a.spaces[k] or self.a.opens_sentence(k))
        return [k for k in openers if self._tells(k)]

    def _just_behind(self, at: int, place: int | None) -> list[int]:
        """The token behind what both texts have, and those behind half a word or a few edited ones there."""
        if place is None or at == self.stop:
            return []
        few = range(at + 1, min(self.stop, at + DRIFT + 1))
        told = [k for k in few if boxed(self._text(k)) or (self._may_be_notice(k) and is_link(self._text(k)))]
        return [at, at + 1, *told] if self.is_part(at, place) and at + 1 < self.stop else [at, *told]

    def _judged(self, k: int) -> Cut | None:
        """The cut that token ``k`` is the mark or the notice of, if it is that."""
        # A notice has no masks of its own; "[…]" is one as well as a cut's mark.
        if not k or (self._has_masks(k) and self._behind_mark(k) is None):
            return None
        at, place = self.place(k)
        if place is None:
            is_cut = self.is_last and self._is_notice_itself(k)
            return Cut(k, self.stop, None, self.end, DOUBTED) if is_cut and not self._ends_alike(k) else None
        if self._goes_on(k, place):
            return None
        sure = self._sure(k, at, place)
        if not sure or self._comes_from_behind(at, place):
            return None
        # Any other sentence may have, or begin with, the one word that both texts have in front of the mark.
        is_held = at < k or self.a.count_words(at - self._common(at, place), at) > 1
        return Cut(at, self.stop, place, self.end, sure if is_held else min(sure, DOUBTED))

    def _comes_from_behind(self, at: int, place: int) -> bool:
        """Whether of what the copy has in front of its place more stands behind the full text's than in front of it."""
        starts = range(max(0, at - SEARCHED), at - ROW + 1)
        rows = [joined(self.a.keys[start : start + ROW]) for start in starts]
        behind, before = self.rows_behind(place), joined(self.b.keys[:place])
        return sum(row in behind for row in rows) > sum(row in before for row in rows)

    def _has_masks(self, k: int) -> bool:
        return any(k <= mark < self.stop and self.a.texts[mark].strip("*") for mark in self.a.marks)

    def _is_notice_itself(self, k: int) -> bool:
        """Whether this looks like a cut, whatever the full text has."""
        text = self._text(k)
        behind = self._behind_mark(k)
        if behind is not None:
            is_told = not behind or is_notice(behind) or begins_with_notice(_first_line(behind))
            return text[0] not in _QUOTES and is_told
        return self._is_set_apart(k) and is_link(text)

    def _ends_alike(self, k: int) -> bool:
        return self.is_last and self.b.text.rstrip().endswith(self._text(k))

    def _goes_on(self, k: int, place: int) -> bool:
        """Whether the full text has what stands here as well, or nothing in its place."""
        if place >= self.end or not self._lost(place) or self.a.keys[k] == self.b.keys[place] or self._ends_alike(k):
            return True
        behind = self.rows_behind(place)
        sums = self.a.weight_sums
        told = (row for row in range(k, self.stop - ROW + 1) if sums[row + ROW] - sums[row] >= _TELLS)
        rows = (self.a.keys[row : row + ROW] for row in told)
        return any(joined(row) in behind for row in rows) or self._is_inside(k, place)

    def _is_inside(self, k: int, place: int) -> bool:
        """Whether what stands behind the mark is what the full text goes on with."""
        behind = without_mark(self._text(k))
        start = self.a.ends[self.stop - 1] - len(behind)
        first = next((m for m in range(k, self.stop) if self.a.starts[m] >= start), self.stop)
        if not behind or first == self.stop:
            return False
        # A line of its own may begin with the same word.
        row = self.a.keys[first : min(self.stop, first + (ROW - 1 if "\n" in self.a.spaces[first] else 1))]
        return self.b.keys[place : place + len(row)] == row

    def _sure(self, k: int, at: int, place: int) -> float | None:
        """How sure it is that a mark or a notice begins with token ``k``; None if it is neither."""
        text = self._text(k)
        line = _first_line(text)
        lost = self._lost(place)
        in_sentence = at < k or not (self.b.opens_sentence(place) or "\n" in self.b.spaces[place])
        behind = self._behind_mark(k)
        if behind is not None:
            sign = text.removesuffix(behind).strip()
            marks = self.a.text.count(sign.rstrip(".") or sign)
            if at < k and not self.is_last and marks > 1:
                return None  # a sign that stands all over the copy hides the rest of words
            is_alone = not behind or "\n" in self.a.text[self.a.ends[self.stop - 1] - len(behind) - 1 :][:1]
            if is_alone or boxed(behind) or begins_with_notice(_first_line(behind)):
                return MARKED if begins_with_mark(text) else SHAPED
            below = _first_line(behind)
            is_short = len(below.split()) <= _LONGEST_UNKNOWN and below[-1] not in _STOPS
            is_footer = marks == 1 and not behind[0].islower() and len(behind.split()) <= _LONGEST_PHRASE
            is_footer = is_footer and lost >= _MUCH_LOST
            return SHAPED if (is_short or is_footer) and self.is_last and lost >= _LEAST_LOST else None
        if self._tells(k) and (self._is_set_apart(k) or self._is_link(k, in_sentence)):
            least = 1 if boxed(line) else _LEAST_LOST if is_link(line) or is_link(text) else _MUCH_LOST
            return (MARKED if is_link(line) else TOLD) if lost >= least else None
        is_glued = at == k and in_sentence and self.is_last and is_behind_half_a_sentence(line)
        if is_glued and lost >= _MUCH_LOST:
            return TOLD
        is_shaped = in_sentence and self.is_last and lost >= _LEAST_LOST and self._is_shaped(k)
        if is_shaped:
            return SHAPED
        # What wires put in signs under a page is in small letters; a name there is the writer's.
        is_word = self.is_last and boxed(text) and text.islower() and count_words(text) <= _FEW
        return GUESSED if is_word and lost >= _MUCH_LOST and self.a.text.count(text) == 1 else None

    def _tells(self, k: int) -> bool:
        """Whether the first line, up to any mark in it, or all the lines speak of reading on."""
        if not self._may_be_notice(k):
            return False
        line = _first_line(self._text(k))
        starts = (start for start, _ in [*marks_within(line), *boxes_within(line)])
        heads = (line[:start] for start in starts if any(map(str.isalnum, line[:start])))
        head = next((head for head in heads if not is_notice(head)), line)
        return is_notice(head) or (head == line and is_notice(self._text(k)))

    def _is_link(self, k: int, in_sentence: bool) -> bool:
        """Whether what stands in a line with the words before it is a link rather than more of them."""
        line = _first_line(self._text(k))
        if boxed(line) or "\n" in self.a.spaces[k]:
            return True
        if _ends_in_stop(line) or not is_link(line):
            return False
        return (
            telling(line.lstrip(_LEADING).split(maxsplit=1)[0]) > 0
            if in_sentence
            else not (line[0].islower() or is_prose(line))
        )

    def _is_shaped(self, k: int) -> bool:
        """Whether what stands behind half a sentence is none of its words."""
        text, line = self._text(k), _first_line(self._text(k))
        if boxed(text):
            return not text.isupper() and self.a.text.count(text) == 1
        opener = self.a.sentence_starts[bisect_left(self.a.sentence_starts, k) - 1]
        words = count_words(text)
        if self.a.count_words(opener, k) < _FEW:
            return False
        if not words:
            return (
                len(text) > 1
                and k not in self.a.marks
                and self.a.text.count(text) == 1
                and not _BEFORE.intersection(text) - {"*"}
            )
        bare = line.lstrip(_LEADING).lstrip("[<")
        if not bare or not bare[0].isalnum() or self.a.texts[k - 1] in _BEFORE:
            return False
        is_apart = self._begins_line(k) or (bare != line and "\n" in text and not bare[0].islower())
        if is_apart or (bare != line and is_behind_half_a_sentence(bare)):
            return words <= _LONGEST_PHRASE
        return words <= _LONGEST_UNKNOWN and not _ends_in_stop(text) and (bare != line or not line[0].islower())

    def _is_set_apart(self, k: int) -> bool:
        """Whether what begins there is no part of the sentence before: "He had read more" is none of a link."""
        if self._begins_line(k):
            return True
        line = _first_line(self._text(k))
        if self.a.texts[k - 1] not in _BEFORE or (line[-1] in _STOPS and (is_prose(line) or line[0].islower())):
            return False
        return is_link(line) or not line[0].islower()

    def _begins_line(self, k: int) -> bool:
        """Whether token ``k`` begins a line, and not because the page's lines are full there."""
        space = self.a.spaces[k]
        if space.count("\n") != 1 or not self._width:
            return "\n" in space
        line = self.a.text[: self.a.starts[k]].rstrip().rsplit("\n", 1)[-1]
        return len(line) + 1 + len(self._text(k).split(maxsplit=1)[0]) <= self._width

    @cached_property
    def _width(self) -> int:
        """The longest line of a copy whose lines end inside sentences; 0 of any other."""
        return max(map(len, self.a.text.split("\n"))) if is_hard_wrapped(self.a.text) else 0

    def _lost(self, place: int) -> int:
        return self.b.count_words(place, self.end)

    def _text(self, k: int) -> str:
        return self.a.text[self.a.starts[k] : self.a.ends[self.stop - 1]]


def _shared_end(a: Tokens, b: Tokens) -> int:
    """How many tokens, from the beginning of a line or sentence on, both texts end with."""
    most = min(len(a), len(b), _LONGEST_FOOTER)
    if a.keys[-most:] == b.keys[-most:]:
        return 0
    shared = next(k for k in range(most) if a.keys[-k - 1] != b.keys[-k - 1])
    while shared and not ("\n" in a.spaces[-shared] or a.opens_sentence(len(a) - shared)):
        shared -= 1
    return shared if a.count_words(len(a) - shared, len(a)) > 1 else 0


def _ends_in_stop(line: str) -> bool:
    """Whether a sentence ends with the line; "Read more..." is none."""
    return line[-1] in _STOPS and not line.endswith(("...", "…"))


def _first_line(text: str) -> str:
    return text.lstrip().split("\n", 1)[0]
