"""The end of a copy, looked at by itself: its masks and notices, and whether they are set apart from the story."""

from __future__ import annotations

from bisect import bisect_left

from articlediff.calibration.both_texts import FEW_WORDS, LONGEST_NOTICE, LONGEST_UNKNOWN, LONGEST_UNKNOWN_LINE
from articlediff.copy.cuts.notice_words import NoticesWithin
from articlediff.copy.cuts.notices import (
    begins_with_mask,
    begins_with_notice,
    boxed,
    boxes_within,
    count_words,
    is_after_half_a_sentence,
    is_link,
    is_notice,
    is_prose,
    masks_within,
    may_hold_mask,
    runs_within,
    telling,
    without_mask,
)
from articlediff.properties import cached_property
from articlediff.punctuation import SENTENCE_ENDS
from articlediff.text.lines import is_hard_wrapped
from articlediff.text.tokens import Tokens

STORY_ENDS = SENTENCE_ENDS - frozenset("»]")
"""Signs that a finished sentence of the story ends with; links end with an arrow or a square bracket, too."""
_QUOTES = frozenset("»›")
_LEADING = "*-–—~_|/#>☞ "
"""Signs in front of a link."""
_BEFORE_NOTICE = SENTENCE_ENDS | frozenset("«*")
"""Signs that end the story in front of a notice."""


class Ending:
    """The last tokens of the copy ``a``, up to ``stop``; ``b`` is the full text.

    After ``stop`` the copy has what both texts end with; ``is_last`` says that this is nothing.
    """

    def __init__(self, a: Tokens, b: Tokens, stop: int) -> None:
        self.a, self.b, self.stop = a, b, stop
        self.first = max(0, stop - LONGEST_NOTICE)
        self.is_last = stop == len(a)

    def text_from(self, k: int) -> str:
        """Return the text from token ``k`` on."""
        return self.a.text[self.a.starts[k] : self.a.ends[self.stop - 1]]

    def cut_masks(self, first: int) -> list[int]:
        """Return the tokens from ``first`` on that masks of a cut may begin with: ``…``, ``[+12 chars]``, ``~~``."""
        start, stop = self.a.slice(first, self.stop)
        text = self.a.text[start:stop]
        runs = runs_within(text) if self.is_last else []
        masks = [run for run in runs if self._is_own(start + run[0], start + run[1])]
        if may_hold_mask(text):
            # What closes quotations in this copy points nowhere.
            found = masks_within(text)
            masks += (mask for mask in found if text[slice(*mask)] not in _QUOTES or self._is_only_one(text, mask))
            masks += (box for box in boxes_within(text) if box[1] == len(text))
        offsets = {start + mask[0] for mask in masks}
        return [k for k in range(first, self.stop) if self.a.starts[k] in offsets]

    def notices(self, first: int) -> list[int]:
        """Return the tokens from ``first`` on that lines and sentences begin with whose words speak of reading on."""
        if not self._within.speaks_of_reading:
            return []
        openers = (k for k in range(first, self.stop) if "\n" in self.a.spaces[k] or self.a.opens_sentence(k))
        return [k for k in openers if self._tells(k)]

    def may_be_notice(self, k: int) -> bool:
        """Tell whether it is worth the time to read the words from token ``k`` on as a notice."""
        return self._within.may_begin(self.a.starts[k] - self.a.starts[self.first])

    def after_mask(self, k: int) -> str | None:
        """Return the text after the mask that begins with token ``k``; None if none does."""
        text = self.text_from(k)
        if begins_with_mask(text):
            return without_mask(text)
        # A line of signs is drawn under a text or a part of it.
        start, end = next(iter(runs_within(text)), (1, 1))
        if start or not self.is_last or "\n" in self.a.spaces[k]:
            return None
        first = self.a.starts[k]
        return without_mask(text[end:].lstrip()) if self._is_own(first, first + end) else None

    def is_notice_by_itself(self, k: int) -> bool:
        """Tell whether the text from token ``k`` on looks like a cut, whatever the full text has."""
        text = self.text_from(k)
        after = self.after_mask(k)
        if after is not None:
            is_told = not after or is_notice(after) or begins_with_notice(first_line(after))
            return text[0] not in _QUOTES and is_told
        return self._is_set_apart(k) and is_link(text)

    def has_masks(self, k: int) -> bool:
        """Tell whether tokens from ``k`` on are masks wherever they occur, stars aside."""
        return any(k <= mask < self.stop and self.a.texts[mask].strip("*") for mask in self.a.masks)

    def ends_alike(self, k: int) -> bool:
        """Tell whether the full text ends with the text from token ``k`` on, too."""
        return self.is_last and self.b.text.rstrip().endswith(self.text_from(k))

    def tells_apart(self, k: int, in_sentence: bool) -> bool:
        """Tell whether a notice that speaks of reading on begins with token ``k``, set apart from what is before it."""
        return self._tells(k) and (self._is_set_apart(k) or self._is_link(k, in_sentence))

    def touches_sentence(self, k: int, at: int, in_sentence: bool) -> bool:
        """Tell whether an invitation begins with token ``k`` right after half a sentence, which ends at ``at``."""
        return at == k and in_sentence and self.is_last and is_after_half_a_sentence(first_line(self.text_from(k)))

    def is_shaped(self, k: int) -> bool:
        """Tell whether the text from token ``k`` on, after half a sentence, does not belong to its words."""
        text, line = self.text_from(k), first_line(self.text_from(k))
        if boxed(text):
            return not text.isupper() and self.a.text.count(text) == 1
        opener = self.a.sentence_starts[bisect_left(self.a.sentence_starts, k) - 1]
        words = count_words(text)
        if self.a.count_words(opener, k) < FEW_WORDS:
            return False
        if not words:
            return (
                len(text) > 1
                and k not in self.a.masks
                and self.a.text.count(text) == 1
                and not _BEFORE_NOTICE.intersection(text) - {"*"}
            )
        bare = line.lstrip(_LEADING).lstrip("[<")
        if not bare or not bare[0].isalnum() or self.a.texts[k - 1] in _BEFORE_NOTICE:
            return False
        is_apart = self._begins_line(k) or (bare != line and "\n" in text and not bare[0].islower())
        if is_apart or (bare != line and is_after_half_a_sentence(bare)):
            return words <= LONGEST_UNKNOWN_LINE
        return words <= LONGEST_UNKNOWN and not _ends_in_stop(text) and (bare != line or not line[0].islower())

    @cached_property
    def _within(self) -> NoticesWithin:
        return NoticesWithin(self.text_from(self.first))

    def _is_own(self, start: int, end: int) -> bool:
        """Tell whether neither text has the two signs at the offset anywhere else, addresses aside."""
        signs = self.a.text[start : start + 2]
        elsewhere = (self.a.text[:start], self.a.text[end:], self.b.text)
        return all(text.count(signs) == text.count(":" + signs) for text in elsewhere)

    def _is_only_one(self, text: str, mask: tuple[int, int]) -> bool:
        """Tell whether the copy has this sign once, and no signs that open quotations like it."""
        return self.a.text.count(text[slice(*mask)]) == 1 and not any(sign in self.a.text for sign in "«‹„")

    def _tells(self, k: int) -> bool:
        """Tell whether the first line, up to any mask in it, or all the lines speak of reading on."""
        if not self.may_be_notice(k):
            return False
        text = self.text_from(k)
        line = first_line(text)
        starts = (start for start, _ in [*masks_within(line), *boxes_within(line)])
        heads = (line[:start] for start in starts if any(map(str.isalnum, line[:start])))
        head = next((head for head in heads if not is_notice(head)), line)
        return is_notice(head) or (head == line != text and is_notice(text))

    def _is_link(self, k: int, in_sentence: bool) -> bool:
        """Tell whether the text, in one line with the words before it, is a link rather than more of them."""
        line = first_line(self.text_from(k))
        if boxed(line) or "\n" in self.a.spaces[k]:
            return True
        if _ends_in_stop(line) or not is_link(line):
            return False
        return (
            telling(line.lstrip(_LEADING).split(maxsplit=1)[0]) > 0
            if in_sentence
            else not (line[0].islower() or is_prose(line))
        )

    def _is_set_apart(self, k: int) -> bool:
        """Tell whether the text is not part of the sentence before it, as "read more" in "He had read more" is."""
        if self._begins_line(k):
            return True
        line = first_line(self.text_from(k))
        ends_sentence = line[-1] in STORY_ENDS and (is_prose(line) or line[0].islower())
        if self.a.texts[k - 1] not in _BEFORE_NOTICE or ends_sentence:
            return False
        return is_link(line) or not line[0].islower()

    def _begins_line(self, k: int) -> bool:
        """Tell whether token ``k`` begins a line, and not because the page's lines are full there."""
        space = self.a.spaces[k]
        if space.count("\n") != 1 or not self._width:
            return "\n" in space
        line = self.a.text[: self.a.starts[k]].rstrip().rsplit("\n", 1)[-1]
        return len(line) + 1 + len(self.text_from(k).split(maxsplit=1)[0]) <= self._width

    @cached_property
    def _width(self) -> int:
        """The longest line, in code points, of a copy whose lines end inside sentences; 0 of any other."""
        return max(map(len, self.a.text.split("\n"))) if is_hard_wrapped(self.a.text) else 0


def first_line(text: str) -> str:
    """Return the first line that has more than white space."""
    return text.lstrip().split("\n", 1)[0]


def _ends_in_stop(line: str) -> bool:
    """Tell whether a sentence ends with the line; "Read more..." is not a sentence."""
    return line[-1] in STORY_ENDS and not line.endswith(("...", "…"))
