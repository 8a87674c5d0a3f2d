"""The search for the place where the copy breaks off while the full text goes on, with its mask or notice.

The evidence is in both texts: what the copy ends with occurs nowhere after that place in the full text, which goes on.
How a mask or a notice looks says only how sure that is.
"""

from __future__ import annotations

from articlediff.alignment.types import Bounds
from articlediff.calibration.both_texts import (
    FEW_WORDS,
    LEAST_LOST,
    LONGEST_FOOTER,
    LONGEST_NOTICE,
    LONGEST_UNKNOWN,
    LONGEST_UNKNOWN_LINE,
    MOST_SHIFT,
    MUCH_LOST,
    ROW,
    SAME_END,
    TELLING_WEIGHT,
)
from articlediff.calibration.thresholds import DOUBTED, GUESSED, MASKED, SHAPED, TOLD
from articlediff.copy.cuts.endings import STORY_ENDS, Ending, first_line
from articlediff.copy.cuts.notices import (
    begins_with_mask,
    begins_with_notice,
    boxed,
    count_words,
    is_link,
    without_mask,
)
from articlediff.copy.cuts.places import Places
from articlediff.punctuation import SENTENCE_ENDS
from articlediff.records import NamedTuple
from articlediff.text.searching import joined
from articlediff.text.tokens import Tokens

_RULE_SIGNS = "-–— \n"
"""Signs of a line that parts two sections."""


class Cut(NamedTuple):
    """A place where the copy breaks off.

    From token ``at`` to ``stop`` the copy has no words of the story, but its mask or notice, and half of a word in
    front of that. After ``stop`` it has what the full text ends with as well, or nothing. In the full text the lost
    part is tokens ``place`` to ``end``; ``place`` is None where only the alignment can tell. ``sure`` is the share of
    cuts like it that are right; None for half a word without any mask.
    """

    at: int
    stop: int
    place: int | None
    end: int
    sure: float | None

    def offsets(self, whole: Tokens) -> tuple[int, int]:
        """Return where the trace of the cut is in the text of the copy, in code points, half-open."""
        return whole.starts[self.at], whole.ends[self.stop - 1]

    def seam(self, at: int) -> Bounds | None:
        """Return where the lost part was, if that is known: before token ``at`` of the copy without that trace."""
        return None if self.place is None else Bounds(at, at, self.place, self.end)


def find_cut(a: Tokens, b: Tokens) -> Cut | None:
    """Return where ``a`` breaks off with a mask, a notice or half a word, while ``b`` goes on; None if it does not.

    >>> from articlediff.text.tokenising import tokenise
    >>> find_cut(tokenise("The council met on Mon... [+41 chars]"), tokenise("The council met on Monday for an hour."))
    Cut(at=4, stop=11, place=4, end=9, sure=0.99)
    """
    if not a.texts or not b.texts:
        return None
    shared = 0
    if a.keys[-SAME_END:] == b.keys[-SAME_END:]:
        shared = _shared_end(a, b)
        if not shared:
            return None
    return _Search(a, b, len(a) - shared, len(b) - shared).cut()


def breaks_off(a: Tokens, b: Tokens) -> bool:
    """Tell whether ``a`` ends, with a mask or without, in the middle of what ``b`` goes on with.

    >>> from articlediff.text.tokenising import tokenise
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
    if len(a) >= len(b) or a.texts[-1] in SENTENCE_ENDS:
        return False
    at, place = _Search(a, b, len(a), len(b)).last_shared(len(a))
    if place is None or at < len(a) or b.count_words(place, len(b)) < LEAST_LOST:
        return False
    words = a.count_words(a.sentence_starts[-1], len(a))
    return (
        words >= LEAST_LOST
        and b.texts[place][0].islower()
        and not b.opens_sentence(place)
        and "\n" not in b.spaces[place]
    )


class _Search(Places):
    """The search for a cut in the copy's last tokens, up to ``stop``, beside the full text up to ``end``."""

    def __init__(self, a: Tokens, b: Tokens, stop: int, end: int) -> None:
        super().__init__(a, b, end)
        self.stop = stop
        self.ending = Ending(a, b, stop)

    def cut(self) -> Cut | None:
        """Return the cut at the first token from which on nothing is of the story."""
        ending, first = self.ending, self.ending.first
        at, place = self.last_shared(self.stop)
        if not ending.is_last:
            # Words that both texts share, right in front of their common end, are not a notice.
            if place is None or at == self.stop:
                return None
            first = max(first, at)
        if ending.is_last and place is not None and at == self.stop - 1 and self.is_part(at, place):
            return Cut(at, self.stop, place, self.end, None) if self._lost(place + 1) >= LEAST_LOST else None
        masks = ending.cut_masks(first)
        told = {*masks, *ending.notices(first)}
        after = self._just_after(at, place)
        begun = 0
        if told and place is not None and at < self.stop:
            begun, place = self.begun(at, place, self.stop)
            after += self._just_after(begun, place)
        unplaced = None
        # Where words without a mask are followed by a sentence of the story, they are hardly the notice.
        for k in sorted({*told, *after}, key=lambda k: (k + 1 < begun and k not in masks, k)):
            found = self._judged(k)
            if found and found.place is not None:
                return found
            unplaced = unplaced or found
        # The beginning of a last sentence that was edited may read like a part of the notice.
        return unplaced

    def _just_after(self, at: int, place: int | None) -> list[int]:
        """Return the token after what both texts have, and those after half a word or a few edited words there."""
        if place is None or at == self.stop:
            return []
        few = range(at + 1, min(self.stop, at + MOST_SHIFT + 1))
        told = [k for k in few if boxed(self.ending.text_from(k)) or self._is_link(k)]
        return [at, at + 1, *told] if self.is_part(at, place) and at + 1 < self.stop else [at, *told]

    def _is_link(self, k: int) -> bool:
        """Tell whether a link to the rest of the story begins with token ``k``."""
        return self.ending.may_be_notice(k) and is_link(self.ending.text_from(k))

    def _judged(self, k: int) -> Cut | None:
        """Return the cut that token ``k`` is the mask or the notice of, if it is that."""
        # A notice has no masks of its own; "[…]" is a mask by its look, and here that of the cut.
        if not k or (self.ending.has_masks(k) and self.ending.after_mask(k) is None):
            return None
        at, place = self.place(k)
        if place is None:
            is_cut = self.ending.is_last and self.ending.is_notice_by_itself(k)
            return Cut(k, self.stop, None, self.end, DOUBTED) if is_cut and not self.ending.ends_alike(k) else None
        if self._goes_on(k, place):
            return None
        sure = self._sure(k, at, place)
        if not sure or self._comes_from_after(at, place):
            return None
        # Any other sentence may have, or begin with, the one word that both texts have in front of the mask.
        is_placed = at < k or self.a.count_words(at - self._common(at, place), at) > 1
        is_placed = is_placed and not self.is_far(at, place)
        return Cut(at, self.stop, place, self.end, sure if is_placed else min(sure, DOUBTED))

    def _comes_from_after(self, at: int, place: int) -> bool:
        """Tell whether the full text has more of the words before token ``at`` after the place than before it."""
        starts = range(max(0, at - LONGEST_NOTICE), at - ROW + 1)
        rows = [joined(self.a.keys[start : start + ROW]) for start in starts]
        after, before = self.rows_after(place), joined(self.b.keys[:place])
        return sum(row in after for row in rows) > sum(row in before for row in rows)

    def _goes_on(self, k: int, place: int) -> bool:
        """Tell whether the full text has the text from token ``k`` on as well, or nothing in its place."""
        if (
            place >= self.end
            or not self._lost(place)
            or self.a.keys[k] == self.b.keys[place]
            or self.ending.ends_alike(k)
        ):
            return True
        after = self.rows_after(place)
        sums = self.a.weight_sums
        told = (row for row in range(k, self.stop - ROW + 1) if sums[row + ROW] - sums[row] >= TELLING_WEIGHT)
        rows = (self.a.keys[row : row + ROW] for row in told)
        return any(joined(row) in after for row in rows) or self._is_inside(k, place)

    def _is_inside(self, k: int, place: int) -> bool:
        """Tell whether the text after the mask is what the full text goes on with."""
        after = without_mask(self.ending.text_from(k))
        start = self.a.ends[self.stop - 1] - len(after)
        first = next((m for m in range(k, self.stop) if self.a.starts[m] >= start), self.stop)
        if not after or first == self.stop:
            return False
        # A line of its own may begin with that word by chance.
        row = self.a.keys[first : min(self.stop, first + (ROW - 1 if "\n" in self.a.spaces[first] else 1))]
        return self.b.keys[place : place + len(row)] == row

    def _sure(self, k: int, at: int, place: int) -> float | None:
        """Return how sure it is that a mask or a notice begins with token ``k``; None if neither does."""
        ending, text, lost = self.ending, self.ending.text_from(k), self._lost(place)
        after = ending.after_mask(k)
        if after is not None:
            # Between two paragraphs, dashes on a line of their own part sections.
            is_rule = at == k and not ending.is_last and self.b.opens_sentence(place) and not text.strip(_RULE_SIGNS)
            return None if is_rule else self._sure_of_mask(k, at, after, lost)
        in_sentence = at < k or not (self.b.opens_sentence(place) or "\n" in self.b.spaces[place])
        if ending.tells_apart(k, in_sentence):
            line = first_line(text)
            least = 1 if boxed(line) else LEAST_LOST if is_link(line) or is_link(text) else MUCH_LOST
            return (MASKED if is_link(line) else TOLD) if lost >= least else None
        if ending.touches_sentence(k, at, in_sentence) and lost >= MUCH_LOST:
            return TOLD
        if in_sentence and ending.is_last and lost >= LEAST_LOST and ending.is_shaped(k):
            return SHAPED
        # What wires put in signs under a page is in small letters; a name there is the writer's.
        is_word = ending.is_last and boxed(text) and text.islower() and count_words(text) <= FEW_WORDS
        return GUESSED if is_word and lost >= MUCH_LOST and self.a.text.count(text) == 1 else None

    def _sure_of_mask(self, k: int, at: int, after: str, lost: int) -> float | None:
        """Return how sure it is that the mask at token ``k``, with the text ``after`` it, is a cut's."""
        text = self.ending.text_from(k)
        sign = text.removesuffix(after).strip()
        masks = self.a.text.count(sign.rstrip(".") or sign)
        if at < k and not self.ending.is_last and masks > 1:
            return None  # a sign that occurs all over the copy hides the ends of words
        ends_line = not after or "\n" in self.a.text[self.a.ends[self.stop - 1] - len(after) - 1 :][:1]
        below = first_line(after)
        if ends_line or boxed(after) or begins_with_notice(below):
            return MASKED if begins_with_mask(text) else SHAPED
        is_short = len(below.split()) <= LONGEST_UNKNOWN and below[-1] not in STORY_ENDS
        is_footer = masks == 1 and not after[0].islower() and len(after.split()) <= LONGEST_UNKNOWN_LINE
        is_footer = is_footer and lost >= MUCH_LOST
        return SHAPED if (is_short or is_footer) and self.ending.is_last and lost >= LEAST_LOST else None

    def _lost(self, place: int) -> int:
        """Return how many words of the full text are missing from its token ``place`` on."""
        return self.b.count_words(place, self.end)


def _shared_end(a: Tokens, b: Tokens) -> int:
    """Return how many tokens, from the beginning of a line or sentence on, both texts end with."""
    most = min(len(a), len(b), LONGEST_FOOTER)
    if a.keys[-most:] == b.keys[-most:]:
        return 0
    shared = next(k for k in range(most) if a.keys[-k - 1] != b.keys[-k - 1])
    while shared and not ("\n" in a.spaces[-shared] or a.opens_sentence(len(a) - shared)):
        shared -= 1
    return shared if a.count_words(len(a) - shared, len(a)) > 1 else 0
