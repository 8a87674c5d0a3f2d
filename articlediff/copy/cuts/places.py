"""The places at which the full text has the words near the copy's end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from articlediff.calibration.both_texts import (
    LONG_ROW,
    LONGEST_COMMON,
    LONGEST_NOTICE,
    MOST_ROW_PLACES,
    MOST_SHIFT,
    NEAR_ROWS,
    ROW,
    ROW_WEIGHT,
    SENTENCE_BEGINNING,
)
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.text.searching import joined, row_starts
from articlediff.text.tokens import Tokens


class Places:
    """The tokens of the copy ``a`` beside those of the full text ``b`` up to token ``end``.

    A place is a boundary in the full text, given by the token after it.
    """

    def __init__(self, a: Tokens, b: Tokens, end: int) -> None:
        self.a, self.b, self.end = a, b, end
        self._rows = b.joined_keys if end == len(b) else joined(b.keys[:end])
        self._after = (0, self._rows)

    def place(self, k: int) -> tuple[int, int | None]:
        """Return the token at which the text before ``k`` ends, one sooner after half a word, and its place."""
        at, place = self.last_shared(k)
        if place is None or at == k or (at == k - 1 and self.is_part(at, place)):
            return (at, place) if place is not None else (k, None)
        found = self._near(k, at, place, NEAR_ROWS)
        if found:
            return found
        begun = self._beginning(k, place)
        # A single word says less than the beginning of a sentence.
        return begun if begun[1] is not None else self._near(k, at, place, (1,)) or begun

    def _near(self, k: int, at: int, place: int, sizes: Sequence[int]) -> tuple[int, int] | None:
        """Return the place after the longest row that both texts have before ``k``, a few tokens after these places."""
        expected = range(place, min(self.end, place + k - at + MOST_SHIFT) + 1)
        for size in sizes:
            for stop in (k, k - 1):
                row = self.a.keys[max(at, stop - size) : stop]
                near = [m for m in expected if row and m - len(row) >= place and self.b.keys[m - len(row) : m] == row]
                near = [m for m in near if stop == k or (m < self.end and self.is_part(stop, m))]
                if near and (size > 1 or self.a.weights[stop - 1] > SIGN_WEIGHT):
                    return stop, min(near, key=lambda m: abs(m - place - stop + at))
        return None

    def _beginning(self, k: int, place: int) -> tuple[int, int | None]:
        """Return the place after the beginning of a sentence that the copy has in front of token ``k``.

        The sentences before it may have been edited, so that both texts share no longer row.
        """
        start = next((s for s in range(k - 1, max(0, k - SENTENCE_BEGINNING) - 1, -1) if _opens(self.a, s)), k)
        openers = self._openers(place) if start < k else []
        for stop in (k, k - 1):
            row = self.a.keys[start:stop]
            if not any(weight > SIGN_WEIGHT for weight in self.a.weights[start:stop]):
                break
            found = [m + len(row) for m in openers if self.b.keys[m : m + len(row)] == row]
            found = [m for m in found if stop == k or self.is_part(stop, m)]
            found = self._lost_after(found, len(row))
            if found and (len(row) > 1 or len(found) == 1):
                return stop, found[0]
        return k, None

    def _lost_after(self, places: list[int], size: int) -> list[int]:
        """Return those of the places after a row of ``size`` tokens where the copy lacks the next token."""
        if len(places) < 2:
            return places
        return [m for m in places if joined(self.b.keys[m - size : m + 1]) not in self.a.joined_keys] or places

    def begun(self, at: int, place: int, stop: int) -> tuple[int, int]:
        """Return the place after the last beginning of a sentence that both texts have after these places."""
        starts = [s for s in range(at, stop) if _opens(self.a, s)]
        openers = self._openers(place) if starts else []
        for start in reversed(starts):
            same = [(self._same(start, m, stop), -m) for m in openers if self.b.keys[m] == self.a.keys[start]]
            count, m = max(same, default=(0, 0))
            if any(weight > SIGN_WEIGHT for weight in self.a.weights[start : start + count]):
                return start + count, count - m
        return at, place

    def _openers(self, place: int) -> list[int]:
        """Return the tokens of the full text, from the place on, that a sentence or a line begins with."""
        return [m for m in range(place, self.end) if _opens(self.b, m)]

    def _same(self, at: int, place: int, stop: int) -> int:
        """Return how many tokens from both places on are equal."""
        most = min(stop - at, self.end - place, SENTENCE_BEGINNING)
        return next((k for k in range(most) if self.a.keys[at + k] != self.b.keys[place + k]), most)

    def last_shared(self, stop: int) -> tuple[int, int | None]:
        """Return the copy's token after the last row that both texts have, and the place after it in the full text."""
        sums, known = self.a.weight_sums, self.b.distinct_keys
        for at in range(stop, max(0, stop - LONGEST_NOTICE), -1):
            if self.a.keys[at - 1] not in known:
                continue
            start = at - ROW
            while start > 0 and sums[at] - sums[start] < ROW_WEIGHT:
                start -= 1
            places = self._places(self.a.keys[start:at]) if start >= 0 else []
            if len(places) == 1:
                return at, places[0]
            if places:
                common = {place: self._common(at, place) for place in places}
                best = [place for place in places if common[place] == max(common.values())]
                return at, self._lost_after(best, at - start)[0]
        return stop, None

    def rows_after(self, place: int) -> str:
        """Return the full text's keys from that token on, as :func:`joined`; those of one place are remembered."""
        if self._after[0] != place:
            self._after = (place, joined(self.b.keys[place : self.end]))
        return self._after[1]

    def _places(self, row: tuple[str, ...]) -> list[int]:
        """Return the places after which the full text has the row."""
        return [start + len(row) for start in islice(row_starts(self._rows, row), MOST_ROW_PLACES)]

    def _common(self, at: int, place: int) -> int:
        """Return how many tokens in front of both places are equal."""
        count = 0
        while count < min(at, place, LONGEST_COMMON) and self.a.keys[at - count - 1] == self.b.keys[place - count - 1]:
            count += 1
        return count

    def is_far(self, at: int, place: int) -> bool:
        """Tell whether the row before both places is short, and far from what is before it in the copy.

        The full text may have such a row by chance, while the words that belong there were edited.
        """
        common = self._common(at, place)
        if common >= LONG_ROW:
            return False
        _, before = self.last_shared(at - common)
        return before is not None and abs(place - common - before) > LONGEST_NOTICE

    def is_part(self, at: int, place: int) -> bool:
        """Tell whether the token is the beginning of a longer word of the full text."""
        part, word = self.a.keys[at], self.b.keys[place] if place < self.end else ""
        return part.isalnum() and len(part) < len(word) and word.startswith(part)


def _opens(tokens: Tokens, index: int) -> bool:
    """Tell whether a sentence or a line begins with the token."""
    return not index or tokens.opens_sentence(index) or "\n" in tokens.spaces[index]
