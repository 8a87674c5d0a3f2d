"""Where in the full text the words near the copy's end stand."""

from __future__ import annotations

from articlediff.tokens import SIGN_WEIGHT, Tokens, found_at

SEARCHED = 90
"""A notice, with what a page has below it, is no longer than so many tokens."""
ROW = 4
_ROW_WEIGHS = 30
"""So many tokens in a row, and so much said by them, are no chance (a word of content is 10)."""
_MOST_PLACES = 40
_MOST_COMMON = 60
DRIFT = 4
"""A few edited words leave so many more or fewer behind the last row that both texts have."""
_NEAR_ROWS = (3, 2, 1)


class Places:
    """The copy's tokens beside what the full text has up to token ``end``."""

    def __init__(self, a: Tokens, b: Tokens, end: int) -> None:
        self.a, self.b, self.end = a, b, end
        self._rows = joined(b.keys[:end])
        self._behind = (0, self._rows)

    def place(self, k: int) -> tuple[int, int | None]:
        """Where in the full text what stands before token ``k`` ends; one token sooner where that is half a word."""
        at, place = self.last_shared(k)
        if place is None or at == k or (at == k - 1 and self.is_part(at, place)):
            return (at, place) if place is not None else (k, None)
        window = range(place, min(self.end, place + k - at + DRIFT) + 1)
        for stop in (k, k - 1):
            for size in _NEAR_ROWS:
                row = self.a.keys[max(at, stop - size) : stop]
                near = [m for m in window if row and m - len(row) >= place and self.b.keys[m - len(row) : m] == row]
                near = [m for m in near if stop == k or (m < self.end and self.is_part(stop, m))]
                if near and (size > 1 or self.a.weights[stop - 1] > SIGN_WEIGHT):
                    return stop, min(near, key=lambda m: abs(m - place - stop + at))
        return k, None

    def last_shared(self, stop: int) -> tuple[int, int | None]:
        """Behind which tokens the last row ends that both texts have."""
        sums, vocabulary = self.a.weight_sums, self.b.vocabulary
        for at in range(stop, max(0, stop - SEARCHED), -1):
            if self.a.keys[at - 1] not in vocabulary:
                continue
            start = at - ROW
            while start > 0 and sums[at] - sums[start] < _ROW_WEIGHS:
                start -= 1
            places = self._places(self.a.keys[start:at]) if start >= 0 else []
            if len(places) == 1:
                return at, places[0]
            if places:
                return at, max(places, key=lambda place: (self._common(at, place), -place))
        return stop, None

    def rows_behind(self, place: int) -> str:
        """The full text's keys from that token on, as :func:`joined`; those of one place are remembered."""
        if self._behind[0] != place:
            self._behind = (place, joined(self.b.keys[place : self.end]))
        return self._behind[1]

    def _places(self, row: tuple[str, ...]) -> list[int]:
        """Where in the full text the row ends."""
        found: list[int] = []
        for at in found_at(self._rows, joined(row)):
            found.append(self._rows.count("\0", 0, at) + len(row))
            if len(found) == _MOST_PLACES:
                break
        return found

    def _common(self, at: int, place: int) -> int:
        """How many tokens in front of both places are the same."""
        count = 0
        while count < min(at, place, _MOST_COMMON) and self.a.keys[at - count - 1] == self.b.keys[place - count - 1]:
            count += 1
        return count

    def is_part(self, at: int, place: int) -> bool:
        """Whether the token is the beginning of a longer word of the full text."""
        part, word = self.a.keys[at], self.b.keys[place] if place < self.end else ""
        return part.isalnum() and len(part) < len(word) and word.startswith(part)


def joined(keys: tuple[str, ...]) -> str:
    """The keys as one text, in which a row of them is found as a part.

    >>> joined(("the", "pier")) in joined(("at", "the", "pier", "."))
    True
    """
    return "\0" + "\0".join(keys) + "\0"
