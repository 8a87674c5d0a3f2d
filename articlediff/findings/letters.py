"""How much of a worn text's letters stand in another text: the measure for copies whose words hardly match.

A machine that reads a page takes ``rn`` for ``m`` in every second word, glues words and splits them; other copies lost
all their capitals, signs or short words. Their words share no runs, but their letters do. Letters alone say less than
words, though: next-day stories repeat whole paragraphs. So only those letters count that stand near a trace of wear, of
which stories that share clean paragraphs have few.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from articlediff.expressions import expression

RUN = 25
"""A run of fewer letters says nothing: names and phrases are as long. Five words have about as many."""
LINE = 80
"""A misread letter vouches for so many letters of the runs it stands in: a line of print."""
FEW_WORDS = 20
"""What also an editor does vouches for fewer: a word left out, a letter of other case, a word space or a sign."""
REACH = 10
"""No more letters than so many, on either side, stand between two parts of a run."""
SEED = 5
LONG_SEED = 10
LONG = 50_000
"""In longer texts five letters stand anywhere, by chance."""
SAMPLES = 20
SAMPLE = 1_000
"""Of a long text so many stretches of so many letters are looked for in the other, instead of all of it."""
GLANCES = 10
GLANCE = 120
"""A longer text than twice all of these is looked for in so few stretches first: most hold nothing of the other."""
_COMMON = 20
"""What stands more often than this in one text is looked for no further."""
_SHARED_ENDS = 2
"""Where letters are doubled on one side, the parts of a run overlap by one or two."""


_SIGNS = expression(r"[\W_]+")
_LETTERS_AND_OTHERS = expression(r"([^\W_]*)([\W_]*)")


class Letters:
    """The letters and digits of a text, read without accents and in compatible forms, and how they were written.

    >>> text = Letters("The É-mail.")
    >>> text.folded, text.written, sorted(text.openers), sorted(text.signs)
    ('theemail', 'TheEmail', [0, 3, 8], [4, 8])
    """

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFKD", text)
        self.written = _SIGNS.sub("", self._text)
        folded = self.written.casefold()
        if len(folded) != len(self.written):
            folded = "".join(letter if len(letter.casefold()) > 1 else letter.casefold() for letter in self.written)
        self.folded = folded

    @cached_property
    def openers(self) -> set[int]:
        """The letters that words begin with."""
        lengths = (len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in self._text.split())
        return {0, *accumulate(lengths)}

    @cached_property
    def signs(self) -> set[int]:
        """The letters in front of which a sign stands."""
        found: set[int] = set()
        count = 0
        for letters, others in _LETTERS_AND_OTHERS.findall(self._text):
            count += len(letters)
            if others and not others.isspace():
                found.add(count)
        return found


class Part(NamedTuple):
    """``length`` letters from ``a`` in the one text equal those from ``b`` in the other."""

    a: int
    b: int
    length: int


def worn_share(one: str, other: str, least: float = 0.0) -> float:
    """How much of the shorter text stands in the other in runs of letters near traces of wear, from 0 to 1.

    A share of less than ``least`` is of no interest, and 0 is as good.

    >>> full = "The clerk of the harbour board had come to hear him on Monday, and the boat was sold to the mayor."
    >>> worn_share("Tbe cierk of the harb0ur hoard had corne to hear hirn on Monday and tlie boat was soId", full) > 0.8
    True
    >>> worn_share(full[:70], full)
    0.0
    """
    a, b = sorted((Letters(one), Letters(other)), key=lambda some: len(some.folded))
    size = len(a.folded)
    if size < 2 * RUN:
        return 0.0
    if least and size > 2 * GLANCES * GLANCE:
        glanced, _ = _shared_runs(a.folded, b.folded, _stretches(size, GLANCES, GLANCE))
        # Half of it: at the ends of the stretches runs are cut.
        if glanced < least / 2 * GLANCES * GLANCE:
            return 0.0
    sampled = _sampled(size)
    shared, runs = _shared_runs(a.folded, b.folded, sampled)
    looked_at = sum(map(len, sampled))
    if not shared or shared < least * looked_at:
        return 0.0
    wear = _Wear(a, b)
    for run in runs:
        wear.add(run)
    return min(1.0, min(shared, wear.vouched_for()) / looked_at)


def _sampled(size: int) -> list[range]:
    """The letters that are looked for: all, or as many stretches as a long text gets, evenly spaced."""
    if size <= SAMPLES * SAMPLE:
        return [range(size)]
    return _stretches(size, SAMPLES, SAMPLE)


def _stretches(size: int, count: int, length: int) -> list[range]:
    """So many stretches of so many letters, evenly spaced."""
    step = size // count
    return [range(start, start + length) for start in range(0, step * count, step)]


def _shared_runs(a: str, b: str, sampled: Sequence[range]) -> tuple[int, list[list[Part]]]:
    """How many of the letters of ``a`` stand in runs, and those runs, by their place in ``a``."""
    shared = done = 0
    runs = []
    for run in sorted(_runs(_shared_parts(a, b, sampled))):
        start, stop = run[0].a, run[-1].a + run[-1].length
        if stop > done:
            shared += stop - max(start, done)
            done = stop
            runs.append(run)
    return shared, runs


def _shared_parts(a: str, b: str, sampled: Sequence[range]) -> list[Part]:
    """The stretches of letters that both have, of so many at least as a seed has, by their place in ``a``."""
    seed = SEED if len(b) <= LONG else LONG_SEED
    places: dict[str, list[int]] = {}
    for stretch in sampled:
        for at in range(stretch.start, min(stretch.stop, len(a) - seed + 1)):
            places.setdefault(a[at : at + seed], []).append(at)
    found: list[tuple[int, int, int]] = []
    # By place in b less place in a: where the latest part starts and ends, in b.
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    seeds = (b[at : at + seed] for at in range(len(b) - seed + 1))
    for end, places_a in enumerate(map(places.get, seeds), seed):
        if places_a is None or len(places_a) > _COMMON:
            continue
        for at_a in places_a:
            offset = end - seed - at_a
            if ends.get(offset) != end - 1:
                if offset in ends:
                    found.append((starts[offset] - offset, starts[offset], ends[offset] - starts[offset]))
                starts[offset] = end - seed
            ends[offset] = end
    found += [(start - offset, start, ends[offset] - start) for offset, start in starts.items()]
    return [Part(*part) for part in sorted(found)]


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that follow each other with few letters between them, of which one or both texts have others."""
    best: list[int] = []
    previous: list[int] = []
    ends: list[int] = []
    latest: dict[int, tuple[int, ...]] = {}  # the last two of each few neighbouring diagonals
    for index, part in enumerate(parts):
        band = (part.b - part.a) // REACH
        most, before = 0, -1
        nearest = part.a - REACH
        for candidate in (*latest.get(band - 1, ()), *latest.get(band, ()), *latest.get(band + 1, ())):
            if ends[candidate] < nearest:
                continue
            overlap = _overlap(parts[candidate], part)
            if overlap is not None and best[candidate] - overlap > most:
                most, before = best[candidate] - overlap, candidate
        ends.append(part.a + part.length)
        best.append(most + part.length)
        previous.append(before)
        latest[band] = (*latest.get(band, ())[-1:], index)
    used = [False] * len(parts)
    for last in sorted(range(len(parts)), key=lambda index: (-best[index], index)):
        if best[last] < RUN:
            return
        index, run = last, []
        while index >= 0 and not used[index]:
            used[index] = True
            run.append(parts[index])
            index = previous[index]
        if best[last] - (best[index] if index >= 0 and run else 0) >= RUN and run:
            yield run[::-1]


def _overlap(part: Part, behind: Part) -> int | None:
    """By how many letters the parts overlap, if the one goes on the other."""
    between_a, between_b = behind.a - part.a - part.length, behind.b - part.b - part.length
    if behind.a <= part.a or behind.b <= part.b:
        return None
    if not (-_SHARED_ENDS <= between_a <= REACH and -_SHARED_ENDS <= between_b <= REACH):
        return None
    return max(0, -between_a, -between_b)


class _Wear:
    """The traces of wear in the runs. What comes both ways alike is an editor's doing, what comes one way is wear."""

    def __init__(self, a: Letters, b: Letters) -> None:
        self._a, self._b = a, b
        self._misread = 0
        self._words = self._capitals = self._openers = self._signs = 0

    def add(self, run: Sequence[Part]) -> None:
        """Count the traces of one run."""
        for part in run:
            self._add_writing(part)
        for part, behind in pairwise(run):
            self._add_between((part.a + part.length, behind.a), (part.b + part.length, behind.b))

    def vouched_for(self) -> int:
        """How many letters the traces vouch for."""
        others = abs(self._words) + abs(self._capitals) + abs(self._openers) + abs(self._signs)
        return LINE * self._misread + FEW_WORDS * others

    def _add_writing(self, part: Part) -> None:
        a, b, length = part
        one, other = self._a.written[a : a + length], self._b.written[b : b + length]
        if one != other:
            self._capitals += sum(map(str.isupper, one)) - sum(map(str.isupper, other))
        self._openers += _count(self._a.openers, a, length) - _count(self._b.openers, b, length)
        self._signs += _count(self._a.signs, a, length) - _count(self._b.signs, b, length)

    def _add_between(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        one, other = self._a.folded[slice(*a)], self._b.folded[slice(*b)]
        are_words = _are_words(self._a, a) and _are_words(self._b, b)
        if are_words and bool(one) != bool(other):
            self._words += 1 if one else -1
        elif not are_words and not any(map(str.isdigit, one + other)):  # figures are edited, letters in words are not
            self._misread += 1


def _count(places: set[int], start: int, length: int) -> int:
    return sum(place in places for place in range(start + 1, start + length))


def _are_words(text: Letters, between: tuple[int, int]) -> bool:
    """Whether the letters are whole words, or none between two words."""
    start, stop = between
    return stop >= start and all(edge in text.openers or edge == len(text.folded) for edge in between)
